import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox';
import type { Engine, RunResult } from '../harness';
import { textOf } from '../node-setting';
import { dutchIn, shownBy } from './english';
import { endOf, FilingTemplate, QUARTER, type FilingTemplateRun } from './filing-template';
import type { FormField } from './forms';
import { timesRun } from './setting';

const FILE = '18-vat-return.json';
const ENDS = [
	'Not Prepared',
	'Stopped',
	'Not to Be Filed',
	'It Went Wrong',
	'Not Sent',
	'The Outcome',
	'Sent, Status Unknown',
];
const LOOK = 'Look at the Return';
const APPROVE = { [LOOK]: { choice: 'Goedkeuren en indienen', amount: 'Geen' } };

const ENGLISH = { startAt: 'Return Form (English)' };
const TO_LOOK = {
	choice: 'Look at the bookings behind an amount',
	amount: '3b turnover – Supplies to or services in countries within the EU',
};

let loaded: { readonly engine: Engine; readonly sandbox: Sandbox };
let template: FilingTemplate;

beforeAll(async () => {
	loaded = await FilingTemplate.load();
});
beforeEach(() => {
	template = FilingTemplate.begin(loaded.engine, loaded.sandbox);
});
afterEach(async () => {
	await template.stop();
});
afterAll(async () => {
	await loaded.sandbox.stop();
});

const run = (more: FilingTemplateRun = {}): Promise<RunResult> =>
	template.run(FILE, { answers: APPROVE, ...more });
const filed = () => loaded.sandbox.digipoort.filings();
const mails = () => loaded.sandbox.mailbox.mails();
const pageOf = (result: RunResult, node: string): string => {
	const fields = (result.json(node)[0]?.['fields'] ?? []) as unknown as FormField[];
	return fields
		.map(({ html = '' }) => html)
		.join('')
		.replace(/\s+/g, ' ');
};

