import type { Rules } from '../../../../lib/sync/plan/rules';

export function rulesWith(changes: Partial<Rules> = {}): Rules {
	return {
		direction: 'both',
		conflicts: 'accountView',
		deletions: 'accountViewLeads',
		unmatched: 'create',
		refused: 'whenChanged',
		sameContent: 'ask',
		brake: { share: 0.3, minimum: 20 },
		limit: null,
		...changes,
	};
}
