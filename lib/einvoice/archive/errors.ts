import { EInvoiceError } from '../errors';
import type { KnownDocument } from './document';

/** Another document under the same number. */
export function gone({ key }: KnownDocument): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_DOCUMENT_GONE',
		message: `Document ${key} has gone out before, or may have, and with another content than it has now.`,
		remedy:
			'When it is to go out anew, give it another Revision. When two documents bear this number, correct one of them.',
		record: `document ${key}`,
	});
}

/** The same document, of which the files would now be made otherwise. */
export function goneOtherwise({ key }: KnownDocument): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_DOCUMENT_SETTINGS',
		message: `Document ${key} has gone out before, or may have, and its files would now be made otherwise: the UBL, PDF/A-3, layout, logo, annexes, signature, password or the PDF that came along is not what it was.`,
		remedy:
			'Choose these settings of Invoice: Route as they were, or give another Revision when it is to go out anew.',
		record: `document ${key}`,
	});
}

export function unknown(key: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_DOCUMENT_UNKNOWN',
		message: `Nothing is known of document ${key}.`,
		remedy: 'Let Invoice: Route come first, with the same store.',
		record: `document ${key}`,
	});
}
