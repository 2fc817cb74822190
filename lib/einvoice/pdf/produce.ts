import { EInvoiceError } from '../errors';
import type { Invoice } from '../invoice/schema';
import type { Totals } from '../invoice/totals';
import { archivedAndMerged, mergePdf, type Annex } from './finish/merge';
import { checkBeginsAsPdf } from './finish/open-pdf';
import { archivedAndProtected, protectPdf, type Protection } from './finish/protect';
import { signPdf, type Signing } from './finish/sign';
import type { SharedFonts } from './fonts/shared-fonts';
import type { Look } from './look';
import { renderInvoice, type RenderOptions } from './render';

/** An invoice to be drawn. */
export interface DrawnSource {
	readonly kind: 'drawn';
	readonly invoice: Invoice;
	/** Of this invoice, see `computeTotals`. */
	readonly totals: Totals;
	readonly look: Look;
	readonly options: RenderOptions;
}

/** A PDF that is there already. */
export interface GivenSource {
	readonly kind: 'given';
	readonly bytes: Uint8Array;
}

/** A PDF to be made, in this order: drawn or taken, annexes behind it, then signed or protected. */
export interface PdfJob {
	readonly source: DrawnSource | GivenSource;
	readonly annexes?: readonly Annex[];
	readonly signing?: Signing;
	readonly protection?: Protection;
}

export interface ProducedPdf {
	readonly bytes: Uint8Array;
	/** Characters that no font has; they are shown as U+FFFD. */
	readonly missingCharacters: readonly string[];
}

/**
 * Makes a PDF in this thread. Without a password the same job gives the same bytes.
 *
 * @throws EInvoiceError of drawing, merging, signing and protecting; EINVOICE_PDF_CONFLICT for wishes that
 * exclude each other, EINVOICE_PDF_INVALID for a file that is no PDF
 */
export async function producePdf(job: PdfJob, fonts: SharedFonts): Promise<ProducedPdf> {
	checkWishes(job);
	const { source, annexes = [], signing, protection } = job;
	if (source.kind === 'given') checkBeginsAsPdf(source.bytes);
	const begun =
		source.kind === 'drawn'
			? await renderInvoice(source, source.options, fonts)
			: { bytes: source.bytes, missingCharacters: [] };
	const merged = await mergePdf(begun.bytes, annexes);
	return { ...begun, bytes: await closed(merged, signing, protection) };
}

async function closed(
	bytes: Uint8Array,
	signing: Signing | undefined,
	protection: Protection | undefined,
): Promise<Uint8Array> {
	if (signing !== undefined) return signPdf(bytes, signing);
	if (protection !== undefined) return protectPdf(bytes, protection);
	return bytes;
}

function checkWishes({ source, annexes = [], signing, protection }: PdfJob): void {
	if (signing !== undefined && protection !== undefined) {
		throw new EInvoiceError({
			code: 'EINVOICE_PDF_CONFLICT',
			message: 'A PDF cannot be signed and have a password at the same time.',
			remedy: 'Choose one: the signature shows who made it, the password who may read it.',
			details: { one: 'signature', other: 'password' },
		});
	}
	const isArchived = source.kind === 'drawn' && source.options.pdfA === true;
	if (isArchived && protection !== undefined) throw archivedAndProtected();
	if (isArchived && annexes.length > 0) throw archivedAndMerged();
}
