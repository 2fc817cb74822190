import { errorMessage, memberOf, tableRows, type AccountViewCalls } from './support/account-view';
import { ORDER, documentBody, firm, onlyRow, type Document } from './support/documents';
import { stopSandboxes, type ReadAnswer } from './support/sandbox';

afterEach(stopSandboxes);

const GOOD: Document = {
	header: { RPL_INV: '10', COMMENT1: 'Bon 4711' },
	lines: [
		{ ART_CODE: 'KRAAN', ORD_QTY: 2 },
		{ ART_CODE: 'BUIS', ORD_QTY: 1.5, ART_PX: 4, ART_DESC1: 'Buis op maat' },
	],
};

function post(asked: AccountViewCalls, ...documents: Document[]): Promise<ReadAnswer> {
	return asked.send('POST', documentBody(documents));
}

function put(asked: AccountViewCalls, ...documents: Document[]): Promise<ReadAnswer> {
	return asked.send('PUT', documentBody(documents));
}

/** The article codes of an order's lines as stored, in their order. */
function articlesOf(asked: AccountViewCalls, number: string): unknown[] {
	const { orders, orderLines } = asked.sandbox.accountView;
	const code = orders.get(number)?.['REC_ID'];
	return orderLines
		.all()
		.filter((line) => line['HDR_ID'] === code)
		.map((line) => line['ART_CODE']);
}

