/** Creating or updating 2,000 customers: how many requests one record costs. */
import { Engine } from '../test/engine/harness';
import { credentials, ourUpsert } from './support/flows';
import { SandboxProcess } from './support/sandbox-process';
import { printTable } from './support/table';

const RECORDS = 2_000;
const PAGE_SIZE = 200;
/** The sandbox numbers the customers it makes from here. */
const FIRST_KNOWN = 100_000;
const FIRST_NEW = 900_000;

interface Customer {
	readonly number: string;
	readonly name: string;
}

async function main(): Promise<void> {
	const engine = await Engine.load();
	const rows: string[][] = [];
	for (const known of [RECORDS, 0, RECORDS / 2]) {
		rows.push(await measure(engine, known));
	}
	console.log(`\nCreate or Update of ${String(RECORDS)} customers in one run\n`);
	printTable(['of them known', 'created', 'updated', 'requests', 'per record', 'records/s'], rows);
}

async function measure(engine: Engine, known: number): Promise<string[]> {
	const sandbox = await SandboxProcess.start(RECORDS);
	try {
		const target = await sandbox.target();
		const items = [...numbered(FIRST_KNOWN, known), ...numbered(FIRST_NEW, RECORDS - known)];
		const begin = performance.now();
		const result = await engine.run(ourUpsert(), {
			items: items.map((item) => ({ ...item })),
			credentials: credentials(target, PAGE_SIZE),
		});
		const seconds = (performance.now() - begin) / 1000;
		if (result.status !== 'success') throw new Error(result.error?.message);
		const written = result.json('Write');
		const outcome = (name: string): number =>
			written.filter((record) => record['outcome'] === name).length;
		const requests = await countRequests(sandbox);
		return [
			known.toLocaleString('en'),
			outcome('created').toLocaleString('en'),
			outcome('updated').toLocaleString('en'),
			requests.toLocaleString('en'),
			(requests / RECORDS).toFixed(3),
			(RECORDS / seconds).toFixed(0),
		];
	} finally {
		await sandbox.stop();
	}
}

function numbered(first: number, count: number): Customer[] {
	return Array.from({ length: count }, (_, index) => {
		const number = String(first + index);
		return { number, name: `Klant ${number}` };
	});
}

async function countRequests(sandbox: SandboxProcess): Promise<number> {
	const requests = (await sandbox.control('GET', 'requests')) as { server: string; path: string }[];
	return requests.filter(({ server }) => server === 'accountView').length;
}

void main();
