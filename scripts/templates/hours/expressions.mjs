// @ts-check
/** What template 06 knows of an hour entry: expressions without braces. */
import { setting } from '../parts/settings.mjs';
import { trimmed } from '../parts/words.mjs';

export const COMPARE = 'Compare';

export const WORK_TYPE = trimmed(setting('workType'));
export const TRAVEL_TYPE = trimmed(setting('travelType'));

/** The entry as Compare hands it out, on whatever node it is by then. */
export const HANDED_OUT = `$('${COMPARE}').item.json`;

export const LOOK_UP = 'Look Up the Entry';

/** The entry: as it was looked up, or else as it was read. */
export const ENTRY = '($json.body ?? $json)';

/**
 * A number of hours, with a comma or a point, without the traces of binary sums: an app that adds 0.1 and 0.2
 * gives 0.30000000000000004. @param {string} entry
 */
const numberOf = (entry) => `Number(Number(String(${entry}.hours).replace(',', '.')).toFixed(6))`;

export const HOURS = numberOf(ENTRY);

/** A day that the calendar has, with or without a time behind it. @param {string} entry */
const isDate = (entry) =>
	`((day) => DateTime.fromISO(day).isValid && /^\\d{4}-\\d\\d-\\d\\d/.test(day))(${trimmed(`${entry}.date`)})`;

/** @param {string} entry */
const isNumber = (entry) =>
	`(${trimmed(`${entry}.hours`)} !== '' && Number.isFinite(${numberOf(entry)}))`;

/** @param {string} entry */
const isKind = (entry) => `['work', 'travel'].includes(${entry}.kind)`;

/** A value as a person typed it, '' for none. @param {string} value */
const shown = (value) => `(typeof ${value} === 'object' ? '' : ${trimmed(value)})`;

/**
 * Expression that gives `content` where date, hours or kind cannot be booked, `code` without the unique code of
 * an employee, `type` without an hour type for its kind, and '' for an entry that is complete.
 * @param {string} entry
 */
const lackOf = (entry) =>
	`(!(${isDate(entry)} && ${isNumber(entry)} && ${isKind(entry)}) ? 'content' : ${trimmed(`${entry}.employee`)} === '' ? 'code' : (${entry}.kind === 'travel' ? ${TRAVEL_TYPE} : ${WORK_TYPE}) === '' ? 'type' : '')`;

/** By what AccountView knows the entry. */
export const OWN_REFERENCE = `${setting('connection')} + '-' + ${HANDED_OUT}._sync.key`;

export const APP_FIELDS = {
	id: '$json.id',
	entry: "[$json.employeeName || $json.employee, $json.date].filter(Boolean).join(', ')",
	employee: '$json.employee',
	employeeName: '$json.employeeName',
	projectCode: '$json.projectCode',
	kind: '$json.kind',
	date: '$json.date',
	hours: '$json.hours',
	description: '$json.description',
	changedAt: '$json.modifiedAt',
	isReady: `${lackOf('$json')} === ''`,
};

/** What the entry lacks, see `lackOf`. */
export const LACKS = lackOf(ENTRY);

/** What of the entry cannot be booked, in words; null for what can. */
export const UNUSABLE = {
	date: `(${isDate(ENTRY)} ? null : ${shown(`${ENTRY}.date`)})`,
	hours: `(${isNumber(ENTRY)} ? null : ${shown(`${ENTRY}.hours`)})`,
	kind: `(${isKind(ENTRY)} ? null : ${shown(`${ENTRY}.kind`)})`,
};

/** The entry that was sent, on whatever node it is by then. */
export const ENTRY_OF = `(${HANDED_OUT}._sync.attempt > 1 || ${HANDED_OUT}._sync.action === 'update' ? $('${LOOK_UP}').item.json.body : ${HANDED_OUT})`;

/** Whether the entry that was sent has more decimals than AccountView keeps. */
export const IS_TOO_FINE = `((hours) => Number.isFinite(hours) && hours !== Number(hours.toFixed(2)))(${numberOf(ENTRY_OF)})`;

/** What is booked of an entry, as a text. @param {string} record of the app */
const goes = (record) =>
	`JSON.stringify([${['employee', 'projectCode', 'kind', 'date', 'hours', 'description'].map((field) => `${record}.${field}`).join(', ')}])`;

/** Whether the answer to setting it to exported has other hours than were booked. */
export const IS_CHANGED = `$json.hours !== undefined && ${goes('$json')} !== ((sent) => ${goes('sent')})(${ENTRY_OF})`;
