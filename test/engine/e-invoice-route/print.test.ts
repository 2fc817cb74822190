import '../quiet';
import { readdirSync } from 'node:fs';
import type { ICredentialTestFunctions, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { testPrinter } from '../../../nodes/EInvoiceRoute/printer-credential';
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

const paper = (number: string, changes: IDataObject = {}): IDataObject => ({
	invoice: invoice(number, changes),
	customer: customer({ EL_SI: false }),
});

const pdfOf = (item: INodeExecutionData | undefined): Buffer =>
	Buffer.from(item?.binary?.['pdf']?.data ?? '', 'base64');

describe('Invoice: Print', () => {
	it('prints each invoice as it was made, says so, and lets its files go afterwards', async () => {
		const result = await setting.run('invoice-print', {
			items: [paper('1'), paper('2')],
			route: { folder: setting.folder },
			print: { copies: 2, options: { sides: 'two-sided-long-edge' } },
		});

		const printed = setting.world.printer.printed();
		expect(result.json('Printed')).toMatchObject([
			{ number: '1', state: 'printed', jobId: 1, wasPrintedBefore: false },
			{ number: '2', state: 'printed', jobId: 2, wasPrintedBefore: false },
		]);
		expect(printed).toMatchObject([
			{ jobName: expect.stringContaining('invoice 1 #') as string, copies: 2 },
			{ sides: 'two-sided-long-edge' },
		]);
		expect(printed.map(({ pdf }) => pdf)).toEqual(result.items('Printed').map(pdfOf));
		expect(printed[0]?.pdf.subarray(0, 5).toString()).toBe('%PDF-');
		expect(result.json('Done')).toMatchObject([
			{ number: '1', channel: 'print', state: 'printed', attention: false, kept: [] },
			{ number: '2', state: 'printed' },
		]);
		expect(readdirSync(setting.folder)).toEqual([]);
	});

	it('prints an invoice once, however often the flow runs', async () => {
		await setting.run('invoice-print', { items: [paper('1')] });
		const again = await setting.run('invoice-print', { items: [paper('1')] });

		expect(again.json('Printed')).toMatchObject([{ state: 'printed', wasPrintedBefore: true }]);
		expect(setting.world.printer.printed()).toHaveLength(1);
	});

	it('refuses another invoice under a number that was printed', async () => {
		// Nobody has written down that it went out, so nothing but the print itself knows.
		const finish = { outcome: 'failure' };
		await setting.run('invoice-print', { items: [paper('1')], finish });
		const other = await setting.run('invoice-print', { items: [paper('1', { note: 'Other' })] });

		expect(other.json('Not Printed')).toMatchObject([
			{ details: { code: 'EINVOICE_PRINT_OTHER_CONTENT' } },
		]);
		expect(setting.world.printer.printed()).toHaveLength(1);
	});

	it('says that no printer is chosen, and the PDF stays', async () => {
		const result = await setting.run('invoice-print', {
			items: [paper('1')],
			route: { folder: setting.folder },
			printer: null,
		});

		expect(result.json('Printed')).toMatchObject([
			{
				number: '1',
				state: 'deferred',
				code: 'EINVOICE_PRINTER_MISSING',
				attention: true,
				reasonNl: expect.stringContaining('geen printer gekozen') as string,
			},
		]);
		expect(pdfOf(result.items('Printed')[0]).subarray(0, 5).toString()).toBe('%PDF-');
		expect(result.json('Done')).toMatchObject([{ number: '1', state: 'deferred' }]);
		expect(readdirSync(setting.folder)).toEqual(['Factuur 1 Bakkerij Jansen.pdf']);
	});

	it('keeps the PDF of what could not be printed, and goes on with the others', async () => {
		setting.world.printer.addFault({
			...{ at: 'send-document', do: 'abort', skip: 1 },
			reasons: ['document-unprintable-error'],
		});

		const result = await setting.run('invoice-print', {
			items: [paper('1'), paper('2'), paper('3')],
			route: { folder: setting.folder },
		});

		expect(result.json('Printed').map(({ number }) => number)).toEqual(['1', '3']);
		const [failed] = result.items('Not Printed');
		expect(failed?.json).toMatchObject({
			error: expect.stringContaining('the PDF cannot be printed') as string,
			details: {
				code: 'EINVOICE_PRINT_ABORTED',
				messageNl: 'De printer heeft de opdracht afgebroken.',
				reasonsNl: 'de PDF is niet af te drukken',
			},
		});
		expect(pdfOf(failed).subarray(0, 5).toString()).toBe('%PDF-');
		expect(result.json('Done')).toContainEqual(
			expect.objectContaining({ number: '2', state: 'failed', attention: true }),
		);
		expect(readdirSync(setting.folder)).toEqual(['Factuur 2 Bakkerij Jansen.pdf']);
	});

	it('tells what waits for paper, and what came of it at the next run', async () => {
		const run = { items: [paper('1')], print: { waitSeconds: 1 } };
		setting.world.printer.change({ hasPaper: false });
		const first = await setting.run('invoice-print', run);
		setting.world.printer.change({ hasPaper: true });
		const second = await setting.run('invoice-print', run);

		expect(first.json('Not Printed')).toMatchObject([
			{ details: { code: 'EINVOICE_PRINT_WAITING' } },
		]);
		expect(first.json('Done')).toMatchObject([{ state: 'deferred' }]);
		expect(second.json('Done')).toMatchObject([{ state: 'printed' }]);
		expect(setting.world.printer.printed()).toHaveLength(1);
	});

	it.each([
		['is switched off', {}, 'EINVOICE_PRINTER_UNREACHABLE'],
		['has no address', { url: '' }, 'EINVOICE_PRINTER_ADDRESS_INVALID'],
	])('does not try one item after the other when the printer %s', async (_, printer, code) => {
		const { url } = setting.world.printer;
		await setting.world.printer.goOffline();

		const result = await setting.run('invoice-print', {
			items: ['1', '2', '3', '4', '5'].map((number) => paper(number)),
			printer: { url, ...printer },
		});

		const errors = result.json('Not Printed');
		expect(errors).toHaveLength(5);
		expect(errors[4]).toMatchObject({ details: { code, tried: false } });
	});

	it('prints where a password is asked for, and stops at a wrong one', async () => {
		const { securedUrl: url, account, certificate: ca } = setting.world.printer;
		const wrong = await setting.run('invoice-print', {
			items: [paper('1')],
			printer: { url, ca, user: account.user, password: 'verkeerd' },
		});
		const right = await setting.run('invoice-print', {
			items: [paper('1')],
			printer: { url, ca, ...account },
		});

		expect(wrong.json('Not Printed')).toMatchObject([
			{ details: { code: 'EINVOICE_PRINTER_SIGN_IN' } },
		]);
		expect(JSON.stringify(wrong.json('Not Printed'))).not.toContain('verkeerd');
		expect(right.json('Printed')).toMatchObject([{ state: 'printed' }]);
	});

	it('refuses an item without its PDF', async () => {
		const result = await setting.run('invoice-print', {
			items: [paper('1')],
			print: { documentField: 'data' },
		});

		expect(result.json('Not Printed')).toMatchObject([
			{ details: { code: 'EINVOICE_FILE_MISSING' } },
		]);
	});
});

describe('Print Job', () => {
	it('lists what is in doubt, and takes what a person says about it', async () => {
		const { printer } = setting.world;
		printer.change({ hasPaper: false });
		await setting.run('invoice-print', { items: [paper('1')], print: { waitSeconds: 1 } });
		printer.forgetJobs();
		const doubt = await setting.run('invoice-print', { items: [paper('1')] });

		const listed = await setting.printJobs({ states: ['doubtful'] });
		const [job = {}] = listed.json('Done');
		const settled = await setting.printJobs({ operation: 'settle', decision: 'again' }, [job]);
		printer.change({ hasPaper: true });
		const last = await setting.run('invoice-print', { items: [paper('1')] });

		expect(doubt.json('Done')).toMatchObject([{ state: 'doubtful', attention: true }]);
		expect(listed.json('Done')).toMatchObject([
			{ key: 'DEMO/invoice/1/-/-', state: 'doubtful', code: 'EINVOICE_PRINT_DOUBTFUL' },
		]);
		expect(settled.json('Done')).toMatchObject([
			{ state: 'pending', note: 'Found in the tray by Ans' },
		]);
		expect(last.json('Printed')).toMatchObject([{ state: 'printed', wasPrintedBefore: false }]);
		expect(printer.printed()).toHaveLength(1);
	});

	it.each([
		['a key that nobody knows', { key: 'DEMO/invoice/9/-/-' }, {}, 'EINVOICE_PRINT_JOB_UNKNOWN'],
		['what was printed', { key: 'DEMO/invoice/1/-/-' }, {}, 'EINVOICE_PRINT_JOB_STATE'],
		['no decision', { key: 'DEMO/invoice/1/-/-' }, { decision: 'yes' }, 'NODE_PARAMETER_INVALID'],
	])('settles nothing for %s', async (_, item, parameters, code) => {
		await setting.run('invoice-print', { items: [paper('1')] });
		const result = await setting.printJobs({ operation: 'settle', ...parameters }, [item]);

		expect(result.json('Needs Attention')).toMatchObject([{ details: { code } }]);
	});

	it('takes the word of a person for what was printed by hand, and mails it no more', async () => {
		await setting.run('invoice-print', { items: [paper('1'), paper('2')], printer: null });

		const waiting = await setting.printJobs({ resource: 'document', states: ['deferred'] });
		const settle = { resource: 'document', operation: 'settle', note: 'Printed by Ans' };
		const numbered = (wanted: string) =>
			waiting.json('Done').filter(({ number }) => number === wanted);
		const gone = await setting.printJobs({ ...settle, decision: 'gone' }, numbered('1'));
		const notGone = await setting.printJobs({ ...settle, decision: 'notGone' }, numbered('2'));
		const mailing = { customer: customer() };
		const routed = await setting.run('invoice-route', {
			items: [
				{ ...paper('1'), ...mailing },
				{ ...paper('2'), ...mailing },
			],
			route: { preview: true },
		});

		expect(gone.json('Done')).toMatchObject([
			{ key: 'DEMO/invoice/1/-/-', state: 'printed', reason: 'Printed by Ans', attention: false },
		]);
		expect(notGone.json('Done')).toMatchObject([{ number: '2', state: 'failed' }]);
		expect(routed.json('Print')).toMatchObject([
			{ number: '1', state: 'printed', stateReason: 'Printed by Ans' },
		]);
		expect(routed.json('E-Mail')).toMatchObject([{ number: '2' }]);
	});

	it.each([
		['what nobody knows', { settleKey: 'DEMO/invoice/9/-/-' }, 'EINVOICE_DOCUMENT_UNKNOWN'],
		['what has gone', { settleKey: 'DEMO/invoice/1/-/-' }, 'EINVOICE_DOCUMENT_SETTLED'],
		['no decision', { decision: 'printed' }, 'NODE_PARAMETER_INVALID'],
	])('settles no document for %s', async (_, parameters, code) => {
		await setting.run('invoice-print', { items: [paper('1')] });
		const result = await setting.printJobs({
			...{ resource: 'document', operation: 'settle', decision: 'notGone' },
			...parameters,
		});

		expect(result.json('Needs Attention')).toMatchObject([{ details: { code } }]);
	});

	it('does not print what a person gave up', async () => {
		const { printer } = setting.world;
		printer.change({ isPaused: true });
		await setting.run('invoice-print', { items: [paper('1')], print: { waitSeconds: 1 } });
		printer.cancelJob(1);
		await setting.run('invoice-print', { items: [paper('1')] });
		const item = { key: 'DEMO/invoice/1/-/-' };
		await setting.printJobs({ operation: 'settle', decision: 'giveUp' }, [item]);
		const last = await setting.run('invoice-print', { items: [paper('1', { note: 'Other' })] });

		expect(last.json('Not Printed')).toMatchObject([
			{ details: { code: 'EINVOICE_PRINT_GIVEN_UP' } },
		]);
	});
});

describe('The test of the printer credential', () => {
	const test = async (data: IDataObject) =>
		await testPrinter.call({} as ICredentialTestFunctions, {
			...{ id: '1', name: 'Printer', type: 'eInvoicePrinterApi' },
			data: data as Record<string, string>,
		});

	it('says what is there and how it is', async () => {
		const { printer } = setting.world;
		expect(await test({ url: printer.url })).toEqual({
			status: 'OK',
			message: 'Printer of the sandbox, Sandbox 2000 is ready.',
		});

		printer.change({ hasPaper: false });
		const { message } = await test({ url: printer.url, user: 'anna', password: 'geheim' });
		expect(message).toContain('stands still: the paper has run out');
		expect(message).toContain('User and password go over the network as they are.');
	});

	it.each([
		['takes no PDF', { takesPdf: false }, {}, 'takes no PDF'],
		['takes no jobs', { isAccepting: false }, {}, 'told to take no jobs'],
		['has no address', {}, { url: 'printer' }, 'does not begin with ipp://'],
	])('says what is wrong when it %s', async (_, condition, data, words) => {
		const { printer } = setting.world;
		printer.change(condition);
		const { status, message } = await test({ url: printer.url, ...data });

		expect(status).toBe('Error');
		expect(message).toContain(words);
	});
});
