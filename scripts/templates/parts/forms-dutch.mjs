// @ts-check
/** Pieces of pages that are in Dutch only. */
import { escaped, literal } from './literals.mjs';

/** @typedef {{ label: string; value: string }} Choice what a person reads, and the value that is kept */

/**
 * What is known, one to a line: HTML for the message of a page.
 * @param {readonly (readonly [label: string, value: string])[]} facts each value an expression without braces
 */
export const factTable = (facts) =>
	`<table><tbody>${facts.map(([label, value]) => `<tr><td>${label}</td><td>{{ ${escaped(value)} }}</td></tr>`).join('')}</tbody></table>`;

/**
 * A dropdown or radio field of a page, as part of an expression.
 * @param {object} field
 * @param {string} field.name @param {string} field.label @param {readonly Choice[]} field.choices
 * @param {string} field.chosen expression of the value that is chosen beforehand
 */
export function choiceField({ name, label, choices, chosen }) {
	const options = choices.map((one) => `{ option: ${literal(one.label)} }`).join(', ');
	return `{ fieldName: '${name}', fieldLabel: ${literal(label)}, fieldType: 'dropdown', requiredField: true, fieldOptions: { values: [${options}] }, defaultValue: ${labelOf(choices, chosen)} }`;
}

/** What a person reads for a value; the first where it is none of them. @param {readonly Choice[]} choices @param {string} value */
export const labelOf = (choices, value) =>
	`({ ${choices.map((one) => `${literal(one.value)}: ${literal(one.label)}`).join(', ')} }[${value}] ?? ${literal(choices[0]?.label ?? '')})`;

/** The value of what a person chose. @param {readonly Choice[]} choices @param {string} label */
export const valueOfLabel = (choices, label) =>
	`({ ${choices.map((one) => `${literal(one.label)}: ${literal(one.value)}`).join(', ')} }[${label}])`;
