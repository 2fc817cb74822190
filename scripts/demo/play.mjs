// @ts-check
/**
 * `npm start -- --demo`: a day of the demonstration firm, event by event. People do what they do by the
 * sandbox's control interface and by the forms; everything else is done by the shipped flows in n8n.
 */
import { say, step, table } from '../lib/console.mjs';
import { Failure } from '../lib/failure.mjs';
import { Day } from './day.mjs';
import { evening } from './evening.mjs';
import { filing } from './filing.mjs';
import { invoices } from './invoices.mjs';
import { mistake } from './mistake.mjs';
import { morning } from './morning.mjs';
import { opening } from './opening.mjs';
import { registration } from './registration.mjs';
import { CUSTOMER } from './story.mjs';
import { work } from './work.mjs';

/**
 * @typedef {import('./day.mjs').Event} Event
 * @typedef {import('./day.mjs').Told} Told
 */

/** @type {readonly Event[]} */
const EVENTS = [
	...opening,
	...morning,
	...work,
	...mistake,
	...invoices,
	...filing,
	...registration,
	...evening,
];

const AGAIN = 'npm start -- --fresh --demo';

/** @param {Day} day */
async function checkNew({ office }) {
	const { SUB_NR } = CUSTOMER;
	const there = await office.inAccountView('customers', (one) => one['SUB_NR'] === SUB_NR);
	if (there.length === 0) return;
	throw new Failure(
		'DAY_PLAYED',
		`Customer ${SUB_NR} of the story is there already: the day was played here before. To play it again, begin anew: ${AGAIN}`,
	);
}

/** @param {Day} day @param {Event} event @returns {Promise<Told>} */
async function play(day, { at, what, happens }) {
	try {
		const told = await step(`${at} ${what}`, () => happens(day));
		say(`        ${told.what}`);
		say(`        → ${told.look}`);
		return told;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Failure(
			'DEMO_STOPPED',
			`The day stopped at ${at}, when ${what}:\n  ${reason}\nWhat n8n and the sandbox said is in the folder logs of the state folder (.n8n-dev). To play the day again, begin anew: ${AGAIN}`,
		);
	}
}

/** @param {readonly Told[]} told @returns {Readonly<Record<string, number>>} */
function sumOf(told) {
	/** @type {Record<string, number>} */
	const sums = {};
	for (const [name, count] of told.flatMap(({ counts = {} }) => Object.entries(counts))) {
		sums[name] = (sums[name] ?? 0) + count;
	}
	return sums;
}

/** @param {Day} day @param {Readonly<Record<string, number>>} counts @param {number} seconds */
function summarize(day, counts, seconds) {
	say();
	say(`The day is over; it took ${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s.`);
	say();
	say(table(Object.entries(counts).map(([name, count]) => [name, String(count)])));
	say();
	say(
		table([
			['status page', day.atFlow('accountview-status')],
			['filing calendar', day.atFlow('accountview-filing-calendar')],
			['both sides, printer, filings', day.inSandbox('')],
			['mailbox', day.inSandbox('mail')],
		]),
	);
	say();
}

/**
 * Play the day from its first event to its last.
 * @param {import('../lib/stack.mjs').Stack} stack
 * @param {{ documents: string }} options documents: a folder that n8n may write in
 * @returns {Promise<Readonly<Record<string, number>>>} how many of each there were
 * @throws {Failure} at the first event that does not come true
 */
export async function playDay(stack, { documents }) {
	const day = await Day.begin(stack, documents);
	await checkNew(day);
	const start = performance.now();
	/** @type {Told[]} */
	const told = [];
	for (const event of EVENTS) told.push(await play(day, event));
	const counts = sumOf(told);
	summarize(day, counts, (performance.now() - start) / 1000);
	return counts;
}