describe('Inserting an order', () => {
	it('numbers it, fills in what was left out, and answers with header and lines', async () => {
		const asked = await firm();

		const answer = await post(asked, GOOD);

		expect(answer.status).toBe(200);
		expect(onlyRow(answer, 'SO_HDR')).toMatchObject({
			ORD_NR: '1',
			RPL_INV: '10',
			RPL_DEL: '10',
			ORD_DATE: '2026-03-02T00:00:00',
			ORD_STAT: 0,
			REC_ID: '0000000001',
			SO_HDR_Id: 0,
		});
		expect(tableRows(answer, 'SO_LINE')).toMatchObject([
			{ REC_ORD: 1, ART_CODE: 'KRAAN', ORD_QTY: 2, ART_PX: 49.5, ART_DESC1: 'Kraan', SO_HDR_Id: 0 },
			{ REC_ORD: 2, ART_CODE: 'BUIS', ORD_QTY: 1.5, ART_PX: 4, ART_DESC1: 'Buis op maat' },
		]);
		const [line] = tableRows(answer, 'SO_LINE');
		expect(line).toMatchObject({ REC_ID: '0000000001', HDR_ID: '0000000001' });
	});

	it('keeps the number that is given, and goes on from there', async () => {
		const asked = await firm();

		await post(asked, { header: { RPL_INV: '10', ORD_NR: '26001' } });
		const next = await post(asked, { header: { RPL_INV: '10' } });

		expect(onlyRow(next, 'SO_HDR')).toMatchObject({ ORD_NR: '26002' });
	});

	it('gives a line the project of its header unless it has its own', async () => {
		const asked = await firm();

		const answer = await post(asked, {
			header: { RPL_INV: '10', PROJ_CODE: 'P1' },
			lines: [
				{ ART_CODE: 'KRAAN', ORD_QTY: 1 },
				{ ART_CODE: 'BUIS', ORD_QTY: 1, PROJ_CODE: 'P2' },
			],
		});

		const projects = tableRows(answer, 'SO_LINE').map((line) => line['PROJ_CODE']);
		expect(projects).toEqual(['P1', 'P2']);
	});

	it('takes several orders at once, each with its own lines', async () => {
		const asked = await firm();

		const answer = await post(asked, GOOD, {
			header: { RPL_INV: '11' },
			lines: [{ ART_CODE: 'BUIS', ORD_QTY: 9 }],
		});

		expect(tableRows(answer, 'SO_HDR').map((row) => row['ORD_NR'])).toEqual(['1', '2']);
		expect(tableRows(answer, 'SO_LINE').map((row) => row['SO_HDR_Id'])).toEqual([0, 0, 1]);
		expect(articlesOf(asked, '2')).toEqual(['BUIS']);
	});

	it('stores nothing when one of its lines, or another order, is refused', async () => {
		const asked = await firm();

		await post(asked, GOOD, { header: { RPL_INV: '11' }, lines: [{ ART_CODE: 'X', ORD_QTY: 1 }] });

		expect(asked.sandbox.accountView.orders.all()).toEqual([]);
		expect(asked.sandbox.accountView.orderLines.all()).toEqual([]);
	});

	it.each([
		[{ RPL_INV: '99' }, "De debiteur '99' (RPL_INV) bestaat niet."],
		[{ RPL_INV: '10', RPL_DEL: '99' }, "De debiteur '99' (RPL_DEL) bestaat niet."],
		[{ RPL_INV: '' }, 'De kolom RPL_INV is verplicht.'],
		[{ RPL_INV: '10', PROJ_CODE: 'P9' }, "Het project 'P9' (PROJ_CODE) bestaat niet."],
		[{ RPL_INV: '10', PROJ_CODE: 'DICHT' }, 'Project DICHT is afgesloten.'],
		[{ RPL_INV: '10', PROJ_CODE: 'OUD' }, 'Project OUD is beëindigd op 2026-03-01.'],
		[{ RPL_INV: '10', PROJ_CODE: 'BLOK' }, 'Project BLOK is geblokkeerd.'],
		[{ RPL_INV: '10', EMP_NR: '9' }, "De medewerker '9' (EMP_NR) bestaat niet."],
		[{ RPL_INV: '10', DEL_CODE: 'X' }, "Het afleveradres 'X' (DEL_CODE) bestaat niet."],
	])('refuses header %j', async (header, sentence) => {
		const asked = await firm();

		const answer = await post(asked, { header });

		expect(answer.status).toBe(400);
		expect(errorMessage(answer)).toBe(sentence);
		expect(asked.sandbox.accountView.orders.all()).toEqual([]);
	});

	it('takes a project that ends today', async () => {
		const answer = await post(await firm(), { header: { RPL_INV: '10', PROJ_CODE: 'NET' } });

		expect(answer.status).toBe(200);
	});

	it.each([
		[{ REC_BLK: true }, 'Debiteur 11 is geblokkeerd.'],
		[{ BLK_SP: true }, 'Debiteur 11 is geblokkeerd voor orders.'],
	])('refuses a customer with %j, as payer and as receiver', async (blocked, sentence) => {
		const asked = await firm();
		asked.sandbox.accountView.customers.update('11', blocked);

		for (const header of [{ RPL_INV: '11' }, { RPL_INV: '10', RPL_DEL: '11' }]) {
			expect(errorMessage(await post(asked, { header }))).toBe(sentence);
		}
	});

	it.each([
		[{ ART_CODE: 'WEG', ORD_QTY: 1 }, "Het artikel 'WEG' (ART_CODE) bestaat niet."],
		[{ ORD_QTY: 1 }, 'De kolom ART_CODE is verplicht.'],
		[{ ART_CODE: 'KRAAN' }, 'De kolom ORD_QTY is verplicht.'],
		[{ ART_CODE: 'KRAAN', ORD_QTY: 0 }, 'Het aantal van artikel KRAAN mag niet nul zijn.'],
		[{ ART_CODE: 'KRAAN', ORD_QTY: 1, PROJ_CODE: 'OUD' }, /^Project OUD is beëindigd/],
		[{ ART_CODE: 'KRAAN', ORD_QTY: 1, HeaderId: '7' }, /^HeaderId '7' hoort bij geen rij/],
		[{ ART_CODE: 'KRAAN', ORD_QTY: 1, NIETS: 1 }, "De kolom 'NIETS' bestaat niet in SO_LINE."],
	])('refuses line %j', async (line, sentence) => {
		const answer = await post(await firm(), { header: { RPL_INV: '10' }, lines: [line] });

		expect(errorMessage(answer)).toEqual(
			typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
		);
	});

	it('takes a credit line: a quantity below zero', async () => {
		const lines = [{ ART_CODE: 'KRAAN', ORD_QTY: -1 }];

		expect((await post(await firm(), { header: { RPL_INV: '10' }, lines })).status).toBe(200);
	});

	it('refuses lines of another table, two rows of one RowId, and lines of a flat object', async () => {
		const asked = await firm();
		const foreign = documentBody([GOOD], { ...ORDER, detail: 'HRS_LINE' });
		const flat = documentBody([GOOD], { object: 'AR1', table: 'CONTACT', detail: 'SO_LINE' });
		const twice = { ...GOOD, header: { ...GOOD.header, RowId: '1' } };

		expect(errorMessage(await asked.send('POST', foreign))).toBe(
			"De regeltabel 'HRS_LINE' hoort niet bij object SO1.",
		);
		expect(errorMessage(await asked.send('POST', flat))).toBe('Het object AR1 heeft geen regels.');
		expect(errorMessage(await post(asked, twice, twice))).toBe('Twee rijen hebben dezelfde RowId.');
	});

	it('gives each refusal its number', async () => {
		const asked = await firm({ errorNumbers: 'list' });

		const answer = await post(asked, { header: { RPL_INV: '10', PROJ_CODE: 'DICHT' } });

		expect(memberOf(answer.json, 'ErrorNumbers')).toEqual([1111]);
	});
});

