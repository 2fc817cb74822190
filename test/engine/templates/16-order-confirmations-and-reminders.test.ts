import '../quiet';
import { readdirSync } from 'node:fs';
import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { fileOf } from '../email-profile-send/mail-setting';
import type { RunResult } from '../harness';
import { textOf } from '../node-setting';
import { dutchIn, shownBy } from './english';
import {
	documentTemplates,
	lastPageOf,
	listOf,
	optionsOf,
	type DocumentRun,
} from './document-template';

const FILE = '16-order-confirmations-and-reminders.json';
const CONFIRMATION = 'Orderbevestigingen (het ordernummer staat in de naam van het bestand)';
const REMINDER = 'Aanmaningen (het debiteurnummer staat in de naam van het bestand)';
const STORE = 'Opslaan als PDF in plaats van afdrukken';

/** Of the demo firm: an order of customer 10001, and one of 10002. */
const [ORDER, OTHER_ORDER] = ['26000101', '26000102'];

const template = documentTemplates(FILE, {
	kind: CONFIRMATION,
	administration: '',
	date: '2026-11-29',
	store: [],
});

const PAGES = [
	'AccountView Was Not Read',
	'Another Administration',
	'No Files Were Given',
	'Nothing Left to Do',
	'Nothing Was Chosen',
	'The Summary',
];

const pageOf = (result: RunResult): { title: string; text: string } => lastPageOf(result, PAGES);

/** PDFs of these names, as n8n's form gives them. */
const pdfs = (...names: readonly string[]): IBinaryKeyData =>
	Object.fromEntries(
		names.map((name, place) => [
			names.length === 1 ? 'files' : `files_${String(place)}`,
			fileOf(Buffer.from(`%PDF-1.4 ${name}`), name),
		]),
	);

const agree = (number: string, columns: IDataObject): void => {
	template.now.sandbox.accountView.customers.update(number, columns as Record<string, boolean>);
};

const run = (names: readonly string[], more: DocumentRun = {}): Promise<RunResult> =>
	template.now.run({ files: pdfs(...names), ...more });

const outcomes = (result: RunResult): readonly (readonly string[])[] =>
	result.json('The Outcomes').map(({ number, state }) => [textOf(number), textOf(state)]);

const mails = () => template.now.sandbox.mailbox.mails();

