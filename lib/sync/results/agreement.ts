import { hashOfContent, type Digest } from '../content/comparison';
import { tellsAtOnce } from '../content/version';
import { storable } from '../issues/storable';
import type { Intent } from '../journal/intents';
import { possibleWith, type Possible, type Proposal } from '../journal/proposal';
import { NOTHING_AGREED, type Link, type LinkContents } from '../links/link';
import { opposite, SIDES, type Side } from '../sides';
import type { Result } from './result';

/** A link without its records. */
export type LinkState = Omit<Link, 'id' | 'accountViewKey' | 'otherKey'>;

/** What both sides agree on, and what of them need not be kept any longer. */
export interface Agreed extends LinkState {
	readonly contents: LinkContents;
	/** Sides whose records were kept until now. */
	readonly forgotten: readonly Side[];
	/** What the record may hold by one of several attempts to make it, where these differ. */
	readonly perhaps: Possible;
}

export type Success = Extract<Result['outcome'], { kind: 'success' }>;
export type CreateProposal = Extract<Proposal, { kind: 'create' }>;
export type UpdateProposal = Extract<Proposal, { kind: 'update' }>;

/** Once a record is made or found. */
export function agreedAfterCreate(
	{ target }: Intent,
	{ content, lookFirst, earlier, perhaps, ...proposal }: CreateProposal,
	{ version, found }: Success,
	digest: Digest,
): Agreed {
	const source = opposite(target);
	const hash = hashOfContent(content, digest);
	const sourceVersion = { [source]: proposal.sourceVersion };
	const both = { accountView: content, other: content };
	const isTold = version !== null && version !== '' && tellsAtOnce(version);
	const targetVersion = isTold ? storable(`${proposal.signature}|${version}`) : null;
	const versions = { ...sourceVersion, [target]: targetVersion };
	// Whoever looked unasked says so, and what is there may hold something else.
	if (found === false || (!lookFirst && found !== true)) {
		const state = linkState({ accountView: hash, other: hash }, versions);
		return { ...state, contents: both, forgotten: SIDES, perhaps: {} };
	}
	if (earlier === null) {
		// It may have been there before, with a content that nobody has agreed to. Its version tells
		// later whether it is still as it was, which says nothing of one that was there before.
		const contents = { ...both, [target]: {} };
		const told = found === true ? sourceVersion : versions;
		return { ...linkState({ [source]: hash }, told), contents, forgotten: [source], perhaps: {} };
	}
	// What was found is none that this attempt has made.
	const inDoubt = differing(found === true ? perhaps : possibleWith(perhaps, content));
	if (hashOfContent(earlier, digest) === hash) {
		// An earlier attempt has made it, or it was there: what differs goes by the rule for conflicts,
		// which may need to know when the source was changed.
		const state = linkState({ [source]: hash }, sourceVersion);
		return { ...state, contents: { ...both, [target]: {} }, forgotten: [], perhaps: inDoubt };
	}
	// It may be what an earlier attempt has made, and the source has changed since.
	const contents = { accountView: earlier, other: earlier };
	return { ...linkState({}, {}), contents, forgotten: [], perhaps: inDoubt };
}

/** Fields in which the attempts differ. */
function differing(possible: Possible): Possible {
	return Object.fromEntries(Object.entries(possible).filter(([, values]) => values.length > 1));
}

/** Both sides have the written values now; the rest of the link stays as it was. */
export function agreedAfterUpdate(
	{ target }: Intent,
	proposal: UpdateProposal,
	before: LinkContents,
	digest: Digest,
): LinkState & { readonly contents: LinkContents } {
	const contents = {
		accountView: { ...before.accountView, ...proposal.fields },
		other: { ...before.other, ...proposal.fields },
	};
	const hashes = {
		accountView: hashOfContent(contents.accountView, digest),
		other: hashOfContent(contents.other, digest),
	};
	const source = opposite(target);
	const isSettled = proposal.settles && proposal.sourceHash === hashes[source];
	// The receiving side's new version may hold an edit from after it was read, so it says nothing.
	const state = linkState(hashes, { [source]: isSettled ? proposal.sourceVersion : null });
	return { ...state, contents };
}

/** It was never gone: what was agreed on stays, and the next comparison looks at both. */
export function agreedWhenFoundAgain(link: Link, before: LinkContents | undefined): Agreed {
	const { accountViewHash, otherHash } = link;
	const hashes = { accountView: accountViewHash, other: otherHash };
	return {
		...linkState(hashes, {}),
		contents: before ?? NOTHING_AGREED,
		forgotten: [],
		perhaps: {},
	};
}

function linkState(
	hashes: Partial<Record<Side, string>>,
	versions: Partial<Record<Side, string | null>>,
): LinkState {
	return {
		state: 'active',
		accountViewHash: hashes.accountView ?? '',
		otherHash: hashes.other ?? '',
		accountViewVersion: versions.accountView ?? null,
		otherVersion: versions.other ?? null,
	};
}
