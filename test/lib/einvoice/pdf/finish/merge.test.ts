import { PDFDocument } from '@cantoo/pdf-lib';
import { mergePdf } from '../../../../../lib/einvoice/pdf/finish/merge';
import { protectPdf } from '../../../../../lib/einvoice/pdf/finish/protect';
import { invoiceWith } from '../../samples';
import { drawn } from '../support/drawn';
import { jpegHead, plainPng } from '../support/pictures';
import { rejection } from '../support/rejection';
import { itWith, pageCount, said, textOf } from '../support/tools';

async function pdfOf(text: string, pages = 1): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	for (let page = 1; page <= pages; page++) document.addPage().drawText(`${text} ${page}`);
	return document.save();
}

describe('putting annexes behind an invoice', () => {
	itWith(
		'pdftotext',
		'pdfinfo',
		'qpdf',
	)('appends PDFs and pictures in their order', async () => {
		const { bytes } = await drawn(invoiceWith());
		const merged = await mergePdf(bytes, [
			{ name: 'werkbon.pdf', bytes: await pdfOf('Werkbon', 2) },
			{ name: 'foto.png', bytes: plainPng(300, 100) },
			{ name: 'voorwaarden.pdf', bytes: await pdfOf('Voorwaarden') },
		]);
		expect(pageCount(merged)).toBe(5);
		expect(textOf(merged, { first: 1, last: 1 })).toContain('Factuur 20260012');
		expect(textOf(merged, { first: 3, last: 3 })).toContain('Werkbon 2');
		expect(said('pdfinfo', merged, ['-f', '4', '-l', '4', 'FILE'])).toMatch(
			/Page\s+4 size:\s+841\.89 x 595\.28/,
		);
		expect(textOf(merged, { first: 5, last: 5 })).toContain('Voorwaarden 1');
		expect(said('qpdf', merged, ['--check', 'FILE'])).toContain(
			'No syntax or stream encoding errors found',
		);
	});

	it('gives the same bytes for the same annexes, and the document itself for none', async () => {
		const { bytes } = await drawn(invoiceWith());
		const annexes = [{ name: 'werkbon.pdf', bytes: await pdfOf('Werkbon') }];
		const [one, other] = [await mergePdf(bytes, annexes), await mergePdf(bytes, annexes)];
		expect(Buffer.compare(one, other)).toBe(0);
		expect(await mergePdf(bytes, [])).toBe(bytes);
	});

	it.each<[string, () => Promise<Uint8Array>, RegExp]>([
		['no PDF', () => Promise.resolve(Buffer.from('hallo')), /neither a readable PDF nor/],
		['empty', () => Promise.resolve(new Uint8Array()), /neither a readable PDF nor/],
		['cut off', async () => (await pdfOf('Werkbon', 3)).slice(0, 400), /PDF/],
		[
			'protected by a password',
			async () => protectPdf(await pdfOf('Geheim'), { userPassword: 'a', ownerPassword: 'b' }),
			/is protected by a password/,
		],
		[
			'a damaged picture',
			() => Promise.resolve(plainPng(20, 20).subarray(0, 60)),
			/is a damaged picture/,
		],
		[
			'a picture of 120 megapixels',
			() => Promise.resolve(jpegHead(12_000, 10_000)),
			/must be below 100 megapixels/,
		],
	])('names the annex that is %s', async (_, annex, message) => {
		const { bytes } = await drawn(invoiceWith());
		const annexes = [
			{ name: 'goed.pdf', bytes: await pdfOf('Goed') },
			{ name: 'bijlage 2.pdf', bytes: await annex() },
		];
		const error = await rejection(mergePdf(bytes, annexes));
		expect(error).toMatchObject({
			code: 'EINVOICE_ANNEX_INVALID',
			details: { annex: 'bijlage 2.pdf' },
		});
		expect(error.message).toContain('"bijlage 2.pdf"');
		expect(error.message).toMatch(message);
	});

	it('is refused for PDF/A', async () => {
		const { bytes } = await drawn(invoiceWith(), { pdfA: true });
		const error = await rejection(mergePdf(bytes, [{ name: 'a.pdf', bytes: await pdfOf('A') }]));
		expect(error).toMatchObject({
			code: 'EINVOICE_PDF_CONFLICT',
			details: { one: 'pdfA', other: 'annexes' },
		});
	});
});
