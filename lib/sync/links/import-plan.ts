import type { CodedError } from '../../errors/coded-error';
import { SyncError } from '../errors';
import { subjectOf } from '../issues/issue';
import { storable } from '../issues/storable';
import { LONGEST_KEY, type Link } from './link';

/** Two records, one of each side, that are known to be the same thing. */
export interface LinkPair {
	readonly accountViewKey: string;
	readonly otherKey: string;
}

/**
 * - `linked`: new; nothing is agreed yet, so the next comparison settles the fields by its policy
 * - `already`: they had this very link
 * - `failed`: SYNC_LINK_INVALID, or what the store said; nothing was written for this pair
 */
export type ImportOutcome =
	| { readonly outcome: 'linked'; readonly link: string; readonly replaced: number }
	| { readonly outcome: 'already'; readonly link: string }
	| { readonly outcome: 'failed'; readonly error: CodedError };

/** A key that a record can be compared by. */
export function isUsableKey(key: string): boolean {
	return key !== '' && key.length <= LONGEST_KEY;
}

interface PlannedLink {
	/** The link's id. */
	readonly link: string;
	readonly pair: LinkPair;
}

/** What a batch of pairs comes to, worked out before anything is written. */
export class ImportPlan {
	/** What each pair came to, in their order. */
	readonly done: ImportOutcome[] = [];
	readonly added: PlannedLink[] = [];
	/** Ids of the links that make room. */
	readonly removed: string[] = [];
	/** Record to record, both ways: what this batch has linked or found linked. */
	readonly seen = new Map<string, string>();
	private readonly links = new Map<string, PlannedLink>();

	constructor(
		private readonly given: {
			/** All links that the batch's records have. */
			readonly known: readonly Link[];
			/** What earlier batches have seen. */
			readonly earlier: ReadonlyMap<string, string>;
			readonly onExisting: 'error' | 'replace';
			readonly newId: () => string;
		},
	) {
		for (const { id, accountViewKey, otherKey } of given.known) {
			this.keep({ link: id, pair: { accountViewKey, otherKey } });
		}
	}

	add(pair: LinkPair): void {
		const fault = faultOf(pair) ?? this.contradiction(pair);
		this.done.push(fault === undefined ? this.place(pair) : { outcome: 'failed', error: fault });
	}

	private place(pair: LinkPair): ImportOutcome {
		const present = this.presentLinks(pair);
		const [one] = present;
		if (one !== undefined && isSame(one.pair, pair)) {
			this.see(pair);
			return { outcome: 'already', link: one.link };
		}
		if (one !== undefined && this.given.onExisting === 'error') {
			return { outcome: 'failed', error: linkedElsewhere(pair, present) };
		}
		for (const link of present) this.remove(link);
		const link = this.given.newId();
		this.added.push({ link, pair });
		this.keep({ link, pair });
		this.see(pair);
		return { outcome: 'linked', link, replaced: present.length };
	}

	/** The links of either record; one and the same counts once. */
	private presentLinks(pair: LinkPair): PlannedLink[] {
		const found = subjectsOf(pair).flatMap((subject) => this.links.get(subject) ?? []);
		return [...new Map(found.map((link) => [link.link, link])).values()];
	}

	/** A list that links one record to two would come out as its order has it. */
	private contradiction(pair: LinkPair): SyncError | undefined {
		const [accountView, other] = subjectsOf(pair);
		const before = [
			{ subject: accountView, partner: other },
			{ subject: other, partner: accountView },
		].find(({ subject, partner }) => (this.partnerOf(subject) ?? partner) !== partner);
		if (before === undefined) return undefined;
		return twiceInImport(pair, before.subject, this.partnerOf(before.subject) ?? '');
	}

	private partnerOf(subject: string): string | undefined {
		return this.seen.get(subject) ?? this.given.earlier.get(subject);
	}

	private see(pair: LinkPair): void {
		const [accountView, other] = subjectsOf(pair);
		this.seen.set(accountView, other).set(other, accountView);
	}

	private keep(link: PlannedLink): void {
		for (const subject of subjectsOf(link.pair)) this.links.set(subject, link);
	}

	private remove({ link, pair }: PlannedLink): void {
		this.removed.push(link);
		for (const subject of subjectsOf(pair)) this.links.delete(subject);
	}
}

function subjectsOf({ accountViewKey, otherKey }: LinkPair): [accountView: string, other: string] {
	return [subjectOf('accountView', accountViewKey), subjectOf('other', otherKey)];
}

function isSame(one: LinkPair, another: LinkPair): boolean {
	return one.accountViewKey === another.accountViewKey && one.otherKey === another.otherKey;
}

function faultOf({ accountViewKey, otherKey }: LinkPair): SyncError | undefined {
	if (isUsableKey(accountViewKey) && isUsableKey(otherKey)) return undefined;
	const isEmpty = accountViewKey === '' || otherKey === '';
	const [side, partner] = isUsableKey(accountViewKey)
		? ['the other side', accountViewKey]
		: ['AccountView', otherKey];
	return new SyncError({
		code: 'SYNC_LINK_INVALID',
		message: `The pair with "${storable(partner)}" ${isEmpty ? `has no key for ${side}` : `has a key for ${side} of more than ${LONGEST_KEY} characters`}.`,
		remedy: 'Give the key of the record on both sides, or leave the pair out.',
	});
}

function linkedElsewhere(pair: LinkPair, present: readonly PlannedLink[]): SyncError {
	const links = present.map(
		({ pair: { accountViewKey, otherKey } }) =>
			`AccountView "${accountViewKey}" with "${otherKey}" of the other side`,
	);
	return new SyncError({
		code: 'SYNC_LINK_INVALID',
		message: `AccountView "${pair.accountViewKey}" cannot be linked to "${pair.otherKey}" of the other side, because there is a link already: ${links.join(' and ')}.`,
		remedy:
			'Correct the pair when the present link is right. When the new pair is right, import it with On Existing set to Replace: the present link is then removed.',
		record: pair.accountViewKey,
	});
}

function twiceInImport(pair: LinkPair, subject: string, partner: string): SyncError {
	return new SyncError({
		code: 'SYNC_LINK_INVALID',
		message: `AccountView "${pair.accountViewKey}" cannot be linked to "${pair.otherKey}" of the other side: an earlier pair of this import links ${inWords(subject)} with ${inWords(partner)}.`,
		remedy: 'Keep one of the two pairs. A record has one link at most.',
		record: pair.accountViewKey,
	});
}

function inWords(subject: string): string {
	const key = subject.slice(subject.indexOf(':') + 1);
	return subject.startsWith('accountView:') ? `AccountView "${key}"` : `"${key}" of the other side`;
}
