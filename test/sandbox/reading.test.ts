import { AccountViewCalls, errorMessage, tableRows } from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';
import type { Switches } from '../../sandbox';

afterEach(stopSandboxes);

async function callsWith(
	rows: Record<string, string | number | boolean | null>[],
	switches: Partial<Switches> = {},
): Promise<AccountViewCalls> {
	const world = await sandbox({ switches });
	for (const row of rows) world.accountView.customers.insert(row);
	return new AccountViewCalls(world);
}

describe('Reading accountviewdata', () => {
	it('gives rows under the table name, with upper-case columns, EXT_KEY and a row index', async () => {
		const calls = await callsWith([
			{ SUB_NR: '2', ACCT_NAME: 'B' },
			{ SUB_NR: '1', ACCT_NAME: 'A' },
		]);

		const { json } = await calls.get('AccountViewData?businessobject=ar1&fields=sub_nr,acct_name');

		expect(json).toEqual({
			CONTACT: [
				{ SUB_NR: '1', ACCT_NAME: 'A', EXT_KEY: 2, CONTACT_Id: 0 },
				{ SUB_NR: '2', ACCT_NAME: 'B', EXT_KEY: 1, CONTACT_Id: 1 },
			],
			USR_LINK: [],
		});
	});

	it('takes bare, qualified and spaced field names in any case', async () => {
		const calls = await callsWith([{ SUB_NR: '1', ACCT_NAME: 'A', CITY: 'Zeist' }]);

		const [row] = await calls.rows({ Fields: 'sub_nr, CONTACT.Acct_Name ,contact.city' });

		expect(row).toMatchObject({ SUB_NR: '1', ACCT_NAME: 'A', CITY: 'Zeist' });
	});

	it.each(['*', ''])('gives all 189 columns for Fields "%s"', async (Fields) => {
		const calls = await callsWith([{ SUB_NR: '1', ACCT_NAME: 'A' }]);

		const [row] = await calls.rows({ Fields });

		expect(Object.keys(row ?? {})).toHaveLength(191);
		expect(row).toMatchObject({ CRED_LIM: 0, REC_BLK: false, FAX_BUS: '', VAT_DATE: null });
	});

	it('gives each FoxPro type as its JSON type', async () => {
		const calls = await callsWith([
			{
				SUB_NR: '04',
				ACCT_NAME: 'A',
				COMMENT1: 'one\r\ntwo',
				CRED_LIM: 5,
				DISC_PCT: 2.5,
				EL_SI: true,
			},
		]);

		const Fields = 'SUB_NR,COMMENT1,CRED_LIM,DISC_PCT,ACCT_BAL,EL_SI';
		expect((await calls.rows({ Fields }))[0]).toMatchObject({
			SUB_NR: '04',
			COMMENT1: 'one\r\ntwo',
			CRED_LIM: 5,
			DISC_PCT: 2.5,
			ACCT_BAL: 0,
			EL_SI: true,
		});
	});

	it('works out the columns that AccountView calculates', async () => {
		const calls = await callsWith([
			{
				SUB_NR: '1',
				ACCT_NAME: 'A',
				ADDRESS1: 'Laan 1',
				POST_CODE: '3511 AB',
				CITY: 'Utrecht',
				PO_BOX: 'Postbus 9',
				PO_CODE: '3700 AA',
				PO_CITY: 'Zeist',
				CNT_CODE: 'BE',
			},
		]);

		const Fields = 'BOX_CITY,COUNTRY,INV_ADDRES,VIS_ADDRES';
		expect((await calls.rows({ Fields }))[0]).toMatchObject({
			BOX_CITY: 'Zeist',
			COUNTRY: 'België',
			INV_ADDRES: 'Postbus 9\r\n3700 AA  Zeist',
			VIS_ADDRES: 'Laan 1\r\n3511 AB  Utrecht',
		});
	});

	it.each([
		['_', 'ACCT_REC_ACCT_NR'],
		['.', 'ACCT_REC.ACCT_NR'],
	] as const)('names a joined column with "%s" between', async (joinedSeparator, name) => {
		const calls = await callsWith([{ SUB_NR: '1', ACCT_NAME: 'A', ACCT_NR: '1210' }], {
			joinedSeparator,
		});

		expect((await calls.rows({ Fields: 'acct_rec.acct_nr' }))[0]).toHaveProperty([name], '1210');
	});

	it('joins the customer to a delivery address', async () => {
		const calls = await callsWith([{ SUB_NR: '1', ACCT_NAME: 'Moeder' }]);
		calls.sandbox.accountView.deliveryAddresses.insert({ SUB_NR: '1', DEL_NAME: 'Loods' });

		const answer = await calls.read({
			BusinessObject: 'addr',
			Fields: 'REC_ID,DEL_NAME,contact.acct_name',
		});

		expect(tableRows(answer, 'DEL_ADDR')).toEqual([
			{ REC_ID: '0000000001', DEL_NAME: 'Loods', CONTACT_ACCT_NAME: 'Moeder', EXT_KEY: 1 },
		]);
	});

	it('keeps debtors, creditors and prospects apart', async () => {
		const calls = await callsWith([
			{ SUB_NR: '1', ACCT_NAME: 'Debtor' },
			{ SUB_NR: '2', ACCT_NAME: 'Creditor', ACCT_LINK: 2 },
			{ SUB_NR: '3', ACCT_NAME: 'Prospect', ACCT_LINK: 0 },
		]);

		expect(await calls.numbers({ BusinessObject: 'AR1' })).toEqual(['1']);
		expect(await calls.numbers({ BusinessObject: 'AP1' })).toEqual(['2']);
		expect(await calls.numbers({ BusinessObject: 'CON' })).toEqual(['1', '2', '3']);
		expect(await calls.numbers({ BusinessObject: 'CM1' })).toEqual(['1', '2', '3']);
	});

	it('holds the administrations of a company inside its row', async () => {
		const calls = await callsWith([]);

		const answer = await calls.read({ BusinessObject: 'CMP1', Fields: 'COMP_ID' });

		expect(tableRows(answer, 'COMP_HDR')).toEqual([
			{
				COMP_ID: 'DEVRIES',
				COMP_LN: [
					expect.objectContaining({ ADM_CODE: 'DEVRIE2025' }),
					expect.objectContaining({ ADM_CODE: 'DEVRIE2026' }),
				],
				EXT_KEY: 1,
				COMP_HDR_Id: 0,
			},
		]);
	});

	it('names an unknown object in a Dutch sentence', async () => {
		const answer = await (await callsWith([])).read({ BusinessObject: 'XX9' });

		expect(answer.status).toBe(400);
		expect(errorMessage(answer)).toBe("Het businessobject 'XX9' bestaat niet.");
	});

	it('refuses a read without BusinessObject', async () => {
		const answer = await (await callsWith([])).get('accountviewdata');

		expect(errorMessage(answer)).toContain('BusinessObject');
	});

	it('has no delivery addresses when the module is not licensed', async () => {
		const calls = await callsWith([], { addressesLicensed: false });

		expect((await calls.read({ BusinessObject: 'ADDR' })).status).toBe(400);
		const { text } = await calls.get('accountviewsystembusinessobjects');
		expect(text).not.toContain('ADDR');
	});

	it.each(['accountviewdata2', 'token/more', ''])('has no resource "%s"', async (path) => {
		expect((await (await callsWith([])).get(path)).status).toBe(404);
	});
});

