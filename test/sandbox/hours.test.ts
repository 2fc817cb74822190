import {
	errorMessage,
	tableRows,
	type AccountViewCalls,
	type Columns,
} from './support/account-view';
import { HOURS, TODAY, documentBody, firm, onlyRow } from './support/documents';
import { stopSandboxes, type ReadAnswer } from './support/sandbox';

afterEach(stopSandboxes);

const SHEET = { EMP_NR: '1', PERIOD: 202610 };
const ENTRY = { TRN_DATE: TODAY, PROJ_CODE: 'P1', HRS_CODE: 'W', TRN_QTY: 7.5 };

function post(
	asked: AccountViewCalls,
	lines: readonly Columns[],
	header: Columns = SHEET,
): Promise<ReadAnswer> {
	return asked.send('POST', documentBody([{ header, lines }], HOURS));
}

describe('Booking hours', () => {
	it('stores a sheet with its entries, of the same employee', async () => {
		const asked = await firm();

		const answer = await post(asked, [ENTRY, { ...ENTRY, HRS_CODE: 'R', TRN_QTY: 0.25 }]);

		expect(onlyRow(answer, 'HRS_HDR')).toMatchObject({ REC_ID: '0000000001', ...SHEET });
		expect(tableRows(answer, 'HRS_LINE')).toMatchObject([
			{ HDR_ID: '0000000001', REC_ORD: 1, EMP_NR: '1', TRN_DATE: '2026-03-02T00:00:00' },
			{ HDR_ID: '0000000001', REC_ORD: 2, HRS_CODE: 'R', TRN_QTY: 0.25, HRS_HDR_Id: 0 },
		]);
	});

	it('keeps two decimals of the hours', async () => {
		const answer = await post(await firm(), [{ ...ENTRY, TRN_QTY: 1.333 }]);

		expect(onlyRow(answer, 'HRS_LINE')).toMatchObject({ TRN_QTY: 1.33 });
	});

	it.each([
		[{ TRN_QTY: -1 }, 'Het aantal uren -1 moet meer dan 0 en hoogstens 24 zijn.'],
		[{ TRN_QTY: 0 }, 'Het aantal uren 0 moet meer dan 0 en hoogstens 24 zijn.'],
		[{ TRN_QTY: 24.01 }, 'Het aantal uren 24.01 moet meer dan 0 en hoogstens 24 zijn.'],
		[{ PROJ_CODE: 'P9' }, "Het project 'P9' (PROJ_CODE) bestaat niet."],
		[{ PROJ_CODE: '' }, 'De kolom PROJ_CODE is verplicht.'],
		[{ PROJ_CODE: 'DICHT' }, 'Project DICHT is afgesloten.'],
		[{ PROJ_CODE: 'OUD' }, 'Project OUD is beëindigd op 2026-03-01.'],
		[{ PROJ_CODE: 'BLOK' }, 'Project BLOK is geblokkeerd.'],
		[{ HRS_CODE: 'X' }, "De uursoort 'X' (HRS_CODE) bestaat niet."],
		[{ TRN_DATE: null }, 'De kolom TRN_DATE is verplicht.'],
		[{ EMP_NR: '2' }, 'Medewerker 2 van de urenregel is niet die van de urenstaat, 1.'],
		[{ PROJ_CODE: 'P2', HRS_CODE: 'R' }, 'Uursoort R is niet toegestaan voor projecttype WERK.'],
	])('refuses an entry with %j', async (change, sentence) => {
		const asked = await firm();

		const answer = await post(asked, [ENTRY, { ...ENTRY, ...change }]);

		expect(errorMessage(answer)).toBe(sentence);
		expect(asked.sandbox.accountView.hourSheets.all()).toEqual([]);
	});

	it('takes 24 hours, and an hour type of a group that the project type takes', async () => {
		const answer = await post(await firm(), [{ ...ENTRY, PROJ_CODE: 'P2', TRN_QTY: 24 }]);

		expect(answer.status).toBe(200);
	});

	it.each([
		[{ EMP_NR: '9', PERIOD: 202610 }, "De medewerker '9' (EMP_NR) bestaat niet."],
		[{ PERIOD: 202610 }, 'De kolom EMP_NR is verplicht.'],
		[{ EMP_NR: '1' }, 'De kolom PERIOD is verplicht.'],
		[{ EMP_NR: '1', PERIOD: 202660 }, 'Periode 202660 is geen week in de vorm JJJJWW.'],
	])('refuses a sheet with %j', async (header, sentence) => {
		expect(errorMessage(await post(await firm(), [ENTRY], header))).toBe(sentence);
	});

	it('adds entries to a sheet that is there', async () => {
		const asked = await firm();
		await post(asked, [ENTRY]);

		const answer = await asked.send(
			'PUT',
			documentBody([{ header: { REC_ID: '0000000001' }, lines: [ENTRY] }], HOURS),
		);

		expect(tableRows(answer, 'HRS_LINE').map((line) => line['REC_ORD'])).toEqual([1, 2]);
	});

	it('finds sheets by a project on one of their entries', async () => {
		const asked = await firm();
		await post(asked, [ENTRY]);
		await post(asked, [{ ...ENTRY, PROJ_CODE: 'P2' }]);

		const rows = await asked.rows(
			{
				BusinessObject: 'UR1',
				FilterControlSource1: 'HRS_LINE.PROJ_CODE',
				FilterOperator1: 'Equal',
				FilterValueType1: 'C',
				FilterValue1: 'P2',
			},
			'HRS_HDR',
		);

		expect(rows.map((row) => row['REC_ID'])).toEqual(['0000000002']);
	});
});
