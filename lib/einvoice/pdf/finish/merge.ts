import type { PDFDocument, PDFImage } from '@cantoo/pdf-lib';
import { EInvoiceError } from '../../errors';
import { pictureOf, tooLargeBecause, type Picture } from '../picture';
import { flatPng } from '../png';
import { isPdfA, openInvoicePdf, openPdf, savedPdf } from './open-pdf';

/** What goes behind the invoice: a PDF, or a PNG or JPEG picture. */
export interface Annex {
	/** As people know it, such as `werkbon 1042.pdf`. */
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = 42.5;

/**
 * Appends annexes to a PDF, each on pages of its own. To be done before signing.
 *
 * @throws EInvoiceError EINVOICE_ANNEX_INVALID naming the annex, EINVOICE_PDF_CONFLICT,
 * EINVOICE_PDF_INVALID, EINVOICE_PDF_SIGNED
 */
export async function mergePdf(bytes: Uint8Array, annexes: readonly Annex[]): Promise<Uint8Array> {
	if (annexes.length === 0) return bytes;
	const document = await openInvoicePdf(bytes);
	if (isPdfA(document)) throw archivedAndMerged();
	for (const annex of annexes) await append(document, annex);
	return savedPdf(document);
}

/** Nobody can promise of the pages of others that they are fit for long keeping. */
export function archivedAndMerged(): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PDF_CONFLICT',
		message:
			'Annexes cannot become pages of a PDF/A document: what they hold may not be allowed there.',
		remedy: 'Switch off PDF/A, or send the annexes as files of their own.',
		details: { one: 'pdfA', other: 'annexes' },
	});
}

async function append(document: PDFDocument, annex: Annex): Promise<void> {
	const picture = pictureOf(annex.bytes);
	if (picture === undefined) await appendPdf(document, annex);
	else await appendPicture(document, annex, picture);
}

async function appendPdf(document: PDFDocument, { name, bytes }: Annex): Promise<void> {
	const opened = await openPdf(bytes);
	if (opened === 'encrypted') throw unusable(name, 'is protected by a password');
	if (opened === 'broken')
		throw unusable(name, 'is neither a readable PDF nor a PNG or JPEG picture');
	try {
		const pages = await document.copyPages(opened, opened.getPageIndices());
		for (const page of pages) document.addPage(page);
	} catch {
		throw unusable(name, 'is a damaged PDF');
	}
}

/** On a page of its own, upright or across as the picture is, never larger than it was made. */
async function appendPicture(
	document: PDFDocument,
	{ name, bytes }: Annex,
	{ type, width, height }: Picture,
): Promise<void> {
	const tooLarge = tooLargeBecause(bytes, { type, width, height });
	if (tooLarge !== undefined) throw unusable(name, tooLarge);
	const image = await embedded(document, { name, bytes }, type);
	const isAcross = width > height;
	const [pageWidth, pageHeight] = isAcross ? [PAGE.height, PAGE.width] : [PAGE.width, PAGE.height];
	const scaled = image.scaleToFit(
		Math.min(pageWidth - 2 * MARGIN, width),
		Math.min(pageHeight - 2 * MARGIN, height),
	);
	document.addPage([pageWidth, pageHeight]).drawImage(image, {
		x: (pageWidth - scaled.width) / 2,
		y: pageHeight - MARGIN - scaled.height,
		width: scaled.width,
		height: scaled.height,
	});
}

async function embedded(
	document: PDFDocument,
	{ name, bytes }: Annex,
	type: Picture['type'],
): Promise<PDFImage> {
	const damaged = unusable(name, 'is a damaged picture');
	if (type === 'png') {
		const flat = flatPng(bytes);
		if (flat === undefined) throw damaged;
		return document.embedPng(flat);
	}
	try {
		return await document.embedJpg(bytes);
	} catch {
		throw damaged;
	}
}

function unusable(name: string, how: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_ANNEX_INVALID',
		message: `The annex "${name}" ${how}, so it was not put behind the invoice.`,
		remedy: 'Save it again as a PDF without a password, or leave it out.',
		details: { annex: name },
	});
}
