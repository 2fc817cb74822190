import {
	elsewhere,
	goesElsewhere,
	isGone,
	type ArchivedDocument,
	type Bilingual,
	type Channel,
} from '../../../../lib/einvoice';
import { knownOf, type RoutedDocument } from './document';

/**
 * The document by the way that it went before, or may have gone, where it would now take another one.
 * Paper needs nobody's consent, and a print comes once: it stays paper. What went electronically is not sent so
 * again to a customer who has no agreement on it, and no other way either.
 *
 * @throws EInvoiceError EINVOICE_DOCUMENT_ELSEWHERE
 */
export function onFirstWay(
	document: RoutedDocument,
	before: ArchivedDocument | undefined,
	isPreview: boolean,
): RoutedDocument {
	if (before === undefined || !goesElsewhere(before, { channel: document.routed.channel })) {
		return document;
	}
	// A preview tells what has become of it; nothing leaves.
	const isTold = isPreview && isGone(before.state);
	if (before.channel !== 'print' && !isTold) throw elsewhere(before, knownOf(document));
	const { nl, en } = document.routed.reason;
	const notice = staysSo(before.channel);
	const routed = {
		...document.routed,
		...{ channel: before.channel, forced: null, recipients: [], attention: true },
		reason: { nl: `${nl} ${notice.nl}`, en: `${en} ${notice.en}` },
	};
	return { ...document, routed };
}

const WAYS: Readonly<Record<Channel, Bilingual>> = {
	email: { nl: 'per e-mail', en: 'by e-mail' },
	autoInvoice: { nl: 'via AutoInvoice', en: 'through AutoInvoice' },
	print: { nl: 'op papier', en: 'on paper' },
	archive: { nl: 'naar het archief', en: 'into the archive' },
};

function staysSo(channel: Channel): Bilingual {
	const { nl, en } = WAYS[channel];
	return {
		nl: `Maar dit stuk is eerder ${nl} gegaan, of misschien, en blijft dus die weg gaan. Is het niet aangekomen, leg dat dan vast met Document: Settle; moet het nog eens, geef dan een andere revisie.`,
		en: `But it went ${en} before, or may have, and so it keeps to that way. If it has not arrived, tell it with Document: Settle; to send it once more, give it another Revision.`,
	};
}
