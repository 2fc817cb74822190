import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { insertLinks } from '../../../lib/sync/links/link-table';
import { Runs } from '../../../lib/sync';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { newId } from '../../../nodes/shared/sync/new-id';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { digest } from '../../lib/sync/flow/flow';
import { sampleLink } from '../../lib/sync/links/sample-link';
import { credentialFor } from '../credential-for';
import { textOf } from '../node-setting';
import type { StoredCredential } from '../credential-store';
import { Engine, type RunResult } from '../harness';
import { storeCredentialFor } from '../store-credential';
import { dutchIn, shownBy } from './english';
import { withAnswers, type FormField } from './forms';
import { keepPages } from './kept-pages';
import { timesRun } from './setting';
import { readTemplate } from './template-file';

const TEMPLATE = readTemplate('00-set-up.json');
const PAGE = 'What Do You Want?';
const DEVRIES = 'DEVRIES – Installatiebedrijf De Vries & Zn. B.V.';

let engine: Engine;
let sandbox: Sandbox;
let credential: StoredCredential;
let place: StorePlace;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	sandbox = await startSandbox();
	credential = credentialFor(sandbox);
	place = sqlitePlace();
});
afterEach(async () => {
	await sandbox.stop();
	await place.remove();
});

const ANSWERS = {
	company: DEVRIES,
	app_url: ' https://werkbonnen.example/api/v1/ ',
	customers_direction: 'Beide kanten op',
	projects_direction: 'Niet',
	workOrders_direction: 'Aan',
	salesOrders_direction: 'Uit',
	executedWork: 'Aan',
	hours: 'Uit',
	hours_workType: 'W – Werktijd',
	hours_travelType: 'Geen',
	language: 'English',
	mail_digestTo: 'ans@firma.example',
	mail_from: null,
};

/** The same, as the English form asks for it. */
const ENGLISH = {
	customers_direction: 'Both ways',
	projects_direction: 'Not at all',
	workOrders_direction: 'On',
	salesOrders_direction: 'Off',
	executedWork: 'On',
	hours: 'Off',
	hours_travelType: 'None',
};

/** Flows of this firm have linked a customer and finished. */
async function letFlowsHaveRun(): Promise<void> {
	const store = await place.open();
	const stream = { backend: 'field-service', entity: 'customer' };
	const runs = new Runs(store, { clock: systemClock, newId, digest });
	const started = await runs.start({ ...stream, execution: '1', workflow: '01' });
	if (started.outcome === 'skipped') throw new Error('The run was skipped.');
	await store.transaction((sql) => insertLinks(sql, stream, [sampleLink(1)], Date.now()));
	await runs.finish(started.run);
	await store.close();
}

/** The data tables of n8n are not there, so what is to be kept goes no further. */
async function fillIn(
	answers: IDataObject = {},
	startAt: string = 'Set-up Form',
): Promise<RunResult> {
	const form = withAnswers(TEMPLATE, { [PAGE]: { ...ANSWERS, ...answers } });
	const nodes = form.nodes.map((node) =>
		node.name === 'Make the Table if Missing' || node.name === 'Keep the Setting'
			? { ...node, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} }
			: node,
	);
	const store = storeCredentialFor(place.address);
	const result = await engine.run(
		{ ...form, nodes },
		{ startAt, credentials: { own: credential, store } },
	);
	expect(result.error).toBeUndefined();
	keepPages(TEMPLATE, result);
	return result;
}

function fieldsOf(result: RunResult): ReadonlyMap<string, FormField> {
	const fields = result.json(PAGE)[0]?.['fields'] as unknown as FormField[];
	return new Map(fields.map((field) => [field.fieldName, field]));
}

const optionsOf = (field: FormField | undefined): readonly string[] =>
	(field?.fieldOptions?.values ?? []).map(({ option }) => option);

