import type { Switches } from '../../sandbox';
import {
	AccountViewCalls,
	GOOD_CUSTOMER,
	errorMessage,
	tableRows,
	type Columns,
} from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

const NOW = Date.UTC(2026, 2, 2, 8, 30);

async function calls(switches: Partial<Switches> = {}): Promise<AccountViewCalls> {
	return new AccountViewCalls(await sandbox({ switches, now: () => NOW }));
}

/** The only customer of the administration, as stored. */
function stored(asked: AccountViewCalls): Columns {
	const all = asked.sandbox.accountView.customers.all();
	expect(all).toHaveLength(1);
	return all[0] ?? {};
}

describe('Inserting a customer', () => {
	it('stores it and answers with the whole row', async () => {
		const asked = await calls();

		const answer = await asked.post({ ...GOOD_CUSTOMER, SUB_NR: '0042', MAIL_BUS: 'a@b.example' });

		expect(answer.status).toBe(200);
		const [row] = tableRows(answer);
		expect(Object.keys(row ?? {})).toHaveLength(191);
		expect(row).toMatchObject({
			SUB_NR: '0042',
			MAIL_BUS: 'a@b.example',
			EXT_KEY: 1,
			CONTACT_Id: 0,
		});
		expect(await asked.numbers({})).toEqual(['0042']);
	});

	it('stamps who entered and changed it, and when in Dutch time', async () => {
		const asked = await calls();

		await asked.post(GOOD_CUSTOMER);

		expect(stored(asked)).toMatchObject({
			INP_DATE: '2026-03-02T09:30:00',
			INP_USR: 'WEBAPI',
			CNG_DATE: '2026-03-02T09:30:00',
			CNG_USR: 'WEBAPI',
		});
	});

	it('numbers it with the next free number when SUB_NR is left out, empty or null', async () => {
		const asked = await calls();
		asked.sandbox.accountView.customers.insert({ SUB_NR: '10041', ACCT_NAME: 'Last' });
		asked.sandbox.accountView.customers.insert({ SUB_NR: 'ZZ', ACCT_NAME: 'No number' });

		const numbers = [];
		for (const given of [{}, { SUB_NR: '' }, { SUB_NR: null }]) {
			const answer = await asked.post({ ...GOOD_CUSTOMER, ...given });
			numbers.push(tableRows(answer)[0]?.['SUB_NR']);
		}

		expect(numbers).toEqual(['10042', '10043', '10044']);
	});

	it('needs SUB_NR with numberOnInsert off', async () => {
		const answer = await (await calls({ numberOnInsert: false })).post(GOOD_CUSTOMER);

		expect(errorMessage(answer)).toBe('De kolom SUB_NR is verplicht.');
	});

	it.each(['ACCT_NAME', 'SRC_CODE', 'ACCT_NR'])('needs %s', async (column) => {
		const asked = await calls();

		const answer = await asked.post({ ...GOOD_CUSTOMER, [column]: '' });

		expect(answer.status).toBe(400);
		expect(errorMessage(answer)).toBe(`De kolom ${column} is verplicht.`);
		expect(asked.sandbox.accountView.customers.all()).toEqual([]);
	});

	it('needs no control account for a relation that is no debtor', async () => {
		const answer = await (await calls()).post({ ACCT_NAME: 'P', SRC_CODE: 'P' }, { object: 'CM1' });

		expect(tableRows(answer)[0]).toMatchObject({ ACCT_LINK: 0 });
	});

	it('refuses a number that is taken, also within one request', async () => {
		const asked = await calls();
		await asked.post({ ...GOOD_CUSTOMER, SUB_NR: '7' });
		const twice = {
			BusinessObject: 'AR1',
			Table: {
				Definition: {
					Name: 'CONTACT',
					Fields: ['SUB_NR', 'ACCT_NAME', 'SRC_CODE', 'ACCT_NR'].map((Name) => ({
						Name,
						FieldType: 'C',
					})),
				},
			},
			TableData: {
				Data: { Rows: [{ Values: ['8', 'A', 'A', '1300'] }, { Values: ['8', 'B', 'B', '1300'] }] },
			},
		};

		expect(errorMessage(await asked.post({ ...GOOD_CUSTOMER, SUB_NR: '7' }))).toBe(
			'SUB_NR 7 bestaat al.',
		);
		expect(errorMessage(await asked.post({}, { body: twice }))).toBe('SUB_NR 8 bestaat al.');
		expect(await asked.numbers({})).toEqual(['7']);
	});

	it('puts codes in upper case and cuts spaces off the end', async () => {
		const asked = await calls();

		await asked.post({
			...GOOD_CUSTOMER,
			SRC_CODE: 'bakker  ',
			POST_CODE: '3511 ab',
			ACCT_NAME: 'Naam  ',
		});

		expect(stored(asked)).toMatchObject({
			SRC_CODE: 'BAKKER',
			POST_CODE: '3511 AB',
			ACCT_NAME: 'Naam',
		});
	});

	it('refuses a text that is too long, with column and lengths', async () => {
		const answer = await (await calls()).post({ ...GOOD_CUSTOMER, MAIL_BUS: 'x'.repeat(51) });

		expect(errorMessage(answer)).toBe(
			'De waarde van MAIL_BUS is te lang: 51 tekens, hoogstens 50 toegestaan.',
		);
	});

	it('cuts it with overlongValue cut', async () => {
		const asked = await calls({ overlongValue: 'cut' });

		await asked.post({ ...GOOD_CUSTOMER, ACCT_NAME: 'ë'.repeat(41) });

		expect(stored(asked)['ACCT_NAME']).toBe('ë'.repeat(40));
	});

	it('takes a memo of any length', async () => {
		const asked = await calls();

		await asked.post({ ...GOOD_CUSTOMER, COMMENT1: 'x'.repeat(5000) });

		expect(stored(asked)['COMMENT1']).toHaveLength(5000);
	});

	it('ignores read-only and calculated columns', async () => {
		const asked = await calls();

		const answer = await asked.post({
			...GOOD_CUSTOMER,
			CNG_USR: 'ME',
			SALE_AMT: 5,
			BOX_CITY: 'X',
		});

		expect(tableRows(answer)[0]).toMatchObject({ CNG_USR: 'WEBAPI', SALE_AMT: 0, BOX_CITY: '' });
	});

	it('refuses read-only columns with readOnlyValue error', async () => {
		const asked = await calls({ readOnlyValue: 'error' });

		const answer = await asked.post({ ...GOOD_CUSTOMER, CNG_NR: 1 });

		expect(errorMessage(answer)).toBe('De kolom CNG_NR kan niet worden gewijzigd.');
	});

	it.each([
		[{ EL_SI: true }, { EL_SI: true }],
		[{ EL_SI: 'TRUE' }, { EL_SI: true }],
		[{ EL_SI: 'False' }, { EL_SI: false }],
		[{ CRED_LIM: '500' }, { CRED_LIM: 500 }],
		[{ CRED_LIM: null }, { CRED_LIM: 0 }],
		[{ VAT_DATE: '2026-03-05T00:00:00.000Z' }, { VAT_DATE: '2026-03-05' }],
		[{ VAT_DATE: '2026-03-05' }, { VAT_DATE: '2026-03-05' }],
		[{ VAT_DATE: null }, { VAT_DATE: null }],
		[{ GRAY_DATE: '2026-07-05T10:00:00Z' }, { GRAY_DATE: '2026-07-05T10:00:00' }],
		[{ TEL_BUS: 301234567 }, { TEL_BUS: '301234567' }],
	])('takes %j', async (sent, expected) => {
		const asked = await calls();

		await asked.post({ ...GOOD_CUSTOMER, ...sent });

		expect(stored(asked)).toMatchObject(expected);
	});

	it('converts sent times from UTC with sentZ converted', async () => {
		const asked = await calls({ sentZ: 'converted' });

		await asked.post({
			...GOOD_CUSTOMER,
			GRAY_DATE: '2026-07-05T22:30:00Z',
			VAT_DATE: '2026-07-05T00:00:00.000Z',
		});

		expect(stored(asked)).toMatchObject({
			GRAY_DATE: '2026-07-06T00:30:00',
			VAT_DATE: '2026-07-05',
		});
	});

	it.each([
		[{ CRED_LIM: 'much' }, 'CRED_LIM'],
		[{ CRED_LIM: 2.5 }, 'CRED_LIM'],
		[{ BLK_PCT: 123_456 }, 'BLK_PCT'],
		[{ EL_SI: 'perhaps' }, 'EL_SI'],
		[{ VAT_DATE: '5 maart' }, 'VAT_DATE'],
		[{ CNT_CODE: 'XX' }, 'XX'],
		[{ NOT_THERE: 1 }, 'NOT_THERE'],
	])('refuses %j and names what is wrong', async (sent, named) => {
		const answer = await (await calls()).post({ ...GOOD_CUSTOMER, ...sent });

		expect(answer.status).toBe(400);
		expect(errorMessage(answer)).toContain(named);
	});

	it('needs BookDate with bookDateRequired', async () => {
		const asked = await calls({ bookDateRequired: true });

		expect(errorMessage(await asked.post(GOOD_CUSTOMER))).toBe('BookDate is verplicht.');
	});
});

describe('Inserting a delivery address', () => {
	const address = {
		SUB_NR: '7',
		DEL_NAME: 'Loods',
		ADDRESS1: 'Kade 1',
		POST_CODE: '3542 AD',
		CITY: 'Utrecht',
	};
	const options = { object: 'ADDR', table: 'DEL_ADDR' };

	it('makes its REC_ID', async () => {
		const asked = await calls();
		asked.sandbox.accountView.customers.insert({ SUB_NR: '7', ACCT_NAME: 'A' });

		const answer = await asked.post({ ...address, REC_ID: 'MINE' }, options);

		expect(tableRows(answer, 'DEL_ADDR')[0]).toMatchObject({
			REC_ID: '0000000001',
			DEL_NAME: 'Loods',
		});
		const again = await asked.post(address, options);
		expect(tableRows(again, 'DEL_ADDR')[0]).toMatchObject({ REC_ID: '0000000002' });
	});

	it('needs a customer that is there', async () => {
		const answer = await (await calls()).post(address, options);

		expect(errorMessage(answer)).toBe("SUB_NR '7' bestaat niet.");
	});
});
