import type { RowValues, Sandbox, TableHandle } from '../../sandbox';
import { AccountViewCalls, type Columns } from './support/account-view';
import { isDutchVatId, isIban, isVatId } from './support/identifiers';
import { NOVEMBER, SALES, distinct, filter, lineRows } from './support/invoices';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

const NOW = Date.UTC(2026, 10, 25, 9);
const demo = (): Promise<Sandbox> => sandbox({ seed: 'demo', now: () => NOW });

const HEADER_FIELDS = 'hst_ah.inv_nr,hst_ah.inv_date,hst_ah.rpl_inv,hst_ah.dc_name,hst_ah.amt_incl';
/** Each text in that column of any of the rows. */
function filled(rows: readonly RowValues[], column: string): readonly string[] {
	return rows.map((row) => String(row[column] ?? '')).filter((value) => value !== '');
}

const cents = (value: unknown): number => Math.round(Number(value) * 100);

describe('The invoices of the demo firm', () => {
	it('are read with their headers in one request for the month', async () => {
		const calls = new AccountViewCalls(await demo());

		const rows = await lineRows(calls, {
			...SALES,
			...NOVEMBER,
			Fields: `REC_ID,REC_ORD,ART_DESC1,INV_QTY,ART_PX,LINE_AMT,VAT_CODE,VAT_PCT,${HEADER_FIELDS}`,
		});

		expect(distinct(rows, 'HST_AH_INV_NR')).toEqual(
			Array.from({ length: 24 }, (_, place) => String(26_500_001 + place)),
		);
		expect(rows.find((row) => row['HST_AH_INV_NR'] === '26500001')).toMatchObject({
			REC_ORD: 1,
			ART_DESC1: 'Jaarlijks onderhoud cv-ketel',
			INV_QTY: 1,
			ART_PX: 119,
			LINE_AMT: 119,
			VAT_CODE: '1',
			VAT_PCT: 21,
			HST_AH_RPL_INV: '10001',
			HST_AH_DC_NAME: 'Bakkerij Van den Bosch',
			HST_AH_AMT_INCL: 254.71,
		});
	});

	it.each([
		['2026-11-25', '2026-11-01', '2026-11-23'],
		['2026-03-01', '2026-03-01', '2026-03-01'],
		['2028-02-29', '2028-02-01', '2028-02-23'],
	])('lie in the month of %s and none after that day', async (today, first, last) => {
		const { accountView } = await sandbox({
			seed: 'demo',
			now: () => Date.parse(`${today}T12:00:00Z`),
		});
		const days = accountView.invoices
			.all()
			.map((row) => String(row['INV_DATE']).slice(0, 10))
			.toSorted();

		expect([days[0], days.at(-1)]).toEqual([first, last]);
	});

	it('are of suppliers too, told by the type of their page', async () => {
		const calls = new AccountViewCalls(await demo());

		const rows = await lineRows(calls, {
			...filter(1, 'hst_ah.hdr_type', 'Equal', 'N', '2'),
			Fields: 'VAT_CODE,hst_ah.inv_nr,hst_ah.rpl_inv',
		});

		expect(distinct(rows, 'HST_AH_INV_NR')).toEqual(['TGM-88120', 'TGM-88391']);
		expect(distinct(rows, 'HST_AH_RPL_INV')).toEqual(['5001']);
	});

	it('add up, but for the one that is wrong by a cent on purpose', async () => {
		const { accountView } = await demo();
		const wrong = accountView.invoices.all().flatMap((header) => {
			const lines = accountView.invoiceLines
				.all()
				.filter((line) => line['HDR_ID'] === header['REC_ID']);
			const net = lines.reduce((sum, line) => sum + cents(line['LINE_AMT']), 0);
			const difference = cents(header['AMT_INCL']) - net - cents(header['VAT_AMT']);
			return cents(header['AMT_EXCL']) === net && difference === 0
				? []
				: [[header['INV_NR'], difference]];
		});

		expect(wrong).toEqual([['26500023', 1]]);
	});

	it('have VAT over the sum of each rate', async () => {
		const { accountView } = await demo();
		const header = accountView.invoices.all().find((row) => row['INV_NR'] === '26500018');

		// 21% of 179.00, 9% of 411.00, and none of 1512.00 and 75.00.
		expect(header).toMatchObject({ AMT_EXCL: 2177, VAT_AMT: 74.58, AMT_INCL: 2251.58 });
	});

	it('take discounts off their lines, and halves of a cent away from zero', async () => {
		const { accountView } = await demo();
		const header = accountView.invoices.all().find((row) => row['INV_NR'] === '26500019');
		const lines = accountView.invoiceLines
			.all()
			.filter((line) => line['HDR_ID'] === header?.['REC_ID']);

		// 2 at 129.50 less 10%, 2 at 14.95 less 12.5% (26.1625), 3.75 at 68.50 (256.875).
		expect(lines.map((line) => line['LINE_AMT'])).toEqual([233.1, 26.16, 256.88]);
	});

	it('meet every setting of a customer that decides how an invoice goes out', async () => {
		const { accountView } = await demo();
		const to = (number: string): Columns => {
			const invoice = accountView.invoices.all().find((row) => row['INV_NR'] === number);
			return { ...accountView.customers.get(String(invoice?.['RPL_INV'])), ...invoice };
		};

		expect(to('26500001')).toMatchObject({
			EL_SI: true,
			MAIL_BUS: 'info@bakkerijvandenbosch.example',
		});
		expect(to('26500002')).toMatchObject({ EL_SI: true });
		expect(to('26500002')['MAIL_BUS']).toBeUndefined();
		expect(String(to('26500003')['TO_EMAIL']).split(';')).toHaveLength(2);
		expect(to('26500004')['EL_SI']).toBeUndefined();
		expect(to('26500005')).toMatchObject({ AUTO_INV: true });
		expect(to('26500005')['EL_SI']).toBeUndefined();
		expect(to('26500006')).toMatchObject({ AUTO_INV: true, AIEI_MAND: true });
		expect(to('26500007')).toMatchObject({ AUTO_INV: true, AIEM_MAND: true });
		expect(to('26500008')).toMatchObject({ AUTO_INV: true, AIPR_MAND: true });
		expect(to('26500009')).toMatchObject({ AUTO_INV: true, EL_SI: true });
		expect(to('26500010')).toMatchObject({ REC_BLK: true, EL_SI: true });
		expect(to('26500011')).toMatchObject({ LNG_CODE: 'EN' });
		expect(to('26500012')).toMatchObject({ CNT_CODE: 'DE', VAT_NR: 'DE999202023' });
		expect(to('26500013')).toMatchObject({ BLK_EINV: true, BLK_PCT: 40, VAT_CODE: '4' });
		expect(to('26500014')['VAT_NR']).toBeUndefined();
		expect(to('26500015')['EIA']).toMatch(/^0190:\d{20}$/);
		expect(to('26500016')).toMatchObject({ INV_KIND: 1, PREV_INV: '26500001' });
		expect(to('26500017')).toMatchObject({ INV_KIND: 1 });
		expect(to('26500017')['PREV_INV']).toBeUndefined();
		expect(to('26500020')).toMatchObject({ PREP_AMT: 1500 });
		expect(to('26500022')['DC_NAME']).toMatch(/\p{Script=Greek}.*🎓/u);
	});

	it('are of more than one page once', async () => {
		const calls = new AccountViewCalls(await demo());

		const rows = await lineRows(calls, filter(1, 'hst_ah.inv_nr', 'Equal', 'C', '26500021'));

		expect(rows.map((row) => row['REC_ORD'])).toEqual(
			Array.from({ length: 60 }, (_, at) => at + 1),
		);
	});

	it('point nowhere to what is not there, fit their columns and write to nobody', async () => {
		const world = await demo();
		const { accountView } = world;
		const fields = await new AccountViewCalls(world).rows(
			{ BusinessObject: 'FLD', PageSize: '2000' },
			'DCT_FLD',
		);
		const width = (table: string, name: string): number => {
			const field = fields.find((row) => row['DBF_NAME'] === table && row['FIELD_NAME'] === name);
			return field?.['FIELD_TYPE'] === 'C' ? Number(field['FIELD_LEN']) : Infinity;
		};
		const tooLong = [
			['HST_AH', accountView.invoices.all()] as const,
			['HST_AL', accountView.invoiceLines.all()] as const,
			['VAT', accountView.vatCodes.all()] as const,
			['CONTACT', accountView.customers.all()] as const,
		].flatMap(([table, rows]) =>
			rows.flatMap((row) =>
				Object.entries(row)
					.filter(([name, value]) => String(value).length > width(table, name))
					.map(([name, value]) => `${table}.${name}: ${String(value)}`),
			),
		);
		const missing = (codes: readonly string[], table: TableHandle): readonly string[] =>
			codes.filter((code) => table.get(code) === undefined);
		const [headers, lines] = [accountView.invoices.all(), accountView.invoiceLines.all()];

		expect(tooLong).toEqual([]);
		expect(missing(filled(headers, 'RPL_INV'), accountView.customers)).toEqual([]);
		expect(missing(filled(headers, 'PROJ_CODE'), accountView.projects)).toEqual([]);
		expect(missing(filled(headers, 'ORD_NR'), accountView.orders)).toEqual([]);
		expect(missing(filled(headers, 'EMP_NR'), accountView.employees)).toEqual([]);
		expect(missing(filled(lines, 'ART_CODE'), accountView.articles)).toEqual([]);
		expect(missing(filled(lines, 'VAT_CODE'), accountView.vatCodes)).toEqual([]);
		for (const addresses of filled(headers, 'TO_EMAIL')) {
			expect(addresses).toMatch(/^[^@\s;]+@[^@\s;]+\.example(;[^@\s;]+@[^@\s;]+\.example)*$/);
		}
	});

	it('are of firms whose numbers pass their checks', async () => {
		const { accountView } = await demo();
		const rows = accountView.customers.all();
		const authority = filled(rows, 'EIA').filter((address) => address.startsWith('0190:'));

		expect(filled(rows, 'VAT_NR').length).toBeGreaterThan(14);
		expect(filled(rows, 'VAT_NR').filter((id) => !isVatId(id))).toEqual([]);
		expect(filled(rows, 'COC_CODE').filter((code) => !/^\d{8}$/.test(code))).toEqual([]);
		expect([...filled(rows, 'IBAN_NR'), ...filled(rows, 'BLK_IBAN')].filter(isIban)).toHaveLength(
			3,
		);
		expect(authority).toHaveLength(1);
		for (const row of rows) {
			const [, chamber] = /^0106:(\d+)$/.exec(String(row['EIA'] ?? '')) ?? [];
			if (chamber !== undefined) expect(row['COC_CODE']).toBe(chamber);
		}
	});

	it('are sent by a firm that is found among the relations by its number of commerce', async () => {
		const calls = new AccountViewCalls(await demo());
		const [company] = await calls.rows(
			{ BusinessObject: 'CMP1', Fields: 'COMP_DESC,KVK_NR,VAT_NR' },
			'COMP_HDR',
		);
		const [firm, ...others] = await calls.rows({
			BusinessObject: 'CON',
			...filter(1, 'COC_CODE', 'Equal', 'C', String(company?.['KVK_NR'])),
		});

		expect(others).toEqual([]);
		expect(firm).toMatchObject({
			ACCT_NAME: company?.['COMP_DESC'],
			VAT_NR: company?.['VAT_NR'],
			IBAN_NR: 'NL13TEST0123456789',
			BLK_IBAN: 'NL31TEST0991234567',
			CITY: 'Utrecht',
		});
		expect(isDutchVatId(String(company?.['VAT_NR']))).toBe(true);
		expect(await calls.numbers({ BusinessObject: 'AR1' })).not.toContain(firm?.['SUB_NR']);
	});
});