describe('An unknown column in Fields', () => {
	const Fields = 'SUB_NR,NOT_THERE';

	it('is an error by default', async () => {
		const answer = await (await callsWith([])).read({ Fields });

		expect(answer.status).toBe(400);
		expect(errorMessage(answer)).toBe("De kolom 'NOT_THERE' bestaat niet in CONTACT.");
	});

	it('is left out with missingColumnBehaviour omitted', async () => {
		const calls = await callsWith([{ ACCT_NAME: 'A' }], { missingColumnBehaviour: 'omitted' });

		expect((await calls.rows({ Fields }))[0]).not.toHaveProperty('NOT_THERE');
	});

	it('is null with missingColumnBehaviour null', async () => {
		const calls = await callsWith([{ ACCT_NAME: 'A' }], { missingColumnBehaviour: 'null' });

		expect((await calls.rows({ Fields }))[0]).toHaveProperty('NOT_THERE', null);
	});
});

describe('A read that matches nothing', () => {
	it.each([
		['array', 200, { CONTACT: [], USR_LINK: [] }],
		['no-key', 200, { USR_LINK: [] }],
	] as const)('answers as emptyResult %s says', async (emptyResult, status, body) => {
		const answer = await (await callsWith([], { emptyResult })).read({});

		expect(answer.status).toBe(status);
		expect(answer.json).toEqual(body);
	});

	it('answers 404 with emptyResult 404', async () => {
		const answer = await (await callsWith([], { emptyResult: '404' })).read({});

		expect(answer.status).toBe(404);
		expect(answer.json).toMatchObject({ ErrorType: 'AccountViewError' });
	});
});

