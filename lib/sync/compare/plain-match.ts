import type { LinkWithContent } from '../links/link';
import { changedFields } from '../content/comparison';
import { forgettable, subjectsOf, type Comparison } from './comparison';
import type { UnlinkedRecord } from './side-index';

/** Two records that were recognised as one and are in step. */
export interface PlainMatch {
	readonly accountView: UnlinkedRecord;
	readonly other: UnlinkedRecord;
}

/**
 * Whether nothing is to be done about a pair that was recognised but to link it, which is what a first
 * run finds of most. Such pairs are held as places, and their links made when they are written.
 */
export function isPlainMatch(comparison: Comparison, { accountView, other }: PlainMatch): boolean {
	const { sides, settings, known } = comparison;
	const keys = { accountView: accountView.key, other: other.key };
	if (!known.isClear && known.isBusyWith(subjectsOf(null, keys))) return false;
	if (forgettable(comparison, keys).length > 0) return false;
	const contents = [
		sides.accountView.contentAt(accountView.place),
		sides.other.contentAt(other.place),
	] as const;
	return changedFields(...contents, settings.fields).length === 0;
}

/** The link of such a pair: both agree on what each has. */
export function plainLink(
	{ sides, newId }: Comparison,
	{ accountView, other }: PlainMatch,
): LinkWithContent {
	const accountViewContent = sides.accountView.contentAt(accountView.place);
	// Equal contents have one digest.
	const hash = sides.accountView.hashOf(accountViewContent);
	return {
		id: newId(),
		accountViewKey: accountView.key,
		otherKey: other.key,
		state: 'active',
		accountViewVersion: sides.accountView.versionAt(accountView.place),
		otherVersion: sides.other.versionAt(other.place),
		accountViewHash: hash,
		otherHash: hash,
		accountViewContent,
		otherContent: accountViewContent,
	};
}
