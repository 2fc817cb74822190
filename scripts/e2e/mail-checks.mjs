// @ts-check
/** Templates 11 to 14 in a real n8n: mail through e-mail profiles, from the form to the mailbox. */
import assert from 'node:assert/strict';
import { runNow } from '../lib/execution.mjs';
import { inBrowser } from './checks.mjs';
import { addRow, rowsOf } from './data-tables.mjs';
import { openInEnglish, seenInEnglish } from './english-forms.mjs';
import { goOn, openForm } from './forms.mjs';
import { Office } from './office.mjs';
import { templateOf } from './templates.mjs';
import { SHEET } from './window.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {import('playwright-core').Page} Page
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 *
 * @typedef {object} Report what a person fills in
 * @property {string} to @property {string} process @property {string} reference @property {string} subject
 */

const TABLE = 'accountview_email_profiles';
const DIGEST_TO = 'administratie@devries.example';
const INVOICES = 'facturen@demo-installatie.example';
const NEEDS_ATTENTION = 'Mail that needs attention';
const GENERAL = 'info@demo-installatie.example';

/** @type {Report} */
const INVOICE = {
	to: 'ans@klant.example',
	process: 'Factuur',
	reference: '20260012',
	subject: 'Factuur 20260012',
};

/** @param {Window} window @returns {Promise<any[]>} */
const mailsIn = ({ stack }) => stack.sandbox.control('GET', '/mails');

/** @param {Window} window @param {Report} report @returns {Promise<Page>} with the form filled in */
async function fillIn(window, { to, process, reference, subject }) {
	const page = await openForm(window, 'accountview-mail-report', 'Een stuk mailen');
	await page.getByLabel(/^Aan/).fill(to);
	await page.getByLabel('Soort bericht').selectOption({ label: process });
	await page.getByLabel(/^Kenmerk/).fill(reference);
	await page.getByLabel('Onderwerp').fill(subject);
	await page.getByLabel(/^Bericht/).fill('Beste Ans,\n\nHierbij het stuk dat u verwachtte.');
	await page.getByLabel('Ondertekening').fill('Bas Bos');
	await page.locator('input[type="file"]').setInputFiles({
		name: 'stuk.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('%PDF-1.4 een stuk'),
	});
	return page;
}

/** @param {Window} window @param {Report} report @param {string} title of the last page */
async function mail(window, report, title) {
	const page = await fillIn(window, report);
	await goOn(page, 'Verzenden', title);
	return page;
}

/** @param {Window} window */
async function matrixIsShown(window) {
	const page = await openForm(window, 'accountview-mail-profiles', 'Welk e-mailprofiel?');
	await page.getByLabel(/^Proces/).fill('factuur');
	await page.getByLabel('Administratie').fill('DEMO');
	await window.looks('mail-profile-form', page);
	await goOn(page, 'Laat het profiel zien', 'Dit bericht gaat van profiel FACTUREN');
	await page.getByText('Op het niveau proces staat een regel voor proces "factuur".').waitFor();
	await window.looks('mail-profile', page);
	const rows = await rowsOf(window.stack, TABLE);
	assert.deepEqual(
		rows.map(({ process, profile, priority }) => [process, profile, priority]),
		[
			['factuur', 'FACTUREN', 10],
			['herinnering', 'FACTUREN', 10],
			['', 'ALGEMEEN', 40],
		],
	);
	await page.getByRole('link', { name: 'Data tables' }).click();
	await page.getByText(TABLE).first().click();
	await page.getByText('herinnering').first().waitFor();
	await window.picture('mail-profile-table', page);

	const english = await openInEnglish(window, 'accountview-mail-profiles', 'Which e-mail profile?');
	await english.getByLabel(/^Process/).fill('factuur');
	await goOn(english, 'Show the profile', 'This message goes from profile FACTUREN');
	await seenInEnglish(window, 'mail-profile', english);
}