describe('Changing an order', () => {
	it('replaces the columns given, changes lines by REC_ID and adds the others', async () => {
		const asked = await firm();
		const [first] = tableRows(await post(asked, GOOD), 'SO_LINE');

		const answer = await put(asked, {
			header: { ORD_NR: '1', COMMENT2: 'Bel eerst' },
			lines: [
				{ REC_ID: first?.['REC_ID'], ORD_QTY: 5, ART_CODE: 'KRAAN' },
				{ ART_CODE: 'BUIS', ORD_QTY: 7 },
			],
		});

		expect(onlyRow(answer, 'SO_HDR')).toMatchObject({
			COMMENT1: 'Bon 4711',
			COMMENT2: 'Bel eerst',
		});
		expect(tableRows(answer, 'SO_LINE')).toMatchObject([
			{ REC_ORD: 1, ORD_QTY: 5, ART_PX: 49.5 },
			{ REC_ORD: 2, ART_DESC1: 'Buis op maat' },
			{ REC_ORD: 3, ORD_QTY: 7, ART_PX: 3.25 },
		]);
	});

	it('refuses a line of another order and an order that is not there', async () => {
		const asked = await firm();
		await post(asked, GOOD);
		const other = tableRows(await post(asked, GOOD), 'SO_LINE')[0]?.['REC_ID'];
		const line = { REC_ID: other, ART_CODE: 'KRAAN', ORD_QTY: 1 };

		expect(errorMessage(await put(asked, { header: { ORD_NR: '1' }, lines: [line] }))).toBe(
			'REC_ID 0000000003 is niet gevonden.',
		);
		expect(errorMessage(await put(asked, { header: { ORD_NR: '77' } }))).toBe(
			'ORD_NR 77 is niet gevonden.',
		);
	});

	it('adds no line to an order that is invoiced, and still changes those it has', async () => {
		const asked = await firm();
		const [line] = tableRows(await post(asked, GOOD), 'SO_LINE');
		asked.sandbox.accountView.orders.update('1', { ORD_STAT: 2 });
		const header = { ORD_NR: '1' };

		const added = await put(asked, { header, lines: [{ ART_CODE: 'BUIS', ORD_QTY: 1 }] });
		const changed = await put(asked, { header, lines: [{ REC_ID: line?.['REC_ID'], ORD_QTY: 3 }] });

		expect(errorMessage(added)).toBe('Order 1 is gefactureerd en neemt geen regels meer op.');
		expect(tableRows(changed, 'SO_LINE')[0]).toMatchObject({ ORD_QTY: 3 });
	});

	it('leaves an order on a project that was closed since alone, unless the project changes', async () => {
		const asked = await firm();
		await post(asked, { header: { RPL_INV: '10', PROJ_CODE: 'P1' } });
		asked.sandbox.accountView.projects.update('P1', { PRO_STAT: 1 });

		const same = await put(asked, { header: { ORD_NR: '1', PROJ_CODE: 'P1', COMMENT1: 'x' } });
		const other = await put(asked, { header: { ORD_NR: '1', PROJ_CODE: 'DICHT' } });

		expect(same.status).toBe(200);
		expect(errorMessage(other)).toBe('Project DICHT is afgesloten.');
	});

	it('removes an order with its lines', async () => {
		const asked = await firm();
		await post(asked, GOOD, GOOD);
		asked.token = asked.sandbox.accountView.issueTokens({
			scope: 'deleteaccountviewdata',
		}).accessToken;

		const answer = await asked.send('DELETE', documentBody([{ header: { ORD_NR: '1' } }]));

		expect(answer.status).toBe(200);
		expect(asked.sandbox.accountView.orders.all()).toHaveLength(1);
		expect(asked.sandbox.accountView.orderLines.all()).toHaveLength(2);
	});
});

