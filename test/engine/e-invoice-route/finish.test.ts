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

describe('Invoice: Finish', () => {
	const stored = (): IDataObject => ({ folder: setting.folder });

	it('removes the files of what was mailed, and keeps those of what was only stored', async () => {
		const result = await setting.run('invoice-finish', {
			items: [item('1'), item('2', { EL_SI: false })],
			route: { ...stored(), alwaysStore: true },
		});

		expect(result.json('Done')).toMatchObject([
			{ number: '1', channel: 'email', state: 'sent', kept: [] },
			{ number: '2', channel: 'archive', state: 'archived', removed: [] },
		]);
		expect(readdirSync(setting.folder)).toEqual(['Factuur 2 Bakkerij Jansen.pdf']);
		const [mail] = setting.world.mailbox.mails();
		expect(mail?.raw).toContain('Factuur 1 Bakkerij Jansen.pdf');
	});

	it('keeps what could not be mailed, and says so', async () => {
		const result = await setting.run('invoice-finish', {
			items: [item('1', { MAIL_BUS: 'weg@niemand.example' })],
			route: { ...stored(), ubl: 'none' },
			finish: { outcome: 'failure' },
		});

		expect(result.json('Done')).toMatchObject([{ state: 'failed', attention: true }]);
		expect(readdirSync(setting.folder)).toEqual(['Factuur 1 Bakkerij Jansen.pdf']);
	});

	it('mails an invoice once, however often the flow runs', async () => {
		const run = { items: [item('1')], route: stored(), finish: { afterSending: 'keep' } };
		await setting.run('invoice-finish', run);

		const again = await setting.run('invoice-finish', run);

		expect(again.json('Done')).toMatchObject([{ number: '1', state: 'sent' }]);
		expect(setting.world.mailbox.mails()).toHaveLength(1);
	});

	it('refuses another invoice under a number that has gone out', async () => {
		await setting.run('invoice-finish', { items: [item('1')], route: stored() });

		const other = await setting.run('invoice-finish', {
			items: [item('1', {}, { note: 'Another one' })],
			route: stored(),
		});

		expect(other.json('Needs Attention')).toMatchObject([
			{ details: { code: 'EINVOICE_DOCUMENT_GONE' } },
		]);
		expect(setting.world.mailbox.mails()).toHaveLength(1);
	});

	it('refuses it also where no files are kept', async () => {
		await setting.run('invoice-finish', { items: [item('1')] });

		const other = await setting.run('invoice-finish', {
			items: [item('1', {}, { note: 'Another one' })],
		});

		expect(other.json('Needs Attention')).toMatchObject([
			{ details: { code: 'EINVOICE_DOCUMENT_GONE' } },
		]);
	});

	it('refuses another invoice under a number that only some of its recipients have', async () => {
		setting.world.mailbox.addFault({
			...{ at: 'rcpt', do: 'reply', reply: '550 5.1.1 No such user', recipient: 'weg@' },
			times: 'always',
		});
		const columns = { MAIL_BUS: 'a@klant.example; weg@klant.example' };
		const first = await setting.run('invoice-finish', { items: [item('1', columns)] });

		const other = await setting.run('invoice-finish', {
			items: [item('1', columns, { note: 'Another one' })],
		});

		expect(first.json('Done')).toMatchObject([{ state: 'partly', attention: true }]);
		expect(other.json('Needs Attention')).toMatchObject([
			{ details: { code: 'EINVOICE_DOCUMENT_GONE' } },
		]);
	});

	it.each([
		['that was printed', 'invoice-print'],
		['that was on its way to the printer when the run was cut off', 'invoice-route'],
	] as const)('never mails an invoice %s, and says so', async (_, before) => {
		await setting.run(before, { items: [item('1', { EL_SI: false })] });

		await setting.run('invoice-finish', { items: [item('1')] });
		const result = await setting.run('invoice-print', { items: [item('1')] });

		expect(setting.world.mailbox.mails()).toEqual([]);
		expect(setting.world.printer.printed()).toHaveLength(1);
		expect(result.json('Done')).toMatchObject([
			{ channel: 'print', state: 'printed', attention: true },
		]);
		expect(result.json('Done')[0]?.['reasonNl']).toContain('blijft dus die weg gaan');
	});

	it.each([
		['that was mailed', 'invoice-finish'],
		['that was on its way by e-mail when the run was cut off', 'invoice-route'],
	] as const)('never prints an invoice %s, and says so', async (_, before) => {
		await setting.run(before, { items: [item('1')] });

		const result = await setting.run('invoice-print', { items: [item('1', { EL_SI: false })] });

		expect(setting.world.printer.printed()).toEqual([]);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'EINVOICE_DOCUMENT_ELSEWHERE', before: 'email', now: 'print' } },
		]);
	});

	it('sends by another way what reached nobody, or has another revision', async () => {
		const failed = { outcome: 'failure' };
		await setting.run('invoice-finish', { items: [item('1'), item('2')], finish: failed });
		await setting.run('invoice-finish', { items: [item('3')] });
		const paper = [item('1', { EL_SI: false }), item('3', { EL_SI: false })];

		const result = await setting.run('invoice-print', { items: paper.slice(0, 1) });
		const revised = await setting.run('invoice-print', {
			items: paper.slice(1),
			route: { options: { revision: '2' } },
		});

		expect(result.json('Done')).toMatchObject([{ number: '1', state: 'printed' }]);
		expect(revised.json('Done')).toMatchObject([{ number: '3', state: 'printed' }]);
	});

	it('keeps what was archived when it goes another way later', async () => {
		const route = { ...stored(), ubl: 'none' };
		const archived = {
			items: [item('1', { EL_SI: false })],
			route: { ...route, alwaysStore: true },
		};
		await setting.run('invoice-finish', archived);

		const mailed = await setting.run('invoice-finish', { items: [item('1')], route });

		expect(mailed.json('Done')).toMatchObject([{ channel: 'email', state: 'sent', removed: [] }]);
		expect(readdirSync(setting.folder)).toEqual(['Factuur 1 Bakkerij Jansen.pdf']);
	});

	it.each([
		['stored', { EL_SI: false }, { alwaysStore: true }, {}, 'archived'],
		['handed over', { AUTO_INV: true }, { ubl: 'none' }, { ubl: 'nlcius' }, 'handedOver'],
	])('says that it is %s what had to wait before', async (_, columns, first, then, state) => {
		const items = [item('1', columns)];
		const waiting = await setting.run('invoice-finish', { items, route: first });

		const mended = await setting.run('invoice-finish', {
			items,
			route: { ...first, ...stored(), ...then },
		});

		expect(waiting.json('Done')).toMatchObject([{ state: 'deferred', attention: true }]);
		expect(mended.json('Done')).toMatchObject([{ state, attention: false }]);
	});

	it('keeps for good what was mailed before and is archived now', async () => {
		const route = { ...stored(), ubl: 'none' };
		await setting.run('invoice-finish', { items: [item('1')], route });
		const afterMail = readdirSync(setting.folder);

		const archived = await setting.run('invoice-finish', {
			items: [item('1', { EL_SI: false })],
			route: { ...route, alwaysStore: true },
		});

		expect(afterMail).toEqual([]);
		expect(archived.json('Done')).toMatchObject([{ channel: 'archive', removed: [] }]);
		expect(readdirSync(setting.folder)).toEqual(['Factuur 1 Bakkerij Jansen.pdf']);
	});

	it('names in the one notice what reached nobody', async () => {
		const finish = { hideNotice: true };
		const noFolder = await setting.run('invoice-finish', {
			items: [item('1', { EL_SI: false })],
			route: { alwaysStore: true },
			finish,
		});
		const noPrinter = await setting.run('invoice-print', {
			items: [item('2', { EL_SI: false })],
			printer: null,
			finish,
		});

		expect(noFolder.json('Done')).toMatchObject([
			{ attention: [{ number: '1', channel: 'archive', state: 'deferred' }] },
		]);
		expect(noPrinter.json('Done')).toMatchObject([
			{ attention: [{ number: '2', channel: 'print', state: 'deferred' }] },
		]);
	});

	it('keeps why an invoice went its way, and that somebody has to look at it', async () => {
		const items = [item('1', { MAIL_BUS: 'a@klant.example; geen adres' })];

		const result = await setting.run('invoice-finish', { items });

		expect(result.json('Done')).toMatchObject([
			{ state: 'sent', attention: true, outcomeReason: '' },
		]);
		expect(result.json('Done')[0]?.['reason']).toContain('"geen adres"');
	});

	it('tells of all invoices in one notice when that is wished', async () => {
		const result = await setting.run('invoice-finish', {
			items: [item('1'), item('2'), item('3', { AUTO_INV: true })],
			route: stored(),
			finish: { hideNotice: true },
		});

		const notices = result.json('Done');
		expect(
			notices.map(({ invoices }) => invoices).reduce((sum, one) => Number(sum) + Number(one), 0),
		).toBe(3);
		expect(notices).toContainEqual(expect.objectContaining({ states: { sent: 2 } }));
	});
});
