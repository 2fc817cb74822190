import { EInvoiceError } from '../errors';
import type { ArchivedDocument, KnownDocument } from './document';

type FirstWay = Pick<ArchivedDocument, 'channel' | 'state'>;

/**
 * Whether a document keeps to the channel that is written down of it, because it has gone that way or
 * may have: also one that is on its way or waits, of which a run that was cut off never told the end.
 *
 * Free is what reached nobody, what was stored alone, and what lay nowhere for AutoInvoice to take.
 */
export function keepsToWay({ channel, state }: FirstWay): boolean {
	if (channel === 'archive' || state === 'failed') return false;
	return !(channel === 'autoInvoice' && state === 'deferred');
}

/** Whether a document would leave the firm a second time, by another channel. Storing it is no leaving. */
export function goesElsewhere(
	before: FirstWay,
	{ channel }: Pick<KnownDocument, 'channel'>,
): boolean {
	return channel !== 'archive' && channel !== before.channel && keepsToWay(before);
}

/** By which channel the document is known from now on. */
export function wayOf(
	before: FirstWay,
	{ channel }: Pick<KnownDocument, 'channel'>,
): FirstWay['channel'] {
	return channel === 'archive' && keepsToWay(before) ? before.channel : channel;
}

const WAYS: Readonly<Record<KnownDocument['channel'], string>> = {
	email: 'by e-mail',
	autoInvoice: 'through AutoInvoice',
	print: 'on paper',
	archive: 'into the archive',
};

export function elsewhere(before: FirstWay, { key, channel }: KnownDocument): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_DOCUMENT_ELSEWHERE',
		message: `Document ${key} has gone ${WAYS[before.channel]}, or may have, and would now go ${WAYS[channel]} as well.`,
		remedy:
			'Look whether it has arrived. If it has not, tell it with Document: Settle, and route it again; to send it once more, give it another Revision.',
		record: `document ${key}`,
		details: { before: before.channel, now: channel, state: before.state },
	});
}
