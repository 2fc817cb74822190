/**
 * A VAT return prepared from 1,000,000 transactions as AccountView answers them, page by page: what Prepare
 * of AutoReport Submit does, with a server that makes each page as it is asked for, so that the memory is that
 * of the work. The result is held against sums that the server keeps by itself.
 */
import { AccountViewClient, parseSettings, RequestPacer } from '../lib/accountview';
import type { HttpPort } from '../lib/ports/http';
import { accumulate, draftVatReturn, readPeriod } from '../lib/tax';
import { transactionsOf, vatCodesOf } from '../nodes/AutoReportSubmit/books/vat-books';
import { systemClock } from '../nodes/shared/accountview/ports';
import { CountingAllowance } from '../test/lib/accountview/support/counting-allowance';
import { measureIsolated, reportMeasurement, type Measurement } from './support/isolated';
import { median, printTable } from './support/table';

const TRANSACTIONS = [100_000, 1_000_000];
const PAGE_SIZES = [200, 1000];
const REPEATS = 3;
/** Most that V8 may keep of old objects: without it the peak tells how late it collects. */
const HEAP_MIB = 64;

const PERIOD = readPeriod('2026-Q1');
const CODES = [
	{ VAT_CODE: '1', VAT_DESC: 'Verkoop hoog', VAT_PCT: 21, VAT_RUB: '1a' },
	{ VAT_CODE: '2', VAT_DESC: 'Verkoop laag', VAT_PCT: 9, VAT_RUB: '1b' },
	{ VAT_CODE: '5', VAT_DESC: 'Verkoop EU', VAT_PCT: 0, VAT_RUB: '3b' },
	{ VAT_CODE: '11', VAT_DESC: 'Inkoop hoog', VAT_PCT: 21, VAT_RUB: '5b' },
];

/** Transactions of one firm, made by their number, and what they come to. */
class Books {
	/** In cents, by VAT code: turnover and VAT. */
	readonly sums = new Map<string, { turnover: number; vat: number }>();

	constructor(private readonly count: number) {}

	readonly port: HttpPort = ({ url }) => {
		const { pathname, searchParams } = new URL(url);
		const body = pathname.endsWith('/companies')
			? [{ Id: '1', Code: 'BENCH', Description: 'Bench' }]
			: this.answer(searchParams);
		return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(body) });
	};

	private answer(query: URLSearchParams): object {
		if (query.get('BusinessObject') === 'VA1') {
			return { VAT: query.get('LastKey') === null ? CODES : [] };
		}
		const start = Number(query.get('LastKey') ?? '0');
		const size = Math.min(Number(query.get('PageSize')), this.count - start);
		return { TRANSACT: Array.from({ length: size }, (_, at) => this.row(start + at + 1)) };
	}

	private row(number: number): object {
		const { VAT_CODE, VAT_PCT } = CODES[number % CODES.length] ?? { VAT_CODE: '1', VAT_PCT: 21 };
		const turnover = (number * 37) % 1_000_000;
		const vat = Math.round((turnover * VAT_PCT) / 100);
		const known = this.sums.get(VAT_CODE) ?? { turnover: 0, vat: 0 };
		this.sums.set(VAT_CODE, { turnover: known.turnover + turnover, vat: known.vat + vat });
		return {
			REC_ID: String(number).padStart(10, '0'),
			TRN_DATE: `2026-0${1 + (number % 3)}-${String(1 + (number % 28)).padStart(2, '0')}T00:00:00`,
			DJ_CODE: 'VRK',
			INV_NR: String(26_000_000 + number),
			SUB_NR: String(10_000 + (number % 500)),
			...{ VAT_CODE, TRN_AMT: turnover / 100, VAT_AMT: vat / 100 },
		};
	}
}

async function prepare(count: number, pageSize: number): Promise<number> {
	const books = new Books(count);
	const settings = parseSettings({
		baseUrl: 'https://bench.example',
		companyCode: 'BENCH',
		pageSize,
	});
	const client = new AccountViewClient(settings, {
		http: books.port,
		clock: systemClock,
		random: Math.random,
		logger: { debug: ignore, info: ignore, warn: ignore },
		pacer: new RequestPacer(),
		allowance: new CountingAllowance(),
	});
	const codes = await vatCodesOf(client, { rubrics: {}, deductsShifted: true });
	const options = { period: PERIOD, codes, periodBy: 'date' } as const;
	const sums = await accumulate(transactionsOf(client, PERIOD), options);
	const draft = draftVatReturn({ administration: 'BENCH', obNumber: '123456782B01' }, PERIOD, sums);
	const kept = (code: string): { turnover: number; vat: number } =>
		books.sums.get(code) ?? { turnover: 0, vat: 0 };
	const isRight =
		draft.cents['1a.turnover'] === kept('1').turnover &&
		draft.cents['1a.vat'] === kept('1').vat &&
		draft.cents['1b.vat'] === kept('2').vat &&
		draft.cents['3b.turnover'] === kept('5').turnover &&
		draft.cents['5b.vat'] === kept('11').vat;
	if (!isRight) throw new Error('the return differs from what was booked');
	return draft.counts?.counted ?? 0;
}

function ignore(): void {
	// A bench has nothing to log.
}

async function main(): Promise<void> {
	const [count, pageSize] = process.argv.slice(2);
	if (count !== undefined) {
		await reportMeasurement(() => prepare(Number(count), Number(pageSize)));
		return;
	}
	const rows: string[][] = [];
	for (const transactions of TRANSACTIONS) {
		for (const size of PAGE_SIZES) {
			const all: Measurement[] = [];
			for (let round = 0; round < REPEATS; round += 1) {
				const arguments_ = [String(transactions), String(size)];
				all.push(await measureIsolated(__filename, arguments_, { heapMiB: HEAP_MIB }));
			}
			if (all.some((one) => one.rows !== transactions)) throw new Error('transactions were lost');
			rows.push([
				transactions.toLocaleString('en'),
				String(size),
				(median(all.map(({ milliseconds }) => milliseconds)) / 1000).toFixed(2),
				String(Math.round(median(all.map(({ peakMiB, loadedMiB }) => peakMiB - loadedMiB)))),
			]);
		}
	}
	console.log(
		`A VAT return from AccountView's pages, medians of ${REPEATS}, a heap of ${HEAP_MIB} MiB`,
	);
	printTable(['transactions', 'rows a page', 'seconds', 'MiB above idle'], rows);
}

void main();
