import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../../sandbox';
import { AccountViewCalls, errorMessage, memberOf, message } from './support/account-view';
import { LINES, NOVEMBER, SALES, distinct, filter, lineRows } from './support/invoices';
import { readAnswer, sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

const NOW = Date.UTC(2026, 10, 25, 9);
const demo = (): Promise<Sandbox> => sandbox({ seed: 'demo', now: () => NOW });

/** One invoice of two customers, entered by hand. */
async function twoInvoices(): Promise<AccountViewCalls> {
	const world = await sandbox();
	const { customers, invoices, invoiceLines } = world.accountView;
	for (const [customer, number, date] of [
		['10', 'F1', '2026-10-31'],
		['11', 'F2', '2026-11-01'],
	] as const) {
		customers.insert({ SUB_NR: customer, ACCT_NAME: `Klant ${customer}` });
		const { REC_ID = '' } = invoices.insert({
			INV_NR: number,
			HDR_TYPE: 1,
			RPL_INV: customer,
			INV_DATE: `${date}T00:00:00`,
		});
		invoiceLines.insert({ HDR_ID: REC_ID, ART_DESC1: 'Eerste', ART_PX: 12.5, UNT_CODE: 'uur' });
		invoiceLines.insert({ HDR_ID: REC_ID, ART_DESC1: 'Tweede' });
	}
	return new AccountViewCalls(world);
}

describe('Reading invoices by ALH', () => {
	it('gives lines with the columns of their header under the name of its table', async () => {
		const calls = await twoInvoices();

		const rows = await lineRows(calls, {
			Fields: 'REC_ID,hst_al.art_desc1,HST_AL.REC_ORD,hst_ah.inv_nr,HST_AH.Inv_Date',
		});

		expect(rows.slice(1, 3)).toEqual([
			{
				REC_ID: '0000000002',
				ART_DESC1: 'Tweede',
				REC_ORD: 2,
				HST_AH_INV_NR: 'F1',
				HST_AH_INV_DATE: '2026-10-31T00:00:00',
				EXT_KEY: 2,
			},
			{
				REC_ID: '0000000003',
				ART_DESC1: 'Eerste',
				REC_ORD: 1,
				HST_AH_INV_NR: 'F2',
				HST_AH_INV_DATE: '2026-11-01T00:00:00',
				EXT_KEY: 3,
			},
		]);
	});

	it('gives price and unit by both of their names', async () => {
		const [line] = await lineRows(await twoInvoices(), {
			Fields: 'ART_PX,UNIT_PX,UNT_CODE,ART_UNIT',
		});

		expect(line).toMatchObject({ ART_PX: 12.5, UNIT_PX: 12.5, UNT_CODE: 'uur', ART_UNIT: 'uur' });
	});

	it('names columns of the header as joinedSeparator says', async () => {
		const calls = await twoInvoices();
		calls.sandbox.setSwitches({ joinedSeparator: '.' });

		const [line] = await lineRows(calls, { Fields: 'hst_ah.inv_nr' });

		expect(line).toHaveProperty(['HST_AH.INV_NR'], 'F1');
	});

	it('knows header columns by no bare name', async () => {
		const answer = await (await twoInvoices()).read({ ...LINES, Fields: 'INV_NR' });

		expect(errorMessage(answer)).toBe("De kolom 'INV_NR' bestaat niet in HST_AL.");
	});

	it.each([
		[filter(1, 'hst_ah.inv_nr', 'Equal', 'C', 'F2'), ['F2']],
		[filter(1, 'hst_ah.inv_date', 'DateOnOrAfterDate', 'T', '{^2026-11-01}'), ['F2']],
		[filter(1, 'hst_ah.inv_date', 'DateOnOrBeforeDate', 'D', '{^2026-10-31}'), ['F1']],
		[filter(1, 'hst_ah.rpl_inv', 'NotEqual', 'C', '11'), ['F1']],
		[filter(1, 'hst_ah.hdr_type', 'Equal', 'N', '2'), []],
	])('filters by what the header has: %j', async (parameters, numbers) => {
		const rows = await lineRows(await twoInvoices(), { ...parameters, Fields: 'hst_ah.inv_nr' });

		expect(distinct(rows, 'HST_AH_INV_NR')).toEqual(numbers);
	});

	it('pages by REC_ID through the lines that the filters leave, without gaps or doubles', async () => {
		const calls = new AccountViewCalls(await demo());
		const whole = await lineRows(calls, { ...SALES, ...NOVEMBER, Fields: 'REC_ID' });
		const seen: unknown[] = [];
		for (let last = ''; ; last = String(seen.at(-1))) {
			const page = await lineRows(calls, {
				...SALES,
				...NOVEMBER,
				Fields: 'REC_ID',
				PageSize: '50',
				LastKey: last,
			});
			seen.push(...page.map((row) => row['REC_ID']));
			if (page.length < 50) break;
		}

		expect(seen.length).toBeGreaterThan(100);
		expect(seen).toEqual(whole.map((row) => row['REC_ID']));
	});

	it('sorts by a column of the header', async () => {
		const rows = await lineRows(await twoInvoices(), {
			SortFields: 'hst_ah.inv_date',
			SortOrder: 'descending',
			Fields: 'hst_ah.inv_nr',
		});

		expect(rows.map((row) => row['HST_AH_INV_NR'])).toEqual(['F2', 'F2', 'F1', 'F1']);
	});

	it('goes by other names when the switch says so', async () => {
		const calls = await twoInvoices();
		calls.sandbox.setSwitches({ names: 'ALH=FH1, HST_AH=FKOP, HST_AH.INV_NR=FACTUUR' });

		const rows = await calls.rows({ BusinessObject: 'FH1', Fields: 'fkop.factuur' }, 'HST_AL');

		expect(rows[0]).toHaveProperty('FKOP_FACTUUR', 'F1');
	});
});

describe('Invoices and VAT codes in AccountView', () => {
	it.each([
		['POST', 'ALH', 'HST_AL', { ART_DESC1: 'Erbij' }],
		['PUT', 'ALH', 'HST_AL', { REC_ID: '0000000001', ART_DESC1: 'Anders' }],
		['DELETE', 'ALH', 'HST_AL', { REC_ID: '0000000001' }],
		['POST', 'VA1', 'VAT', { VAT_CODE: '9' }],
		['PUT', 'VA1', 'VAT', { VAT_CODE: '1', VAT_PCT: 25 }],
		['DELETE', 'VA1', 'VAT', { VAT_CODE: '1' }],
	])('refuse %s of %s and stay as they are', async (method, object, table, row) => {
		const calls = await twoInvoices();
		const { invoiceLines, vatCodes } = calls.sandbox.accountView;
		const before = [invoiceLines.all(), vatCodes.all()];
		const scope = 'readaccountviewdata updateaccountviewdata deleteaccountviewdata';
		calls.token = calls.sandbox.accountView.issueTokens({ scope }).accessToken;

		const answer = await calls.send(method, message(row, { object, table }));

		expect(answer.status).toBe(400);
		expect(errorMessage(answer)).toBe(`Deze bewerking is niet toegestaan voor object ${object}.`);
		expect([invoiceLines.all(), vatCodes.all()]).toEqual(before);
	});

	it('are said to be read only in the list of objects', async () => {
		const { json } = await (await twoInvoices()).get('accountviewsystembusinessobjects');

		for (const Code of ['ALH', 'VA1', 'CC1', 'KS1']) {
			expect(json).toContainEqual(
				expect.objectContaining({
					Code,
					InsertAllowed: false,
					UpdateAllowed: false,
					DeleteAllowed: false,
				}),
			);
		}
	});

	it('are tied together in the dictionary', async () => {
		const calls = await twoInvoices();
		const tables = await calls.rows({ BusinessObject: 'DBF' }, 'DCT_FILE');
		const columns = await calls.rows({ BusinessObject: 'FLD', PageSize: '2000' }, 'DCT_FLD');

		expect(tables).toContainEqual(
			expect.objectContaining({ DBF_NAME: 'HST_AL', OBJ_CODE: 'ALH', TBL_HDR: 'HST_AH' }),
		);
		expect(tables).toContainEqual(
			expect.objectContaining({ DBF_NAME: 'HST_AH', OBJ_CODE: '', TBL_CHILD: 'HST_AL' }),
		);
		expect(columns).toContainEqual(
			expect.objectContaining({ DBF_NAME: 'HST_AL', FIELD_NAME: 'VAT_CODE', PKY_TBL: 'VAT' }),
		);
	});

	it('have names as FoxPro has them', async () => {
		const calls = await twoInvoices();
		const columns = await calls.rows({ BusinessObject: 'FLD', PageSize: '2000' }, 'DCT_FLD');
		const own = columns.filter((row) =>
			['HST_AH', 'HST_AL', 'VAT'].includes(String(row['DBF_NAME'])),
		);

		expect(own.length).toBeGreaterThan(50);
		expect(own.filter((row) => String(row['FIELD_NAME']).length > 10)).toEqual([]);
	});

	it('have a code for each rate and each reason to charge none', async () => {
		const rows = await (await twoInvoices()).rows({ BusinessObject: 'VA1' }, 'VAT');

		expect(rows.map((row) => [row['VAT_CODE'], row['VAT_PCT'], row['VAT_RUB']])).toEqual([
			['0', 0, '1e'],
			['1', 21, '1a'],
			['11', 21, '5b'],
			['12', 9, '5b'],
			['13', 21, '4b'],
			['14', 21, '2a'],
			['2', 9, '1b'],
			['3', 0, ''],
			['4', 0, '1e'],
			['5', 0, '3b'],
			['6', 0, '3a'],
			['7', 0, '3b'],
		]);
	});

	it('survive a restart with a state file', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'sandbox-invoices-'));
		const stateFile = join(folder, 'state.json');
		try {
			const first = await sandbox({ seed: 'demo', stateFile, now: () => NOW });
			const before = [first.accountView.invoices.all(), first.accountView.invoiceLines.all()];
			await first.stop();

			const { accountView } = await sandbox({ seed: 'demo', stateFile });

			expect([accountView.invoices.all(), accountView.invoiceLines.all()]).toEqual(before);
			expect(accountView.vatCodes.all()).toHaveLength(12);
		} finally {
			await stopSandboxes();
			await rm(folder, { recursive: true });
		}
	});
});

