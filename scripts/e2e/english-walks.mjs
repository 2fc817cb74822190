// @ts-check
/** Each form in English to its last page; a walk finds what the checks in Dutch before it have left. */
import { firstDayOf, lastQuarter } from '../lib/quarter.mjs';
import { inBrowser } from './checks.mjs';
import { changeRows } from './data-tables.mjs';
import { openInEnglish, seenInEnglish } from './english-forms.mjs';
import { publishAgain, unpublish } from './example-flows.mjs';
import { DONE_WITHIN_MS, LINK } from './first-run-checks.mjs';
import { goOn } from './forms.mjs';
import { ROOS, USERS } from './registration-checks.mjs';
import { restSchedules, templateOf } from './templates.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {import('playwright-core').Page} Page
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 */

/** Not the quarter that was filed in Dutch. */
const QUARTER = lastQuarter(new Date(firstDayOf(lastQuarter(new Date()))));

/** @param {Page} page @param {string} choice @param {string | RegExp} next heading */
async function answer(page, choice, next) {
	await page.getByLabel(choice, { exact: true }).check();
	await goOn(page, 'Continue', next);
}

/** @param {Window} window */
async function setUp(window) {
	const page = await openInEnglish(window, 'accountview-set-up', 'Set up the AccountView link');
	await goOn(page, 'Check the sign-in', 'Set up the AccountView link');
	await page.getByText('The sign-in at AccountView works').waitFor();
	await seenInEnglish(window, 'set-up-form', page);
	await goOn(page, 'Save', 'The settings have been saved');
	await seenInEnglish(window, 'set-up-kept', page);
}

/** @param {Window} window */
async function firstRun(window) {
	for (const number of LINK) await publishAgain(window.stack, templateOf(window.stack, number).id);
	const page = await openInEnglish(window, 'accountview-first-run', 'First run');
	await goOn(page, 'Show what would be done', 'This would be done');
	await seenInEnglish(window, 'first-run-preview', page);
	await page.getByLabel('Yes, start the first run').check();
	await page.getByRole('button', { name: 'Continue' }).click();
	await page.waitForURL(/accountview-first-run-progress/);
	await page
		.getByText('Done. From now on it goes by itself, every 10 minutes.')
		.waitFor({ timeout: DONE_WITHIN_MS });
	await seenInEnglish(window, 'first-run-done', page);
	await restSchedules(window.stack);
}

/** On paper, since what goes by e-mail has gone. @param {Window} window */
async function invoices(window) {
	const page = await openInEnglish(window, 'accountview-send-invoices', 'Send invoices');
	await page.getByLabel('Internal copy: on paper, never by e-mail').check();
	await goOn(page, 'Show the invoices', 'This would be done');
	await seenInEnglish(window, 'invoices-list', page);
	await goOn(page, 'Confirm and send', /^\d+ invoices dealt with/);
	await seenInEnglish(window, 'invoices-summary', page);
	const again = await openInEnglish(window, 'accountview-send-invoices', 'Send invoices');
	await goOn(again, 'Show the invoices', 'None of this can go now');
	await seenInEnglish(window, 'invoices-again', again);
}

/** @param {Window} window */
async function documents(window) {
	const title = 'Send order confirmations and reminders';
	const page = await openInEnglish(window, 'accountview-send-documents', title);
	await page.locator('input[type="file"]').setInputFiles(
		['26000103', '26000101', 'loose sheet'].map((name) => ({
			name: `Order confirmation ${name}.pdf`,
			mimeType: 'application/pdf',
			buffer: Buffer.from(`%PDF-1.4 ${name}`),
		})),
	);
	await goOn(page, 'Show the documents', 'This would be done');
	await seenInEnglish(window, 'documents-list', page);
	await goOn(page, 'Confirm and send', /documents? dealt with/);
	await seenInEnglish(window, 'documents-summary', page);
}

/** @param {Window} window */
async function withoutAddress(window) {
	const title = 'Customers without an e-mail address';
	const page = await openInEnglish(window, 'accountview-customers-without-e-mail', title);
	await goOn(page, 'Show the customers', /without a usable address$/);
	await seenInEnglish(window, 'customers-without-e-mail', page);
}

/** @param {Window} window */
async function vatReturn(window) {
	const page = await openInEnglish(window, 'accountview-vat-return', 'VAT return');
	await page.getByLabel(/^Period/).fill(QUARTER);
	await goOn(page, 'Make the return', /^VAT return \w/);
	await seenInEnglish(window, 'vat-return-look', page);
	await page.getByLabel(/^Which amount/).selectOption({ index: 2 });
	await answer(page, 'Look at the bookings behind an amount', /^Bookings behind/);
	await seenInEnglish(window, 'vat-return-bookings', page);
	await answer(page, 'Back to the return', /^VAT return \w/);
	await answer(page, 'Approve and file', /accepted$/);
	await seenInEnglish(window, 'vat-return-accepted', page);
}

/** @param {Window} window */
async function icpStatement(window) {
	const page = await openInEnglish(window, 'accountview-icp-statement', 'ICP statement');
	await page.getByLabel(/^Period/).fill(QUARTER);
	await goOn(page, 'Make the statement', /^ICP statement \w/);
	await seenInEnglish(window, 'icp-statement-look', page);
	await answer(page, 'Approve and file', /accepted$/);
	await seenInEnglish(window, 'icp-statement-accepted', page);
}

/** @param {Window} window */
async function registration(window) {
	const { code, email } = ROOS;
	await changeRows(window.stack, USERS, { code }, { email });
	const title = 'Register at the Visma services';
	const page = await openInEnglish(window, 'accountview-register', title);
	await goOn(page, 'Show it', 'This would happen');
	await seenInEnglish(window, 'registration-plan', page);
	await answer(page, 'Carry out', 'This access would change');
	await seenInEnglish(window, 'registration-access-plan', page);
	await answer(page, 'Give and withdraw', /carried out$/);
	await seenInEnglish(window, 'registration-report', page);
}

/** What may rest by now, published while it is used. @param {Window} window @param {string} number @param {() => Promise<void>} work */
async function whilePublished({ stack }, number, work) {
	const { id } = templateOf(stack, number);
	await publishAgain(stack, id);
	await work();
	await unpublish(stack, id);
}

/** @type {readonly [number: string, title: string, walk: (window: Window) => Promise<void>][]} */
const WALKS = [
	['00', 'E7 given the English set-up form, when its answers are kept', setUp],
	['09', 'E8 given the English form of the first run, when it is started', firstRun],
	['15', 'D6 given the English form for invoices, when the list is confirmed', invoices],
	['16', 'D5 given the English form for documents, when the list is confirmed', documents],
	[
		'17',
		'D5 given the English form for customers without e-mail, when it is asked',
		withoutAddress,
	],
	['18', 'C1 given the English form for VAT returns, when one is approved', vatReturn],
	['19', 'C1 given the English form for ICP statements, when one is approved', icpStatement],
	['22', 'B1 given the English form for registration, when a person confirms', registration],
];

/** @param {Window} window @returns {Checks} */
export const englishWalks = (window) =>
	inBrowser(
		window,
		WALKS.map(([number, title, walk]) => [
			`${title}, then every page is English, light and dark`,
			() => whilePublished(window, number, () => walk(window)),
		]),
	);
