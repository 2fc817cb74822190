import type { InvoiceInput } from '../../../../lib/einvoice';
import { invoiceOf, invoiceWith, BUYER, GIVEN } from '../samples';
import { PdfWorkers } from '../../../../lib/einvoice/pdf/pool/pdf-workers';
import { drawn, linesOf, sourceJob, workerFolder } from './support/drawn';
import { jpegHead, plainPng } from './support/pictures';
import { rejection } from './support/rejection';
import { itWith, pageCount, said, scanned, textOf } from './support/tools';

const read = itWith('pdftotext', 'pdfinfo');

/** Blanks of every kind as one. */
function flat(text: string): string {
	return text.replace(/\s+/g, ' ');
}

async function textWith(changes: Partial<InvoiceInput>): Promise<string> {
	const { bytes } = await drawn(invoiceWith(changes));
	return flat(textOf(bytes));
}

const ENGLISH = { ...BUYER, language: 'EN' };

describe('an invoice on paper', () => {
	read('says everything that the law asks', async () => {
		const text = await textWith({});
		for (const part of [
			...['Factuur 20260012', '02-03-2026', '01-04-2026', '27-02-2026', 'PO-881'],
			...[
				'Bakkerij Broodnodig B.V.',
				'Molenstraat 12',
				'3511 AB Utrecht',
				'KvK 12345678',
				'NL004495445B01',
			],
			...[
				'Kantine De Hoek B.V.',
				'T.a.v. Piet Vos',
				'Kade 3',
				'9711 CD Groningen',
				'NL002342672B42',
			],
			...[
				'BR-01',
				'Volkorenbrood',
				'€ 12,50',
				'€ 37,50',
				'Bezorging',
				'2,5 uur',
				'€ 80,00',
				'€ 200,00',
			],
			...['Totaal excl. btw € 237,50', 'Btw 21% € 42,00', 'Btw 9% € 3,38', 'Te betalen € 282,88'],
			...['NL91 ABNA 0417 1643 00', 'ABNANL2A', 'Betaling binnen 30 dagen.', 'Pagina 1 van 1'],
		]) {
			expect(text).toContain(part);
		}
	});

	read('says the VAT in euros too where it is in another currency', async () => {
		const dollars = { currency: 'USD', vatInEuros: '38.90' };
		const text = await textWith(dollars);
		expect(text).toContain('Btw 21% USD 42,00');
		expect(text).toContain('Btw in euro’s: € 38,90');
		const credit = { ...dollars, buyer: ENGLISH, kind: 'creditNote' as const };
		const preceding = { precedingInvoices: [{ number: '20260007' }] };
		expect(await textWith({ ...credit, ...preceding })).toContain('VAT in euros: -€38.90');
		expect(await textWith({ vatInEuros: '45.38' })).not.toContain('in euro');
	});

	read('speaks English to who reads English', async () => {
		const text = await textWith({ buyer: ENGLISH });
		for (const part of [
			...['Invoice 20260012', '2 March 2026', 'Attn. Piet Vos', '2.5 hour', '€80.00'],
			...['Total excl. VAT €237.50', 'VAT 21% €42.00', 'Amount due €282.88', 'Page 1 of 1'],
		]) {
			expect(text).toContain(part);
		}
		const { bytes } = await drawn(invoiceWith({ buyer: ENGLISH }), { language: 'nl' });
		expect(textOf(bytes)).toContain('Factuur 20260012');
	});

	read('shows a credit note as less to pay, with its invoice and without a QR code', async () => {
		const text = await textWith({
			kind: 'creditNote',
			precedingInvoices: [{ number: '20260007', date: '2026-02-01' }],
		});
		for (const part of [
			...['Creditnota 20260012', 'Datum Bij factuur Leverdatum', '20260007', '(01-02-2026)'],
			...['Volkorenbrood -3 stuk € 12,50 9% € -37,50', 'Totaal excl. btw € -237,50'],
			...['Creditbedrag € -282,88', 'Wij verrekenen dit bedrag'],
		]) {
			expect(text).toContain(part);
		}
		expect(text).not.toContain('bank-app');
		expect(text).not.toContain('Vervaldatum');
	});

	read('calls an invoice of another type what it is', async () => {
		const precedingInvoices = [{ number: '20260007' }];
		const corrected = await textWith({ typeCode: '384', precedingInvoices });
		expect(corrected).toContain('Correctiefactuur 20260012');
		const selfBilled = await textWith({ typeCode: '389' });
		expect(selfBilled).toContain('Factuur uitgereikt door afnemer 20260012');
	});

	read('says why no VAT is charged', async () => {
		const reverse = { rate: 0, category: 'AE' as const };
		expect(
			await textWith({
				lines: [{ id: '1', description: 'Stucwerk', unitPrice: 100, vat: reverse }],
			}),
		).toContain('Btw verlegd (Uw btw-nummer: NL002342672B42)');
		const exempt = { rate: 0, category: 'E' as const, reason: 'Vrijgesteld, art. 11 Wet OB' };
		expect(
			await textWith({ lines: [{ id: '1', description: 'Cursus', unitPrice: 100, vat: exempt }] }),
		).toContain('Vrijgesteld, art. 11 Wet OB');
		const intraEu = { rate: 0, category: 'K' as const };
		const text = await textWith({
			lines: [{ id: '1', description: 'Meel', unitPrice: 100, vat: intraEu }],
		});
		expect(text).toContain('Intracommunautaire levering');
	});

	read('shows discounts, charges, what is paid and the blocked account', async () => {
		const text = await textWith({
			lines: [
				{
					id: '1',
					description: 'Brood',
					unitPrice: 100,
					discount: { percentage: 10, reason: 'Vaste klant' },
					vat: { rate: 21 },
				},
			],
			discounts: [{ amount: 5, reason: 'Actie', vat: { rate: 21 } }],
			charges: [{ amount: 15, reason: 'Vracht', vat: { rate: 21 } }],
			prepaid: 21,
			payment: { ...GIVEN.payment, gAccount: { iban: 'NL86INGB0002445588', percentage: 40 } },
		});
		for (const part of [
			...[
				'10%',
				'Korting: Vaste klant',
				'Totaal regels € 90,00',
				'Actie € -5,00',
				'Vracht € 15,00',
			],
			...[
				'Totaal excl. btw € 100,00',
				'Totaal incl. btw € 121,00',
				'Al betaald € -21,00',
				'Te betalen € 100,00',
			],
			...['NL86 INGB 0002 4455 88', '€ 40,00 € 60,00'],
		]) {
			expect(text).toContain(part);
		}
	});

	read('asks for no payment where there is none to make', async () => {
		const text = await textWith({ prepaid: '282.88' });
		expect(text).toContain('Voldaan € 0,00');
		expect(text).not.toContain('bank-app');
		const debit = {
			...GIVEN.payment,
			meansCode: '59',
			mandate: 'M-7',
			debitedIban: 'NL02RABO0123456789',
		};
		const collected = await textWith({ payment: debit });
		expect(collected).toContain('automatisch van uw rekening');
		expect(collected).toContain('M-7');
		expect(collected).not.toContain('bank-app');
	});

	read('writes other currencies by their code, without a SEPA code', async () => {
		const text = await textWith({ currency: 'USD' });
		expect(text).toContain('Te betalen USD 282,88');
		expect(text).not.toContain('bank-app');
	});

	read('has names of all Europe and emoji, and tells what it cannot show', async () => {
		const name = 'Παπαδόπουλος & Łódź Жуков 🎉';
		const { bytes, missingCharacters } = await drawn(
			invoiceWith({ buyer: { ...BUYER, name, legalName: '' }, note: 'Groet 東京' }),
		);
		const text = flat(textOf(bytes));
		expect(text).toContain(name);
		expect(text).toContain('Groet \u{FFFD}\u{FFFD}');
		expect(missingCharacters).toEqual(['東', '京']);
	});
});

