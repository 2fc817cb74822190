import type { Database } from '../accountview/database';
import { recordCode } from '../accountview/rows-answer';
import type { StoredRow } from '../accountview/table';
import type { CellValue } from '../accountview/tables/definition';
import type { Collections } from '../workorders/collections';

/** A record of AccountView beside the app's of the same code. */
interface Pair {
	readonly code: string;
	readonly accountView: unknown;
	readonly app: unknown;
}

/** What the page shows of projects, orders or hours: those that hold the search text, the first only. */
export interface WorkOverview {
	readonly found: number;
	readonly rows: readonly Pair[];
}

export const WORK_KINDS = ['projects', 'orders', 'hours'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Both sides of projects, orders or hours, the latest orders and the last days first. */
export function workOverview(
	database: Database,
	app: Collections,
	kind: WorkKind,
	{ search, most }: { search: string; most: number },
): WorkOverview {
	const wanted = search.toLowerCase();
	const all = allPairs(database, app, kind);
	// Rows are made only where they are shown or searched: there may be many thousands.
	if (wanted === '') return { found: all.length, rows: all.slice(0, most).map(made) };
	const found = all.map(made).filter((pair) => textOf(pair).includes(wanted));
	return { found: found.length, rows: found.slice(0, most) };
}

/** A pair whose side of AccountView is still to be made; null when there is none. */
interface PairToMake {
	readonly code: string;
	readonly accountView: (() => object) | null;
	readonly app: object | null;
}

function made({ code, accountView, app }: PairToMake): Pair {
	return { code, accountView: accountView?.() ?? null, app };
}

function allPairs(database: Database, app: Collections, kind: WorkKind): readonly PairToMake[] {
	switch (kind) {
		case 'projects': {
			const rows = database.table('PROJECTS').inKeyOrder();
			const others = app.projects.all().map((project) => [project.code, project] as const);
			return paired(rows, others, ({ values }) => ({
				...values,
				customerName: customerName(database, values['SUB_NR']),
			}));
		}
		case 'orders': {
			const rows = database.table('SO_HDR').inKeyOrder().toReversed();
			const others = app.workOrders.all().map((order) => [order.number, order] as const);
			return paired(rows, others, (row) => ({
				...row.values,
				customerName: customerName(database, row.values['RPL_INV']),
				lines: database
					.table('SO_LINE')
					.linesOf(recordCode(row))
					.map(({ values }) => values),
			}));
		}
		case 'hours': {
			const entries = database
				.table('HRS_LINE')
				.inKeyOrder()
				.map(({ values }) => ({
					date: String(values['TRN_DATE'] ?? ''),
					pair: { code: '', accountView: () => values, app: null },
				}));
			const own = app.hours.all().map((hours) => ({
				date: hours.date,
				pair: { code: '', accountView: null, app: hours },
			}));
			return [...own, ...entries]
				.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
				.map(({ pair }) => pair);
		}
	}
}

function customerName(database: Database, number: CellValue | undefined): CellValue {
	return database.table('CONTACT').get(String(number ?? ''))?.values['ACCT_NAME'] ?? '';
}

/** Rows of AccountView with the app's records of the same code, and after them what only the app has. */
function paired(
	rows: readonly StoredRow[],
	others: readonly (readonly [string, object])[],
	make: (row: StoredRow) => object,
): readonly PairToMake[] {
	const byCode = new Map(others);
	const keys = new Set(rows.map(({ key }) => key));
	return [
		...rows.map((row) => ({
			code: row.key,
			accountView: () => make(row),
			app: byCode.get(row.key) ?? null,
		})),
		...others
			.filter(([code]) => !keys.has(code))
			.map(([code, app]) => ({ code, accountView: null, app })),
	];
}

/** Everything that can be searched of a pair, in small letters. */
function textOf(pair: Pair): string {
	return JSON.stringify(Object.values(pair)).toLowerCase();
}