describe('template 16', () => {
	it('mails an order confirmation to who agreed to it, with the file that was given', async () => {
		agree('10001', { EL_SO: true });

		const result = await run([`Orderbevestiging ${ORDER}.pdf`, `SO_${OTHER_ORDER}.pdf`]);

		expect(listOf(result)).toMatch(/26000101<\/b><br>Bakkerij.*<b>E-mail<\/b>/s);
		expect(listOf(result)).toMatch(/26000102.*<b>Papier<\/b>/s);
		expect(mails()).toMatchObject([
			{
				from: 'info@demo-installatie.example',
				to: ['info@bakkerijvandenbosch.example'],
				subject: expect.stringContaining(ORDER) as string,
				attachments: [{ name: `Orderbevestiging ${ORDER}.pdf` }],
			},
		]);
		expect(mails()[0]?.raw).toContain(
			Buffer.from(`%PDF-1.4 Orderbevestiging ${ORDER}.pdf`).toString('base64').slice(0, 40),
		);
		expect(outcomes(result)).toEqual([
			[ORDER, 'sent'],
			[OTHER_ORDER, 'deferred'],
		]);
	});

	it('mails a reminder by the setting for reminders, from the profile for them', async () => {
		agree('10001', { EL_SO: true, EL_RE: false });
		agree('10002', { EL_RE: true });

		const form = { kind: REMINDER, store: [STORE] };
		const result = await run(['Aanmaning 10001.pdf', 'Aanmaning 10002.pdf'], { form });

		expect(mails()).toMatchObject([
			{
				from: 'facturen@demo-installatie.example',
				to: ['administratie@zeeuwscheploeg.example'],
				attachments: [{ name: 'Aanmaning 10002-2026-11-29.pdf' }],
			},
		]);
		expect(outcomes(result)).toEqual([
			['10002-2026-11-29', 'sent'],
			['10001-2026-11-29', 'archived'],
		]);
		expect(readdirSync(template.now.folder)).toContain('Aanmaning 10001-2026-11-29.pdf');
	});

	it('sends nothing twice', async () => {
		agree('10001', { EL_SO: true });
		await run([`Orderbevestiging ${ORDER}.pdf`]);

		const { title, text } = pageOf(await run([`Orderbevestiging ${ORDER}.pdf`]));

		expect(title).toBe('Alles hiervan is al verwerkt');
		expect(text).toMatch(/26000101.*Al gemaild/s);
		expect(mails()).toHaveLength(1);
	});

	it.each([
		['a name without a known number', 'orders 99.pdf', CONFIRMATION, /geen ordernummer/],
		[
			'a name with two known numbers',
			`${ORDER} ${OTHER_ORDER}.pdf`,
			CONFIRMATION,
			/meer dan één bekend nummer/,
		],
		['a reminder named after an order', `${ORDER}.pdf`, REMINDER, /geen debiteurnummer/],
		['a name with HTML in it', '<script>x.pdf', CONFIRMATION, /&lt;script>/],
	])('does not let %s go, and says so', async (_, name, kind, words) => {
		const { title, text } = pageOf(await run([name], { form: { kind } }));

		expect(title).toBe('Hiervan kan nu niets weg');
		expect(text).toMatch(words);
		expect(text).toContain('Gaat niet weg');
		expect(mails()).toEqual([]);
	});

	it('does not let a file go that is no PDF, nor a reminder to who must get none', async () => {
		agree('10001', { EL_RE: true, REM_BLK: true });
		const files = {
			files_0: fileOf(Buffer.from('x'), 'Aanmaning 10001.pdf'),
			files_1: { ...fileOf(Buffer.from('x'), 'Aanmaning 10002.docx'), mimeType: 'text/plain' },
		};

		const { text } = pageOf(await template.now.run({ files, form: { kind: REMINDER } }));

		expect(text).toMatch(/Aanmaning 10002\.docx.*geen PDF|10002.*geen PDF/s);
		expect(text).toMatch(/10001.*geblokkeerd voor aanmaningen/s);
	});

	it('goes on with the others when one file must not go', async () => {
		agree('10001', { EL_SO: true });

		const result = await run(['los blad.pdf', `Orderbevestiging ${ORDER}.pdf`]);

		expect(optionsOf(result)).toHaveLength(1);
		expect(outcomes(result)).toEqual([[ORDER, 'sent']]);
	});

	it('says that a message was not taken, and counts it as one to look at', async () => {
		agree('10001', { EL_SO: true });
		template.now.sandbox.mailbox.addFault({
			at: 'rcpt',
			do: 'reply',
			reply: '550 5.1.1 unknown',
			times: 9,
		});

		const result = await run([`Orderbevestiging ${ORDER}.pdf`]);

		expect(outcomes(result)).toEqual([[ORDER, 'failed']]);
		expect(pageOf(result).title).toBe('1 stuk verwerkt, waarvan er 1 aandacht vraagt');
		expect(pageOf(result).text).toContain('De mailserver weigert de ontvanger.');
	});

	it('has a page for a form without files', async () => {
		const { title } = pageOf(await template.now.run());

		expect(title).toBe('Er zijn geen bestanden gekozen');
	});

	it('has a page for a user whom AccountView refuses', async () => {
		template.now.sandbox.addFault({
			server: 'accountView',
			method: 'GET',
			kind: 'status',
			status: 403,
			times: 99,
		});

		const { title, text } = pageOf(await run([`Orderbevestiging ${ORDER}.pdf`]));

		expect(title).toBe('AccountView kon niet worden gelezen');
		expect(text).toContain('leesrechten');
	});

	it('is in English for who opens the English form', async () => {
		template.now.nameCustomersInEnglish();
		agree('10002', { EL_RE: true });
		const form = { kind: "Reminders (the customer's number is in the name of the file)" };
		const startAt = 'Document Form (English)';

		const result = await run(['Aanmaning 10002.pdf', 'x.pdf'], { startAt, form });

		expect(listOf(result)).toMatch(/Does not go.*no customer number that AccountView knows/s);
		expect(listOf(result)).toMatch(/10002-2026-11-29.*Firm 10002.*<b>E-mail<\/b>/s);
		expect(mails()).toMatchObject([{ from: 'facturen@demo-installatie.example' }]);
		const { title, text } = pageOf(result);
		expect(title).toBe('1 document dealt with');
		expect(text).toContain('/form/accountview-mail-attention-en');
		for (const page of ['Look and Choose', 'The Summary']) {
			expect(dutchIn(shownBy(result, page))).toEqual([]);
		}
	});

	it('says in English why nothing goes', async () => {
		const startAt = 'Document Form (English)';

		const form = { kind: "Order confirmations (the order's number is in the name of the file)" };
		const result = await run(['x.pdf'], { startAt, form });
		const without = await template.now.run({ startAt, form });

		expect(pageOf(result).title).toBe('None of this can go now');
		expect(pageOf(result).text).toContain('no order number that AccountView knows');
		expect(pageOf(without).title).toBe('No files were chosen');
		for (const page of [pageOf(result), pageOf(without)]) expect(dutchIn(page)).toEqual([]);
	});
});
