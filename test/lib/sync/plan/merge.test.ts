import { mergeFields } from '../../../../lib/sync/plan/merge';
import type { Rules } from '../../../../lib/sync/plan/rules';
import type { Side } from '../../../../lib/sync/sides';
import { rulesWith } from './rules-for-test';

type Pair = readonly [accountView: string, other: string];

/** What becomes of one field, as `other <- b` for a write; `(lost a)` when that was an edit. */
function mergeOf(
	agreed: Pair | null,
	now: Pair,
	rules: Partial<Rules> = {},
	newest: Side | null = null,
): string {
	const contents = (pair: Pair | null) => ({
		accountView: pair === null ? {} : { field: pair[0] },
		other: pair === null ? {} : { field: pair[1] },
	});
	const merged = mergeFields(['field'], contents(agreed), contents(now), rulesWith(rules), newest);
	if (merged.conflicts.length > 0) return 'conflict';
	for (const side of ['accountView', 'other'] as const) {
		const [write] = merged.writes[side];
		if (write === undefined) continue;
		const lost = write.overwritesEdit ? ` (lost ${write.was})` : '';
		return `${side} <- ${write.becomes}${lost}`;
	}
	return `agreed ${merged.agreed.accountView['field'] ?? ''} ${merged.agreed.other['field'] ?? ''}`;
}

describe('one field, three ways', () => {
	it.each<[string, Pair | null, Pair, Partial<Rules>, string]>([
		['nobody changed it', ['a', 'a'], ['a', 'a'], {}, 'agreed a a'],
		['they agreed to differ', ['a', 'b'], ['a', 'b'], {}, 'agreed a b'],
		['AccountView changed it', ['a', 'a'], ['b', 'a'], {}, 'other <- b'],
		['the other side changed it', ['a', 'a'], ['a', 'b'], {}, 'accountView <- b'],
		['both changed it to the same', ['a', 'a'], ['b', 'b'], {}, 'agreed b b'],
		['AccountView emptied it', ['a', 'a'], ['', 'a'], {}, 'other <- '],
		['both changed it, AccountView leads', ['a', 'a'], ['b', 'c'], {}, 'other <- b (lost c)'],
		[
			'both changed it, the other leads',
			['a', 'a'],
			['b', 'c'],
			{ conflicts: 'other' },
			'accountView <- c (lost b)',
		],
		['both changed it, ask', ['a', 'a'], ['b', 'c'], { conflicts: 'ask' }, 'conflict'],
		[
			'AccountView only, the other side changed it',
			['a', 'a'],
			['a', 'b'],
			{ accountViewOnly: ['field'] },
			'agreed a b',
		],
		[
			'AccountView only, AccountView changed it since',
			['a', 'b'],
			['c', 'b'],
			{ accountViewOnly: ['field'] },
			'other <- c (lost b)',
		],
		[
			'both changed it, newest unknown',
			['a', 'a'],
			['b', 'c'],
			{ conflicts: 'newest' },
			'conflict',
		],
		['never agreed, the same', null, ['a', 'a'], {}, 'agreed a a'],
		['never agreed, AccountView empty', null, ['', 'b'], {}, 'accountView <- b'],
		['never agreed, the other empty', null, ['a', ''], { conflicts: 'ask' }, 'other <- a'],
		['never agreed, different, ask', null, ['a', 'b'], { conflicts: 'ask' }, 'conflict'],
		[
			'one way, changed at the source',
			['a', 'a'],
			['b', 'a'],
			{ direction: 'toOther' },
			'other <- b',
		],
		[
			'one way, changed at the receiver',
			['a', 'a'],
			['a', 'b'],
			{ direction: 'toOther' },
			'other <- a (lost b)',
		],
		[
			'one way, the receiver may keep its own',
			['a', 'a'],
			['a', 'b'],
			{ direction: 'toOther', conflicts: 'other' },
			'agreed a b',
		],
		[
			'one way, ask about the receiver',
			['a', 'a'],
			['a', 'b'],
			{ direction: 'toOther', conflicts: 'ask' },
			'conflict',
		],
		[
			'one way to AccountView',
			['a', 'a'],
			['a', 'b'],
			{ direction: 'toAccountView' },
			'accountView <- b',
		],
	])('%s', (_, agreed, now, rules, expected) => {
		expect(mergeOf(agreed, now, rules)).toBe(expected);
	});

	it.each<[Side, string]>([
		['accountView', 'other <- b (lost c)'],
		['other', 'accountView <- c (lost b)'],
	])('takes the newest when both changed it: %s', (newest, expected) => {
		expect(mergeOf(['a', 'a'], ['b', 'c'], { conflicts: 'newest' }, newest)).toBe(expected);
	});

	it('does not take what every object has for a value that was agreed on', () => {
		const now = { accountView: { constructor: 'a' }, other: { constructor: '' } };
		const agreed = { accountView: {}, other: {} };
		const ask = rulesWith({ conflicts: 'ask' });
		expect(mergeFields(['constructor'], agreed, now, ask, null)).toMatchObject({
			conflicts: [],
			writes: { accountView: [], other: [{ field: 'constructor', becomes: 'a' }] },
		});
	});

	it('keeps what was agreed on until a write has succeeded', () => {
		const before = { accountView: { x: '1', y: '1' }, other: { x: '1', y: '1' } };
		const now = { accountView: { x: '2', y: '1' }, other: { x: '1', y: '1' } };
		expect(mergeFields(['x', 'y'], before, now, rulesWith(), null).agreed).toEqual(before);
	});
});
