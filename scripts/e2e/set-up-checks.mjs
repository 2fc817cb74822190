// @ts-check
/** E7 in a real n8n: the connection is set up in the form of template 00, and the other flows go by it. */
import assert from 'node:assert/strict';
import { inBrowser } from './checks.mjs';
import { changeRow, rowsOf } from './data-tables.mjs';
import { choose, goOn, openForm } from './forms.mjs';
import { Office } from './office.mjs';
import { nextScheduledRun, quicken, restSchedules } from './templates.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 */

const TITLE = 'Koppeling AccountView instellen';
const CHECK = 'Controleer de aanmelding';
const TABLE = 'AccountView settings';

/** Whom the daily mail goes to. */
export const MAIL_TO = 'administratie@devries.example';

/** @param {Window} window */
async function appUrl({ stack: { sandbox } }) {
	const { workOrders } = await sandbox.control('GET', '/state');
	return `${workOrders.baseUrl}/api/v1`;
}

/** @param {Window} window @param {Readonly<Record<string, string>>} answers chosen from lists */
async function setUp(window, answers) {
	const page = await openForm(window, 'accountview-set-up', TITLE);
	await goOn(page, CHECK, TITLE);
	await page.getByText('De aanmelding bij AccountView werkt').waitFor();
	await choose(page, answers);
	await page.getByLabel('Adres van de werkbonnen-app').fill(await appUrl(window));
	await page.getByLabel('Mailadres voor het dagelijkse overzicht').fill(MAIL_TO);
	await window.looks('set-up-form', page);
	await goOn(page, 'Bewaren', 'De instellingen zijn bewaard');
}

/** The data table that all flows read. @param {Window} window @returns {Promise<Record<string, string>>} */
async function keptSettings({ stack }) {
	const rows = await rowsOf(stack, TABLE);
	return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** @param {Window} window */
async function withoutRights(window) {
	const { sandbox } = window.stack;
	await sandbox.control('POST', '/switches', { userCompanies: 'none' });
	try {
		const page = await openForm(window, 'accountview-set-up', TITLE);
		await goOn(page, CHECK, 'De aanmelding bij AccountView werkt niet');
		await page
			.getByText('Geef deze gebruiker in AccountView het recht om de toepassing te gebruiken')
			.waitFor();
		await window.picture('set-up-no-right', page);
	} finally {
		await sandbox.control('POST', '/switches', { userCompanies: 'all' });
	}
}

/** @param {Window} window @param {Office} office */
async function answersAreKept(window, office) {
	await office.run('01');
	await setUp(window, {
		'Klanten gaan': 'Niet',
		'Uursoort voor werktijd': 'WERK – Werktijd',
		'Uursoort voor reistijd': 'REIS – Reistijd',
	});
	const kept = await keptSettings(window);
	assert.equal(kept['company'], 'DEVRIES');
	assert.equal(kept['app.url'], await appUrl(window));
	assert.deepEqual(
		[kept['customers.direction'], kept['projects.direction'], kept['workOrders.direction']],
		['off', 'toOther', 'on'],
	);
	assert.deepEqual([kept['hours.workType'], kept['hours.travelType']], ['WERK', 'REIS']);
	assert.deepEqual([kept['mail.digestTo'], kept['paused']], [MAIL_TO, 'no']);
}

/** @param {Window} window @param {Office} office */
async function flowsGoByThem(window, office) {
	await office.addInAccountView('customers', {
		SUB_NR: '80101',
		ACCT_NAME: 'Slijterij De Kurk',
		MAIL_BUS: 'info@dekurk.example',
	});
	const there = () => office.inApp('customers', ({ number }) => number === '80101');
	await office.run('01');
	assert.deepEqual(await there(), []);

	await setUp(window, { 'Klanten gaan': 'Van AccountView naar de werkbonnen-app' });
	await office.run('01');
	assert.equal((await there()).length, 1);
	// What was chosen before was filled in beforehand.
	assert.equal((await keptSettings(window))['hours.workType'], 'WERK');
}

/** @param {Window} window @param {Office} office */
async function schedulesWait(window, office) {
	const { stack } = window;
	await changeRow(stack, TABLE, 'paused', 'yes');
	await quicken(stack, '01', 3);
	await office.addInAccountView('customers', { SUB_NR: '80102', ACCT_NAME: 'Bloemen van Roos' });
	await nextScheduledRun(stack, '01');
	await nextScheduledRun(stack, '01');
	assert.deepEqual(await office.inApp('customers', ({ number }) => number === '80102'), []);
}

/** @param {Window} window @returns {Checks} */
export function setUpChecks(window) {
	const office = new Office(window.stack);
	return inBrowser(window, [
		[
			'E7 given an AccountView user without rights, when the set-up form checks the sign-in, then it says which right to give',
			async () => {
				await restSchedules(window.stack);
				await withoutRights(window);
			},
		],
		[
			'E7 given flows at work, when the answers to the set-up form are kept, then each stands in the table of settings, and the flows go on',
			() => answersAreKept(window, office),
		],
		[
			'E7 given customers that are set to "not", when 01 has run, then none comes over; set to "to the app", then they do',
			() => flowsGoByThem(window, office),
		],
		[
			'E7 given a set-up whose first run was not started, when the schedule starts 01, then it brings nothing over',
			() => schedulesWait(window, office),
		],
	]);
}
