import { readValue } from '../../../../lib/accountview/reading/read-value';

describe('readValue', () => {
	it.each([
		['C', 'De Vries ', 'De Vries'],
		['C', ' 04', ' 04'],
		['C', null, ''],
		['C', undefined, ''],
		['C', 12, '12'],
		['M', 'line 1\r\nline 2', 'line 1\r\nline 2'],
		['N', 12.5, 12.5],
		['Y', '1234.5600', 1234.56],
		['I', null, null],
		['B', '', null],
		['L', true, true],
		['L', 'FALSE', false],
		['L', '.T.', true],
		['L', 1, true],
		['L', 0, false],
		['L', null, false],
		['L', undefined, false],
		['D', '2026-03-05T00:00:00', '2026-03-05'],
		['D', '1899-12-30T00:00:00', null],
		['T', '2026-03-05T14:30:00', '2026-03-05T14:30:00'],
		[undefined, 'text ', 'text'],
		[undefined, null, null],
		[undefined, 7, 7],
	] as const)('reads a %s column with %j as %j', (type, raw, value) => {
		expect(readValue(raw, type)).toBe(value);
	});

	it.each([
		['C', {}],
		['C', true],
		['N', 'twelve'],
		['I', []],
		['L', 'maybe'],
		['L', 2],
		['D', 'soon'],
		['T', 5],
		[undefined, [1]],
	] as const)('says that a %s column cannot hold %j', (type, raw) => {
		expect(readValue(raw, type)).toBeUndefined();
	});
});
