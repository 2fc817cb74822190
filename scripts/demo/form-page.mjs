// @ts-check
/** What stands on a page of an n8n form, and what a browser sends when it is filled in. */
import { Failure } from '../lib/failure.mjs';

/**
 * @typedef {object} Field
 * @property {string} name of what is sent @property {string} label '' for what a person does not see
 * @property {string | readonly string[]} value as it stands there; a list where several can be ticked
 * @property {readonly string[]} [options] what can be chosen
 *
 * @typedef {object} FormPage
 * @property {string} title @property {string} text all words of it, on one line
 * @property {readonly Field[]} fields
 * @property {readonly (readonly string[])[]} rows of its tables, by the texts of their cells
 * @property {string} token by which the next page knows who sent this one; '' for none
 * @property {boolean} isLast there is nothing to send
 *
 * @typedef {Readonly<Record<string, string | readonly string[]>>} Answers by the begin of a label
 */

/** @param {string | null | undefined} text */
const onOneLine = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

/** @param {string} html @returns {Promise<FormPage>} */
export async function readPage(html) {
	// Only here, since the package is there only after the set-up.
	const { parseHTML } = await import('linkedom');
	const { document } = parseHTML(html);
	const form = document.querySelector('#n8n-form');
	const shown = form ?? document.querySelector('.card') ?? document.body;
	const ticked = [...shown.querySelectorAll('.multiselect')].map(tickedField);
	const typed = [...shown.querySelectorAll('[name^="field-"]')].map(typedField);
	return {
		title: onOneLine(shown.querySelector('h1')?.textContent),
		text: onOneLine(shown.textContent),
		fields: [...ticked, ...typed],
		rows: [...shown.querySelectorAll('tr')].map((row) =>
			[...row.querySelectorAll('td')].map((cell) => onOneLine(cell.textContent)),
		),
		token: /const authToken = '([^']*)'/.exec(html)?.[1] ?? '',
		isLast: form === null,
	};
}

/** @param {Element} list @returns {Field} */
function tickedField(list) {
	const boxes = [...list.querySelectorAll('input')];
	const valueOf = (/** @type {Element} */ box) => box.getAttribute('value') ?? '';
	return {
		name: list.id,
		label: onOneLine(list.previousElementSibling?.textContent),
		options: boxes.map(valueOf),
		value: boxes.filter((box) => box.hasAttribute('checked')).map(valueOf),
	};
}

/** @param {Element} input @returns {Field} */
function typedField(input) {
	const name = input.getAttribute('name') ?? '';
	const label = onOneLine(
		[...input.ownerDocument.querySelectorAll('label')].find(
			(one) => one.getAttribute('for') === name,
		)?.textContent,
	);
	if (input.localName !== 'select') {
		return { name, label, value: input.getAttribute('value') ?? input.textContent ?? '' };
	}
	const options = [...input.querySelectorAll('option:not([disabled])')];
	const chosen = options.find((option) => option.hasAttribute('selected'));
	return {
		name,
		label,
		options: options.map((option) => option.getAttribute('value') ?? ''),
		value: chosen?.getAttribute('value') ?? '',
	};
}

/** The field that a label begins. @param {FormPage} page @param {string} label @returns {Field} */
export function fieldOf({ title, fields }, label) {
	const found = fields.find((field) => field.label.startsWith(label));
	if (found) return found;
	throw new Failure('FORM_CHANGED', `The page "${title}" does not ask "${label}".`);
}

/**
 * What a browser sends of a page: what stands there, and the answers in its place.
 * @param {FormPage} page @param {Answers} answers
 */
export function filledIn(page, answers) {
	const given = new Map(
		Object.entries(answers).map(([label, answer]) => [fieldOf(page, label), answer]),
	);
	const sent = new FormData();
	for (const field of page.fields) {
		const answer = given.get(field) ?? field.value;
		checkOptions(page, field, given.has(field) ? answer : []);
		const isTicked = typeof field.value !== 'string';
		sent.append(field.name, isTicked ? JSON.stringify([answer].flat()) : String(answer));
	}
	return sent;
}

/** @param {FormPage} page @param {Field} field @param {string | readonly string[]} answer */
function checkOptions({ title }, { label, options }, answer) {
	const unknown = options && [answer].flat().find((one) => !options.includes(one));
	if (unknown === undefined) return;
	throw new Failure(
		'FORM_CHANGED',
		`"${label}" on the page "${title}" does not offer "${unknown}".`,
	);
}
