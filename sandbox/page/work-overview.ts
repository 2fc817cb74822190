import type { Database } from '../accountview/database';
import { recordCode } from '../accountview/rows-answer';
import type { StoredRow } from '../accountview/table';
import type { CellValue } from '../accountview/tables/definition';
import type { WorkOrderApp } from '../workorders/app';
import type { Listed, TimelineName } from '../workorders/resource';
import { errorsAt } from './app-errors';

/** A record of AccountView beside the app's of the same code. */
interface Pair {
	readonly code: string;
	readonly accountView: unknown;
	readonly app: unknown;
	/** What the timeline of the app's record says went wrong. */
	readonly errors: readonly string[];
}

/** What the page shows of projects, orders or hours: those that hold the search text, the first only. */
export interface WorkOverview {
	readonly found: number;
	readonly rows: readonly Pair[];
}

export const WORK_KINDS = ['projects', 'orders', 'hours'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

const RESOURCES: Readonly<Record<WorkKind, TimelineName>> = {
	projects: 'projects',
	orders: 'work-orders',
	hours: 'hours',
};

/**
 * Both sides of projects, orders or hours: the last days and the latest orders first, before them the
 * work orders that have no order yet.
 */
export function workOverview(
	database: Database,
	app: WorkOrderApp,
	kind: WorkKind,
	{ search, most }: { search: string; most: number },
): WorkOverview {
	const wanted = search.toLowerCase();
	const all = allPairs(database, app, kind);
	const made = ({ code, accountView, app: record }: PairToMake): Pair => ({
		code,
		accountView: accountView?.() ?? null,
		app: record && { ...record, customerName: customerName(database, record.customerNumber) },
		errors:
			record === null ? [] : errorsAt(app, { resource: RESOURCES[kind], recordId: record.id }),
	});
	// Rows are made only where they are shown or searched: there may be many thousands.
	if (wanted === '') return { found: all.length, rows: all.slice(0, most).map(made) };
	const found = all.map(made).filter((pair) => textOf(pair).includes(wanted));
	return { found: found.length, rows: found.slice(0, most) };
}

/** A pair whose side of AccountView is still to be made; null when there is none. */
interface PairToMake {
	readonly code: string;
	readonly accountView: (() => object) | null;
	readonly app: AppRecord | null;
}

type AppRecord = Listed & { readonly customerNumber?: string };

function allPairs(
	database: Database,
	{ collections }: WorkOrderApp,
	kind: WorkKind,
): readonly PairToMake[] {
	switch (kind) {
		case 'projects': {
			const rows = database.table('PROJECTS').inKeyOrder();
			const own = collections.projects.all().map((project) => [project.code, project] as const);
			const { pairs, onlyApp } = paired(rows, own, ({ values }) => ({
				...values,
				customerName: customerName(database, values['SUB_NR']),
			}));
			return [...pairs, ...onlyApp];
		}
		case 'orders': {
			const rows = database.table('SO_HDR').inKeyOrder().toReversed();
			const own = collections.workOrders
				.all()
				.map((order) => [order.orderNumber || order.number, order] as const);
			const { pairs, onlyApp } = paired(rows, own, (row) => ({
				...row.values,
				customerName: customerName(database, row.values['RPL_INV']),
				lines: database
					.table('SO_LINE')
					.linesOf(recordCode(row))
					.map(({ values }) => values),
			}));
			return [...onlyApp.toReversed(), ...pairs];
		}
		case 'hours': {
			const entries = database
				.table('HRS_LINE')
				.inKeyOrder()
				.map(({ values }) => ({
					date: String(values['TRN_DATE'] ?? ''),
					pair: { code: '', accountView: () => values, app: null },
				}));
			const own = collections.hours.all().map((hours) => ({
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

/** Rows of AccountView with the first of the app's records of the same code, and the app's other ones. */
function paired(
	rows: readonly StoredRow[],
	own: readonly (readonly [string, AppRecord])[],
	make: (row: StoredRow) => object,
): { readonly pairs: readonly PairToMake[]; readonly onlyApp: readonly PairToMake[] } {
	const keys = new Set(rows.map(({ key }) => key));
	const firstByCode = new Map<string, AppRecord>();
	const onlyApp: PairToMake[] = [];
	for (const [code, app] of own) {
		if (keys.has(code) && !firstByCode.has(code)) firstByCode.set(code, app);
		else onlyApp.push({ code, accountView: null, app });
	}
	const pairs = rows.map((row) => ({
		code: row.key,
		accountView: () => make(row),
		app: firstByCode.get(row.key) ?? null,
	}));
	return { pairs, onlyApp };
}

/** Everything that can be searched of a pair, in small letters. */
function textOf(pair: Pair): string {
	return JSON.stringify(Object.values(pair)).toLowerCase();
}