describe('many lines', () => {
	read('of 40 go on over pages, each with the header, the sum so far and its number', async () => {
		const { bytes } = await drawn(invoiceWith({ lines: linesOf(40) }));
		const pages = pageCount(bytes);
		expect(pages).toBe(2);
		const [first, second] = [1, 2].map((page) => flat(textOf(bytes, { first: page, last: page })));
		for (const page of [first, second])
			expect(page).toContain('Artikel Omschrijving Aantal Prijs Btw Bedrag');
		const onFirst = [...(first ?? '').matchAll(/Omschrijving nummer (\d+)\./g)].map(([, at]) =>
			Number(at),
		);
		const sum = onFirst.reduce((total, price) => total + price, 0);
		expect(onFirst.length).toBeGreaterThan(10);
		expect(first).toContain(`Transport € ${sum},00`);
		expect(second).toContain(`Transport van vorige pagina € ${sum},00`);
		expect(second).toContain('Factuur 20260012 Bakkerij Broodnodig B.V.');
		expect(second).toContain('Pagina 2 van 2');
		expect(second).toContain('Totaal excl. btw € 820,00');
	});

	read('of 2,000 are all there, in their order', async () => {
		const invoice = invoiceWith({ lines: linesOf(2000) });
		const workers = new PdfWorkers({ folder: await workerFolder() });
		const { bytes } = await workers.produce(sourceJob(invoice));
		await workers.close();
		const numbers = [...textOf(bytes).matchAll(/Omschrijving nummer (\d+)\./g)].map(([, at]) =>
			Number(at),
		);
		expect(numbers).toEqual(Array.from({ length: 2000 }, (_, at) => at + 1));
		const pages = pageCount(bytes);
		expect(pages).toBeGreaterThan(50);
		const last = textOf(bytes, { first: pages, last: pages });
		expect(last).toContain(`Pagina ${pages} van ${pages}`);
		expect(last).toContain('Omschrijving nummer 2000.');
	});

	read('never leave the totals alone on a page', async () => {
		for (let count = 8; count <= 20; count++) {
			const { bytes } = await drawn(invoiceWith({ lines: linesOf(count) }));
			const pages = pageCount(bytes);
			const last = textOf(bytes, { first: pages, last: pages });
			expect(last).toContain('Totaal excl. btw');
			expect(last).toContain('bank-app');
			expect(last).toContain(`Omschrijving nummer ${count}.`);
		}
	});

	read('with a text longer than a page lose nothing of it', async () => {
		const words = Array.from({ length: 3000 }, (_, at) => `woord${at}`);
		const { bytes } = await drawn(invoiceOf({ description: 'Rapport', details: words.join(' ') }));
		const text = textOf(bytes);
		expect([...text.matchAll(/woord\d+/g)].map(([word]) => word)).toEqual(words);
		expect(pageCount(bytes)).toBeGreaterThan(3);
	});

	read('keep a word that is wider than its column', async () => {
		const code = 'X'.repeat(120);
		const { bytes } = await drawn(invoiceOf({ article: code, description: 'Y'.repeat(300) }));
		const text = textOf(bytes);
		expect(text.match(/X/g)).toHaveLength(120);
		expect(text.match(/Y/g)).toHaveLength(300);
	});
});