describe('template 18', () => {
	it('files what was looked at and approved, follows it, and mails the receipt', async () => {
		const result = await run();

		const { title, text } = endOf(result, ENDS);
		expect(title).toBe(`Btw-aangifte ${QUARTER} van DEMO is geaccepteerd`);
		// Of what went well there is no reason to tell.
		expect(text).not.toContain('Reden');
		expect(filed()).toMatchObject([{ berichtsoort: 'Omzetbelasting', nummer: '009000100B01' }]);
		expect(mails()).toMatchObject([
			{
				to: ['boekhouding@demo-installatie.example'],
				subject: `Btw-aangifte ${QUARTER} van DEMO: geaccepteerd`,
				attachments: [
					{ name: expect.stringMatching(/^OB-.*\.html$/) as string },
					{ name: expect.stringMatching(/^OB-.*\.xbrl$/) as string },
				],
			},
		]);
		expect(mails()[0]?.text).toContain('Goedgekeurd door: daan@demo-installatie.example');
	});

	it('shows the form as bookkeepers know it, beside the period before, with the way to the books', async () => {
		const page = pageOf(await run(), LOOK);

		for (const words of [
			'Rubriek 1: Prestaties binnenland',
			'Leveringen/diensten belast met hoog tarief',
			'Rubriek 5: Voorbelasting en eindtotaal',
			'Btw vorige periode',
			'Te betalen: € ',
			'Waar de bedragen vandaan komen',
			'<td>3b omzet</td><td>7</td><td><span>3</span></td>',
		]) {
			expect(page).toContain(words);
		}
	});

	it('shows the transactions behind an amount, and files nothing', async () => {
		const result = await run({
			answers: {
				[LOOK]: {
					choice: 'De boekingen achter een bedrag bekijken',
					amount: '3b omzet – Leveringen naar of diensten in landen binnen de EU',
				},
				'The Transactions': { next: 'Stoppen: er wordt niets ingediend' },
			},
		});

		const page = pageOf(result, 'The Transactions');
		expect(page.match(/Lieferung Wärmepumpen/g)).toHaveLength(3);
		expect(page.match(/Inspectie installatie/g)).toHaveLength(3);
		expect(page).not.toContain('Magazijnvoorraad');
		expect(page).toMatch(/<tr><td>\d{1,2} [a-z]+ \d{4}<\/td>/);
		// By their spans amounts stand to the right.
		expect(page).toContain('<th><span>Omzet</span></th>');
		expect(page).toMatch(/<td><span>[\d.]+,\d\d<\/span><\/td><td><span>0,00<\/span><\/td>/);
		expect(endOf(result, ENDS).title).toBe('Er is niets ingediend');
		expect(filed()).toEqual([]);
	});

	it('shows no empty list where the transactions cannot be read', async () => {
		const choice = 'De boekingen achter een bedrag bekijken';
		const amount = '3b omzet – Leveringen naar of diensten in landen binnen de EU';
		const result = await run({
			answers: { [LOOK]: { choice, amount } },
			onNodeStart: (name) => {
				if (name !== 'Behind the Amount') return;
				loaded.sandbox.addFault({ server: 'accountView', kind: 'status', status: 403, times: 99 });
			},
		});

		expect(timesRun(result, 'The Transactions')).toBe(0);
		expect(endOf(result, ENDS).title).toBe('Er is niets ingediend');
		expect(filed()).toEqual([]);
	});

	it('stops when nobody approves it', async () => {
		const answers = { [LOOK]: { choice: 'Stoppen: er wordt niets ingediend' } };
		expect(endOf(await run({ answers }), ENDS).title).toBe('Er is niets ingediend');
		expect(filed()).toEqual([]);
	});

	it('asks a second person by mail, and files once somebody else approves', async () => {
		const answers = {
			...APPROVE,
			'The Second Look': { user: { email: 'an@demo-installatie.example' } },
		};
		const settings = { secondPerson: 'an@demo-installatie.example', mailTo: '' };
		const result = await run({ answers, settings });

		expect(mails()).toMatchObject([
			{
				to: ['an@demo-installatie.example'],
				subject: `Goed te keuren: Btw-aangifte ${QUARTER} van DEMO`,
			},
		]);
		expect(result.json('Approve')).toMatchObject([{ approvedBy: 'an@demo-installatie.example' }]);
		expect(filed()).toHaveLength(1);
	});

	it('says that the mail to the second person did not leave, and is approved all the same', async () => {
		const answers = {
			...APPROVE,
			'The Second Look': { user: { email: 'an@demo-installatie.example' } },
		};
		const settings = { secondPerson: 'an@demo-installatie.example', mailTo: '' };
		loaded.sandbox.mailbox.addFault({ at: 'rcpt', do: 'reply', reply: '550 5.1.1 nobody' });
		const result = await run({ answers, settings });

		const [page] = result.json('The Second Look')[0]?.['fields'] as { html: string }[];
		expect(page?.html).toContain('is niet weggegaan: geef het zelf door');
		expect(mails()).toEqual([]);
		expect(filed()).toHaveLength(1);
	});

	it('is not approved by who prepared it, where a second person is asked for', async () => {
		const answers = {
			...APPROVE,
			'The Second Look': { user: { email: 'daan@demo-installatie.example' } },
		};
		const settings = { secondPerson: 'an@demo-installatie.example' };
		const end = endOf(await run({ answers, settings }), ENDS);

		expect(end.text).toContain('dat doet een ander dan wie haar maakte');
		expect(filed()).toEqual([]);
	});

	it('says what is wrong and files nothing, with the rubric or the field', async () => {
		const end = endOf(
			await run({ settings: { obNumber: '123456789B01', phone: '+31 30 555 00 00 00' } }),
			ENDS,
		);

		expect(end.title).toBe('Dit kan zo niet worden ingediend');
		expect(end.text).toMatch(/elfproef.*Mijn Belastingdienst Zakelijk/s);
		expect(end.text).toContain('het telefoonnummer van de contactpersoon');
		expect(filed()).toEqual([]);
	});

	it('refuses the period a second time, and replaces it where that is said', async () => {
		await run();
		const again = await run();
		expect(endOf(again, ENDS).text).toContain('al ingediend en geaccepteerd');
		expect(filed()).toHaveLength(1);

		const replaced = await run({
			form: { replace: ['Deze aangifte vervangt de aangifte die is geaccepteerd'] },
		});
		expect(replaced.json('Submit')).toMatchObject([{ revision: 2, replaces: 1 }]);
		expect(filed()).toHaveLength(2);
	});

	it('says that a return was refused, and why', async () => {
		loaded.sandbox.digipoort.nextWalk(['105', '100', '311']);
		const end = endOf(await run(), ENDS);
		expect(end.title).toBe(`Btw-aangifte ${QUARTER} van DEMO is niet geaccepteerd`);
		expect(end.text).toContain('De periode past niet bij de aangifte.');
	});

	it('leaves what takes its time to flow 21', async () => {
		loaded.sandbox.digipoort.nextWalk(['105', ...Array<string>(20).fill('321')]);
		const result = await run();
		expect(timesRun(result, 'Ask for the Status')).toBe(6);
		expect(endOf(result, ENDS).text).toContain('flow 21 haalt de statussen op');
	});

	it('says that nobody knows whether it has arrived', async () => {
		loaded.sandbox.digipoort.addFault('pass');
		loaded.sandbox.digipoort.addFault('cutAfterAccept');
		expect(endOf(await run(), ENDS).title).toBe('Niet zeker of de aangifte is aangekomen');
		expect(filed()).toHaveLength(1);
	});

	it('is in English for who opens the English form, and mails in the language of the settings', async () => {
		const second = 'an@demo-installatie.example';
		const result = await run({
			...ENGLISH,
			answers: {
				[LOOK]: { choice: 'Approve and file', amount: 'None' },
				'The Second Look': { user: { email: second } },
			},
			settings: { secondPerson: second, language: 'en' },
		});

		const look = shownBy(result, LOOK);
		expect(JSON.stringify(look)).toMatch(
			/To be filed and paid by \d+ \w+ \d{4}\..*To be paid: € /s,
		);
		expect(endOf(result, ENDS)).toMatchObject({
			title: `VAT return ${QUARTER} of DEMO: accepted`,
			text: expect.stringContaining('/form/accountview-vat-return-en') as string,
		});
		expect(mails()).toMatchObject([
			{ subject: `To be approved: VAT return ${QUARTER} of DEMO` },
			{ subject: `VAT return ${QUARTER} of DEMO: accepted` },
		]);
		const pages = [look, shownBy(result, 'The Second Look'), shownBy(result, 'The Outcome')];
		for (const one of [...pages, ...mails().map(({ text }) => text)]) {
			expect(dutchIn(one)).toEqual([]);
		}
	});

	it('shows in English the transactions behind an amount, and the way back', async () => {
		const result = await run({
			...ENGLISH,
			answers: { [LOOK]: TO_LOOK, 'The Transactions': { next: 'Stop: nothing is filed' } },
		});

		const page = pageOf(result, 'The Transactions');
		expect(page).toContain('<th>Description</th><th>VAT code</th><th><span>Turnover</span></th>');
		expect(page).toMatch(/<tr><td>\d{1,2} [A-Z][a-z]+ \d{4}<\/td>/);
		expect(page).toMatch(/<td><span>[\d,]+\.\d\d<\/span><\/td><td><span>0\.00<\/span><\/td>/);
		expect(endOf(result, ENDS).title).toBe('Nothing was filed');
		expect(dutchIn(shownBy(result, 'Stopped'))).toEqual([]);
	});

	it('says in English what is wrong, whatever it is', async () => {
		const answers = { [LOOK]: { choice: 'Approve and file' } };
		const unfit = await run({
			...ENGLISH,
			answers,
			settings: { obNumber: '123456789B01', phone: '+31 30 555 00 00 00' },
		});
		const unknown = await run({ ...ENGLISH, answers, form: { period: '2026-W40' } });
		loaded.sandbox.digipoort.addFault('pass');
		loaded.sandbox.digipoort.addFault('cutAfterAccept');
		const doubtful = await run({ ...ENGLISH, answers });

		expect(endOf(unfit, ENDS).title).toBe('This cannot be filed as it is');
		expect(endOf(unknown, ENDS).title).toBe('The return could not be made');
		expect(endOf(doubtful, ENDS).title).toBe('Not certain whether the return has arrived');
		for (const one of [unfit, unknown, doubtful]) expect(dutchIn(endOf(one, ENDS))).toEqual([]);
	});

	it.each<[string, IDataObject, RegExp]>([
		['a period that is none', { period: '2026-W40' }, /geen periode/],
		['a period with signs of HTML', { period: '<b>1</b>' }, /&lt;B>1&lt;\/B>/],
	])('gives a sentence for %s', async (_, form, words) => {
		const end = endOf(await run({ form }), ENDS);
		expect(end.title).toBe('De aangifte kon niet worden gemaakt');
		expect(end.text).toMatch(words);
		expect(textOf(end.text)).not.toContain('<B>');
	});
});
