// @ts-check
/** Templates 18 to 21 in a real n8n: returns from the books to what became of them, in the browser. */
import assert from 'node:assert/strict';
import { lastQuarter } from '../lib/quarter.mjs';
import { inBrowser } from './checks.mjs';
import { openInEnglish, seenInEnglish } from './english-forms.mjs';
import { publishAgain, rest } from './example-flows.mjs';
import { choose, goOn, openForm } from './forms.mjs';
import { Office } from './office.mjs';
import { templateOf } from './templates.mjs';
import { waitFor } from './waiting.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 */

const VAT_RETURN = 'accountview-vat-return';
const ICP_STATEMENT = 'accountview-icp-statement';
const IN_DOUBT = 'accountview-filing-in-doubt';
const CALENDAR = 'accountview-filing-calendar';

const QUARTER = lastQuarter(new Date());

/** What Digipoort has got. @param {Window} window @returns {Promise<any[]>} */
const filingsIn = async ({ stack }) => (await stack.sandbox.control('GET', '/filings')).digipoort;

/** @param {Window} window */
async function returnIsFiled(window) {
	await window.stack.sandbox.control('DELETE', '/mails');
	const page = await openForm(window, VAT_RETURN, 'Btw-aangifte');
	await page.getByLabel(/^Periode/).fill(QUARTER);
	await window.looks('vat-return-form', page);
	await goOn(page, 'Maak de aangifte', /^Btw-aangifte \d/);
	await page.getByText('Rubriek 5: Voorbelasting en eindtotaal').waitFor();
	await window.looks('vat-return-look', page);
	assert.deepEqual(await filingsIn(window), []);
	await page.getByLabel('Goedkeuren en indienen').check();
	await goOn(page, 'Verder', /is geaccepteerd$/);
	await window.looks('vat-return-accepted', page);
	const filings = await filingsIn(window);
	assert.equal(filings.length, 1);
	const [mail] = await window.stack.sandbox.control('GET', '/mails');
	assert.match(mail.subject, /geaccepteerd$/);
	assert.equal(mail.attachments.length, 2);
}

/** @param {Window} window */
async function returnIsFiledOnce(window) {
	const page = await openForm(window, VAT_RETURN, 'Btw-aangifte');
	await page.getByLabel(/^Periode/).fill(QUARTER);
	await goOn(page, 'Maak de aangifte', /^Btw-aangifte \d/);
	await page.getByLabel('Goedkeuren en indienen').check();
	await goOn(page, 'Verder', 'Dit kan zo niet worden ingediend');
	await window.looks('vat-return-again', page);
	assert.equal((await filingsIn(window)).length, 1);
}

/** @param {Window} window */
async function statementIsFiled(window) {
	const page = await openForm(window, ICP_STATEMENT, 'ICP-opgaaf');
	await page.getByLabel(/^Periode/).fill(QUARTER);
	await goOn(page, 'Maak de opgaaf', /^ICP-opgaaf \d/);
	await window.looks('icp-statement-look', page);
	await page.getByLabel('Goedkeuren en indienen').check();
	await goOn(page, 'Verder', /is geaccepteerd$/);
	assert.equal((await filingsIn(window)).length, 2);
}

/** @param {Window} window */
async function calendarIsRead(window) {
	await new Office(window.stack).run('21');
	// Flows with a schedule rest by now.
	await publishAgain(window.stack, templateOf(window.stack, '20').id);
	const address = `${window.stack.editor}/webhook/${CALENDAR}`;
	await waitFor('the calendar', async () => (await fetch(address)).ok);
	const page = await window.anotherPage();
	await page.goto(address);
	await page.getByText('geaccepteerd').first().waitFor();
	await window.looks('filing-calendar', page);
}

/**
 * A return that Digipoort has, and of which nobody here knows that.
 * @param {Window} window
 */
async function returnIsLeftInDoubt(window) {
	for (const fault of ['pass', 'cutAfterAccept']) {
		await window.stack.sandbox.control('POST', '/digipoort-faults', { fault });
	}
	const page = await openForm(window, VAT_RETURN, 'Btw-aangifte');
	await page.getByLabel(/^Periode/).fill(QUARTER);
	await page.getByLabel(/^Deze aangifte vervangt/).check();
	await goOn(page, 'Maak de aangifte', /^Btw-aangifte \d/);
	await page.getByLabel('Goedkeuren en indienen').check();
	await goOn(page, 'Verder', 'Niet zeker of de aangifte is aangekomen');
}

/** @param {Window} window */
async function doubtIsSettled(window) {
	const before = await filingsIn(window);
	await returnIsLeftInDoubt(window);
	const filings = await filingsIn(window);
	assert.equal(filings.length, before.length + 1);
	const { id } = templateOf(window.stack, '21');
	// Flows with a schedule rest by now.
	await publishAgain(window.stack, id);

	// Of all that is asked the reference is left out.
	const english = await openInEnglish(window, IN_DOUBT, 'Returns in doubt');
	await goOn(english, 'Show the returns', 'What became of it?');
	await english.getByLabel('Which return?').selectOption({ index: 1 });
	await english.getByLabel(/^It has arrived/).check();
	await english.getByLabel('Your name').fill('An Bakker');
	await seenInEnglish(window, 'filing-in-doubt', english);
	await goOn(english, 'Record it', 'Nothing was recorded');
	await seenInEnglish(window, 'filing-not-recorded', english);

	const page = await openForm(window, IN_DOUBT, 'Aangiften in twijfel');
	await goOn(page, 'Laat de aangiften zien', 'Wat is ervan geworden?');
	const filing = page.getByRole('option', { name: `Btw-aangifte ${QUARTER}` });
	await choose(page, { 'Welke aangifte?': (await filing.innerText()).trim() });
	await page.getByLabel(/^Zij is aangekomen/).check();
	await page.getByLabel(/^Kenmerk van ontvangst/).fill(filings.at(-1).kenmerk);
	await page.getByLabel('Uw naam').fill('An Bakker');
	await window.looks('filing-in-doubt', page);
	await goOn(page, 'Vastleggen', 'Het is vastgelegd');
	await page.getByText('vastgelegd door An Bakker').waitFor();

	const after = await openInEnglish(window, IN_DOUBT, 'Returns in doubt');
	await goOn(after, 'Show the returns', 'Nothing is in doubt');
	await seenInEnglish(window, 'filing-nothing-in-doubt', after);
	assert.equal((await filingsIn(window)).length, filings.length);
	await rest(window.stack, id);
}

/** @param {Window} window @returns {Checks} */
export function filingChecks(window) {
	return inBrowser(window, [
		[
			'C1 given the bookings of the last quarter, when a person approves the VAT return, then it is filed once, accepted and mailed',
			() => returnIsFiled(window),
		],
		[
			'C7 given that return again, when a person approves it, then the page says that it was filed already, and nothing goes',
			() => returnIsFiledOnce(window),
		],
		[
			'C1 given the same quarter, when a person approves the ICP statement, then it is filed and accepted',
			() => statementIsFiled(window),
		],
		[
			'C7 given what was filed, when the calendar is opened, then it shows what was accepted and what is due',
			() => calendarIsRead(window),
		],
		[
			'C7 given a filing in doubt, when a person says what became of it, then that is kept with the name, and nothing goes again',
			() => doubtIsSettled(window),
		],
	]);
}