describe('template 00', () => {
	it('asks for the company out of those of AccountView, and for hour types', async () => {
		const fields = fieldsOf(await fillIn());

		expect(optionsOf(fields.get('company'))).toEqual([DEVRIES, 'VRIESBEH – De Vries Beheer B.V.']);
		expect(fields.get('company')?.defaultValue).toBe(DEVRIES);
		const types = sandbox.accountView.hourTypes.all().map((row) => String(row['HRS_CODE']));
		expect(types.length).toBeGreaterThan(0);
		expect(optionsOf(fields.get('hours_workType'))).toEqual([
			'Geen',
			...types.map((code) => expect.stringMatching(new RegExp(`^${code} – `)) as string),
		]);
	});

	it('asks for the codes of hour types where they cannot be read', async () => {
		sandbox.addFault({
			server: 'accountView',
			kind: 'status',
			status: 403,
			pathContains: 'BusinessObject=US1',
		});

		const fields = fieldsOf(await fillIn());

		expect(fields.get('hours_workType')).toMatchObject({ fieldType: 'text' });
	});

	it('keeps each answer as a row, in the words that the other flows know', async () => {
		const result = await fillIn();

		const rows = result.json('One Item per Setting');
		expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual({
			company: 'DEVRIES',
			paused: 'yes',
			'app.url': 'https://werkbonnen.example/api/v1',
			'customers.direction': 'both',
			'projects.direction': 'off',
			'workOrders.direction': 'on',
			'salesOrders.direction': 'off',
			executedWork: 'on',
			hours: 'off',
			'hours.workType': 'W',
			'hours.travelType': '',
			language: 'en',
			'mail.digestTo': 'ans@firma.example',
			'mail.from': '',
		});
		const [kept] = result.json('Kept');
		expect(kept?.['message']).toContain('De Vries &amp; Zn.');
		expect(kept?.['message']).toContain('href="http://127.0.0.1/form/accountview-first-run"');
	});

	it('lets flows that are at work go on', async () => {
		await letFlowsHaveRun();

		const result = await fillIn();

		expect(result.json('One Item per Setting')).toContainEqual({ name: 'paused', value: 'no' });
		expect(result.json('Kept')[0]?.['message']).toContain('De koppeling loopt.');
	});

	it('keeps nothing for a company that the credential does not hold', async () => {
		const result = await fillIn({ company: 'VRIESBEH – De Vries Beheer B.V.' });

		expect(timesRun(result, 'One Item per Setting')).toBe(0);
		expect(result.json('Other Company')[0]).toMatchObject({
			message: expect.stringMatching(/Company Code.*VRIESBEH.*niets bewaard/s) as string,
		});
	});

	it.each(['werkbonnen.example', 'ftp://x', 'javascript:alert(1)', '   ', 'https://'])(
		'keeps nothing when the address of the app is %p, and shows it harmlessly',
		async (address) => {
			const result = await fillIn({ app_url: address });

			expect(timesRun(result, 'One Item per Setting')).toBe(0);
			expect(timesRun(result, 'Bad Address')).toBe(1);
		},
	);

	it('escapes what a person types', async () => {
		const result = await fillIn({ app_url: '<img src=x onerror=alert(1)>' });

		expect(result.json('Bad Address')[0]?.['message']).toContain('&lt;img src=x');
	});

	describe('for who opens the English form', () => {
		const inEnglish = (answers: IDataObject = {}): Promise<RunResult> =>
			fillIn({ ...ENGLISH, ...answers }, 'Set-up Form (English)');

		/** The firm of the demo has a Dutch name, and AccountView its hour types. */
		const dutchOf = (page: unknown): readonly string[] =>
			dutchIn(JSON.stringify(page).replaceAll(/"option":"[A-Z]+ – [^"]*"/g, ''));

		it('asks in English, and keeps the same', async () => {
			const result = await inEnglish();

			expect(optionsOf(fieldsOf(result).get('customers_direction'))).toContain('Both ways');
			expect(dutchOf(shownBy(result, PAGE))).toEqual([]);
			const dutch = await fillIn();
			expect(result.json('One Item per Setting')).toEqual(dutch.json('One Item per Setting'));
		});

		it('tells in English what was kept, and leads to the English form of the first run', async () => {
			const kept = shownBy(await inEnglish(), 'Kept') as { title: string; message: string };

			expect(kept.title).toBe('The settings have been saved');
			expect(kept.message).toContain('<td>Customers go</td><td>Both ways</td>');
			expect(kept.message).toContain('/form/accountview-first-run-en"');
			expect(dutchOf(kept)).toEqual([]);
		});

		it('says in English what cannot be kept, and why nobody is signed in', async () => {
			const other = await inEnglish({ company: 'VRIESBEH – De Vries Beheer B.V.' });
			const bad = await inEnglish({ app_url: 'work-orders.example' });
			credential.data['oauthTokenData'] = {};
			const none = await inEnglish();

			const pages = [
				shownBy(other, 'Other Company'),
				shownBy(bad, 'Bad Address'),
				shownBy(none, 'Not Connected'),
			];
			expect(pages).toMatchObject([
				{ message: expect.stringContaining('<b>VRIESBEH</b>') as string },
				{ message: expect.stringContaining('you gave: work-orders.example') as string },
				{ message: expect.stringMatching(/choose <b>Connect<\/b> and sign in/) as string },
			]);
			expect(dutchOf(pages)).toEqual([]);
		});
	});

	describe('when the connection does not work', () => {
		/** The page that says why. */
		async function page(): Promise<string> {
			const result = await fillIn();
			expect(timesRun(result, PAGE)).toBe(0);
			return textOf(result.json('Not Connected')[0]?.['message']);
		}

		it('says which right is missing, in Dutch and in English', async () => {
			credential.data['companyCode'] = sandbox.accountView.closedCompanyCode;

			const message = await page();

			expect(message).toMatch(/mag de toepassing of de gekozen onderneming niet gebruiken/);
			expect(message).toMatch(/Geef deze gebruiker in AccountView het recht.*meld u opnieuw aan/s);
			expect(message).toMatch(/In English: .*does not allow/);
		});

		it('says the same of a user who sees no company at all', async () => {
			sandbox.setSwitches({ userCompanies: 'none' });

			expect(await page()).toMatch(/Geef deze gebruiker in AccountView het recht/);
		});

		it.each([
			['', /geen onderneming gekozen/],
			['ELDERS', /hoort niet bij deze gebruiker/],
		])('lists the codes when Company Code is %p', async (code, words) => {
			credential.data['companyCode'] = code;

			const message = await page();

			expect(message).toMatch(words);
			expect(message).toContain('<td>DEVRIES</td>');
			expect(message).toContain('<td>Installatiebedrijf De Vries &amp; Zn. B.V.</td>');
		});

		it('says that nobody has signed in', async () => {
			credential.data['oauthTokenData'] = {};

			expect(await page()).toMatch(/aanmelding bij AccountView geldt niet/);
		});

		it('says in English what it has no words for', async () => {
			sandbox.addFault({
				server: 'accountView',
				kind: 'not-json',
				pathContains: 'companies',
				times: Number.POSITIVE_INFINITY,
			});

			expect(await page()).toMatch(/niet zoals verwacht.*In English: \S+/s);
		});
	});
});
