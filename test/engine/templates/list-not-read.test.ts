import '../quiet';
import { Engine } from '../harness';
import { templateSetting, timesRun, type TemplateRun, type TemplateSetting } from './setting';

/* What keeps a whole list of the app from being read is told once, in words that say what to do. */

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await templateSetting(engine, '01-customers.json', { seed: 'empty' });
});
afterEach(async () => {
	await setting.stop();
});

const answer = (status: number) => () => {
	const fault = { server: 'workOrders', method: 'GET', kind: 'status', status, times: 9 } as const;
	setting.sandbox.addFault(fault);
};
const nothing = () => undefined;

const READ = 'Get Customers from the App';

/** The app answers as many do: with another list, or with null for what it could not read. */
const answers = (json: string): TemplateRun => ({
	nodes: { [READ]: { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
	parameters: { [READ]: { mode: 'raw', jsonOutput: `={{ ${json} }}` } },
});

const CASES: readonly [string, () => void, TemplateRun, string, string][] = [
	[
		'a token that was revoked',
		() => {
			setting.sandbox.workOrders.revokeToken();
		},
		{},
		'Klanten konden niet worden gelezen uit de werkbonnen-app: de aanmelding bij de werkbonnen-app is ingetrokken of verlopen',
		'Vul in n8n een nieuw token in',
	],
	['status 403', answer(403), {}, 'mag dit in de werkbonnen-app niet lezen', 'het recht'],
	['status 404', answer(404), {}, 'dit adres is er in de werkbonnen-app niet', 'het adres van'],
	['status 503', answer(503), {}, 'tijdelijk buiten dienst', 'U hoeft nu niets te doen'],
	[
		'a web page',
		() => {
			setting.sandbox.addFault({ server: 'workOrders', method: 'GET', kind: 'html', times: 9 });
		},
		{},
		'de werkbonnen-app gaf een webpagina terug in plaats van gegevens',
		'U hoeft nu niets te doen',
	],
	[
		'an answer without a list',
		() => {
			setting.sandbox.addFault({ server: 'workOrders', method: 'GET', kind: 'huge', bytes: 99 });
		},
		{},
		'de werkbonnen-app gaf andere gegevens terug dan verwacht',
		'de node nakijken die de werkbonnen-app leest',
	],
	[
		'a list that holds null',
		nothing,
		answers("({ items: [{ id: 1, number: '10001', name: 'Klant' }, null] })"),
		'de werkbonnen-app gaf andere gegevens terug dan verwacht',
		'de node nakijken die de werkbonnen-app leest',
	],
	[
		'an address where nobody answers',
		nothing,
		{ settings: { appUrl: 'http://127.0.0.1:9/api/v1' } },
		'de werkbonnen-app is niet bereikbaar',
		'U hoeft nu niets te doen',
	],
	[
		'an address that nobody has',
		nothing,
		{ settings: { appUrl: 'http://work-orders.invalid/api/v1' } },
		'de server van de werkbonnen-app is niet te vinden',
		'Kijk in n8n het adres van de werkbonnen-app na',
	],
];

describe('a list of the app that cannot be read', () => {
	it.each(CASES)('for %s is told in Dutch with what to do', async (_, breakIt, run, said, toDo) => {
		breakIt();

		const result = await setting.run(run);

		expect(timesRun(result, 'Finish Run')).toBe(1);
		const [issue, ...others] = await setting.issues();
		expect(others).toEqual([]);
		expect(issue).toMatchObject({ code: 'READ_FAILED', side: 'other' });
		expect(issue?.messageNl).toContain(said);
		expect(issue?.messageNl).toMatch(/^Klanten konden niet/);
		expect(issue?.remedyNl).toContain(toDo);
	});
});

describe('a list of the app that is none', () => {
	beforeEach(() => {
		setting.sandbox.accountView.customers.insert({
			SUB_NR: '10001',
			ACCT_NAME: 'Klant 10001',
			SRC_CODE: 'KLANT10001',
			ACCT_NR: '1300',
		});
	});

	it.each(['({ data: [] })', '({ items: null })', '({ items: {} })', '({ items: [null] })'])(
		'such as %s, is no app without customers: nothing is made there before it was read',
		async (json) => {
			await setting.run({ ...answers(json), trigger: 'Every Night' });
			const before = setting.writes();

			await setting.run({ trigger: 'Every Night' });

			expect(before).toEqual([]);
			expect(setting.writes()).toEqual(['POST /customers']);
			expect(await setting.issues()).toEqual([]);
		},
	);

	it('takes a customer without work locations and contact persons for one that has none', async () => {
		const result = await setting.run(
			answers(
				"({ items: [{ id: 1, number: '10001', name: 'Klant 10001', phone: '', email: '' }] })",
			),
		);

		expect(result.json('Compare', 5)).toMatchObject([{ counts: { linked: 1 } }]);
		expect(await setting.issues()).toEqual([]);
	});
});

describe.each(['02-projects.json', '04-sales-orders-to-work-orders.json'])(
	'a token of the app that was revoked, at %s',
	(file) => {
		beforeEach(async () => {
			await setting.stop();
			setting = await templateSetting(engine, file);
			await setting.run();
			setting.sandbox.clearRequests();
		});

		it('is told once, writes nothing, and is gone from the list when the token is there again', async () => {
			const before = await setting.issues();
			const revoked = { app: { type: 'httpBearerAuth', data: { token: 'revoked' } } };

			const results = [
				await setting.run({ credentials: revoked }),
				await setting.run({ credentials: revoked }),
			];
			const told = (await setting.issues()).filter(({ code }) => code === 'READ_FAILED');
			const again = await setting.run();

			expect(results.map(({ error }) => error)).toEqual([undefined, undefined]);
			expect(told.map(({ side }) => side)).toEqual(told.map(() => 'other'));
			expect(new Set(told.map(({ messageNl }) => messageNl)).size).toBe(told.length);
			expect(told[0]?.remedyNl).toContain('Vul in n8n een nieuw token in');
			expect(setting.writes()).toEqual([]);
			expect(again.error).toBeUndefined();
			expect(await setting.issues()).toEqual(before);
		});
	},
);
