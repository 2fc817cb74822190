// @ts-check
/** Of a page that shows what would be done: the fields by which a person confirms it. */
import { said } from './form-language.mjs';
import { optionsOf, WHAT_NOW } from './forms.mjs';

/**
 * @typedef {import('./form-language.mjs').Words} Words
 * @typedef {import('./forms.mjs').Choice} Choice
 */

/**
 * A tick where there is much to confirm, and what a person wants, as part of an expression.
 * @param {object} page
 * @param {string} page.removals expression of steps that go only with the tick
 * @param {Words} page.many label of the tick, before how many they are @param {Words} page.confirm
 * @param {Words} page.without what becomes of them without it @param {readonly Choice[]} page.choices
 */
export const confirmFields = ({ removals, many, confirm, without, choices }) =>
	`...(${removals}.length === 0 ? [] : [{ fieldName: 'removals', fieldLabel: ${said(many)} + ' (' + ${removals}.length + ')', fieldType: 'checkbox', fieldOptions: { values: [{ option: ${said(confirm)} }] } }]), { fieldName: 'choice', fieldLabel: ${said(WHAT_NOW)} + (${removals}.length === 0 ? '' : ' ' + ${said(without)}), fieldType: 'radio', requiredField: true, fieldOptions: { values: ${optionsOf(choices)} } }`;
