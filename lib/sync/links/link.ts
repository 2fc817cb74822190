import type { Content } from '../content/comparison';
import type { Side } from '../sides';

/**
 * - `active`: both records are there
 * - `goneInAccountView`: removed in AccountView; the link keeps the other record from being created
 *   there again
 * - `goneOnBoth`: read without both; the link goes when the next read brings neither, since a page
 *   that was read badly may have left them out
 */
export type LinkState = 'active' | 'goneInAccountView' | 'goneOnBoth';

/**
 * Characters of a key at most. Postgres takes 2,700 bytes into an index, and a key stands there with
 * the names of the connection and the kind of record.
 */
export const LONGEST_KEY = 500;

/** Two records, one on each side, that are the same thing. A record has one link at most. */
export interface Link {
	readonly id: string;
	readonly accountViewKey: string;
	readonly otherKey: string;
	readonly state: LinkState;
	/** The sides' own marks of the last version that was seen; null where a side has none. */
	readonly accountViewVersion: string | null;
	readonly otherVersion: string | null;
	/** Digests of what each side held when they last agreed; '' while nothing is agreed. */
	readonly accountViewHash: string;
	readonly otherHash: string;
}

/** What each side held when they last agreed; `{}` while nothing is agreed. */
export interface LinkContents {
	readonly accountView: Content;
	readonly other: Content;
}

export const NOTHING_AGREED: LinkContents = { accountView: {}, other: {} };

export interface LinkWithContent extends Link {
	readonly accountViewContent: Content;
	readonly otherContent: Content;
}

/** What becomes of a link; what is left out stays as it is. */
export interface LinkChange {
	readonly id: string;
	readonly accountViewKey?: string;
	readonly otherKey?: string;
	readonly state?: LinkState;
	readonly accountViewVersion?: string | null;
	readonly otherVersion?: string | null;
	readonly accountViewHash?: string;
	readonly otherHash?: string;
	/** Both sides at once. */
	readonly contents?: LinkContents;
}

export function keyOf(link: Pick<Link, 'accountViewKey' | 'otherKey'>, side: Side): string {
	return side === 'accountView' ? link.accountViewKey : link.otherKey;
}
