import { isDate } from 'node:util/types';
import { DateTime } from 'luxon';
import { CodedError } from '../../lib/errors/coded-error';

/** A parameter holds something that the node cannot read. `label` is the parameter's label. */
export function invalidParameter(label: string, expected: string, value: unknown): CodedError {
	return new CodedError({
		code: 'NODE_PARAMETER_INVALID',
		message: `The parameter ${label} holds ${described(value)}, which is not ${expected}.`,
		remedy: `Give ${label} ${expected}, or correct its expression.`,
		details: { parameter: label },
	});
}

/** Dates of JavaScript and Luxon, which expressions give and n8n hands on as they are, as ISO 8601 text. */
export function withoutDate(value: unknown): unknown {
	if (DateTime.isDateTime(value) && value.isValid) return value.toISO();
	return isDate(value) && !Number.isNaN(value.getTime()) ? value.toISOString() : value;
}

/** The value of a resource locator, in whichever mode it was chosen; anything else as it is. */
export function withoutLocator(value: unknown): unknown {
	return isObject(value) && value['__rl'] === true ? value['value'] : value;
}

/** Text without outer spaces; numbers as digits; dates in ISO 8601; nothing as ''. */
export function textOf(given: unknown, label: string): string {
	const value = withoutDate(given);
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	throw invalidParameter(label, 'a text', value);
}

/** Yes or no; also the texts that expressions tend to give. */
export function flagOf(value: unknown, label: string): boolean {
	if (typeof value === 'boolean') return value;
	const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
	if (text === 'true' || text === 'ja' || text === 'yes' || text === 1) return true;
	if (text === 'false' || text === 'nee' || text === 'no' || text === 0) return false;
	throw invalidParameter(label, 'true or false', value);
}

/** A whole number of at least 1. */
export function countOf(value: unknown, label: string): number {
	const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof count === 'number' && Number.isInteger(count) && count >= 1) return count;
	throw invalidParameter(label, 'a whole number of at least 1', value);
}

/** A number; also as text, with a dot before decimals. */
export function numberOf(value: unknown, label: string): number {
	const isText = typeof value === 'string' && value.trim() !== '';
	const number = isText ? Number(withDecimalPoint(value)) : value;
	if (typeof number === 'number' && Number.isFinite(number)) return number;
	throw invalidParameter(label, 'a number such as 7.5', value);
}

/** `7,5` is how Dutch people and programs write 7.5; anything with both signs stays as it is. */
function withDecimalPoint(text: string): string {
	return /^\s*-?\d+,\d+\s*$/.test(text) ? text.replace(',', '.') : text;
}

/**
 * An ISO 8601 date or date-time as an instant with offset; one without offset is read in `zone`,
 * the time zone of the workflow.
 */
export function instantOf(value: unknown, label: string, zone: string): string {
	const text = textOf(value, label);
	const instant = DateTime.fromISO(text, { zone });
	if (instant.isValid) return instant.toISO();
	throw invalidParameter(label, 'a date such as 2026-03-02 or 2026-03-02T09:30', value);
}

/** A list of texts; a text is split at its commas. */
export function textsOf(value: unknown, label: string): string[] {
	const parts: readonly unknown[] = Array.isArray(value) ? value : textOf(value, label).split(',');
	return parts.map((part) => textOf(part, label)).filter((part) => part !== '');
}

/** An object such as a collection gives, also as the JSON text of a panel; nothing as {}. */
export function objectOf(value: unknown, label: string): Readonly<Record<string, unknown>> {
	if (value === undefined || value === null) return {};
	if (typeof value === 'string' && value.trim() === '') return {};
	const parsed = typeof value === 'string' ? parsedJson(value) : value;
	if (isObject(parsed)) return parsed;
	throw invalidParameter(label, 'a set of fields', value);
}

/** A list of objects, also as JSON text; a single object is a list of one. */
export function objectsOf(value: unknown, label: string): Readonly<Record<string, unknown>>[] {
	const parsed = typeof value === 'string' ? parsedJson(value) : value;
	const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
	return list.map((entry) => {
		if (isObject(entry)) return entry;
		throw invalidParameter(label, 'a list of objects', value);
	});
}

/** Undefined for what is no JSON. */
function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is there, in words; only short plain values are quoted, so that no message gets long. */
function described(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'nothing';
	if (Array.isArray(value)) return 'a list';
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
		return 'an object';
	}
	const text = String(value);
	return text.length <= 60 ? `"${text}"` : `a text of ${text.length} characters`;
}
