import { opposite, type Side } from '../sides';

/** What a consultant has laid down for one stream. */
export interface Rules {
	/** Where changes may be written. */
	readonly direction: 'toAccountView' | 'toOther' | 'both';
	/**
	 * Which side a field is taken from that both have changed differently. When changes go one way
	 * only, also for a field that was changed on the receiving side alone.
	 */
	readonly conflicts: 'accountView' | 'other' | 'newest' | 'ask';
	/**
	 * `accountViewLeads`: what is removed on the other side only is made there again. `accountViewPutsAway`:
	 * likewise, where AccountView's records are read as changes although all are whenever all of the other side is,
	 * since one that is put away is not removed: what is gone on the other side and not among them is gone on
	 * both, and what could not be made there and is not among them is not made any more.
	 */
	readonly deletions: 'accountViewLeads' | 'accountViewPutsAway' | 'report';
	/** First run: what becomes of records that resemble none of the other side. */
	readonly unmatched: 'ask' | 'create';
	/** Names of fields that are never written to AccountView: an edit of the other side stays there. */
	readonly accountViewOnly?: readonly string[];
	/** Records that the receiving side refused. */
	readonly refused: 'whenChanged' | 'everyRun';
	/** A record under a new key with the very content of a linked one. */
	readonly sameContent: 'ask' | 'new';
	readonly brake: BrakeSetting;
	/** Writes of one run at most; null for no limit. */
	readonly limit: number | null;
}

export interface BrakeSetting {
	/** Part of the linked records, from 0 to 1. */
	readonly share: number;
	/** So many changes are always let through. */
	readonly minimum: number;
	/** A person has looked at it: everything is let through. */
	readonly isReleased?: boolean;
}

/** Whether the flow may write there. */
export function receives({ direction }: Rules, side: Side): boolean {
	return direction === 'both' || direction === `to${side === 'other' ? 'Other' : 'AccountView'}`;
}

/** The side that leads when changes go one way only. */
export function leadingSide({ direction }: Rules): Side | null {
	if (direction === 'both') return null;
	return opposite(direction === 'toOther' ? 'other' : 'accountView');
}
