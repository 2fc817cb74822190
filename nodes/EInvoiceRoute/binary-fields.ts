import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { EInvoiceError } from '../../lib/einvoice';

/**
 * The bytes of a file of an item.
 *
 * @throws EInvoiceError EINVOICE_FILE_MISSING
 */
export async function bytesOf(
	context: IExecuteFunctions,
	item: number,
	field: string,
): Promise<Uint8Array> {
	fileIn(context, item, field);
	try {
		return await context.helpers.getBinaryDataBuffer(item, field);
	} catch {
		throw missing(field, 'n8n no longer has the file in the field');
	}
}

/** By what people know the file in the field. */
export function fileNameOf(context: IExecuteFunctions, item: number, field: string): string {
	const { fileName } = fileIn(context, item, field);
	return fileName === undefined || fileName === '' ? field : fileName;
}

function fileIn(context: IExecuteFunctions, item: number, field: string): IBinaryData {
	const file = context.getInputData()[item]?.binary?.[field];
	if (file !== undefined) return file;
	throw missing(field, 'The item has no file in the field');
}

function missing(field: string, happened: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_FILE_MISSING',
		message: `${happened} "${field}".`,
		remedy: 'Put the step that makes the file before this node, or correct the name of the field.',
		details: { field },
	});
}
