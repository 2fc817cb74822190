// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

/** @param {readonly object[]} work @returns {Promise<{ items: object[]; looks: number }[]>} */
async function evaluated(work) {
	const program = fileURLToPath(new URL('default-engine.mjs', import.meta.url));
	const child = spawn(process.execPath, ['--no-node-snapshot', program], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	child.stdin.end(JSON.stringify(work));
	return JSON.parse(await text(child.stdout));
}

const ROWS = 500;

/** @param {(id: number) => object} row */
const page = (row) => Array.from({ length: ROWS }, (_, index) => row(index + 1));

const workOrder = (/** @type {number} */ id) => ({
	id,
	number: `WB-${id}`,
	orderNumber: '26000101',
	customerNumber: '10001',
	projectCode: 'P1',
	description: 'Ketel vervangen',
	typeOfWork: 'Onderhoud',
	targetDate: null,
	modifiedAt: '2026-03-02T08:00:00.000Z',
	articles: Array.from({ length: 10 }, (_, place) => ({
		code: `ART-${place}`,
		quantity: 1.5,
		ticked: place < 2,
	})),
});

const CASES = [
	{
		file: '01-customers.json',
		before: 'Get Customers from the App',
		node: 'App Customers in One Shape',
		settings: { direction: 'both' },
		row: (/** @type {number} */ id) => ({
			id,
			number: String(10_000 + id),
			name: 'Bakkerij',
			phone: '',
			email: '',
			mainAddress: null,
			workLocations: [{ code: 'LOODS', street: 'Kade 1', postcode: '1234 AB', city: 'Goes' }],
			contacts: [{ code: 'NEW', firstName: 'An', lastName: 'Bos', salutation: '', email: '' }],
		}),
		last: { id: ROWS, number: '10500', mainCity: '', workCity: '', contactName: 'An Bos' },
	},
	{
		file: '02-projects.json',
		before: 'Get Projects from the App',
		node: 'App Projects in One Shape',
		settings: {},
		row: (/** @type {number} */ id) => ({ id, code: `P${id}`, name: 'Dak', active: true }),
		last: { id: ROWS, code: 'P500', description: 'Dak', isOpen: true },
	},
	{
		file: '03-work-orders-to-sales-orders.json',
		before: 'Get Work Orders from the App',
		node: 'Work Orders in One Shape',
		settings: {},
		row: workOrder,
		last: { id: ROWS, number: 'WB-500', knowsOrder: true },
	},
	{
		file: '04-sales-orders-to-work-orders.json',
		before: 'Get Work Orders from the App',
		node: 'Work Orders in One Shape',
		settings: {},
		row: workOrder,
		last: { id: ROWS, number: '26000101', deliveryDate: null },
	},
	{
		file: '05-executed-work.json',
		before: 'Get Checked Work Orders',
		node: 'Work Orders in One Shape',
		settings: {},
		row: workOrder,
		last: { id: ROWS, used: '1.5 x ART-0; 1.5 x ART-1' },
	},
	{
		file: '06-hours.json',
		before: 'Get Open Hours',
		node: 'Hours in One Shape',
		settings: { workType: '100', travelType: '' },
		row: (/** @type {number} */ id) => ({
			id,
			employee: '12',
			employeeName: 'Joost',
			kind: id % 2 === 0 ? 'work' : 'travel',
			date: '2026-03-02',
			hours: 2.5,
		}),
		last: { id: ROWS, entry: 'Joost, 2026-03-02', isReady: true },
	},
];

describe("a page of the app in n8n's default expression engine", async () => {
	const results = await evaluated(CASES.map(({ row, ...work }) => ({ ...work, rows: page(row) })));

	for (const [index, { file, last }] of CASES.entries()) {
		it(`is brought into one shape by ${file} in few looks, so that five seconds are enough`, () => {
			const { items = [], looks = 0 } = results[index] ?? {};

			assert.equal(items.length, ROWS);
			assert.partialDeepStrictEqual(items.at(-1), last);
			assert.ok(looks < 50, `n8n looked outside the isolate ${looks} times`);
		});
	}
});
