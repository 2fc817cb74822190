import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import type { RunResult } from '../harness';
import { lastPageOf } from './document-template';
import { dutchIn } from './english';
import { mailTemplates, type MailTemplateRun } from './mail-template';

const FILE = '17-customers-without-e-mail.json';
const PAGES = ['AccountView Was Not Read', 'Another Administration', 'Nobody Agreed', 'The List'];

const template = mailTemplates({ seed: 'empty' });

const customers = () => template.now.sandbox.accountView.customers;

/** A customer whom nothing was agreed with, but for these columns. */
const add = (number: string, columns: Readonly<Record<string, string | boolean>>): void => {
	customers().insert({ SUB_NR: number, ACCT_NAME: `Klant ${number}`, ...columns });
};

const run = async (
	form: IDataObject = {},
	more: MailTemplateRun = {},
): Promise<{ title: string; text: string; result: RunResult }> => {
	const result = await template.now.run(FILE, { form: { administration: '', ...form }, ...more });
	return { ...lastPageOf(result, PAGES), result };
};

describe('template 17', () => {
	it('lists who agreed to e-mail and has no address, with what to do', async () => {
		add('1', { EL_SI: true, EL_RE: true, TEL_BUS: '030-5550114' });
		add('2', { EL_SI: true, MAIL_BUS: 'goed@klant.example' });
		add('3', {});

		const { title, text } = await run();

		expect(title).toBe('1 klant zonder bruikbaar adres');
		expect(text).toMatch(
			/<b>1<\/b><br>Klant 1<br>tel\. 030-5550114<\/td><td>facturen, aanmaningen<\/td><td>.*heeft geen e-mailadres/,
		);
		expect(text).toContain('vul in AccountView bij de debiteur');
		expect(text).not.toMatch(/Klant [23]/);
		expect(text).toContain('Van de 2 klanten');
	});

	it('speaks of one customer as of one', async () => {
		add('1', { EL_SI: true, MAIL_BUS: 'goed@klant.example' });

		const { text } = await run();

		expect(text).toContain('Van de ene klant die stukken per e-mail krijgt, in administratie');
	});

	it('knows an address that is none, and one of several', async () => {
		add('1', { EL_SO: true, MAIL_BUS: 'jan at klant' });
		add('2', { EL_PS: true, MAIL_BUS: 'goed@klant.example; fout' });

		const { title, text } = await run();

		expect(title).toBe('2 klanten zonder bruikbaar adres');
		expect(text).toMatch(/Klant 1.*geen geldig e-mailadres is: &quot;jan at klant&quot;/s);
		expect(text).toMatch(/Klant 2.*Per e-mail naar de geldige adressen.*&quot;fout&quot;/s);
	});

	it('counts the address of the main contact, and looks at blocked customers too', async () => {
		add('1', { EL_SI: true, MC_MAILB: 'jan@klant.example' });
		add('2', { EL_SI: true, REC_BLK: true });

		const { title, text } = await run();

		expect(title).toBe('1 klant zonder bruikbaar adres');
		expect(text).toMatch(/Klant 2<br><i>geblokkeerd<\/i>/);
	});

	it('knows what AutoInvoice needs where its way is prescribed', async () => {
		add('1', { AUTO_INV: true, AIEM_MAND: true });
		add('2', { AUTO_INV: true, AIEI_MAND: true });
		add('3', { AUTO_INV: true, AIEI_MAND: true, EIA: '0106:12345678' });
		add('4', { AUTO_INV: true });

		const { text } = await run();

		expect(text).toMatch(/Klant 1<\/td><td>facturen via AutoInvoice<\/td><td>.*geen e-mailadres/);
		expect(text).toMatch(/Klant 2.*e-factuuradres ontbreekt/s);
		expect(text).not.toMatch(/Klant [34]/);
	});

	it('shows names as they are, also those with HTML in them', async () => {
		customers().insert({ SUB_NR: '1', ACCT_NAME: '<b>Ωμέγα</b> & Zn 🎓', EL_SI: true });

		expect((await run()).text).toContain('&lt;b>Ωμέγα&lt;/b> &amp; Zn 🎓');
	});

	it('says so when each of them has an address', async () => {
		add('1', { EL_SI: true, MAIL_BUS: 'goed@klant.example' });

		const { title, text } = await run();

		expect(title).toBe('Elke klant met e-mail heeft een adres');
		expect(text).not.toContain('<table>');
	});

	it.each([
		[
			'nobody agreed to e-mail',
			() => {
				add('1', {});
			},
		],
		['there are no customers', () => undefined],
	])('says so when %s', async (_, arrange) => {
		arrange();

		expect((await run()).title).toBe('Niemand krijgt stukken per e-mail');
	});

	it('says so for another administration, and for a user whom AccountView refuses', async () => {
		expect((await run({ administration: 'ANDERS' })).title).toBe('Dit is een andere administratie');
		template.now.sandbox.addFault({
			server: 'accountView',
			method: 'GET',
			kind: 'status',
			status: 403,
			times: 99,
		});
		const { title, text } = await run();
		expect(title).toBe('AccountView kon niet worden gelezen');
		expect(text).toContain('leesrechten');
	});

	it('gives the same at a second look, and sends nothing', async () => {
		add('1', { EL_SI: true });
		const first = await run();
		const second = await run();

		expect(second.text).toBe(first.text);
		expect(template.now.sandbox.mailbox.mails()).toEqual([]);
	});

	it('is in English for who opens the English form', async () => {
		const english = { startAt: 'Report Form (English)' };
		add('1', { EL_SI: true, EL_RE: true });
		add('2', { EL_PS: true, MAIL_BUS: 'right@klant.example; wrong', REC_BLK: true });
		add('3', { AUTO_INV: true, AIEI_MAND: true });

		const { title, text } = await run({}, english);
		const elsewhere = await run({ administration: 'ELSEWHERE' }, english);

		expect(title).toBe('3 customers without a usable address');
		expect(text).toMatch(/Klant 1<\/td><td>invoices, reminders<\/td><td>.*no e-mail address/s);
		expect(text).toMatch(/Klant 2<br><i>blocked<\/i>.*packing slips.*&quot;wrong&quot;/s);
		expect(text).toMatch(/Klant 3.*the e-invoice address is missing/s);
		expect(text).toContain('/form/accountview-customers-without-e-mail-en');
		expect(elsewhere.title).toBe('This is another administration');
		expect(dutchIn({ title, text: text.replace('E-mail zakelijk', '') })).toEqual([]);
	});

	it.each([
		['nobody agreed to e-mail', {}, 'Nobody gets documents by e-mail'],
		[
			'each has an address',
			{ EL_SI: true, MAIL_BUS: 'right@klant.example' },
			'Every customer with e-mail has an address',
		],
	] as const)('says in English when %s', async (_, columns, title) => {
		add('1', columns);

		const page = await run({}, { startAt: 'Report Form (English)' });

		expect(page.title).toBe(title);
		expect(dutchIn(page.text)).toEqual([]);
	});
});