describe('Reading orders', () => {
	async function threeOrders(): Promise<AccountViewCalls> {
		const asked = await firm();
		const line = (ART_CODE: string, ORD_QTY: number) => ({ ART_CODE, ORD_QTY });
		await post(
			asked,
			{ header: { RPL_INV: '10', ORD_NR: '30' }, lines: [line('KRAAN', 1), line('BUIS', 2)] },
			{ header: { RPL_INV: '11', ORD_NR: '20', COMMENT2: 'let op' } },
			{ header: { RPL_INV: '11', ORD_NR: '10' }, lines: [line('BUIS', 3)] },
		);
		return asked;
	}

	async function numbers(
		asked: AccountViewCalls,
		parameters: Record<string, string>,
	): Promise<unknown[]> {
		const rows = await asked.rows({ BusinessObject: 'SO1', ...parameters }, 'SO_HDR');
		return rows.map((row) => row['ORD_NR']);
	}

	const filter = (column: string, value: string, type = 'C'): Record<string, string> => ({
		FilterControlSource1: column,
		FilterOperator1: 'Equal',
		FilterValueType1: type,
		FilterValue1: value,
	});

	it('gives the lines beside the headers, each with the place of its header', async () => {
		const answer = await (await threeOrders()).read({ BusinessObject: 'SO1' });

		expect(tableRows(answer, 'SO_HDR').map((row) => [row['ORD_NR'], row['SO_HDR_Id']])).toEqual([
			['10', 0],
			['20', 1],
			['30', 2],
		]);
		expect(
			tableRows(answer, 'SO_LINE').map((row) => [
				row['SO_HDR_Id'],
				row['ART_CODE'],
				row['ORD_QTY'],
			]),
		).toEqual([
			[0, 'BUIS', 3],
			[2, 'KRAAN', 1],
			[2, 'BUIS', 2],
		]);
	});

	it('gives the columns that are asked of headers and of lines', async () => {
		const asked = await threeOrders();
		const parameters = { BusinessObject: 'SO1', PageSize: '1' };

		const both = await asked.read({ ...parameters, Fields: 'so_hdr.ord_nr,so_line.art_code' });
		const headers = await asked.read({ ...parameters, Fields: 'ORD_NR' });
		const bare = await asked.read({ ...parameters, Fields: 'ORD_NR,ORD_QTY' });

		expect(onlyRow(both, 'SO_HDR')).toEqual({ ORD_NR: '10', EXT_KEY: 3, SO_HDR_Id: 0 });
		expect(onlyRow(both, 'SO_LINE')).toEqual({ ART_CODE: 'BUIS', EXT_KEY: 3, SO_HDR_Id: 0 });
		expect(Object.keys(onlyRow(headers, 'SO_LINE'))).toHaveLength(20);
		expect(onlyRow(bare, 'SO_LINE')).toEqual({ ORD_QTY: 3, EXT_KEY: 3, SO_HDR_Id: 0 });
	});

	it('filters on the header, and on any line', async () => {
		const asked = await threeOrders();

		expect(await numbers(asked, filter('RPL_INV', '11'))).toEqual(['10', '20']);
		expect(await numbers(asked, filter('SO_LINE.ART_CODE', 'BUIS'))).toEqual(['10', '30']);
		expect(await numbers(asked, filter('ORD_QTY', '2', 'N'))).toEqual(['30']);
	});

	it('takes a bare name that header and lines share for the header’s', async () => {
		const asked = await threeOrders();
		const { orders, orderLines } = asked.sandbox.accountView;
		orders.update('20', { PROJ_CODE: 'P1' });
		orderLines.update('0000000003', { PROJ_CODE: 'P1' });

		const answer = await asked.read({
			BusinessObject: 'SO1',
			Fields: 'PROJ_CODE',
			...filter('PROJ_CODE', 'P1'),
		});

		expect(onlyRow(answer, 'SO_HDR')).toMatchObject({ PROJ_CODE: 'P1' });
		expect(await numbers(asked, filter('PROJ_CODE', 'P1'))).toEqual(['20']);
		expect(await numbers(asked, filter('SO_LINE.PROJ_CODE', 'P1'))).toEqual(['10']);
	});

	it('gives a line that was moved to another order there only', async () => {
		const asked = await threeOrders();
		const { orders, orderLines } = asked.sandbox.accountView;
		orderLines.update('0000000003', { HDR_ID: orders.get('20')?.['REC_ID'] ?? '' });

		const answer = await asked.read({ BusinessObject: 'SO1' });

		expect(tableRows(answer, 'SO_LINE').map((row) => row['SO_HDR_Id'])).toEqual([1, 2, 2]);
	});

	it('pages by order number', async () => {
		const asked = await threeOrders();

		expect(await numbers(asked, { PageSize: '2' })).toEqual(['10', '20']);
		expect(await numbers(asked, { PageSize: '2', LastKey: '20' })).toEqual(['30']);
	});

	describe('with the switch', () => {
		it('orderPageKey record-code pages by REC_ID', async () => {
			const asked = await threeOrders();
			asked.sandbox.setSwitches({ orderPageKey: 'record-code' });

			expect(await numbers(asked, { PageSize: '2' })).toEqual(['30', '20']);
			expect(await numbers(asked, { PageSize: '2', LastKey: '0000000002' })).toEqual(['10']);
		});

		it('detailFilters error knows no column of the lines', async () => {
			const asked = await threeOrders();
			asked.sandbox.setSwitches({ detailFilters: 'error' });

			for (const column of ['SO_LINE.ART_CODE', 'ART_CODE']) {
				const answer = await asked.read({ BusinessObject: 'SO1', ...filter(column, 'BUIS') });
				expect(errorMessage(answer)).toBe(`De kolom '${column}' in filter 1 bestaat niet.`);
			}
		});

		it('memoFilters off refuses a filter on a memo', async () => {
			const asked = await threeOrders();
			expect(await numbers(asked, filter('COMMENT2', 'let op'))).toEqual(['20']);

			asked.sandbox.setSwitches({ memoFilters: false });
			const answer = await asked.read({ BusinessObject: 'SO1', ...filter('COMMENT2', 'let op') });

			expect(errorMessage(answer)).toBe('Op memokolom COMMENT2 kan niet worden gefilterd.');
		});

		it('detailRows when-asked leaves the lines out unless Fields wants them', async () => {
			const asked = await threeOrders();
			asked.sandbox.setSwitches({ detailRows: 'when-asked' });
			const hasLines = async (parameters: Record<string, string>): Promise<boolean> => {
				const answer = await asked.read({ BusinessObject: 'SO1', ...parameters });
				return memberOf(answer.json, 'SO_LINE') !== undefined;
			};

			expect(await hasLines({ Fields: 'ORD_NR,RPL_INV' })).toBe(false);
			expect(await hasLines({ Fields: 'ORD_NR,SO_LINE.ART_CODE' })).toBe(true);
			expect(await hasLines({ Fields: '*' })).toBe(true);
			expect(await hasLines({})).toBe(true);
		});

		it('singleRowAs object gives one line as an object too', async () => {
			const asked = await threeOrders();
			asked.sandbox.setSwitches({ singleRowAs: 'object' });

			const answer = await asked.read({ BusinessObject: 'SO1', PageSize: '1' });

			expect(memberOf(answer.json, 'SO_LINE')).toMatchObject({ ART_CODE: 'BUIS' });
		});
	});
});

