// @ts-check
/** What template 05 knows of a work order: expressions without braces, unless it says so. */

export const COMPARE = 'Compare';
export const LOOK_UP = 'Look Up the Work Order';

/** The work order as Compare hands it out, on whatever node it is by then. */
export const HANDED_OUT = `$('${COMPARE}').item.json`;

/** The work order as it was looked up. */
export const NOW = `$('${LOOK_UP}').item.json.body`;

/** Whether it was sent before: then it is looked up. @param {string} record as Compare hands it out */
export const isSentBefore = (record) =>
	`(${record}._sync.attempt > 1 || ${record}._sync.action === 'update')`;

export const APP_FIELDS = {
	id: '$json.id',
	number: '$json.number',
	orderNumber: '$json.orderNumber',
	checkedAt: '$json.modifiedAt',
	used: "$json.articles.filter(({ ticked }) => ticked).map(({ code, quantity }) => `${Number(Number(quantity).toFixed(4))} x ${code}`).join('; ')",
	articles: '$json.articles',
};

/** What a compared field was when both sides last agreed; undefined where it is the same. @param {string} name */
const was = (name) => `${HANDED_OUT}._sync.changes.find(({ field }) => field === '${name}')?.from`;

/** Article numbers in what `used` holds. @param {string} used */
const codesIn = (used) =>
	`(${used}).split('; ').map((one) => one.replace(/^\\S+ x /, '')).filter(Boolean)`;

/** Lines that an order should no longer have. @param {string} codes */
const without = (codes) => `${codes}.map((code) => ({ code, quantity: 0 }))`;

/** Articles that were used when the work order was sent last, and are no longer. */
const WITHDRAWN = without(
	`${codesIn(`${was('used')} ?? ''`)}.filter((code) => !${NOW}.articles.some((line) => line.ticked && line.code === code))`,
);

/** What the order should have of it by now. */
export const ALL_LINES = `[...${NOW}.articles, ...${WITHDRAWN}]`;

/** The order that has its articles, where it is linked to another one since; else ''. */
export const MOVED_FROM = `(${was('orderNumber')} ?? '')`;

/** What was sent to that order, all of it to be gone from there; articles that are the same since are those of now. */
export const FORMER_LINES = without(
	`(${was('used')} === undefined ? ${NOW}.articles.filter(({ ticked }) => ticked).map(({ code }) => code) : ${codesIn(was('used'))})`,
);

/** What goes to the order, as a text. @param {string} record of the app */
const goes = (record) =>
	`JSON.stringify([${record}.orderNumber, ${record}.articles.filter(({ ticked }) => ticked)])`;

/** Whether the answer to setting it to handled has other work than was sent. */
export const IS_CHANGED = `$json.articles !== undefined && ${goes('$json')} !== (${isSentBefore(HANDED_OUT)} ? ${goes(NOW)} : ${goes(HANDED_OUT)})`;

/** What AccountView has of it: the work on that order. With its braces. */
export const NEW_ID = `={{ [${HANDED_OUT}.orderNumber, ${HANDED_OUT}._sync.key].filter(Boolean).join('/') }}`;