/** @param {Window} window */
async function reportArrives(window) {
	await window.stack.sandbox.control('DELETE', '/mails');
	const page = await fillIn(window, INVOICE);
	await window.looks('mail-report-form', page);
	await goOn(page, 'Verzenden', 'Het bericht is verzonden');
	await window.looks('mail-report-sent', page);
	const [arrived, ...others] = await mailsIn(window);
	assert.deepEqual(others, []);
	assert.equal(arrived.from, INVOICES);
	assert.deepEqual(arrived.to, [INVOICE.to]);
	assert.equal(arrived.subject, INVOICE.subject);
	assert.match(arrived.text, /Hierbij het stuk[^]*Met vriendelijke groet,\s+Bas Bos/);
	assert.deepEqual(
		arrived.attachments.map((/** @type {{ name: string }} */ { name }) => name),
		['stuk.pdf'],
	);
	const mailPage = await window.anotherPage();
	await mailPage.setViewportSize(SHEET);
	await mailPage.setContent(arrived.html);
	await window.picture('mail-report-arrived', mailPage);
}

/** @param {Window} window */
async function sentOnce(window) {
	const page = await mail(window, INVOICE, 'Dit bericht was al verzonden');
	await window.looks('mail-report-again', page);
	assert.equal((await mailsIn(window)).length, 1);
}

/** @param {Window} window */
async function matrixDecides(window) {
	const report = { ...INVOICE, process: 'Rapport', subject: 'Weekrapport' };
	await window.stack.sandbox.control('DELETE', '/mails');
	await mail(window, { ...report, reference: 'week 47' }, 'Het bericht is verzonden');
	await addRow(window.stack, TABLE, { process: 'rapport', profile: 'FACTUREN', priority: 10 });
	await mail(window, { ...report, reference: 'week 48' }, 'Het bericht is verzonden');
	assert.deepEqual(
		(await mailsIn(window)).map(({ from }) => from).toSorted(),
		[INVOICES, GENERAL].toSorted(),
	);
}

/** @param {Window} window */
async function badInput(window) {
	const page = await mail(
		window,
		{ ...INVOICE, to: 'ans at klant', reference: 'fout' },
		'Het bericht is niet verzonden',
	);
	await page.getByText('Een van de e-mailadressen is geen geldig adres.').waitFor();
	assert.doesNotMatch(await page.locator('body').innerText(), /\n\s+at /);
	await window.looks('mail-report-refused', page);
}

/**
 * @param {Window} window @param {Record<string, unknown>} fault of the mailbox
 * @param {Partial<Report> & { reference: string }} report @param {string} title of the last page
 */
async function goesWrong(window, fault, report, title) {
	await window.stack.sandbox.control('POST', '/mail-faults', fault);
	return mail(window, { ...INVOICE, subject: `Factuur ${report.reference}`, ...report }, title);
}

/** @param {Window} window @returns {Promise<Page>} */
async function attention(window) {
	const page = await openForm(window, 'accountview-mail-attention', 'Mail die aandacht vraagt');
	await page.getByRole('button', { name: 'Laat de berichten zien' }).click();
	return page;
}

