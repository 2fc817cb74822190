/**
 * What 60 requests a minute come to: three processes that share the allowance through the store ask
 * a server that counts, for three minutes, as fast as they may. And what asking the store costs a
 * process that need not wait. On SQLite and, where a server answers, on Postgres.
 */
import { randomUUID } from 'node:crypto';
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreAddress } from '../test/contract/store/open-at';
import { postgresServer } from '../test/contract/store/postgres-server';
import { asAdministrator } from '../test/contract/store/stores';
import { ask, type AskerReport, type AskerTask } from '../test/faults/allowance/asker';
import { CountingServer } from '../test/faults/allowance/counting-server';
import { printTable } from './support/table';

const LIMIT = 60;
const WINDOW_MS = 60_000;
const MINUTES = 3;
const PROCESSES = 3;
/** How long AccountView takes to answer: the customer's own server, over the internet. */
const ANSWERS_IN_MS = 150;
/** How long the process that need not wait is looked at. */
const ALONE_MS = 3_000;

interface Place {
	readonly name: string;
	readonly address: StoreAddress;
	remove(): Promise<void>;
}

function places(): Place[] {
	const folder = mkdtempSync(join(tmpdir(), 'accountview-bench-'));
	const sqlite: Place = {
		name: 'SQLite',
		address: { kind: 'sqlite', file: join(folder, 'store.sqlite') },
		remove: () => {
			rmSync(folder, { recursive: true });
			return Promise.resolve();
		},
	};
	if (postgresServer === undefined) {
		console.log('No Postgres server answers: SQLite only.');
		return [sqlite];
	}
	const schema = `bench_${randomUUID().replaceAll('-', '')}`;
	const postgres: Place = {
		name: 'Postgres',
		address: { kind: 'postgres', schema, server: postgresServer },
		remove: () => asAdministrator(`DROP SCHEMA "${schema}" CASCADE`),
	};
	return [sqlite, postgres];
}

/** This same program in a process of its own, as one asker. */
function startAsker(task: AskerTask): Promise<AskerReport> {
	return new Promise((resolve, reject) => {
		const child = fork(__filename, [JSON.stringify(task)]);
		child.once('message', (report) => {
			resolve(report as AskerReport);
		});
		child.once('error', reject);
		child.once('exit', (code) => {
			reject(new Error(`An asker ended with ${String(code)} and no report`));
		});
	});
}

/** Milliseconds for each request of one process that is far below its limit. */
async function cost({ address }: Place): Promise<string> {
	const server = await CountingServer.start(() => 0);
	const report = await startAsker({
		...{ address, url: server.url, windowMs: WINDOW_MS },
		limit: 100_000,
		durationMs: ALONE_MS,
	});
	server.stop();
	return (report.askedMs / report.answered).toFixed(1);
}

async function measure(place: Place): Promise<string[]> {
	const { name, address } = place;
	const server = await CountingServer.start(() => ANSWERS_IN_MS);
	const durationMs = MINUTES * WINDOW_MS;
	const task = { address, url: server.url, limit: LIMIT, windowMs: WINDOW_MS, durationMs };
	const reports = await Promise.all(Array.from({ length: PROCESSES }, () => startAsker(task)));
	const total = (of: (report: AskerReport) => number): number =>
		reports.reduce((sum, report) => sum + of(report), 0);
	const used = server.used(LIMIT, WINDOW_MS) ?? Number.NaN;
	server.stop();
	await place.remove();
	return [
		name,
		String(server.count),
		`${(used * 100).toFixed(1)}%`,
		String(server.worst(WINDOW_MS)),
		(total(({ waitedMs }) => waitedMs) / 1000 / PROCESSES).toFixed(0),
	];
}

async function main(): Promise<void> {
	const [task] = process.argv.slice(2);
	if (task !== undefined) {
		const report = await ask(JSON.parse(task) as AskerTask);
		await new Promise((done) => process.send?.(report, done));
		process.exit(0);
	}
	const heading = [
		'store',
		'requests in 3 minutes',
		'allowance used',
		'fullest minute',
		'seconds waited per process',
		'ms per request without a wait',
	];
	const all = places();
	const costs: string[] = [];
	for (const place of all) costs.push(await cost(place));
	const rows = await Promise.all(all.map(measure));
	printTable(
		heading,
		rows.map((row, at) => [...row, costs[at] ?? '']),
	);
}

void main();
