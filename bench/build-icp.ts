/**
 * Returns from the books: 1,000,000 transactions added up page by page, and an ICP statement of 10,000
 * customers added up, checked, written and held against the filing rules. Records are made as they are
 * asked for, so that the memory is that of the work.
 */
import {
	accumulate,
	accumulateIcp,
	checkIcp,
	draftIcp,
	readMessage,
	readPeriod,
	readVatCodes,
	writeIcp,
	type IcpContext,
} from '../lib/tax';
import { measureIsolated, reportMeasurement, type Measurement } from './support/isolated';
import { median, printTable } from './support/table';

const TRANSACTIONS = 1_000_000;
const CUSTOMERS = 10_000;
const PAGE = 1_000;
const REPEATS = 3;
/** What V8 takes for young objects by itself is another amount with every release of Node. */
const YOUNG_MIB = 16;

const PERIOD = readPeriod('2026-Q1');
/** So many goods are stated each month. */
const MONTH = readPeriod('2026-01');
const CODES = readVatCodes([
	{ code: '1', rubric: '1a' },
	{ code: '2', rubric: '1b' },
	{ code: '3', rubric: '3b' },
	{ code: '5', rubric: '5b' },
	{ code: '6', rubric: '4b', alsoInput: true },
]);
const FILER = { administration: 'Bench', obNumber: '123456782B01' };

/** Pages of made records, each made when its page is asked for. */
async function* pages<Row>(
	count: number,
	row: (index: number) => Row,
): AsyncGenerator<readonly Row[]> {
	for (let start = 0; start < count; start += PAGE) {
		const size = Math.min(PAGE, count - start);
		yield await Promise.resolve(Array.from({ length: size }, (_, at) => row(start + at)));
	}
}

function day(index: number): string {
	return `2026-0${1 + (index % 3)}-${String(1 + (index % 28)).padStart(2, '0')}`;
}

function transaction(index: number) {
	const vatCode = ['1', '2', '3', '5', '6'][index % 5] ?? '1';
	const turnover = (index % 100_000) / 100;
	const vat = vatCode === '3' ? 0 : Math.round(turnover * 21) / 100;
	return { record: `VRK ${index}`, date: day(index), vatCode, turnover, vat };
}

function supply(index: number) {
	const customer = index % CUSTOMERS;
	return {
		record: `VRK ${index}`,
		date: `2026-01-${String(1 + (index % 28)).padStart(2, '0')}`,
		customer: `customer ${customer}`,
		vatId: `DE${String(100_000_000 + customer)}`,
		nature: index % 7 === 0 ? 'services' : 'goods',
		amount: 100 + (index % 1_000) / 100,
	};
}

async function addUp(): Promise<number> {
	const options = { period: PERIOD, codes: CODES, periodBy: 'date' } as const;
	const { counts } = await accumulate(pages(TRANSACTIONS, transaction), options);
	return counts.counted;
}

/** How many lines a statement has that was made of so many supplies. */
async function buildIcp(supplies: number): Promise<number> {
	const draft = draftIcp(FILER, MONTH, await accumulateIcp(pages(supplies, supply), MONTH));
	const context: IcpContext = {
		today: '2026-02-15',
		filings: [],
		replaces: '',
		vatReturn: null,
		goods: null,
		yearly: 'notAllowed',
		fiscalEntity: 'none',
	};
	const findings = checkIcp(draft, context);
	const message = readMessage({
		reference: 'ICP-202601-0001',
		createdAt: Date.UTC(2026, 1, 15),
		software: { vendorNumber: 'SWO00000', name: 'bench', version: '1' },
		contact: { type: 'taxpayer', surname: 'Voorbeeld', phone: '0201234567' },
	});
	const { warnings } = writeIcp(draft, { message });
	if (findings.length + warnings.length > 0) throw new Error('the statement has findings');
	return draft.lines.length;
}

const RUNS = {
	'add up 1,000,000 transactions': addUp,
	'ICP, 10,000 customers, one supply each': () => buildIcp(CUSTOMERS),
	'ICP, 10,000 customers, 100,000 supplies': () => buildIcp(10 * CUSTOMERS),
};

type RunName = keyof typeof RUNS;

async function main(): Promise<void> {
	const [name] = process.argv.slice(2);
	if (name !== undefined) {
		await reportMeasurement(() => RUNS[name as RunName]());
		return;
	}
	const rows: string[][] = [];
	for (const run of Object.keys(RUNS)) {
		const all: Measurement[] = [];
		for (let round = 0; round < REPEATS; round += 1) {
			all.push(await measureIsolated(__filename, [run], { youngMiB: YOUNG_MIB }));
		}
		rows.push([
			run,
			(median(all.map(({ milliseconds }) => milliseconds)) / 1000).toFixed(2),
			String(Math.round(median(all.map(({ peakMiB, loadedMiB }) => peakMiB - loadedMiB)))),
			String(all[0]?.rows),
		]);
	}
	console.log(
		`Pages of ${PAGE.toLocaleString('en')} records, young objects in ${YOUNG_MIB} MiB, medians of ${REPEATS}`,
	);
	printTable(['run', 'seconds', 'MiB above idle', 'counted or lines'], rows);
}

void main();
