import { EInvoiceError } from '../errors';
import type { Channel } from '../routing/precedence';
import {
	isGone,
	mayHaveGone,
	type ArchivedDocument,
	type DocumentState,
	type Outcome,
} from './document';

/** What became of a document on its channel. */
export interface Outgoing {
	readonly state: Outcome;
	/** In a sentence; '' for none. */
	readonly reason: string;
	/** The same in Dutch; left out: the one sentence is for both. */
	readonly reasonNl?: string;
	/** Somebody has to look at it; left out: nobody has to. */
	readonly attention?: boolean;
}

/** Files of these stay: storing was all there was to do, or somebody else takes them there. */
const FOR_GOOD: ReadonlySet<DocumentState> = new Set(['archived', 'handedOver']);

/** Whether the files of a document are never to be removed. */
export function staysForGood(
	{ state: known }: Pick<ArchivedDocument, 'state'>,
	{ state: told }: Outgoing,
): boolean {
	return FOR_GOOD.has(known) || FOR_GOOD.has(told);
}

/** Whether what is known of a document counts for more than what is told now: that it has gone, or may have. */
export function countsForMore(
	{ state: known }: Pick<ArchivedDocument, 'state'>,
	{ state: told }: Outgoing,
): boolean {
	return isGone(known) ? !isGone(told) : mayHaveGone(known) && !mayHaveGone(told);
}

/** When a channel has done its work. */
const REACHED: Readonly<Record<Channel, Outcome>> = {
	email: 'sent',
	autoInvoice: 'handedOver',
	print: 'printed',
	archive: 'archived',
};

export function reachedBy(channel: Channel): Outcome {
	return REACHED[channel];
}

/** What a person found out of a document: it has gone by its channel, or it has reached nobody. */
export type DocumentDecision = 'gone' | 'notGone';

/** @throws EInvoiceError EINVOICE_DOCUMENT_SETTLED for one that has gone: nothing takes that back */
export function settledBy(
	{ key, channel, state }: ArchivedDocument,
	decision: DocumentDecision,
	note: string,
): Outgoing {
	if (isGone(state)) throw alreadySettled(key, state);
	return { state: decision === 'gone' ? reachedBy(channel) : 'failed', reason: note };
}

function alreadySettled(key: string, state: DocumentState): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_DOCUMENT_SETTLED',
		message: `Document ${key} has gone out already (${state}), so there is nothing to settle.`,
		remedy: 'When it is to go out once more, route it with another Revision.',
		record: `document ${key}`,
	});
}
