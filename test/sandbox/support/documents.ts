import type { Sandbox, Switches } from '../../../sandbox';
import { AccountViewCalls, tableRows, type Columns } from './account-view';
import { sandbox, type ReadAnswer } from './sandbox';

/** A header with lines, as a test writes it down. */
export interface Document {
	readonly header: Columns;
	readonly lines?: readonly Columns[];
}

/** Object, header table and line table of a kind of document. */
export interface DocumentNames {
	readonly object: string;
	readonly table: string;
	readonly detail: string;
}

export const ORDER: DocumentNames = { object: 'SO1', table: 'SO_HDR', detail: 'SO_LINE' };
export const HOURS: DocumentNames = { object: 'UR1', table: 'HRS_HDR', detail: 'HRS_LINE' };

/** The body of a write of headers with lines; rows that lack a column of another send null. */
export function documentBody(
	documents: readonly Document[],
	{ object, table, detail }: DocumentNames = ORDER,
): unknown {
	const lines = documents.flatMap((document, place) =>
		(document.lines ?? []).map((line, row) => ({ RowId: row + 1, HeaderId: place + 1, ...line })),
	);
	const headers = documents.map(({ header }, place) => ({ RowId: place + 1, ...header }));
	return {
		BookDate: '2026-03-02T00:00:00.000Z',
		BusinessObject: object,
		Table: {
			Definition: definition(table, headers),
			...(lines.length > 0 && { DetailDefinitions: [definition(detail, lines)] }),
		},
		TableData: {
			Data: rows(headers),
			...(lines.length > 0 && { DetailData: [rows(lines)] }),
		},
	};
}

/** The only row of that table in an answer. */
export function onlyRow(answer: ReadAnswer, table: string): Columns {
	const found = tableRows(answer, table);
	expect(found).toHaveLength(1);
	return found[0] ?? {};
}

export const TODAY = '2026-03-02';
const NOW = Date.UTC(2026, 2, 2, 8, 30);

/** A sandbox on 2 March 2026 with two customers, articles, projects, employees and hour types. */
export async function firm(switches: Partial<Switches> = {}): Promise<AccountViewCalls> {
	const world = await sandbox({ switches, now: () => NOW });
	furnish(world);
	return new AccountViewCalls(world);
}

function furnish({ accountView }: Sandbox): void {
	accountView.customers.insert({ SUB_NR: '10', ACCT_NAME: 'Bakker' });
	accountView.customers.insert({ SUB_NR: '11', ACCT_NAME: 'Slager' });
	accountView.articles.insert({ ART_CODE: 'KRAAN', ART_DESC1: 'Kraan', PX_SELL: 49.5 });
	accountView.articles.insert({ ART_CODE: 'BUIS', ART_DESC1: 'Buis 15 mm', PX_SELL: 3.25 });
	accountView.employees.insert({ EMP_NR: '1', EMP_NAME: 'Ans' });
	accountView.employees.insert({ EMP_NR: '2', EMP_NAME: 'Bob' });
	accountView.projectTypes.insert({ PROJ_TYPE: 'ALLES' });
	accountView.projectTypes.insert({ PROJ_TYPE: 'WERK', HRS_GRPS: 'PROD, KANT' });
	accountView.projects.insert({ PROJ_CODE: 'P1', PROJ_DESC: 'Open', PROJ_TYPE: 'ALLES' });
	accountView.projects.insert({ PROJ_CODE: 'P2', PROJ_DESC: 'Werk', PROJ_TYPE: 'WERK' });
	accountView.projects.insert({ PROJ_CODE: 'DICHT', PROJ_DESC: 'Dicht', PRO_STAT: 1 });
	accountView.projects.insert({ PROJ_CODE: 'OUD', PROJ_DESC: 'Oud', END_DATE: '2026-03-01' });
	accountView.projects.insert({ PROJ_CODE: 'NET', PROJ_DESC: 'Nog net', END_DATE: TODAY });
	accountView.projects.insert({ PROJ_CODE: 'BLOK', PROJ_DESC: 'Geblokkeerd', REC_BLK: true });
	accountView.hourTypes.insert({ HRS_CODE: 'W', HRS_DESC: 'Werk', HRS_GRP: 'PROD' });
	accountView.hourTypes.insert({ HRS_CODE: 'R', HRS_DESC: 'Reis', HRS_GRP: 'REIS' });
}

function definition(name: string, all: readonly Columns[]): unknown {
	return { Name: name, Fields: names(all).map((Name) => ({ Name, FieldType: 'C' })) };
}

function rows(all: readonly Columns[]): unknown {
	const columns = names(all);
	return { Rows: all.map((row) => ({ Values: columns.map((name) => row[name] ?? null) })) };
}

function names(all: readonly Columns[]): readonly string[] {
	return [...new Set(all.flatMap((row) => Object.keys(row)))];
}
