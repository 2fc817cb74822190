import type { RowValues } from '../accountview/tables/definition';
import { PAGE_TYPE } from '../accountview/tables/invoice';
import type { Calendar } from './calendar';
import { vatPercentage } from './vat-codes';

/** Months before this one in which something was booked: the quarter before the last one as well. */
const MONTHS = 8;

type Booking = readonly [
	day: number,
	journal: string,
	text: string,
	relation: string,
	vatCode: string,
	euros: number,
];

/** What is booked each month, in amounts that rise and fall with the season. */
const MONTHLY: readonly Booking[] = [
	[2, 'VRK', 'Onderhoud ketels, contracten', '10006', '1', 18_250.4],
	[5, 'VRK', 'Nieuwbouw, termijn', '10012', '4', 24_600],
	[8, 'VRK', 'Sanitair en leidingwerk', '10010', '1', 9_480.75],
	[11, 'VRK', 'Renovatie oude woningen, arbeid', '10009', '2', 3_310.2],
	[12, 'VRK', 'Lieferung Wärmepumpen', '10020', '5', 6_240],
	[19, 'VRK', 'Inspectie installatie', '10019', '7', 1_180.5],
	[23, 'VRK', 'Creditering sanitair', '10010', '1', -412.35],
	[3, 'INK', 'Magazijnvoorraad sanitair', '5001', '11', 11_905.33],
	[9, 'INK', 'Vakliteratuur', '5001', '12', 86.42],
	[14, 'INK', 'Pompen uit Duitsland', '5001', '13', 2_150],
	[17, 'INK', 'Ingeleend personeel', '5001', '14', 4_400],
	[28, 'INK', 'Leidingmateriaal', '5001', '11', 3_218.9],
];

/** How much more or less is booked, by the month of the year. */
const SEASON = [1.1, 1.05, 1, 0.95, 0.9, 0.85, 0.8, 0.85, 1, 1.1, 1.15, 1.2] as const;

/** Transactions of the months before this one. */
export function demoTransactions(days: Calendar): readonly RowValues[] {
	return Array.from({ length: MONTHS }, (_, place) => MONTHS - place).flatMap((monthsAgo) => {
		const month = days.monthsAgo(monthsAgo);
		const factor = SEASON[Number(month.slice(5)) - 1] ?? 1;
		return MONTHLY.map(([day, journal, text, relation, vatCode, euros]) =>
			transaction({
				date: `${month}-${String(day).padStart(2, '0')}`,
				journal,
				text,
				relation,
				vatCode,
				cents: Math.round(euros * factor * 100),
			}),
		);
	});
}

/** The bookings of an invoice that was processed: one for each VAT code of its lines. */
export function transactionsOfInvoice(
	header: RowValues,
	lines: readonly RowValues[],
): readonly RowValues[] {
	const sums = new Map<string, number>();
	for (const line of lines) {
		const code = String(line['VAT_CODE'] ?? '');
		sums.set(code, (sums.get(code) ?? 0) + Math.round(Number(line['LINE_AMT'] ?? 0) * 100));
	}
	return [...sums].map(([vatCode, cents]) => ({
		...transaction({
			date: String(header['INV_DATE']).slice(0, 10),
			journal: header['HDR_TYPE'] === PAGE_TYPE.sales ? 'VRK' : 'INK',
			text: String(header['COMMENT1'] ?? ''),
			relation: String(header['RPL_INV'] ?? ''),
			vatCode,
			cents,
		}),
		INV_NR: header['INV_NR'] ?? '',
	}));
}

interface TransactionFacts {
	readonly date: string;
	readonly journal: string;
	readonly text: string;
	readonly relation: string;
	readonly vatCode: string;
	/** Without VAT. */
	readonly cents: number;
}

function transaction({
	date,
	journal,
	text,
	relation,
	vatCode,
	cents,
}: TransactionFacts): RowValues {
	return {
		TRN_DATE: date,
		PERIOD: Number(date.slice(0, 7).replace('-', '')),
		DJ_CODE: journal,
		TRN_DESC: text,
		SUB_NR: relation,
		VAT_CODE: vatCode,
		TRN_AMT: cents / 100,
		VAT_AMT: vatOf(cents, vatPercentage(vatCode)) / 100,
	};
}

/** Halves away from zero, so that what is taken back is the opposite of what it takes back. */
function vatOf(cents: number, percentage: number): number {
	const vat = Math.round((Math.abs(cents) * percentage) / 100);
	return cents < 0 ? -vat + 0 : vat;
}
