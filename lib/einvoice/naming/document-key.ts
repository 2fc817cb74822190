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
 * @throws EInvoiceError EINVOICE_KEY_MISSING
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
	if (document.number !== '') return document;
	throw new EInvoiceError({
		code: 'EINVOICE_KEY_MISSING',
		message: `A document of kind ${kind} has no number, so it cannot be known again.`,
		remedy: 'Fill in its number: by it a document is recognised that has gone before.',
	});
}