describe('The list of invoices on the page', () => {
	async function overview(world: Sandbox, query = ''): Promise<unknown> {
		const answer = await fetch(`${world.pageUrl}/_control/overview/invoices${query}`);
		return (await readAnswer(answer)).json;
	}

	it('shows sales invoices, the last first, with what the customer asks', async () => {
		const world = await demo();

		expect(await overview(world)).toMatchObject({ found: 24 });
		expect(await overview(world, '?search=26500003')).toEqual({
			found: 1,
			rows: [
				{
					number: '26500003',
					date: '2026-11-02',
					text: 'Sanitair kleedkamers, termijn 1',
					isCredit: false,
					credits: '',
					customer: {
						number: '10010',
						name: 'Fysiotherapie & Sportkliniek De Meent BV',
						settings: ['email'],
					},
					addresses: ['info@fysiodemeent.example', 'adm@fysiodemeent.example'],
					lines: 3,
					withoutVat: 1702.8,
					withVat: 2060.39,
					prepaid: 0,
				},
			],
		});
	});

	it.each([
		['26500002', ['email-without-address']],
		['26500004', ['paper']],
		['26500005', ['autoinvoice']],
		['26500006', ['autoinvoice', 'always-system', 'email']],
		['26500007', ['autoinvoice', 'always-email', 'email']],
		['26500008', ['autoinvoice', 'always-print']],
		['26500010', ['blocked', 'email']],
		['26500012', ['email', 'abroad', 'other-language']],
		['26500013', ['email', 'g-account']],
		['26500015', ['autoinvoice', 'authority']],
	])('tells of invoice %s that its customer is %j', async (number, settings) => {
		const rows = memberOf(await overview(await demo(), `?search=${number}`), 'rows');
		const found: unknown = Array.isArray(rows)
			? rows.find((row) => memberOf(row, 'number') === number)
			: undefined;

		expect(memberOf(memberOf(found, 'customer'), 'settings')).toEqual(settings);
	});

	it('shows the first 200 of many', async () => {
		const shown = await overview(await sandbox({ invoices: 250 }));

		expect(memberOf(shown, 'found')).toBe(250);
		expect(memberOf(shown, 'rows')).toHaveLength(200);
	});
});
