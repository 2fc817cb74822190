import '../quiet';
import { readdirSync } from 'node:fs';
import type { IDataObject } from 'n8n-workflow';
import { Engine } from '../harness';
import { customer, invoice, InvoiceSetting } from './invoice-setting';

let engine: Engine;
let setting: InvoiceSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await InvoiceSetting.create(engine);
});
afterEach(async () => {
	await setting.stop();
});

const item = (
	number: string,
	columns: IDataObject = {},
	changes: IDataObject = {},
): IDataObject => ({
	invoice: invoice(number, changes),
	customer: customer(columns),
});

const CHANNELS = ['E-Mail', 'AutoInvoice', 'Print', 'Archive', 'Needs Attention'];

describe('Invoice: Route', () => {
	it('sends each invoice out by the output of its channel, with PDF and reason', async () => {
		const items = [
			item('1'),
			item('2', { EL_SI: false }),
			item('3', { AUTO_INV: true }),
			{ ...item('4'), copy: 'internal' },
			item('5', { MAIL_BUS: '' }),
		];

		const result = await setting.run('invoice-route', { items });

		const numbers = CHANNELS.map((name) => result.json(name).map(({ number }) => number));
		expect(numbers).toEqual([['1'], ['3'], ['2', '4', '5'], [], []]);
		expect(result.json('Print')).toMatchObject([
			{ reasonCode: 'PAPER', attention: false },
			{ reasonCode: 'INTERNAL_COPY', attention: false },
			{ reasonCode: 'ELECTRONIC_ADDRESS_MISSING', attention: true },
		]);
		const pdf = result.items('Print')[0]?.binary?.['pdf'];
		expect(pdf).toMatchObject({
			fileName: 'Factuur 2 Bakkerij Jansen.pdf',
			mimeType: 'application/pdf',
		});
		expect(
			Buffer.from(pdf?.data ?? '', 'base64')
				.subarray(0, 5)
				.toString(),
		).toBe('%PDF-');
	});

	it('prepares what the mail of an invoice needs', async () => {
		const result = await setting.run('invoice-route', {
			items: [item('2026-0001', { MAIL_BUS: 'a@klant.example; b@klant.example' })],
			route: { options: { copyAddress: 'archief@demo.example' } },
		});

		const [mailed] = result.items('E-Mail');
		expect(mailed?.json).toMatchObject({
			to: 'a@klant.example, b@klant.example',
			bcc: 'archief@demo.example',
			subject: 'Factuur 2026-0001 van Demo Installatie B.V.',
			attachments: 'pdf,ubl',
			amount: 30.25,
			findings: [],
		});
		expect(mailed?.json['text']).toContain('Demo Installatie B.V.\n030 123 45 67');
		const xml = Buffer.from(mailed?.binary?.['ubl']?.data ?? '', 'base64').toString();
		expect(xml).toContain('urn:fdc:nen.nl:nlcius:v1.0');
		expect(xml).toContain('EmbeddedDocumentBinaryObject');
		expect(mailed?.pairedItem).toEqual({ item: 0 });
	});

	it('takes JSON as people type it in the panel: as text', async () => {
		const layout = '{ "colours": { "accent": "#1F6F78" } }';
		const typed = {
			invoice: JSON.stringify(invoice('9')),
			customer: JSON.stringify(customer({ EL_SI: false, X_SI: true })),
		};
		const other = { ...typed, invoice: JSON.stringify(invoice('10')) };
		const result = await setting.run('invoice-route', {
			items: [{}],
			route: { ...typed, options: { layout: '{}', columns: '{}' } },
		});
		const ownColumn = await setting.run('invoice-route', {
			items: [{}],
			route: { ...other, options: { layout, columns: '{ "invoice": "X_SI" }' } },
		});

		expect(result.json('Needs Attention')).toEqual([]);
		expect(result.json('Print')).toMatchObject([{ number: '9', customerNumber: '10001' }]);
		expect(ownColumn.json('E-Mail')).toMatchObject([{ number: '10' }]);
	});

	it.each([
		['no JSON', '{ "number": '],
		['a list', '[1]'],
	])('names the parameter that holds %s', async (_, text) => {
		const result = await setting.run('invoice-route', {
			items: [item('1')],
			route: { invoice: text },
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'NODE_PARAMETER_INVALID', parameter: 'Invoice' } },
		]);
	});

	it('stores what is not mailed when that is wished, and tells the same run of the same invoice nothing new', async () => {
		const run = {
			items: [item('7', { EL_SI: false })],
			route: { alwaysStore: true, folder: setting.folder },
		};

		const first = await setting.run('invoice-route', run);
		await setting.run('invoice-route', run);

		expect(first.json('Archive')).toMatchObject([
			{ channel: 'archive', stored: ['Factuur 7 Bakkerij Jansen.pdf'] },
		]);
		expect(readdirSync(setting.folder)).toEqual(['Factuur 7 Bakkerij Jansen.pdf']);
	});

	it('shows in a preview where each would go, and makes nothing', async () => {
		const result = await setting.run('invoice-route', {
			items: [item('1'), item('2', { EL_SI: false })],
			route: { preview: true, folder: setting.folder },
		});

		expect(result.json('E-Mail')).toMatchObject([{ number: '1', channel: 'email' }]);
		expect(result.json('Print')).toMatchObject([{ number: '2', channel: 'print' }]);
		expect(result.items('E-Mail')[0]?.binary).toBeUndefined();
		expect(readdirSync(setting.folder)).toEqual([]);
	});

	it('lets n8n do other things between the invoices of a preview', async () => {
		const items = Array.from({ length: 200 }, (_, at) => item(String(at)));
		let turns = 0;
		let isOver = false;
		const turn = (): void => {
			turns += 1;
			if (!isOver) setImmediate(turn);
		};
		turn();

		const result = await setting.run('invoice-route', { items, route: { preview: true } });
		isOver = true;

		expect(result.json('E-Mail')).toHaveLength(200);
		expect(turns).toBeGreaterThanOrEqual(50);
	});

	it('tells in a preview what has become of a document before', async () => {
		const items = [item('1', { EL_SI: false }), item('2', { EL_SI: false })];
		await setting.run('invoice-finish', {
			items: items.slice(0, 1),
			route: { alwaysStore: true },
			finish: { outcome: 'item' },
		});

		const route = { preview: true, alwaysStore: true };
		const result = await setting.run('invoice-route', { items, route });

		expect(result.json('Archive')).toMatchObject([
			{
				state: 'deferred',
				stateReason: expect.stringContaining('No file of it lies in a folder') as string,
				stateReasonNl: expect.stringContaining('Er ligt geen bestand van in een map') as string,
			},
			{ state: '', stateReason: '', stateReasonNl: '' },
		]);
	});

	it('takes the PDF that an item brings along, and routes other documents by their own setting', async () => {
		const pdf = Buffer.from('%PDF-1.7 not drawn here');
		const result = await setting.run('invoice-route', {
			items: [{ customer: customer({ EL_SO: true }), number: 'O-12' }],
			binary: {
				data: { data: pdf.toString('base64'), mimeType: 'application/pdf', fileName: 'o.pdf' },
			},
			route: {
				documentKind: 'orderConfirmation',
				documentNumber: '={{ $json.number }}',
				documentDate: '2026-11-29',
				customerName: 'Bakkerij Jansen',
				pdfField: 'data',
			},
		});

		const [mailed] = result.items('E-Mail');
		expect(mailed?.json).toMatchObject({ kind: 'orderConfirmation', attachments: 'pdf' });
		expect(mailed?.binary?.['pdf']?.fileName).toBe('Orderbevestiging O-12 Bakkerij Jansen.pdf');
		expect(Buffer.from(mailed?.binary?.['pdf']?.data ?? '', 'base64')).toEqual(pdf);
	});

	it('mails no file that is no PDF', async () => {
		const result = await setting.run('invoice-route', {
			items: [item('1')],
			binary: { data: { data: Buffer.from('<html>').toString('base64'), mimeType: 'text/html' } },
			route: { pdfFrom: 'binary', pdfField: 'data' },
		});

		expect(result.json('E-Mail')).toEqual([]);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'EINVOICE_PDF_INVALID' } },
		]);
	});

	it('mails a PDF without UBL, and says why, when only the UBL has something wrong', async () => {
		const seller = { ...(invoice('8')['seller'] as IDataObject), endpoint: undefined };
		const result = await setting.run('invoice-route', {
			items: [item('8', {}, { seller, buyerReference: '', orderReference: '' })],
		});

		expect(result.json('Needs Attention')).toEqual([]);
		expect(result.json('E-Mail')).toMatchObject([{ attention: true, attachments: 'pdf' }]);
		const [mailed] = result.json('E-Mail');
		expect(mailed?.['findings']).toContainEqual(
			expect.objectContaining({ severity: 'error', messageNl: expect.any(String) as string }),
		);
	});

	it.each([
		['totals that do not add up', { totals: { payable: '99.99' } }, 'EINVOICE_RULE_BROKEN'],
		[
			'a negative invoice that is no credit note',
			{
				lines: [{ id: '1', description: 'Terug', quantity: -1, unitPrice: 10, vat: { rate: 21 } }],
			},
			'EINVOICE_RULE_BROKEN',
		],
		['a credit note without reference', { kind: 'creditNote' }, 'EINVOICE_RULE_BROKEN'],
		[
			'reverse charge without VAT id',
			{
				lines: [
					{
						id: '1',
						description: 'Bouw',
						quantity: 1,
						unitPrice: 10,
						vat: { category: 'AE', rate: 0 },
					},
				],
			},
			'EINVOICE_RULE_BROKEN',
		],
		['no lines', { lines: [] }, 'EINVOICE_INVALID'],
	])('refuses %s, and goes on with the others', async (_, changes, code) => {
		const result = await setting.run('invoice-route', {
			items: [item('1', {}, changes), item('2')],
		});

		expect(result.json('Needs Attention')).toMatchObject([{ details: { code } }]);
		expect(result.json('E-Mail').map(({ number }) => number)).toEqual(['2']);
	});

	it('tells a remedy once, however many lines need it', async () => {
		const [line] = invoice('1')['lines'] as IDataObject[];
		const lines = ['1', '2'].map((id) => ({ ...line, id, net: '99.99' }));

		const result = await setting.run('invoice-route', { items: [item('1', {}, { lines })] });

		const [{ details } = { details: {} }] = result.json('Needs Attention');
		const { findingsNl } = details as { findingsNl: string };
		expect(findingsNl).toContain('Regel 1 is opgegeven als 99,99');
		expect(findingsNl).toContain('Regel 2 is opgegeven als 99,99');
		expect(findingsNl.match(/Verbeter aantal, prijs/g)).toHaveLength(1);
	});

	it('does not take AutoInvoice for served without the UBL that it takes, and says so', async () => {
		const result = await setting.run('invoice-finish', {
			items: [item('1', { AUTO_INV: true })],
			route: { folder: setting.folder, ubl: 'none' },
		});

		expect(result.json('Done')).toMatchObject([
			{ channel: 'autoInvoice', state: 'deferred', attention: true },
		]);
		expect(result.json('Done')[0]?.['reason']).toContain('AutoInvoice takes UBL only');
	});

	it('names the characters that the PDF and the name of its file cannot hold', async () => {
		const buyer = { ...(invoice('1')['buyer'] as IDataObject), name: 'Bakkerij \u{1E900} / Zn?' };
		const result = await setting.run('invoice-route', {
			items: [item('1', {}, { buyer })],
			route: { ubl: 'none' },
		});

		const [mailed] = result.json('E-Mail');
		expect(mailed).toMatchObject({ attention: true });
		expect(mailed?.['reasonNl']).toContain('U+FFFD');
		expect(mailed?.['reasonNl']).toContain('U+1E900');
		expect(mailed?.['reason']).toContain('/ (U+002F), ? (U+003F)');
	});

	it('tells that a number was used before by another invoice that has not gone out', async () => {
		await setting.run('invoice-route', { items: [item('1'), item('2')] });
		const corrected = [item('1', {}, { note: 'Corrected' }), item('2')];

		const preview = await setting.run('invoice-route', {
			items: corrected,
			route: { preview: true },
		});
		const result = await setting.run('invoice-route', { items: corrected });

		for (const told of [preview, result]) {
			expect(told.json('E-Mail')).toMatchObject([
				{ attention: true, reasonNl: expect.stringContaining('Nummer 1') as string },
				{ attention: false },
			]);
		}
	});

	it('takes the electronic address of a customer that is given by fields', async () => {
		const given = { customerFrom: 'given', autoInvoice: true, forced: 'einvoice' };
		const reasonWith = async (electronicAddress: string): Promise<unknown> => {
			const route = { ...given, electronicAddress, preview: true };
			const result = await setting.run('invoice-route', { items: [item('1')], route });
			return result.json('AutoInvoice')[0]?.['reasonCode'];
		};

		await expect(reasonWith('')).resolves.toBe('AUTOINVOICE_ADDRESS_MISSING');
		await expect(reasonWith('0106:87654321')).resolves.toBe('AUTOINVOICE_FORCED');
	});

	it('names columns that stand for nothing, and goes by those that do', async () => {
		const withColumns = async (columns: IDataObject) =>
			await setting.run('invoice-route', {
				items: [{ ...item('1'), customer: { ...customer({ EL_SI: false }), X_SI: true } }],
				route: { preview: true, options: { columns } },
			});

		const wrong = await withColumns({ invoices: 'X_SI' });
		const right = await withColumns({ invoice: 'X_SI' });

		expect(wrong.json('Needs Attention')).toMatchObject([
			{ error: expect.stringContaining('invoices') as string },
		]);
		expect(right.json('E-Mail')).toMatchObject([{ number: '1' }]);
	});

	it('takes a PDF with another password, or with one at all, for another content', async () => {
		const contentWith = async (options: IDataObject): Promise<unknown> => {
			const result = await setting.run('invoice-route', { items: [item('1')], route: { options } });
			const [mailed] = result.json('E-Mail');
			return (mailed?.['_route'] as IDataObject)['content'];
		};

		const contents = [
			await contentWith({}),
			await contentWith({ password: 'geheim' }),
			await contentWith({ password: 'ander' }),
			await contentWith({ password: 'geheim' }),
		];

		expect(new Set(contents).size).toBe(3);
		expect(contents[3]).toBe(contents[1]);
	});

	it('refuses the second of two invoices with one number', async () => {
		const result = await setting.run('invoice-route', { items: [item('1'), item('1')] });

		expect(result.json('E-Mail')).toHaveLength(1);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'EINVOICE_DOCUMENT_TWICE' } },
		]);
	});

	it('refuses the second one also where the first takes longer to be read', async () => {
		const [line] = invoice('1')['lines'] as IDataObject[];
		const lines = Array.from({ length: 1000 }, (_, at) => ({ ...line, id: String(at + 1) }));
		const items = [item('1', {}, { lines }), item('1')];

		const result = await setting.run('invoice-route', { items, route: { preview: true } });

		const amounts = [...result.json('E-Mail'), ...result.json('Needs Attention')];
		expect(amounts).toMatchObject([
			{ number: '1', amount: expect.any(Number) as unknown },
			{ details: { code: 'EINVOICE_DOCUMENT_TWICE' } },
		]);
		expect(Number(amounts[0]?.['amount'])).toBeGreaterThan(1000);
	});

	it.each([
		['that does not exist', () => `${setting.folder}/missing`, 'EINVOICE_FOLDER_MISSING'],
		['that n8n keeps from its nodes', () => '/etc', 'EINVOICE_FOLDER_CLOSED'],
		['that is no whole path', () => 'invoices', 'EINVOICE_FOLDER_MISSING'],
	])('stops at a folder %s', async (_, folder, code) => {
		const result = await setting.run('invoice-route', {
			items: [item('1'), item('2')],
			route: { folder: folder() },
		});

		expect(result.json('E-Mail')).toEqual([]);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code } },
			{ details: { code } },
		]);
	});

	it('keeps file names within the folder, whatever the customer is called', async () => {
		const buyer = {
			...(invoice('1')['buyer'] as IDataObject),
			name: `../../Ωμέγα 🛠 ${'x'.repeat(300)}`,
		};
		const result = await setting.run('invoice-route', {
			items: [item('1', {}, { buyer })],
			route: { folder: setting.folder, ubl: 'none' },
		});

		const [name = ''] = readdirSync(setting.folder);
		expect(result.json('Needs Attention')).toEqual([]);
		expect(readdirSync(setting.folder)).toHaveLength(1);
		expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
		expect(name).toMatch(/^Factuur 1 .*Ωμέγα.*\.pdf$/u);
	});

	it.each([
		['no certificate', {}, 'EINVOICE_CERTIFICATE_INVALID'],
		['what is no certificate', { p12: 'AAAA' }, 'EINVOICE_CERTIFICATE_INVALID'],
	])('does not go on without its signature: %s', async (_, certificate, code) => {
		const result = await setting.run('invoice-route', {
			items: [item('1')],
			route: { sign: true },
			certificate,
		});

		expect(result.json('Needs Attention')).toMatchObject([{ details: { code } }]);
		expect(result.json('E-Mail')).toEqual([]);
	});

	it('refuses a password on a PDF/A', async () => {
		const result = await setting.run('invoice-route', {
			items: [item('1')],
			route: { options: { pdfA: true, password: 'geheim' } },
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'EINVOICE_PDF_CONFLICT' } },
		]);
	});
});