describe('Generated invoices', () => {
	const options = { customers: 30, invoices: 120, linesPerInvoice: 12 };

	it('have numbers in a row, their lines, and customers that are there', async () => {
		const { accountView } = await sandbox(options);
		const headers = accountView.invoices.all();

		expect(headers.map((row) => row['INV_NR'])).toEqual(
			Array.from({ length: 120 }, (_, place) => String(30_000_000 + place)),
		);
		expect(accountView.invoiceLines.all()).toHaveLength(1440);
		for (const { RPL_INV, DC_NAME } of headers) {
			expect(accountView.customers.get(String(RPL_INV))?.['ACCT_NAME']).toBe(DC_NAME);
		}
	});

	it('add up, and credit notes are the opposite of the invoice before them', async () => {
		const { accountView } = await sandbox(options);
		const headers = accountView.invoices.all();
		const lines = accountView.invoiceLines.all();
		const credits = headers.filter((row) => row['INV_KIND'] === 1);

		for (const header of headers) {
			const net = lines
				.filter((line) => line['HDR_ID'] === header['REC_ID'])
				.reduce((sum, line) => sum + cents(line['LINE_AMT']), 0);
			expect(net).toBe(cents(header['AMT_EXCL']));
			expect(cents(header['AMT_EXCL']) + cents(header['VAT_AMT'])).toBe(cents(header['AMT_INCL']));
		}
		expect(credits).toHaveLength(2);
		for (const credit of credits) {
			const before = headers.find((row) => row['INV_NR'] === credit['PREV_INV']);
			expect(cents(credit['AMT_INCL'])).toBe(-cents(before?.['AMT_INCL']));
			expect(credit['RPL_INV']).toBe(before?.['RPL_INV']);
		}
	});

	it('are the same every time, but for the moment they were entered', async () => {
		const now = (): number => NOW;
		const [first, second] = [
			await sandbox({ ...options, now }),
			await sandbox({ ...options, now }),
		];

		expect(second.accountView.invoices.all()).toEqual(first.accountView.invoices.all());
		expect(second.accountView.invoiceLines.all()).toEqual(first.accountView.invoiceLines.all());
	});

	it('bring customers, articles, a line and the firm that sends them', async () => {
		const { accountView } = await sandbox({ invoices: 3 });

		expect(accountView.customers.all()).toHaveLength(11);
		expect(accountView.customers.get('1')).toMatchObject({ IBAN_NR: 'NL13TEST0123456789' });
		expect(accountView.articles.all()).toHaveLength(10);
		expect(accountView.invoiceLines.all()).toHaveLength(3);
	});

	it('are to customers with VAT numbers that pass their check', async () => {
		const { accountView } = await sandbox({ customers: 500 });
		const ids = filled(accountView.customers.all(), 'VAT_NR');

		expect(ids).toHaveLength(500);
		expect(ids.filter((id) => !isDutchVatId(id))).toEqual([]);
	});

	it('of 1,000 with 20 lines each are there within seconds', async () => {
		const started = performance.now();
		const { accountView } = await sandbox({ invoices: 1000, linesPerInvoice: 20 });

		expect(accountView.invoiceLines.all()).toHaveLength(20_000);
		expect(performance.now() - started).toBeLessThan(10_000);
	});
});
