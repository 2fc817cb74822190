import { numberedPlaceholders } from '../../../lib/store/placeholders';

describe('placeholders for Postgres', () => {
	it.each([
		['SELECT ?, ?', 'SELECT $1, $2'],
		["SELECT '?' WHERE a = ?", "SELECT '?' WHERE a = $1"],
		["SELECT 'it''s ?' WHERE a = ?", "SELECT 'it''s ?' WHERE a = $1"],
		['SELECT "a?""b" WHERE a = ?', 'SELECT "a?""b" WHERE a = $1'],
		['SELECT 1 -- why?\nWHERE a = ?', 'SELECT 1 -- why?\nWHERE a = $1'],
		['SELECT 1 /* ?\n? */ WHERE a = ?', 'SELECT 1 /* ?\n? */ WHERE a = $1'],
		['SELECT 1', 'SELECT 1'],
	])('makes of %j: %j', (given, wanted) => {
		expect(numberedPlaceholders(given)).toBe(wanted);
	});
});
