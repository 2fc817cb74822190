// @ts-check
/** What template 05 knows of a work order: expressions without braces, unless it says so. */

import { trimmed } from '../parts/words.mjs';

export const COMPARE = 'Compare';
export const LOOK_UP = 'Look Up the Work Order';

/** The work order as Compare hands it out, on whatever node it is by then. */
export const HANDED_OUT = `$('${COMPARE}').item.json`;

/** The work order as it was looked up. */
export const NOW = `$('${LOOK_UP}').item.json.body`;

/** Whether it was sent before: then it is looked up. @param {string} record as Compare hands it out */
export const isSentBefore = (record) =>
	`(${record}._sync.attempt > 1 || ${record}._sync.action === 'update')`;

/** The order that it is linked to now: null, and a number in the place of a text, are what many an app gives. */
export const ORDER_NOW = trimmed(`${NOW}.orderNumber`);

export const APP_FIELDS = {
	id: '$json.id',
	number: '$json.number',
	orderNumber: trimmed('$json.orderNumber'),
	checkedAt: '$json.modifiedAt',
	used: "$json.articles.filter(({ ticked }) => ticked).map(({ code, quantity }) => `${Number(Number(quantity).toFixed(4))} x ${code}`).join('; ')",
	articles: '$json.articles',
};

/** What a compared field was when both sides last agreed; undefined where it is the same. @param {string} name */
const was = (name) => `${HANDED_OUT}._sync.changes.find(({ field }) => field === '${name}')?.from`;

/** By what AccountView knows what it has of the work order; '' for nothing. */
const SENT = `(${HANDED_OUT}._sync.targetKey ?? '')`;

/**
 * The number that its lines bear. One that was renumbered since keeps that of the first time: under another
 * one its lines would be taken for those of another work order, and put there once more.
 */
export const REFERENCE = `((/^[^\\/]*\\/(.+)\\/[^\\/]*$/.exec(${SENT}) ?? [])[1] ?? ${was('number')} ?? ${HANDED_OUT}.number)`;

/** The order that may have its articles, where it is linked to another one since; else ''. */
export const MOVED_FROM = `((${HANDED_OUT}._sync.action === 'create' && ${SENT}.split('/')[0] || ${was('orderNumber')}) ?? '')`;

/** What goes to the order, as a text. @param {string} record of the app */
const goes = (record) =>
	`JSON.stringify([${trimmed(`${record}.orderNumber`)}, ${record}.articles.filter(({ ticked }) => ticked)])`;

/** Whether the answer to setting it to handled has other work than was sent. */
export const IS_CHANGED = `$json.articles !== undefined && ${goes('$json')} !== (${isSentBefore(HANDED_OUT)} ? ${goes(NOW)} : ${goes(HANDED_OUT)})`;

/** By what the work is known on an order. @param {string} order */
const idOn = (order) => `[${order}, ${REFERENCE}, ${HANDED_OUT}._sync.key].join('/')`;

/** What AccountView has of it: its lines on that order. With its braces. */
export const NEW_ID = `={{ ${idOn(`${HANDED_OUT}.orderNumber`)} }}`;

/** The same of what was put there beside what was left out. */
export const PART = `={{ $json.outcome === 'partly' ? ${idOn('$json.number')} : '' }}`;

/** The same of what is on the order while the app could not be told; where the order was not written, nothing is new. */
export const SENT_PART = `={{ $json.details === undefined ? ${idOn(`${HANDED_OUT}.orderNumber`)} : '' }}`;

/** The same of what may still be on the former order. */
export const FORMER_PART = `={{ ${MOVED_FROM} === '' ? '' : ${idOn(MOVED_FROM)} }}`;
