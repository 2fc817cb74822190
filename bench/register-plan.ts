/**
 * Planning what the Visma services are to have: 10,000 users, 500 companies and 200,000 rows of access, each
 * user with 20 companies. At first, when all is the same, and when 1% of users, companies and rights changed.
 * The memory is that of the tables, of what the service has and of the plan; V8 may keep no more than "heap MiB",
 * and make new objects in halves of 16 MiB.
 */
import { hash } from 'node:crypto';
import {
	planRegistration,
	readMasterData,
	type KnownAccess,
	type PlanSettings,
	type Registered,
} from '../lib/visma';
import { measureIsolated, reportMeasurement, type Measurement } from './support/isolated';
import { median, printTable } from './support/table';

const USERS = 10_000;
const COMPANIES = 500;
const COMPANIES_PER_USER = 20;
const ONE_PER_CENT = 100;
const REPEATS = 3;
const YOUNG_MIB = 16;
const SETTINGS: PlanSettings = {
	parts: ['companies', 'users', 'access'],
	version: '11.0',
	licensed: [],
	isComplete: true,
	completeThoughEmpty: [],
	confirmAbove: 10_000,
};

function codeOf(company: number): string {
	return `NR${company}BV`;
}

function companyOf(user: number, nth: number): string {
	return codeOf((user + nth * 7) % COMPANIES);
}

function user(index: number): { readonly firstName: string; lastName: string; email: string } {
	return { firstName: 'Voor', lastName: `Achternaam ${index}`, email: `u${index}@firma.nl` };
}

function company(index: number) {
	const address = {
		street: `Straat ${index}`,
		postcode: '1000 AA',
		city: 'Utrecht',
		country: 'NL',
	};
	return { code: codeOf(index), number: String(10_000_000 + index), address };
}

/** The tables of AccountView; with `changes`, each hundredth record is not as it was. */
function tables(changes: boolean): unknown {
	const isChanged = (index: number): boolean => changes && index % ONE_PER_CENT === 0;
	return {
		users: all(USERS, (index) => ({
			...{ code: `U${index}`, ...user(index) },
			...(isChanged(index) && { firstName: 'Anders' }),
		})),
		companies: all(COMPANIES, (index) => {
			const { code, number } = company(index);
			return { code, description: isChanged(index) ? 'Anders' : code, kvkNumber: number };
		}),
		administrations: all(COMPANIES, (index) => {
			const { code, address } = company(index);
			return { code: `ADM${index}`, company: code, year: 2026, ...address };
		}),
		rights: all(USERS * COMPANIES_PER_USER, (index) => {
			const [one, nth] = [Math.floor(index / COMPANIES_PER_USER), index % COMPANIES_PER_USER];
			const number = Number(companyOf(one, nth).slice(2, -2));
			const other = isChanged(index) ? (number + 1) % COMPANIES : number;
			return { user: `U${one}`, administration: `ADM${other}` };
		}),
	};
}

function registered(isEmpty: boolean): Registered {
	const base = { service: 'accountViewNet' as const, costCarriers: [], apps: [], roles: [] };
	if (isEmpty) return { ...base, users: [], companies: [], access: [] };
	return {
		...base,
		users: all(USERS, (index) => ({
			...{ id: `u${index}`, reference: `U${index}`, data: user(index) },
			...{ isAdministrator: false, invitation: 'accepted' },
		})),
		companies: all(COMPANIES, (index) => {
			const { code, number, address } = company(index);
			const data = { code, name: code, organisationNumber: number, ...address };
			return { id: `c${index}`, reference: code, data };
		}),
		access: all(USERS * COMPANIES_PER_USER, (index): KnownAccess => {
			const [one, nth] = [Math.floor(index / COMPANIES_PER_USER), index % COMPANIES_PER_USER];
			const access = { user: `U${one}`, company: companyOf(one, nth), name: '' };
			return { id: `a${index}`, kind: 'company', ...access };
		}),
	};
}

function all<Item>(count: number, item: (index: number) => Item): readonly Item[] {
	return Array.from({ length: count }, (_, index) => item(index));
}

const RUNS = {
	'first time': { changes: false, isEmpty: true, heapMiB: 150 },
	'nothing changed': { changes: false, isEmpty: false, heapMiB: 96 },
	'1% changed': { changes: true, isEmpty: false, heapMiB: 96 },
} as const;

type RunName = keyof typeof RUNS;

/** How many steps the plan has: each is one request. */
function plan({ changes, isEmpty }: (typeof RUNS)[RunName]): number {
	const { steps } = planRegistration({
		source: readMasterData(tables(changes)),
		registered: [registered(isEmpty)],
		settings: SETTINGS,
		digest: (text) => hash('sha256', text, 'base64'),
	});
	return steps.length;
}

async function main(): Promise<void> {
	const [name] = process.argv.slice(2);
	if (name !== undefined) {
		await reportMeasurement(() => Promise.resolve(plan(RUNS[name as RunName])));
		return;
	}
	const rows: string[][] = [];
	for (const [run, { heapMiB }] of Object.entries(RUNS)) {
		const measured: Measurement[] = [];
		for (let round = 0; round < REPEATS; round += 1) {
			measured.push(await measureIsolated(__filename, [run], { heapMiB, youngMiB: YOUNG_MIB }));
		}
		rows.push([
			run,
			String(heapMiB),
			(median(measured.map(({ milliseconds }) => milliseconds)) / 1000).toFixed(2),
			String(Math.round(median(measured.map(({ peakMiB, loadedMiB }) => peakMiB - loadedMiB)))),
			String(measured[0]?.rows),
		]);
	}
	console.log(
		`${USERS} users, ${COMPANIES} companies, ${USERS * COMPANIES_PER_USER} rows of access, medians of ${REPEATS}`,
	);
	printTable(['run', 'heap MiB', 'seconds', 'MiB above idle', 'steps (requests)'], rows);
}

void main();
