import { computeTotals, type Invoice } from '../../../../lib/einvoice';
import type { Signing } from '../../../../lib/einvoice/pdf/finish/sign';
import { producePdf, type DrawnSource, type PdfJob } from '../../../../lib/einvoice/pdf/produce';
import { invoiceWith } from '../samples';
import { testFonts } from './support/drawn';
import { p12Of } from './support/certificates';
import { rejection } from './support/rejection';
import { itWith, pageCount, said } from './support/tools';
import { plainPng } from './support/pictures';

const PROTECTION = { userPassword: 'a', ownerPassword: 'b' };
const ANNEXES = [{ name: 'foto.png', bytes: plainPng(10, 10) }];

function sourceOf(invoice: Invoice, pdfA = false): DrawnSource {
	return { kind: 'drawn', invoice, totals: computeTotals(invoice), look: {}, options: { pdfA } };
}

function signing(): Signing {
	return {
		p12: p12Of({ from: '2025-01-01', until: '2027-01-01' }),
		passphrase: 'geheim',
		at: new Date('2026-03-02T12:00:00Z'),
		reason: 'Factuur',
		name: 'Bakkerij',
	};
}

describe('making a PDF', () => {
	itWith('pdfinfo', 'pdfsig')('puts annexes behind it before it is signed', async () => {
		const job = { source: sourceOf(invoiceWith()), annexes: ANNEXES, signing: signing() };
		const { bytes } = await producePdf(job, await testFonts());
		expect(pageCount(bytes)).toBe(2);
		expect(said('pdfsig', bytes, ['-nocert', 'FILE'])).toContain('Total document signed');
	});

	it('takes a PDF that is there already as it is', async () => {
		const fonts = await testFonts();
		const { bytes } = await producePdf({ source: sourceOf(invoiceWith()) }, fonts);
		const taken = await producePdf({ source: { kind: 'given', bytes } }, fonts);
		expect(taken).toEqual({ bytes, missingCharacters: [] });
	});

	it.each([
		['an empty file', '', 'The PDF is empty.'],
		['the page of an error', '<html>404</html>', 'What was given as the PDF is no PDF.'],
	])('refuses %s that is given as one', async (_, text, message) => {
		const job: PdfJob = { source: { kind: 'given', bytes: Buffer.from(text) } };
		const error = await rejection(producePdf(job, await testFonts()));
		expect(error).toMatchObject({ code: 'EINVOICE_PDF_INVALID', message });
	});

	it('takes a PDF that begins behind something else, as readers do', async () => {
		const bytes = Buffer.from('\n\n%PDF-1.7 not drawn here');
		const taken = await producePdf({ source: { kind: 'given', bytes } }, await testFonts());
		expect(taken.bytes).toEqual(bytes);
	});

	it('tells which characters are missing', async () => {
		const invoice = invoiceWith({ note: '東京' });
		const { missingCharacters } = await producePdf(
			{ source: sourceOf(invoice) },
			await testFonts(),
		);
		expect(missingCharacters).toEqual(['東', '京']);
	});

	it.each<[string, () => PdfJob, { one: string; other: string }]>([
		[
			'a signature and a password',
			() => ({ source: sourceOf(invoiceWith()), signing: signing(), protection: PROTECTION }),
			{ one: 'signature', other: 'password' },
		],
		[
			'PDF/A and a password',
			() => ({ source: sourceOf(invoiceWith(), true), protection: PROTECTION }),
			{ one: 'pdfA', other: 'password' },
		],
		[
			'PDF/A and annexes',
			() => ({ source: sourceOf(invoiceWith(), true), annexes: ANNEXES }),
			{ one: 'pdfA', other: 'annexes' },
		],
	])('refuses %s', async (_, job, details) => {
		const error = await rejection(producePdf(job(), await testFonts()));
		expect(error).toMatchObject({ code: 'EINVOICE_PDF_CONFLICT', details });
	});
});
