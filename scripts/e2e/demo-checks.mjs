// @ts-check
/** The day of `npm start -- --demo`, on an n8n and a sandbox of its own: no other check has touched its firm. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { playDay } from '../demo/play.mjs';
import { freePort } from '../lib/ports.mjs';
import { startStack } from '../lib/stack.mjs';
import { StateFolder } from '../lib/state.mjs';
import { Skip } from './checks.mjs';
import { Office } from './office.mjs';
import { SHEET, Window } from './window.mjs';

/**
 * @typedef {import('../lib/stack.mjs').Stack} Stack
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 */

const FOLDER = join('.n8n-e2e', 'demo');

/** As each of the Visma services has it, once. */
const FIRM = 'DEVRIES Installatiebedrijf De Vries & Zn. B.V.';

/** What is to mend, and how the first flows are doing. */
const TOP_OF_PAGE = { x: 0, y: 0, width: SHEET.width, height: 1200 };

/** What both sides have from the start is linked, as `npm start` does it. */
const FIRST_RUNS = ['01', '02', '03', '04', '05', '06'];

/** What the day is to come to, whatever the day of the month is. */
const COUNTS = {
	'customers brought to the app': 1,
	'projects brought to the app': 1,
	'sales orders made of work orders': 2,
	'work orders made of sales orders': 1,
	'order lines of executed work': 4,
	'entries of hours booked': 3,
	'mistakes made and mended': 1,
	'VAT returns accepted': 1,
	'registrations at the Visma services': 4,
};

/** @param {Window} window of the n8n that the checks before have used */
async function anotherStack({ stack }) {
	await stack.n8n.stop();
	await stack.sandbox.process.stop();
	const folder = new StateFolder(FOLDER, { fresh: true });
	process.on('exit', () => folder.release());
	const documents = folder.file('documents');
	const demo = await startStack(folder, { editorPort: await freePort([]), documents });
	return { demo, documents };
}

/** @param {Stack} demo @param {string} documents */
async function dayIsPlayed(demo, documents) {
	const office = new Office(demo);
	for (const number of FIRST_RUNS) await office.run(number);
	const counts = await playDay(demo, { documents });
	for (const [name, count] of Object.entries(COUNTS)) assert.equal(counts[name], count, name);
}

/** @param {Stack} demo @param {{ updateImages: boolean }} options */
async function dayIsSeen(demo, options) {
	const { editor, sandbox } = demo;
	const window = new Window(demo, options);
	try {
		const page = await window.page();
		await page.setViewportSize(SHEET);
		await page.goto(`${editor}/webhook/accountview-status`);
		await page.getByRole('heading', { name: 'Foutenlijst' }).waitFor();
		await page.getByText('VETFILTER-60').first().waitFor();
		await window.picture('demo-day', page, { fullPage: true, clip: TOP_OF_PAGE });
		await page.goto(`${editor}/webhook/accountview-filing-calendar`);
		await page.getByText('geaccepteerd').first().waitFor();
		await page.goto(`${sandbox.pageUrl}/mail`);
		await page.getByText('Uw account bij').first().waitFor();
		await page.goto(`${sandbox.pageUrl}/#registration`);
		await page.getByText(FIRM, { exact: true }).first().waitFor();
	} finally {
		await window.close();
	}
}

/** @param {Window} window of the n8n that the checks before have used @returns {Checks} */
export function demoChecks(window) {
	/** @type {{ demo: Stack; documents: string } | undefined} */
	let played;
	return [
		[
			'given a firm that nobody has worked with, when its day is played, then every event comes true',
			async () => {
				const begun = await anotherStack(window);
				await dayIsPlayed(begun.demo, begun.documents);
				played = begun;
			},
		],
		[
			'given that day, when its pages are opened, then they show what was left to do, accepted and mailed',
			async () => {
				if (!window.chromium) return new Skip('no Chromium on this machine');
				assert.ok(played, 'The day was not played.');
				return dayIsSeen(played.demo, window);
			},
		],
		[
			'given that day, when it is to be played again, then nothing happens but a word on how to begin anew',
			async () => {
				assert.ok(played, 'The day was not played.');
				const { demo, documents } = played;
				await assert.rejects(playDay(demo, { documents }), /begin anew: npm start -- --fresh/);
			},
		],
	];
}
