import type { Switches } from '../switches';
import { readSentDate } from './dates';
import { AccountViewError } from './errors';
import { shownName, type CellValue, type Column } from './tables/definition';
import type { SentValue } from './write-body';

type ValueSwitches = Pick<Switches, 'overlongValue' | 'sentZ'>;

/**
 * A sent value in the form it is stored: text trimmed at the end and in upper case where the
 * dictionary says so, numbers and yes/no read from text as well, dates without zone.
 *
 * @throws {AccountViewError} when the value does not fit the column
 */
export function storedValue(column: Column, sent: SentValue, switches: ValueSwitches): CellValue {
	switch (column.type) {
		case 'C':
		case 'M':
			return storedText(column, sent, switches.overlongValue);
		case 'N':
		case 'Y':
		case 'B':
		case 'I':
			return storedNumber(column, sent);
		case 'L':
			return storedTruth(column, sent);
		case 'D':
		case 'T':
			return storedDate(column, sent, switches.sentZ);
	}
}

function storedText(column: Column, sent: SentValue, overlong: Switches['overlongValue']): string {
	const { type, length, upperCase } = column;
	const trimmed = String(sent ?? '').trimEnd();
	const text = upperCase ? trimmed.toUpperCase() : trimmed;
	if (type === 'M' || text.length <= length) return text;
	if (overlong === 'cut') return text.slice(0, length);
	throw new AccountViewError(
		`De waarde van ${shownName(column)} is te lang: ${text.length} tekens, hoogstens ${length} toegestaan.`,
		undefined,
		1011,
	);
}

function storedNumber(column: Column, sent: SentValue): number {
	const { type, length, decimals } = column;
	if (sent === null || sent === '') return 0;
	const number = typeof sent === 'boolean' ? Number.NaN : Number(sent);
	if (!Number.isFinite(number) || (type === 'I' && !Number.isInteger(number))) {
		throw notFitting(column, sent, 'een getal');
	}
	if (type === 'N' && String(Math.trunc(number)).length > length) {
		throw notFitting(column, sent, `een getal van hoogstens ${length} cijfers`);
	}
	return decimals === undefined ? number : Number(number.toFixed(decimals));
}

const TRUTHS: Readonly<Record<string, boolean>> = {
	true: true,
	'.t.': true,
	'1': true,
	false: false,
	'.f.': false,
	'0': false,
	'': false,
};

function storedTruth(column: Column, sent: SentValue): boolean {
	const truth = TRUTHS[String(sent ?? '').toLowerCase()];
	if (truth === undefined) throw notFitting(column, sent, 'een ja/nee-waarde');
	return truth;
}

function storedDate(column: Column, sent: SentValue, sentZ: Switches['sentZ']): string | null {
	if (sent === null || sent === '') return null;
	const moment = typeof sent === 'string' ? readSentDate(sent, sentZ) : undefined;
	if (moment === undefined) throw notFitting(column, sent, 'een datum');
	return column.type === 'D' ? moment.slice(0, 10) : moment;
}

function notFitting(column: Column, sent: SentValue, expected: string): AccountViewError {
	return new AccountViewError(
		`De waarde '${String(sent)}' van ${shownName(column)} is geen geldige waarde: verwacht wordt ${expected}.`,
		undefined,
		1012,
	);
}