describe('The form of values', () => {
	const row = {
		SUB_NR: '1',
		ACCT_NAME: 'A',
		VAT_DATE: '2026-03-05',
		CNG_DATE: '2026-07-02T14:30:00',
	};
	const Fields = 'VAT_DATE,CNG_DATE,MAND_DATE';

	it.each([
		['null', null],
		['empty', ''],
		['1899', '1899-12-30T00:00:00'],
		['0001', '0001-01-01T00:00:00'],
	] as const)('writes an empty date as emptyDate %s says', async (emptyDate, written) => {
		const calls = await callsWith([row], { emptyDate });

		expect((await calls.rows({ Fields }))[0]).toHaveProperty('MAND_DATE', written);
	});

	it('leaves an empty date out with emptyDate missing', async () => {
		const calls = await callsWith([row], { emptyDate: 'missing' });

		expect((await calls.rows({ Fields }))[0]).not.toHaveProperty('MAND_DATE');
	});

	it.each([
		[{ dateForm: 'zoneless' }, '2026-03-05T00:00:00', '2026-07-02T14:30:00'],
		[{ dateForm: 'date-only' }, '2026-03-05', '2026-07-02'],
		[{ dateForm: 'zulu' }, '2026-03-05T00:00:00Z', '2026-07-02T12:30:00Z'],
		[{ timeZone: 'UTC' }, '2026-03-05T00:00:00', '2026-07-02T12:30:00'],
	] as const)('writes dates as %j says', async (switches, date, dateTime) => {
		const calls = await callsWith([row], switches);

		expect((await calls.rows({ Fields }))[0]).toMatchObject({ VAT_DATE: date, CNG_DATE: dateTime });
	});

	it('gives a single row as an object with singleRowAs object', async () => {
		const calls = await callsWith([row], { singleRowAs: 'object' });

		const { json } = await calls.read({ Fields: 'SUB_NR' });

		expect(json).toMatchObject({ CONTACT: { SUB_NR: '1' } });
	});

	it('numbers EXT_KEY within the answer with extKey per-answer', async () => {
		const calls = await callsWith([{ SUB_NR: '2', ACCT_NAME: 'B' }, row], { extKey: 'per-answer' });

		const keys = (await calls.rows({ Fields: 'SUB_NR' })).map((each) => each['EXT_KEY']);

		expect(keys).toEqual([1, 2]);
	});

	it('shows a change at once, though answers are kept ready', async () => {
		const calls = await callsWith([row]);
		await calls.rows({ Fields: 'ACCT_NAME' });

		calls.sandbox.accountView.customers.update('1', { ACCT_NAME: 'Anders' });
		expect((await calls.rows({ Fields: 'ACCT_NAME' }))[0]).toMatchObject({ ACCT_NAME: 'Anders' });

		calls.sandbox.setSwitches({ singleRowAs: 'object' });
		expect((await calls.read({ Fields: 'ACCT_NAME' })).text).toContain('"CONTACT":{');
	});
});
