import { DateTime } from 'luxon';
import type { Switches } from '../switches';

const DUTCH_ZONE = 'Europe/Amsterdam';
const LOCAL_FORM = "yyyy-MM-dd'T'HH:mm:ss";
const FOXPRO_LITERAL =
	/^\{\^(?<date>\d{4}-\d{2}-\d{2})(?:[ T](?<time>\d{1,2}:\d{2}(?::\d{2})?))?\}$/;

/**
 * A clock that tells the moment as it is stored: Dutch local `YYYY-MM-DDTHH:mm:ss`. Works a second
 * out only once, because filling a database asks for it very often.
 */
export function dutchClock(now: () => number): () => string {
	let second = Number.NaN;
	let text = '';
	return () => {
		const current = Math.floor(now() / 1000);
		if (current !== second) {
			second = current;
			text = DateTime.fromSeconds(second, { zone: DUTCH_ZONE }).toFormat(LOCAL_FORM);
		}
		return text;
	};
}

/**
 * A filter literal `{^YYYY-MM-DD}` or `{^YYYY-MM-DD HH:MM:SS}` as a comparable
 * `YYYY-MM-DDTHH:mm:ss` in Dutch local time; undefined when it is none or no real date.
 */
export function readFoxProLiteral(literal: string, zone: Switches['timeZone']): string | undefined {
	const groups = FOXPRO_LITERAL.exec(literal.trim())?.groups;
	if (groups?.['date'] === undefined) return undefined;
	const moment = DateTime.fromISO(`${groups['date']}T${groups['time'] ?? '00:00:00'}`, {
		zone,
	});
	return moment.isValid ? moment.setZone(DUTCH_ZONE).toFormat(LOCAL_FORM) : undefined;
}

/**
 * A date as written in a body: `YYYY-MM-DD`, with or without time, with or without `Z`.
 * Gives `YYYY-MM-DDTHH:mm:ss`, or undefined when it is no date.
 */
export function readSentDate(text: string, sentZ: Switches['sentZ']): string | undefined {
	const converted = sentZ === 'converted' && /(?:Z|[+-]\d{2}:\d{2})$/.test(text);
	const moment = converted
		? DateTime.fromISO(text).setZone(DUTCH_ZONE)
		: DateTime.fromISO(text, { setZone: true });
	return moment.isValid ? moment.toFormat(LOCAL_FORM) : undefined;
}

type DateForms = Pick<Switches, 'dateForm' | 'emptyDate' | 'timeZone'>;

/** A stored date (`YYYY-MM-DD`) or date-time as it stands in an answer; undefined: left out. */
export function writtenDate(stored: string | null, forms: DateForms): string | null | undefined {
	return stored === null ? emptyDate(forms.emptyDate) : filledDate(stored, forms);
}

function filledDate(stored: string, { dateForm, timeZone }: DateForms): string {
	const isDateTime = stored.length > 10;
	if (dateForm === 'date-only') return stored.slice(0, 10);
	if (!isDateTime) return `${stored}T00:00:00${dateForm === 'zulu' ? 'Z' : ''}`;
	if (dateForm === 'zoneless' && timeZone === DUTCH_ZONE) return stored;
	const utc = DateTime.fromISO(stored, { zone: DUTCH_ZONE }).toUTC().toFormat(LOCAL_FORM);
	return dateForm === 'zulu' ? `${utc}Z` : utc;
}

function emptyDate(form: Switches['emptyDate']): string | null | undefined {
	switch (form) {
		case 'null':
			return null;
		case 'empty':
			return '';
		case '1899':
			return '1899-12-30T00:00:00';
		case '0001':
			return '0001-01-01T00:00:00';
		case 'missing':
			return undefined;
	}
}