describe('a layout of one’s own', () => {
	read('chooses columns, texts and parts', async () => {
		const template = {
			columns: ['description', { field: 'amount', width: 40 }],
			texts: {
				nl: {
					labels: { invoice: 'Nota', payable: 'Graag overmaken' },
					columns: { description: 'Werk' },
					closing: 'Met hartelijke groet',
					footer: 'Op al ons werk gelden onze voorwaarden',
				},
			},
			shows: { qr: false, vatTable: false },
		};
		const { bytes } = await drawn(invoiceWith(), { look: { template } });
		const text = flat(textOf(bytes));
		for (const part of [
			'Nota 20260012',
			'Werk Bedrag',
			'Graag overmaken',
			'Met hartelijke groet',
			'onze voorwaarden',
		]) {
			expect(text).toContain(part);
		}
		for (const part of ['BR-01', 'Grondslag', 'bank-app']) expect(text).not.toContain(part);
	});

	read('keeps every column within the page', async () => {
		const field = (name: string): object => ({ field: name, width: 60 });
		const template = {
			columns: ['code', 'quantity', 'unit', 'unitPrice', 'vat', 'amount'].map(field),
		};
		const { bytes } = await drawn(invoiceWith(), { look: { template } });
		const words = said('pdftotext', bytes, ['-bbox', 'FILE', '-']);
		const edges = [...words.matchAll(/xMax="([\d.]+)"/g)].map(([, edge]) => Number(edge));
		expect(Math.max(...edges)).toBeLessThan(595.28 - 40);
	});
});

