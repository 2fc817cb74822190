import { decidePair, type PairState, type Presence } from '../../../../lib/sync/plan/decide-pair';
import type { Rules } from '../../../../lib/sync/plan/rules';
import { rulesWith } from './rules-for-test';

const same: Presence = { is: 'seen', content: { name: 'a' }, changedAt: 1 };
const edited: Presence = { is: 'seen', content: { name: 'b' }, changedAt: 2 };
const unseen: Presence = { is: 'unseen' };
const gone: Presence = { is: 'gone' };

function verdict(
	accountView: Presence,
	other: Presence,
	rules: Partial<Rules> = {},
	state: PairState['state'] = 'active',
): string {
	const baseline = { accountView: { name: 'a' }, other: { name: 'a' } };
	const found = decidePair(['name'], { state, baseline, accountView, other }, rulesWith(rules));
	if (found.kind === 'attention') return found.code;
	if (found.kind !== 'write') return found.kind;
	return found.writes.other.length > 0 ? 'write other' : 'write accountView';
}

describe('two linked records', () => {
	it.each<[Presence['is'] | 'edited', Presence['is'] | 'edited', string]>([
		['seen', 'seen', 'inStep'],
		['edited', 'seen', 'write other'],
		['seen', 'edited', 'write accountView'],
		['edited', 'unseen', 'write other'],
		['unseen', 'edited', 'write accountView'],
		['unseen', 'unseen', 'inStep'],
		['gone', 'seen', 'tombstone'],
		['gone', 'edited', 'tombstone'],
		['gone', 'unseen', 'tombstone'],
		['gone', 'gone', 'vanish'],
		['seen', 'gone', 'recreate'],
		['edited', 'gone', 'recreate'],
		['unseen', 'gone', 'GONE_IN_OTHER'],
	])('AccountView %s, other %s: %s', (accountView, other, expected) => {
		const presences = { seen: same, edited, unseen, gone };
		expect(verdict(presences[accountView], presences[other])).toBe(expected);
	});

	it.each<[string, Presence, Presence, string]>([
		['stays away while nothing is read', unseen, edited, 'dormant'],
		['vanishes once it is gone on the other side', unseen, gone, 'vanish'],
		['is followed again when it is back', edited, same, 'write other'],
	])('one removed in AccountView before %s', (_, accountView, other, expected) => {
		expect(verdict(accountView, other, {}, 'goneInAccountView')).toBe(expected);
	});

	it.each<[string, Presence, Presence, string]>([
		['loses its link when it is still gone on both', gone, gone, 'unlink'],
		['is made again when only AccountView has it', same, gone, 'recreate'],
		['is followed again when both have it', edited, same, 'write other'],
		['is told of when only the other side has it', gone, same, 'tombstone'],
	])('one gone on both sides before %s', (_, accountView, other, expected) => {
		expect(verdict(accountView, other, {}, 'goneOnBoth')).toBe(expected);
	});

	it('that AccountView puts away is forgotten once it is gone on the other side, and else comes back', () => {
		const putsAway: Partial<Rules> = { deletions: 'accountViewPutsAway' };

		expect(verdict(unseen, gone, putsAway)).toBe('unlink');
		expect(verdict(same, gone, putsAway)).toBe('recreate');
		expect(verdict(unseen, edited, putsAway)).toBe('write accountView');
	});

	it.each<[string, Partial<Rules>]>([
		['the rule is to report', { deletions: 'report' }],
		['nothing is written to the other side', { direction: 'toAccountView' }],
	])('is not made again when %s', (_, rules) => {
		expect(verdict(same, gone, rules)).toBe('GONE_IN_OTHER');
	});

	it.each<[string, number | null, number | null, string]>([
		['AccountView is newer', 2, 1, 'write other'],
		['the other is newer', 1, 2, 'write accountView'],
		['both are of the same time', 1, 1, 'CONFLICT_TIME_UNKNOWN'],
		['a time is not known', null, 2, 'CONFLICT_TIME_UNKNOWN'],
	])('lets the newest win: %s', (_, left, right, expected) => {
		const at = (name: string, changedAt: number | null): Presence => ({
			is: 'seen',
			content: { name },
			changedAt,
		});
		expect(verdict(at('b', left), at('c', right), { conflicts: 'newest' })).toBe(expected);
	});
});
