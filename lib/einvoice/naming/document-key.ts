import type { MailDocument } from '../../mail/message/key';
import { EInvoiceError } from '../errors';
import type { DocumentKind } from '../routing/kinds';

interface KeyParts {
	/** '' where there is only one. */
	readonly administration: string;
	readonly kind: DocumentKind;
	readonly number: string;
	/** '' or a number that goes up when the same document is to go anew. */
	readonly revision?: string;
}

/**
 * What a document is known by, in every channel: the same document has the same parts in every run, so
 * that it goes once.
 *
 * @throws EInvoiceError EINVOICE_KEY_MISSING, EINVOICE_CHARACTER_INVALID for half a character, which no key can hold
 */
export function documentKey({
	administration,
	kind,
	number,
	revision = '',
}: KeyParts): MailDocument {
	const document = {
		administration: administration.trim(),
		kind,
		number: number.trim(),
		revision: revision.trim(),
	};
	if (Object.values(document).some((part) => /\p{Surrogate}/u.test(part))) throw halved(document);
	if (document.number !== '') return document;
	throw new EInvoiceError({
		code: 'EINVOICE_KEY_MISSING',
		message: `A document of kind ${kind} has no number, so it cannot be known again.`,
		remedy: 'Fill in its number: by it a document is recognised that has gone before.',
	});
}

function halved({ kind }: Pick<MailDocument, 'kind'>): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_CHARACTER_INVALID',
		message: `The number, administration or revision of a document of kind ${kind} holds half a character, as of an emoji that was cut off.`,
		remedy: 'Take that character out in AccountView, or type the text anew.',
	});
}