describe('the file', () => {
	it('has the same bytes for the same invoice, with a logo, emoji and PDF/A too', async () => {
		const look = { logo: plainPng(40, 20), colour: '#0f766e' };
		const options = { look, pdfA: true, attachment: { name: 'factuur.xml', xml: '<Invoice/>' } };
		const invoice = invoiceWith({ note: 'Fijne dag 🎉', lines: linesOf(30) });
		const [one, other] = [await drawn(invoice, options), await drawn(invoice, options)];
		expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
		const later = await drawn(invoice, { ...options, createdAt: new Date('2026-05-01T00:00:00Z') });
		expect(Buffer.compare(one.bytes, later.bytes)).not.toBe(0);
	});

	itWith(
		'pdffonts',
		'pdfinfo',
		'qpdf',
	)('embeds its fonts and says what it is', async () => {
		const { bytes } = await drawn(invoiceWith({ note: 'Fijne dag 🎉' }));
		const fonts = said('pdffonts', bytes, ['FILE']).trim().split('\n').slice(2);
		expect(fonts.length).toBe(3);
		for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Noto.* yes yes yes /);
		const info = said('pdfinfo', bytes, ['FILE']);
		expect(info).toMatch(/Title:\s+Factuur 20260012/);
		expect(info).toMatch(/Author:\s+Bakkerij Broodnodig/);
		expect(info).toMatch(/Subject:\s+Factuur 20260012, Kantine De Hoek/);
		expect(info).toMatch(/CreationDate:.*2026/);
		expect(info).toMatch(/Page size:\s+595\.276 x 841\.89 pts \(A4\)/);
		expect(said('qpdf', bytes, ['--check', 'FILE'])).toContain(
			'No syntax or stream encoding errors found',
		);
	});

	itWith(
		'pdfdetach',
		'qpdf',
		'pdfinfo',
	)('of PDF/A-3b carries the invoice for programs', async () => {
		const xml = '<Invoice>Café & Zn</Invoice>';
		const invoice = invoiceWith({ buyer: { ...BUYER, name: 'Jansen & <Zonen>' } });
		const { bytes } = await drawn(invoice, {
			pdfA: true,
			attachment: { name: '20260012.xml', xml },
		});
		expect(said('pdfdetach', bytes, ['-list', 'FILE'])).toContain('20260012.xml');
		const whole = Buffer.from(bytes).toString('latin1');
		const xmp = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(whole)?.[0] ?? '';
		expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
		expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
		expect(xmp).toContain('Jansen &amp; &lt;Zonen&gt;');
		expect(said('pdfinfo', bytes, ['FILE'])).toMatch(
			/Subject:\s+Factuur 20260012, Jansen & <Zonen>/,
		);
		expect(whole).toContain('/AFRelationship /Alternative');
		expect(whole).toContain('/Lang (nl-NL)');
		expect(said('qpdf', bytes, ['--check', 'FILE'])).toContain(
			'No syntax or stream encoding errors found',
		);
	});

	itWith('pdftoppm', 'zbarimg')('has a QR code that a scanner reads', async () => {
		const { bytes } = await drawn(invoiceWith());
		expect(scanned(bytes)).toBe(
			'BCD\n002\n1\nSCT\nABNANL2A\nBakkerij Broodnodig B.V.\nNL91ABNA0417164300\nEUR282.88\n\n\n20260012',
		);
	});
});

describe('a logo', () => {
	itWith('pdfinfo')('that is a PNG is drawn', async () => {
		const [without, withLogo] = [
			await drawn(invoiceWith()),
			await drawn(invoiceWith(), { look: { logo: plainPng(40, 20) } }),
		];
		expect(Buffer.from(withLogo.bytes).includes('/Subtype /Image')).toBe(true);
		expect(Buffer.from(without.bytes).includes('/Subtype /Image')).toBe(false);
		expect(pageCount(withLogo.bytes)).toBe(1);
	});

	it.each<[string, Uint8Array, string, RegExp]>([
		[
			'20 MB',
			Buffer.concat([plainPng(4, 4), Buffer.alloc(20 * 1024 * 1024)]),
			'EINVOICE_LOGO_TOO_LARGE',
			/is 21 MB; it must be below 20 MB/,
		],
		[
			'100 megapixels',
			jpegHead(10_000, 10_000),
			'EINVOICE_LOGO_TOO_LARGE',
			/10000 by 10000 pixels/,
		],
		['text', Buffer.from('<svg/>'), 'EINVOICE_LOGO_INVALID', /neither a PNG nor a JPEG/],
		['nothing', new Uint8Array(), 'EINVOICE_LOGO_INVALID', /neither/],
		['a PNG that is cut off', plainPng(40, 20).subarray(0, 60), 'EINVOICE_LOGO_INVALID', /damaged/],
		['a JPEG without a picture', jpegHead(0, 10), 'EINVOICE_LOGO_INVALID', /damaged/],
	])('of %s is refused', async (_, logo, code, message) => {
		const error = await rejection(drawn(invoiceWith(), { look: { logo } }));
		expect(error.code).toBe(code);
		expect(error.message).toMatch(message);
	});
});
