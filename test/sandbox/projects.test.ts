import { AccountViewCalls, errorMessage, tableRows } from './support/account-view';
import { firm } from './support/documents';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

const PROJECT = { object: 'PJ1', table: 'PROJECTS' };

describe('Projects', () => {
	it('are stored under the code that is given, in capitals', async () => {
		const asked = await firm();

		const answer = await asked.post(
			{ PROJ_CODE: 'v26-01', PROJ_DESC: 'Verbouwing', SUB_NR: '10', END_DATE: '2026-12-31' },
			PROJECT,
		);

		expect(tableRows(answer, 'PROJECTS')[0]).toMatchObject({
			PROJ_CODE: 'V26-01',
			SUB_NR: '10',
			BEG_DATE: null,
			END_DATE: '2026-12-31T00:00:00',
			PRO_STAT: 0,
			REC_ID: '0000000007',
			CNG_NR: 1,
		});
	});

	it.each([
		[{ PROJ_DESC: 'x' }, 'De kolom PROJ_CODE is verplicht.'],
		[{ PROJ_CODE: 'A' }, 'De kolom PROJ_DESC is verplicht.'],
		[{ PROJ_CODE: 'P1', PROJ_DESC: 'x' }, 'PROJ_CODE P1 bestaat al.'],
		[{ PROJ_CODE: 'A', PROJ_DESC: 'x', SUB_NR: '9' }, "De debiteur '9' (SUB_NR) bestaat niet."],
		[
			{ PROJ_CODE: 'A', PROJ_DESC: 'x', PROJ_TYPE: 'Q' },
			"Het projecttype 'Q' (PROJ_TYPE) bestaat niet.",
		],
		[{ PROJ_CODE: 'A', PROJ_DESC: 'x', EMP_NR: '9' }, "De medewerker '9' (EMP_NR) bestaat niet."],
	])('are refused with %j', async (columns, sentence) => {
		expect(errorMessage(await (await firm()).post(columns, PROJECT))).toBe(sentence);
	});

	it('are closed by a change', async () => {
		const asked = await firm();

		await asked.put({ PROJ_CODE: 'P1', PRO_STAT: 1 }, PROJECT);

		expect(asked.sandbox.accountView.projects.get('P1')).toMatchObject({
			PROJ_DESC: 'Open',
			PRO_STAT: 1,
			CNG_NR: 2,
		});
	});
});

describe('Articles', () => {
	it('belong to a group that is there', async () => {
		const asked = await firm();
		const article = { ART_CODE: 'a-1', ART_DESC1: 'Sifon', AG_CODE: 'SAN', PX_SELL: '12.50' };
		const options = { object: 'AK1', table: 'ARTICLE' };
		expect(errorMessage(await asked.post(article, options))).toBe(
			"De artikelgroep 'SAN' (AG_CODE) bestaat niet.",
		);

		asked.sandbox.accountView.articleGroups.insert({ AG_CODE: 'SAN', AG_DESC: 'Sanitair' });
		await asked.post(article, options);

		expect(asked.sandbox.accountView.articles.get('A-1')).toMatchObject({ PX_SELL: 12.5 });
	});
});

describe('Modules that were not bought', () => {
	it.each([
		['projectsLicensed', ['PJ1', 'PT1']],
		['ordersLicensed', ['SO1']],
		['hoursLicensed', ['UR1', 'US1']],
	] as const)('%s takes away %j, and nothing else', async (name, codes) => {
		const asked = new AccountViewCalls(await sandbox({ switches: { [name]: false } }));

		for (const code of ['PJ1', 'PT1', 'SO1', 'UR1', 'US1', 'AK1', 'AG1', 'EM1']) {
			const { status } = await asked.read({ BusinessObject: code });
			expect(`${code} ${status}`).toBe(`${code} ${codes.some((one) => one === code) ? 400 : 200}`);
		}
	});
});

describe('The change number', () => {
	it.each([
		['per-record', [1, 1, 2]],
		['per-table', [1, 2, 3]],
		['none', [0, 0, 0]],
	] as const)('%s of two customers of which the first is changed: %j', async (form, expected) => {
		const { customers } = (await sandbox({ switches: { changeNumber: form } })).accountView;

		const rows = [
			customers.insert({ SUB_NR: '1', ACCT_NAME: 'A' }),
			customers.insert({ SUB_NR: '2', ACCT_NAME: 'B' }),
			customers.update('1', { CITY: 'Ede' }),
		];

		expect(rows.map((row) => row['CNG_NR'])).toEqual(expected);
	});
});
