import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { computeTotals, type Invoice, type InvoiceInput } from '../../../../../lib/einvoice';
import { loadFonts, type SharedFonts } from '../../../../../lib/einvoice/pdf/fonts/shared-fonts';
import type { Look } from '../../../../../lib/einvoice/pdf/look';
import type { PdfJob } from '../../../../../lib/einvoice/pdf/produce';
import {
	renderInvoice,
	type RenderedPdf,
	type RenderOptions,
} from '../../../../../lib/einvoice/pdf/render';
import { buildPdfWorker } from '../../../../../scripts/pdf-worker.cjs';

let built: Promise<string> | undefined;

/** A folder with the thread that makes PDFs and its fonts, as the package has it; made once for a test file. */
export function workerFolder(): Promise<string> {
	built ??= build();
	return built;
}

async function build(): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'pdf-worker-'));
	await buildPdfWorker(folder);
	return folder;
}

export async function testFonts(): Promise<SharedFonts> {
	return loadFonts(join(await workerFolder(), 'fonts'));
}

/** Draws an invoice in this thread. */
export async function drawn(
	invoice: Invoice,
	{ look = {}, ...options }: RenderOptions & { readonly look?: Look } = {},
): Promise<RenderedPdf> {
	const totals = computeTotals(invoice);
	return renderInvoice({ invoice, totals, look }, options, await testFonts());
}

/** Lines that are told apart by their numbers: the first costs 1.00, the second 2.00. */
export function linesOf(count: number): InvoiceInput['lines'] {
	return Array.from({ length: count }, (_, at) => ({
		id: String(at + 1),
		article: `ART-${at + 1}`,
		description: `Omschrijving nummer ${at + 1}.`,
		quantity: 1,
		unitPrice: at + 1,
		vat: { category: 'S', rate: 21 },
	}));
}

/** The same for another thread. */
export function sourceJob(invoice: Invoice): PdfJob {
	return {
		source: { kind: 'drawn', invoice, totals: computeTotals(invoice), look: {}, options: {} },
	};
}