describe('Writing orders with the switch', () => {
	it('orderNumberGiven error refuses a number of the caller', async () => {
		const asked = await firm({ orderNumberGiven: 'error' });

		const given = await post(asked, { header: { RPL_INV: '10', ORD_NR: '5' } });

		expect(errorMessage(given)).toBe(
			'ORD_NR wordt door AccountView bepaald en mag niet worden opgegeven.',
		);
		expect((await post(asked, GOOD)).status).toBe(200);
		expect((await put(asked, { header: { ORD_NR: '1', COMMENT1: 'x' } })).status).toBe(200);
	});

	it('orderWithoutLines error refuses an order without lines, and no change of one', async () => {
		const asked = await firm({ orderWithoutLines: 'error' });

		expect(errorMessage(await post(asked, { header: { RPL_INV: '10' } }))).toBe(
			'Een order heeft ten minste één regel.',
		);
		await post(asked, GOOD);
		expect((await put(asked, { header: { ORD_NR: '1', COMMENT1: 'x' } })).status).toBe(200);
	});

	it('orderLinesOnUpdate replace removes the lines that are not named', async () => {
		const asked = await firm({ orderLinesOnUpdate: 'replace' });
		const kept = tableRows(await post(asked, GOOD), 'SO_LINE')[1]?.['REC_ID'];

		await put(asked, {
			header: { ORD_NR: '1' },
			lines: [
				{ REC_ID: kept, ART_CODE: 'BUIS', ORD_QTY: 2 },
				{ ART_CODE: 'BUIS', ORD_QTY: 1 },
			],
		});
		expect(articlesOf(asked, '1')).toEqual(['BUIS', 'BUIS']);

		await put(asked, { header: { ORD_NR: '1', COMMENT1: 'no lines sent' } });
		expect(articlesOf(asked, '1')).toHaveLength(2);
	});

	it('orderLinesOnUpdate error refuses lines in a change', async () => {
		const asked = await firm({ orderLinesOnUpdate: 'error' });
		await post(asked, GOOD);

		const answer = await put(asked, { ...GOOD, header: { ORD_NR: '1' } });

		expect(errorMessage(answer)).toBe('Regels kunnen niet worden gewijzigd.');
		expect(articlesOf(asked, '1')).toEqual(['KRAAN', 'BUIS']);
	});

	it('severalHeaders off takes one order a request', async () => {
		const asked = await firm({ severalHeaders: false });

		expect(errorMessage(await post(asked, GOOD, GOOD))).toBe(
			'Een bericht bevat één kop met haar regels.',
		);
		expect((await post(asked, GOOD)).status).toBe(200);
	});

	it('writeResponse sent-columns answers with what was sent and the keys', async () => {
		const asked = await firm({ writeResponse: 'sent-columns' });
		await post(asked, GOOD);

		const answer = await put(asked, {
			header: { ORD_NR: '1', COMMENT1: 'x' },
			lines: [{ ART_CODE: 'BUIS', ORD_QTY: 8 }],
		});

		expect(onlyRow(answer, 'SO_HDR')).toEqual({
			ORD_NR: '1',
			COMMENT1: 'x',
			EXT_KEY: 1,
			SO_HDR_Id: 0,
		});
		expect(onlyRow(answer, 'SO_LINE')).toEqual({
			REC_ID: '0000000003',
			ART_CODE: 'BUIS',
			ORD_QTY: 8,
			EXT_KEY: 3,
			SO_HDR_Id: 0,
		});
	});

	it('writeResponse key-only answers with the number and the codes of the lines', async () => {
		const asked = await firm({ writeResponse: 'key-only' });

		const answer = await post(asked, GOOD);

		expect(onlyRow(answer, 'SO_HDR')).toEqual({ ORD_NR: '1', EXT_KEY: 1, SO_HDR_Id: 0 });
		expect(tableRows(answer, 'SO_LINE').map((line) => line['REC_ID'])).toEqual([
			'0000000001',
			'0000000002',
		]);
	});

	it('writeResponse empty-body answers with nothing', async () => {
		expect((await post(await firm({ writeResponse: 'empty-body' }), GOOD)).text).toBe('');
	});
});
