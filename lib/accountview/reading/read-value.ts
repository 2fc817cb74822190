import type { FoxProType } from '../dictionary/column-table';
import { readDate, readDateTime } from './dates';
import type { FieldValue } from '../values';

const SPACE = 32;

/**
 * Reads one value of an answer. Text never is null (empty text instead), a logical never either
 * (FoxPro has no empty logical); numbers and dates are null when empty.
 *
 * @param type the column's type; undefined for a column of which nothing is known
 * @returns undefined when the value does not fit the type
 */
export function readValue(raw: unknown, type: FoxProType | undefined): FieldValue | undefined {
	switch (type) {
		case 'C':
		case 'M':
			return readText(raw);
		case 'N':
		case 'Y':
		case 'B':
		case 'I':
			return readNumber(raw);
		case 'L':
			return readLogical(raw);
		case 'D':
			return readDate(raw);
		case 'T':
			return readDateTime(raw);
		case undefined:
			return readUntyped(raw);
	}
}

function readText(raw: unknown): string | undefined {
	if (typeof raw === 'string') {
		return raw.charCodeAt(raw.length - 1) === SPACE ? raw.trimEnd() : raw;
	}
	if (raw === null || raw === undefined) return '';
	return typeof raw === 'number' ? String(raw) : undefined;
}

function readNumber(raw: unknown): number | null | undefined {
	if (typeof raw === 'number') return raw;
	if (raw === null || raw === undefined || raw === '') return null;
	const number = typeof raw === 'string' ? Number(raw) : NaN;
	return Number.isFinite(number) ? number : undefined;
}

function readLogical(raw: unknown): boolean | undefined {
	if (typeof raw === 'boolean') return raw;
	if (raw === null || raw === undefined || raw === '') return false;
	return typeof raw === 'string' || typeof raw === 'number' ? parseLogical(raw) : undefined;
}

/**
 * Reads the forms in which a logical may be written: `true`, `.T.`, `1` and their opposites.
 *
 * @returns undefined for anything else
 */
export function parseLogical(value: string | number): boolean | undefined {
	switch (String(value).trim().toLowerCase()) {
		case 'true':
		case '.t.':
		case '1':
			return true;
		case 'false':
		case '.f.':
		case '0':
			return false;
		default:
			return undefined;
	}
}

function readUntyped(raw: unknown): FieldValue | undefined {
	if (raw === null || raw === undefined) return null;
	if (typeof raw === 'string') return raw.trimEnd();
	return typeof raw === 'number' || typeof raw === 'boolean' ? raw : undefined;
}
