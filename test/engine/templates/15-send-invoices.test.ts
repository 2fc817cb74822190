import '../quiet';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { RunResult } from '../harness';
import { dutchIn, shownBy } from './english';
import { documentTemplates, lastPageOf, listOf, optionsOf, tickedOf } from './document-template';
import { textOf } from '../node-setting';
import { timesRun } from './setting';

const FILE = '15-send-invoices.json';
const STORE = 'Opslaan als PDF in plaats van afdrukken';
const CUSTOMER_COPY = 'Klantexemplaar: naar de klant, zoals met hem is afgesproken';
const INTERNAL_COPY = 'Intern exemplaar: op papier, nooit per e-mail';

const template = documentTemplates(FILE, {
	...{ from: '2026-11-01', until: '2026-11-30' },
	...{ copy: CUSTOMER_COPY, store: [], administration: '' },
});

const ENGLISH = {
	startAt: 'Invoice Form (English)',
	form: { copy: 'Copy for the customer: as was agreed with the customer' },
};

const PAGES = [
	'AccountView Was Not Read',
	'Another Administration',
	'Who Sends Them?',
	'The Period Is Wrong',
	'No Invoices in This Period',
	'Nothing Left to Do',
	'Nothing Was Chosen',
	'The Summary',
];

const pageOf = (result: RunResult): { title: string; text: string } => lastPageOf(result, PAGES);

/** State and number of each invoice that was dealt with. */
const outcomes = (result: RunResult): Record<string, unknown> =>
	Object.fromEntries(
		result.json('The Outcomes').map(({ number, state }) => [textOf(number), state]),
	);

const mailed = (): readonly (string | undefined)[] =>
	template.now.sandbox.mailbox.mails().map(({ subject }) => /\d{8}/.exec(subject)?.[0]);

