import { EInvoiceError } from '../../../lib/einvoice';

/** An item of which nobody can tell which document it is. */
export function notRouted(): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_DOCUMENT_UNKNOWN',
		message:
			'This item comes from no item of Invoice: Route, so nobody knows which document it is.',
		remedy:
			'Put this node behind Invoice: Route, with nodes in between that keep to item linking of n8n.',
	});
}
