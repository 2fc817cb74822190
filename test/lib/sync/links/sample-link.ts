import type { LinkWithContent } from '../../../../lib/sync/links/link-table';

/** An active link of the records `a<number>` and `b<number>`. */
export function sampleLink(
	number: number | string,
	changes: Partial<LinkWithContent> = {},
): LinkWithContent {
	return {
		id: `link-${number}`,
		accountViewKey: `a${number}`,
		otherKey: `b${number}`,
		state: 'active',
		accountViewVersion: `2026-11-22T10:00:0${String(number).slice(-1)}`,
		otherVersion: null,
		accountViewHash: `hash-a${number}`,
		otherHash: `hash-b${number}`,
		accountViewContent: { name: `Name ${number}`, city: 'Gouda' },
		otherContent: { name: `Name ${number}`, city: 'Gouda' },
		...changes,
	};
}
