import { EInvoiceError } from '../../../../../lib/einvoice';

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<EInvoiceError> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof EInvoiceError) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}