/** @param {Window} window */
async function doubtIsSettled(window) {
	const doubtful = await goesWrong(
		window,
		{ at: 'taken', do: 'cut' },
		{ reference: '20260013' },
		'Niet zeker of het bericht is verzonden',
	);
	await window.looks('mail-report-doubtful', doubtful);
	await goesWrong(
		window,
		{ at: 'end', do: 'reply', reply: '554 5.7.1 Message looks like spam' },
		{ reference: '20260014' },
		'Het bericht is niet verzonden',
	);
	const waiting = await goesWrong(
		window,
		{ at: 'mail', do: 'reply', reply: '451 4.7.1 Try again later', times: 20 },
		{ reference: '20260015' },
		'Het bericht wacht',
	);
	await window.looks('mail-report-waits', waiting);
	await window.stack.sandbox.control('DELETE', '/mail-faults');

	const page = await attention(window);
	await page.getByText('Factuur 20260013').first().waitFor();
	const list = await page.locator('table').innerText();
	assert.match(list, /Niet zeker[^]*20260013[^]*Geweigerd[^]*20260014[^]*Wacht[^]*20260015/);
	await page
		.getByLabel('Welk bericht?')
		.selectOption({ label: '1. Factuur 20260013 – ans@klant.example' });
	await page.getByLabel(/Het is verzonden/).check();
	await page.getByLabel('Waar hebt u dat gezien?').fill('In de verzonden berichten');
	await window.looks('mail-attention', page);
	await goOn(page, 'Afhandelen', 'Het bericht is afgehandeld');
	await page.getByText('In de verzonden berichten, owner@sandbox.example').waitFor();
	await window.looks('mail-attention-settled', page);

	const english = await openInEnglish(window, 'accountview-mail-attention', NEEDS_ATTENTION);
	await english.getByRole('button', { name: 'Show the messages' }).click();
	await english.getByText('Factuur 20260014').first().waitFor();
	await seenInEnglish(window, 'mail-attention', english);

	const again = await attention(window);
	await again.getByText('Factuur 20260014').first().waitFor();
	assert.doesNotMatch(await again.locator('table').innerText(), /20260013/);
	const subject = 'Factuur 20260013';
	await mail(
		window,
		{ ...INVOICE, reference: '20260013', subject },
		'Dit bericht was al verzonden',
	);
}

/** @param {Window} window @param {Office} office */
async function digestArrives(window, office) {
	const { client, sandbox } = window.stack;
	await goesWrong(
		window,
		{ at: 'end', do: 'cut' },
		// The other profile waits: its server was busy.
		{ reference: '20260016', process: 'Anders' },
		'Niet zeker of het bericht is verzonden',
	);
	await office.set('14', { mailTo: DIGEST_TO });
	await sandbox.control('DELETE', '/mails');
	const run = await runNow(client, templateOf(window.stack, '14').id, 'Every Morning', 60_000);
	assert.equal(run.status, 'success', run.error);
	const [digest, ...others] = await mailsIn(window);
	assert.deepEqual(others, []);
	assert.deepEqual([digest.from, digest.to], [GENERAL, [DIGEST_TO]]);
	assert.match(digest.subject, /^E-mail: \d+ berichten vragen aandacht$/);
	assert.match(digest.text, /Factuur 20260016 aan ans@klant\.example/);
	const page = await window.anotherPage();
	await page.setViewportSize(SHEET);
	await page.setContent(digest.html);
	await window.looks('mail-digest', page);
	await page.getByRole('link').first().click();
	await page.getByRole('heading', { name: 'Mail die aandacht vraagt' }).waitFor();
}

/** @param {Window} window @returns {Checks} */
export function mailChecks(window) {
	const office = new Office(window.stack);
	return inBrowser(window, [
		[
			'A4 given no matrix, when its form is opened, then the table is there with its first rows, and the page says which profile an invoice gets and why',
			() => matrixIsShown(window),
		],
		[
			'A3 given the report form, when an invoice is mailed, then it arrives with its attachment from the sender of the profile for invoices',
			() => reportArrives(window),
		],
		[
			'A5 given that invoice, when it is mailed again, then the page says that it was sent, and nothing arrives',
			() => sentOnce(window),
		],
		[
			'A4 given a row that a person adds to the matrix, when the next report is mailed, then it comes from that sender',
			() => matrixDecides(window),
		],
		[
			'A3 given an address that is none, when the form is sent, then the page says so in Dutch',
			() => badInput(window),
		],
		[
			'A5 given a message in doubt, when a person settles it as sent, then it is listed no more and not sent again',
			() => doubtIsSettled(window),
		],
		[
			'A5 given mail to look at, when the morning comes, then a digest arrives and leads to the list',
			() => digestArrives(window, office),
		],
	]);
}
