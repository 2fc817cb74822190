// @ts-check
/** The forms in English, in a real n8n: each by its own address, and one of them to its last page. */
import assert from 'node:assert/strict';
import { inBrowser } from './checks.mjs';
import { openInEnglish, seenInEnglish } from './english-forms.mjs';
import { publishAgain, rest } from './example-flows.mjs';
import { goOn, openForm } from './forms.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 */

/** @param {Window} window @returns {{ id: string; number: string; title: string; path: string }[]} */
const englishForms = ({ stack }) =>
	stack.templates.flatMap(({ id, file, workflow }) =>
		workflow.nodes
			.filter(({ name, type }) => type.endsWith('.formTrigger') && name.endsWith('(English)'))
			.map(({ parameters: { formTitle, options } }) => ({
				id,
				number: file.slice(0, 2),
				title: formTitle,
				path: options.path,
			})),
	);

/** @param {Window} window */
async function eachIsEnglish(window) {
	const forms = englishForms(window);
	assert.ok(forms.length >= 12);
	for (const form of forms) {
		await whilePublished(window, form.id, () => isEnglish(window, form));
	}
}

/** @param {Window} window @param {{ number: string; title: string; path: string }} form */
async function isEnglish(window, { number, title, path }) {
	const page = await openForm(window, path, title);
	await seenInEnglish(window, `form-${number}`, page);
	await page.close();
}

/** Flows with a schedule rest by now. @param {Window} window @param {string} id @param {() => Promise<void>} work */
async function whilePublished({ stack }, id, work) {
	const { active } = await stack.client.workflow(id);
	if (!active) await publishAgain(stack, id);
	await work();
	if (!active) await rest(stack, id);
}

/** @param {Window} window */
async function mailedInEnglish(window) {
	await window.stack.sandbox.control('DELETE', '/mails');
	const page = await openInEnglish(window, 'accountview-mail-report', 'Mail a document');
	await page.getByLabel(/^To /).fill('ans@klant.example');
	await page.getByLabel('Kind of message').selectOption({ label: 'Invoice' });
	await page.getByLabel(/^Reference/).fill('20260099');
	await page.getByLabel('Subject').fill('Invoice 20260099');
	await page.getByLabel(/^Message/).fill('Dear Ans,\n\nPlease find the invoice enclosed.');
	await page.getByLabel('Signature').fill('Bas Bos');
	await page.getByLabel('Language of the greeting').selectOption({ label: 'English' });
	await page.locator('input[type="file"]').setInputFiles({
		name: 'invoice.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('%PDF-1.4 an invoice'),
	});
	await goOn(page, 'Send', 'The message was sent');
	await seenInEnglish(window, 'mail-report-sent', page);
	const [arrived] = await window.stack.sandbox.control('GET', '/mails');
	assert.equal(arrived.from, 'facturen@demo-installatie.example');
	assert.match(arrived.text, /Please find[^]*Kind regards,\s+Bas Bos/);
	assert.deepEqual(
		arrived.attachments.map((/** @type {{ name: string }} */ { name }) => name),
		['invoice.pdf'],
	);
}

/** @param {Window} window @returns {Checks} */
export const englishFormChecks = (window) =>
	inBrowser(window, [
		[
			'given the English address of each form, when it is opened, then all that a person reads is English',
			() => eachIsEnglish(window),
		],
		[
			'A3 given the English report form, when an invoice is mailed, then it arrives as from the Dutch one, and the last page is English',
			() => mailedInEnglish(window),
		],
	]);
