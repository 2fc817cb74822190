import { matchSingles, type Single } from '../../../../lib/sync/plan/match';
import type { Side } from '../../../../lib/sync/sides';

function records(side: Side, rows: readonly string[]): Single[] {
	return rows.map((row) => {
		const [key = '', number = '', name = '', postcode = ''] = row.split(',');
		return { side, key, number, name, postcode };
	});
}

/** Rows are `key,number,name,postcode`. */
function matchOf(accountView: readonly string[], other: readonly string[]) {
	const { pairs, ambiguous } = matchSingles(
		records('accountView', accountView),
		records('other', other),
	);
	return {
		pairs: pairs.map((pair) => `${pair.accountView.key}-${pair.other.key} ${pair.by}`),
		ambiguous: [...ambiguous].map(([{ key }, keys]) => `${key}: ${keys.join(' ')}`),
	};
}

describe('recognising records', () => {
	it.each<[string, readonly string[], readonly string[], readonly string[], readonly string[]]>([
		['by number', ['A1,1'], ['F1,1'], ['A1-F1 number'], []],
		['by name and postcode', ['A1,1,jan,1AB'], ['F1,,jan,1AB'], ['A1-F1 nameAndPostcode'], []],
		[
			'by number before name',
			['A1,1,jan,1AB', 'A2,2,jan,1AB'],
			['F1,2,jan,1AB'],
			['A2-F1 number'],
			[],
		],
		['not by name alone', ['A1,,jan,'], ['F1,,jan,'], [], []],
		['not by postcode alone', ['A1,,,1AB'], ['F1,,,1AB'], [], []],
		['not by nothing at all', ['A1,,,'], ['F1,,,'], [], []],
		[
			'not where one fits two',
			['A1,,jan,1AB'],
			['F1,,jan,1AB', 'F2,,jan,1AB'],
			[],
			['A1: F1 F2', 'F1: A1', 'F2: A1'],
		],
		['not where two fit one', ['A1,1', 'A2,1'], ['F1,1'], [], ['A1: F1', 'A2: F1', 'F1: A1 A2']],
		[
			'not by name what was unclear by number',
			['A1,1,jan,1AB', 'A2,1,piet,2AB'],
			['F1,1,jan,1AB'],
			[],
			['A1: F1', 'A2: F1', 'F1: A1 A2'],
		],
	])('%s', (_, accountView, other, pairs, ambiguous) => {
		expect(matchOf(accountView, other)).toEqual({ pairs, ambiguous });
	});
});
