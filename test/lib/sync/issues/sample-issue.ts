import type { Issue } from '../../../../lib/sync/issues/issue';

/** An issue with everything filled in, and what a test cares for in place. */
export function sampleIssue(changes: Partial<Issue> = {}): Issue {
	return {
		subject: 'link-1',
		code: 'WRITE_REFUSED',
		side: 'other',
		key: 'C-7',
		otherKey: '10025',
		label: 'Bakkerij Jansen',
		field: null,
		facts: { cause: 'E-mail is too long', causeCode: 'AV_REJECTED', remedy: 'Shorten the e-mail' },
		lasting: true,
		times: 2,
		stateHash: 'hash',
		firstAt: Date.UTC(2026, 10, 20, 8),
		lastAt: Date.UTC(2026, 10, 23, 8),
		nextTryAt: null,
		...changes,
	};
}
