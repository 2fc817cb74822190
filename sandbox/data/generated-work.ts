import type { RowValues } from '../accountview/tables/definition';
import { pick, seededRandom } from './random';

/** What can be generated, by the name of its option; `linesPerOrder` are lines in each order, and so on. */
export const GENERATED = [
	'customers',
	'projects',
	'orders',
	'articles',
	'employees',
	'linesPerOrder',
	'invoices',
	'linesPerInvoice',
] as const;

/** How many of each to generate; none of what is left out. */
export type GeneratedCounts = Readonly<Partial<Record<(typeof GENERATED)[number], number>>>;

/** Customers and articles that orders and projects need when nobody said how many. */
const ENOUGH = 10;

/** The counts with what the others cannot do without. */
export function completeCounts(counts: GeneratedCounts): Required<GeneratedCounts> {
	const { projects = 0, orders = 0, linesPerOrder = 0, employees = 0 } = counts;
	// AccountView shows invoices by their lines, so one without is not to be seen.
	const { invoices = 0, linesPerInvoice = 1 } = counts;
	const lines = orders * linesPerOrder + invoices * linesPerInvoice;
	return {
		projects,
		orders,
		linesPerOrder,
		employees,
		invoices,
		linesPerInvoice,
		customers: counts.customers ?? (projects + orders + invoices > 0 ? ENOUGH : 0),
		articles: counts.articles ?? (lines > 0 ? ENOUGH : 0),
	};
}

export const GENERATED_HOUR_TYPES: readonly RowValues[] = [
	{ HRS_CODE: 'W', HRS_DESC: 'Werktijd', HRS_GRP: 'PROD' },
	{ HRS_CODE: 'R', HRS_DESC: 'Reistijd', HRS_GRP: 'OVERIG' },
];

const WORKS = 'Onderhoud|Renovatie|Storing|Nieuwbouw|Vervanging'.split('|');
const PARTS = 'Kraan|Buis|Koppeling|Ketel|Pomp|Ventiel|Kabel|Filter'.split('|');
const FIRST_EMPLOYEE = 1001;
const FIRST_ORDER = 20_000_000;
const ORDER_DATE = '2026-01-05T00:00:00';

/** Employees 1001, 1002, … */
export function* generateEmployees(count: number): Generator<RowValues, void> {
	for (let place = 0; place < count; place += 1) {
		const number = String(FIRST_EMPLOYEE + place);
		yield {
			EMP_NR: number,
			EMP_NAME: `Medewerker ${number}`,
			MAIL_BUS: `m${number}@firma.example`,
		};
	}
}

/** Articles ART-00001, ART-00002, … at prices from 1 to 500 euro. */
export function* generateArticles(count: number, seed = 2): Generator<RowValues, void> {
	const random = seededRandom(seed);
	for (let place = 1; place <= count; place += 1) {
		yield {
			ART_CODE: articleCode(place),
			ART_DESC1: `${pick(PARTS, random)} type ${place}`,
			UNT_CODE: 'stuk',
			PX_SELL: Math.round(100 + random() * 49_900) / 100,
			QTY_AVAIL: Math.floor(random() * 100),
		};
	}
}

/** Projects P00001, P00002, … of these customers and employees. */
export function* generateProjects(
	count: number,
	customers: readonly string[],
	employees: readonly string[],
	seed = 3,
): Generator<RowValues, void> {
	const random = seededRandom(seed);
	for (let place = 1; place <= count; place += 1) {
		const code = `P${String(place).padStart(5, '0')}`;
		yield {
			PROJ_CODE: code,
			PROJ_DESC: `${pick(WORKS, random)} ${code}`,
			SUB_NR: pick(customers, random),
			BEG_DATE: ORDER_DATE.slice(0, 10),
			...(employees.length > 0 && { EMP_NR: pick(employees, random) }),
		};
	}
}

/** Headers of orders 20000000, 20000001, … of these customers and projects. */
export function* generateOrders(
	count: number,
	customers: readonly string[],
	projects: readonly string[],
	seed = 4,
): Generator<RowValues, void> {
	const random = seededRandom(seed);
	for (let place = 0; place < count; place += 1) {
		const customer = pick(customers, random);
		yield {
			ORD_NR: String(FIRST_ORDER + place),
			RPL_INV: customer,
			RPL_DEL: customer,
			ORD_DATE: ORDER_DATE,
			COMMENT1: `${pick(WORKS, random)} ${place}`,
			...(projects.length > 0 && { PROJ_CODE: pick(projects, random) }),
		};
	}
}

/** Lines of the order at that place: articles in turn, in quantities of 1 to 9. */
export function generateOrderLines(
	count: number,
	place: number,
	articles: readonly RowValues[],
): readonly RowValues[] {
	return Array.from({ length: count }, (_, line) => {
		const article = articles[(place + line) % articles.length] ?? {};
		return {
			REC_ORD: line + 1,
			ART_CODE: article['ART_CODE'] ?? '',
			ART_DESC1: article['ART_DESC1'] ?? '',
			ART_PX: article['PX_SELL'] ?? 0,
			ORD_QTY: 1 + ((place + line) % 9),
		};
	});
}

function articleCode(place: number): string {
	return `ART-${String(place).padStart(5, '0')}`;
}
