import { EncryptedPDFError, PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib';
import { EInvoiceError } from '../../errors';
import { boundUnpacking } from './unpacking';

/** Readers look for the end of a PDF this far from the end of the file (ISO 32000-1, annex H.3). */
const TAIL_BYTES = 1024;
/** And for its beginning this far into it. */
const HEAD_BYTES = 1024;

/** Why a PDF cannot be opened. */
export type Unopened = 'encrypted' | 'broken';

/** Opens a PDF to change it; nothing in it, such as the date of its change, is changed by that. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocument | Unopened> {
	if (!isWhole(bytes)) return 'broken';
	boundUnpacking();
	try {
		const document = await PDFDocument.load(bytes, {
			updateMetadata: false,
			throwOnInvalidObject: true,
		});
		return document.getPageCount() === 0 ? 'broken' : document;
	} catch (error) {
		return error instanceof EncryptedPDFError ? 'encrypted' : 'broken';
	}
}

/**
 * That a file which goes out as it is begins as a PDF does: a wrong field, or the page of an error that was
 * fetched in its place, must not reach a customer under the name of an invoice.
 *
 * @throws EInvoiceError EINVOICE_PDF_INVALID
 */
export function checkBeginsAsPdf(bytes: Uint8Array): void {
	if (Buffer.from(bytes.subarray(0, HEAD_BYTES)).includes('%PDF-')) return;
	throw new EInvoiceError({
		code: 'EINVOICE_PDF_INVALID',
		message: bytes.length === 0 ? 'The PDF is empty.' : 'What was given as the PDF is no PDF.',
		remedy: 'Check the name of the field and the step that makes the file.',
	});
}

/**
 * Opens a PDF that was made or given as the invoice.
 *
 * @throws EInvoiceError EINVOICE_PDF_INVALID, EINVOICE_PDF_SIGNED
 */
export async function openInvoicePdf(bytes: Uint8Array): Promise<PDFDocument> {
	const opened = await openPdf(bytes);
	if (typeof opened === 'string') {
		throw new EInvoiceError({
			code: 'EINVOICE_PDF_INVALID',
			message:
				opened === 'encrypted'
					? 'The PDF of the invoice is protected by a password already, so it cannot be changed.'
					: 'The PDF of the invoice cannot be read as a PDF.',
			remedy: 'Give the PDF as it was before, or have it made anew.',
		});
	}
	if (isSigned(opened)) {
		throw new EInvoiceError({
			code: 'EINVOICE_PDF_SIGNED',
			message: 'The PDF of the invoice is signed already, and a change would break its signature.',
			remedy: 'Add annexes, a password or a signature of your own to the PDF before it is signed.',
		});
	}
	return opened;
}

/** Whether it says of itself that it is for long keeping (PDF/A). */
export function isPdfA(document: PDFDocument): boolean {
	const metadata = document.catalog.lookup(PDFName.of('Metadata'));
	if (!(metadata instanceof PDFStream)) return false;
	return Buffer.from(metadata.getContents()).includes('pdfaid:part');
}

/** Deterministic, and readable for every program: objects stand as they are, not in streams of objects. */
export async function savedPdf(document: PDFDocument): Promise<Uint8Array> {
	return document.save({
		useObjectStreams: false,
		addDefaultPage: false,
		updateFieldAppearances: false,
	});
}

/** The library mends a PDF that was cut off, and what is lost by that nobody would see. */
function isWhole(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.subarray(-TAIL_BYTES)).includes('%%EOF');
}

function isSigned(document: PDFDocument): boolean {
	return document.context
		.enumerateIndirectObjects()
		.some(([, object]) => object instanceof PDFDict && isSignature(object));
}

function isSignature(dictionary: PDFDict): boolean {
	return dictionary.has(PDFName.of('ByteRange')) && dictionary.has(PDFName.of('Contents'));
}