describe('template 15', () => {
	it('shows by which way each invoice of this month would go, and why, and sends nothing', async () => {
		const result = await template.now.preview();

		const list = listOf(result);
		expect(list).toMatch(/26500001.*254,71.*<b>E-mail<\/b>.*De debiteur krijgt dit per e-mail/s);
		expect(list).toMatch(/26500002.*<b>Papier – let op<\/b>.*heeft geen e-mailadres/s);
		expect(list).toMatch(/26500006.*AutoInvoice.*altijd system-to-system/s);
		expect(list).toMatch(/26500014.*Gaat niet weg.*geen bruikbaar btw-nummer/s);
		expect(list).toMatch(/26500017.*noemt niet welke factuur wordt gecrediteerd/s);
		expect(list).toMatch(/26500023.*232,27.*232,26/s);
		expect(list).toContain('<b>11</b> e-mail');
		expect(list.indexOf('26500023')).toBeLessThan(list.indexOf('26500001'));
		expect(pageOf(result).title).toBe('Er is niets gekozen');
		expect(timesRun(result, 'Route')).toBe(0);
		expect(mailed()).toEqual([]);
	});

	it('offers what may go, and nothing of which something is wrong', async () => {
		const options = optionsOf(await template.now.preview());

		expect(options).toContain('26500001 · Bakkerij Van den Bosch · E-mail');
		expect(options).toHaveLength(21);
		for (const wrong of ['26500014', '26500017', '26500023']) {
			expect(options.filter((option) => option.startsWith(wrong))).toEqual([]);
		}
	});

	it('sends each by its channel, and tells how many and which need a person', async () => {
		const result = await template.now.run();

		expect(mailed()).toHaveLength(11);
		const mails = template.now.sandbox.mailbox.mails();
		expect(mails.find(({ subject }) => subject.includes('26500003'))).toMatchObject({
			from: 'facturen@demo-installatie.example',
			to: ['info@fysiodemeent.example', 'adm@fysiodemeent.example'],
			attachments: [{ name: 'Factuur 26500003.pdf' }, { name: 'Factuur 26500003.xml' }],
		});
		expect(mails.find(({ subject }) => subject.includes('26500016'))).toMatchObject({
			subject: expect.stringContaining('Creditnota') as string,
		});
		expect(outcomes(result)).toMatchObject({
			26500001: 'sent',
			26500005: 'handedOver',
			26500002: 'deferred',
			26500004: 'deferred',
		});
		const files = readdirSync(template.now.folder);
		expect(files).toEqual(expect.arrayContaining(['Factuur 26500005.pdf', 'Factuur 26500005.xml']));
		const { title, text } = pageOf(result);
		expect(title).toBe('21 facturen verwerkt, waarvan er 3 aandacht vragen');
		expect(text).toMatch(/E-mail<\/td><td>Gemaild<\/td><td>11</);
		expect(text).toMatch(/AutoInvoice<\/td><td>Klaargezet voor AutoInvoice<\/td><td>7</);
		expect(text).toMatch(/Papier<\/td><td>Wacht<\/td><td>3</);
		expect(timesRun(result, 'Finish')).toBe(1);
		expect(result.order.at(-1)).toBe('The Summary');
		expect(text).toMatch(/26500002.*heeft geen e-mailadres\. .*Nog niet afgedrukt/s);
		expect(text).toMatch(/26500004.*Druk het zelf af: Factuur 26500004\.pdf, in de/s);
	});

	it('prints on the printer that is chosen, each once, and says what the printer said', async () => {
		const choose = ['26500002', '26500004'];
		const { printer } = template.now.sandbox;

		const result = await template.now.run({ choose, hasPrinter: true });

		expect(outcomes(result)).toEqual({ 26500002: 'printed', 26500004: 'printed' });
		expect(printer.printed()).toHaveLength(2);
		expect(pageOf(result).text).toMatch(/Papier<\/td><td>Afgedrukt<\/td><td>2</);
		const again = await template.now.preview({ hasPrinter: true });
		expect(listOf(again)).toMatch(/26500004.*Al afgedrukt/s);
	});

	it('lets wait what the printer did not take, and asks nobody to print what may still come out of it', async () => {
		await template.now.sandbox.printer.goOffline();

		const result = await template.now.run({ choose: ['26500004'], hasPrinter: true });

		expect(outcomes(result)).toEqual({ 26500004: 'deferred' });
		const { text } = pageOf(result);
		expect(text).toMatch(/26500004.*Wacht.*printer/s);
		expect(text).not.toContain('Druk het zelf af');
	});

	it('does not tick again what lay ready to be printed by hand, and ticks what waits for the printer', async () => {
		const choose = ['26500002'];
		await template.now.run({ choose });
		await template.now.sandbox.printer.goOffline();
		await template.now.run({ choose: ['26500004'], hasPrinter: true });

		const again = await template.now.preview();

		const ticked = tickedOf(again);
		expect(listOf(again)).toMatch(/26500002.*lag al klaar om zelf af te drukken/s);
		expect(optionsOf(again).filter((option) => option.startsWith('26500002'))).toHaveLength(1);
		expect(ticked).not.toContain('26500002');
		expect(ticked).toContain('26500004');
	});

	it('sends nothing twice: the same period says what has gone, and offers the rest', async () => {
		const choose = ['26500001', '26500002', '26500005'];
		await template.now.run({ choose });

		const again = await template.now.run({ choose });

		expect(listOf(again)).toMatch(/26500001.*Al gemaild/s);
		expect(listOf(again)).toMatch(/26500005.*Al klaargezet/s);
		expect(Object.keys(outcomes(again))).toEqual(['26500002']);
		expect(mailed()).toEqual(['26500001']);
	});

	it('says that all is done when nothing of the period is left', async () => {
		const first = { from: '2026-11-01', until: '2026-11-01', store: [STORE] };
		await template.now.run({ form: first });

		const { title, text } = pageOf(await template.now.run({ form: first }));

		expect(title).toBe('Alles hiervan is al verwerkt');
		expect(text).toMatch(/Al gemaild.*26500001|26500001.*Al gemaild/s);
		expect(text).toMatch(/26500002.*Al opgeslagen/s);
		expect(mailed()).toEqual(['26500001']);
	});

	it('sends only what is chosen', async () => {
		const result = await template.now.run({ choose: ['26500003', '26500016'] });

		expect(mailed()).toEqual(['26500003', '26500016']);
		expect(pageOf(result).title).toBe('2 facturen verwerkt');
	});

	it('sends the invoice of a customer whose name is cut off within an emoji', async () => {
		const { customers, invoices } = template.now.sandbox.accountView;
		const third = invoices.all().find((row) => row['INV_NR'] === '26500003');
		customers.update(String(third?.['RPL_INV']), { ACCT_NAME: `${'x'.repeat(49)}\u{1F393} BV` });

		const options = optionsOf(await template.now.preview());
		await template.now.run({ choose: ['26500003'] });

		expect(options.find((option) => option.startsWith('26500003'))).toContain('\u{1F393} ·');
		expect(mailed()).toEqual(['26500003']);
	});

	it('never mails the internal copy, and mails the copy of the customer after it', async () => {
		const form = { copy: INTERNAL_COPY };
		const result = await template.now.run({ form, choose: ['26500001', '26500005'] });

		expect(outcomes(result)).toEqual({ 26500001: 'deferred', 26500005: 'deferred' });
		expect(mailed()).toEqual([]);
		await template.now.run({ choose: ['26500001'] });
		expect(mailed()).toEqual(['26500001']);
	});

	it.each([
		[
			'a period without invoices',
			{ from: '2020-01-01', until: '2020-01-31' },
			'Er zijn geen facturen in deze periode',
			/van 1 januari 2020 tot en met 31 januari 2020/,
		],
		[
			'a period that ends before it begins',
			{ from: '2026-11-30', until: '2026-11-01' },
			'De periode klopt niet',
			/30 november 2026.*1 november 2026/,
		],
		[
			'the administration of another credential',
			{ administration: 'VRIES<b>BEH' },
			'Dit is een andere administratie',
			/<b>DEVRIES<\/b>.*VRIES&lt;b>BEH/,
		],
	] as const)('has a page for %s', async (_, form: IDataObject, title, words) => {
		const page = pageOf(await template.now.run({ form }));

		expect(page.title).toBe(title);
		expect(page.text).toMatch(words);
		expect(mailed()).toEqual([]);
	});

	it('takes the administration by its code or its name, in any case', async () => {
		const result = await template.now.preview({ form: { administration: ' devries ' } });

		expect(optionsOf(result)).toHaveLength(21);
	});

	it('has a page for a user whom AccountView refuses, without a stack', async () => {
		template.now.sandbox.addFault({
			server: 'accountView',
			method: 'GET',
			kind: 'status',
			status: 403,
			times: 99,
		});

		const { title, text } = pageOf(await template.now.run());

		expect(title).toBe('AccountView kon niet worden gelezen');
		expect(text).toMatch(/leesrechten op facturen.*In English: /s);
		expect(text).not.toMatch(/ at .*\.[jt]s:/);
	});

	it('has a page for a firm that is not among its relations', async () => {
		const page = pageOf(await template.now.run({ settings: { ownRelation: '777' } }));

		expect(page.title).toBe('De gegevens van uw eigen bedrijf ontbreken');
		expect(page.text).toContain('relatie <b>777</b>');
	});

	it('says in Dutch why a message was not taken, and sends it at the next run', async () => {
		const { mailbox } = template.now.sandbox;
		mailbox.addFault({ at: 'mail', do: 'reply', reply: '451 4.7.1 Try again later', times: 20 });
		const choose = ['26500001', '26500005'];

		const result = await template.now.run({ choose });

		expect(outcomes(result)).toEqual({ 26500001: 'deferred', 26500005: 'handedOver' });
		const { title, text } = pageOf(result);
		expect(title).toBe('2 facturen verwerkt, waarvan er 1 aandacht vraagt');
		expect(text).toMatch(/26500001.*Wacht.*[Mm]ailserver/s);
		expect(text).toContain('/form/accountview-mail-attention');
		expect(mailed()).toEqual([]);
	});

	it('sends each once when the profile was not right and is mended', async () => {
		const choose = ['26500001', '26500003'];
		const wrong = await template.now.run({ choose, profile: { host: '' } });

		expect(outcomes(wrong)).toEqual({ 26500001: 'failed', 26500003: 'failed' });
		expect(pageOf(wrong).text).toContain('Het e-mailprofiel is niet goed ingevuld.');
		await template.now.run({ choose });
		await template.now.run({ choose });
		expect(mailed()).toEqual(choose);
	});

	it('does not call it done when there is no folder to hand it over in', async () => {
		const settings = { folder: '' };

		const result = await template.now.run({ settings, choose: ['26500001', '26500005'] });

		expect(outcomes(result)).toEqual({ 26500001: 'sent', 26500005: 'deferred' });
		expect(pageOf(result).text).toMatch(/26500005.*geen opslagmap ingesteld/s);
	});

	it('tells of a folder that is not there, and sends nothing', async () => {
		const settings = { folder: `${template.now.folder}/weg` };

		const result = await template.now.run({ settings, choose: ['26500001'] });

		expect(outcomes(result)).toEqual({ 26500001: 'stopped' });
		expect(mailed()).toEqual([]);
	});

	it('removes the files of what was mailed where that is set, and keeps the others', async () => {
		const settings = { afterSending: 'remove' };

		await template.now.run({ settings, choose: ['26500001', '26500002'] });

		expect(readdirSync(template.now.folder)).toEqual(['Factuur 26500002.pdf']);
	});

	it('shows an amount in the currency of its invoice', async () => {
		const { invoices } = template.now.sandbox.accountView;
		const first = invoices.all().find((row) => row['INV_NR'] === '26500001');
		invoices.update(String(first?.['REC_ID']), { CUR_CODE: 'USD' });

		const list = listOf(await template.now.preview());

		expect(list).toMatch(/26500001<\/b> · US\$\s254,71/);
		expect(list).toMatch(/26500002<\/b> · €/);
	});

	it('takes an electronic address with the name of its network before it', async () => {
		const { customers, invoices } = template.now.sandbox.accountView;
		const sixth = invoices.all().find((row) => row['INV_NR'] === '26500006');
		customers.update(String(sixth?.['RPL_INV']), {
			EIA: 'iso6523-actorid-upis::0106:99887766',
		});

		const result = await template.now.run({ choose: ['26500006'] });

		const xml = readFileSync(join(template.now.folder, 'Factuur 26500006.xml'), 'utf8');
		expect(outcomes(result)).toEqual({ 26500006: 'handedOver' });
		expect(xml).toContain('<cbc:EndpointID schemeID="0106">99887766</cbc:EndpointID>');
	});

	it('refuses the second of two invoices with one number', async () => {
		const { invoices } = template.now.sandbox.accountView;
		const third = invoices.all().find((row) => row['INV_NR'] === '26500003');
		invoices.update(String(third?.['REC_ID']), { INV_NR: '26500001' });

		const result = await template.now.run({ choose: ['26500001'] });

		expect(listOf(result)).toMatch(/Gaat niet weg.*26500001|26500001.*Gaat niet weg/s);
		expect(mailed()).toEqual(['26500001']);
	});

	it('is in English for who opens the English form', async () => {
		const { now } = template;
		now.nameCustomersInEnglish();
		const choose = ['26500001', '26500002', '26500005'];

		const result = await now.run({ ...ENGLISH, choose });

		const list = listOf(result);
		expect(list).toMatch(/26500001<\/b> · €254\.71.*<b>E-mail<\/b>.*gets this by e-mail/s);
		expect(list).toMatch(/26500002.*<b>Paper – please note<\/b>.*has no e-mail address/s);
		expect(list).toMatch(/26500014.*Does not go.*VAT/s);
		expect(list).toMatch(/<b>11<\/b> e-mail, .*<b>\d<\/b> does not go/);
		expect(outcomes(result)).toEqual({
			26500001: 'sent',
			26500002: 'deferred',
			26500005: 'handedOver',
		});
		const { title, text } = pageOf(result);
		expect(title).toBe('3 invoices dealt with, of which 1 needs attention');
		expect(text).toMatch(/AutoInvoice<\/td><td>Ready for AutoInvoice<\/td><td>1</);
		expect(text).toMatch(/26500002.*Print it yourself: Factuur 26500002\.pdf, in the storage/s);
		expect(text).toContain('/form/accountview-send-invoices-en');
		for (const page of ['Look and Choose', 'The Summary']) {
			expect(dutchIn(shownBy(result, page))).toEqual([]);
		}
	});

	it('keeps in both languages what is to be printed by hand', async () => {
		const choose = ['26500002'];
		await template.now.run({ ...ENGLISH, choose });

		const dutch = await template.now.preview();
		const english = await template.now.preview(ENGLISH);

		expect(listOf(dutch)).toMatch(/26500002.*lag al klaar om zelf af te drukken/s);
		expect(listOf(english)).toMatch(/26500002.*It lay ready already/s);
		expect(tickedOf(dutch)).not.toContain('26500002');
		expect(tickedOf(english)).not.toContain('26500002');
	});

	it('says in English why a message was not taken', async () => {
		const { now } = template;
		now.nameCustomersInEnglish();
		const reply = '451 4.7.1 Try again later';
		now.sandbox.mailbox.addFault({ at: 'mail', do: 'reply', reply, times: 20 });

		const result = await now.run({ ...ENGLISH, choose: ['26500001'] });

		expect(pageOf(result).text).toMatch(/26500001.*Waits.*mail server/s);
		expect(dutchIn(shownBy(result, 'The Summary'))).toEqual([]);
	});

	it.each([
		[{ from: '2020-01-01', until: '2020-01-31' }, /from 1 January 2020 up to and including 31/],
		[{ from: '2026-11-30', until: '2026-11-01' }, /30 November 2026.*1 November 2026/],
		[{ administration: 'ELSEWHERE' }, /<b>DEVRIES<\/b>.*<b>ELSEWHERE<\/b>/],
	] as const)('has its further pages in English (%j)', async (form: IDataObject, words) => {
		const result = await template.now.run({ ...ENGLISH, form: { ...ENGLISH.form, ...form } });

		const { title, text } = pageOf(result);
		expect(text).toMatch(words);
		// The firm of the demo has a Dutch name.
		expect(dutchIn({ title, text: text.replace(/\(Installatiebedrijf [^)]*\)/, '') })).toEqual([]);
	});
});
