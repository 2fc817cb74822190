import { DateTime } from 'luxon';
import { readInstance } from '../filing-rules/document';
import { FIELDS } from '../rubrics/fields';
import type { AmountField } from '../rubrics/rubrics';
import { keptLines, type KeptLine } from './kept-lines';

/** What a filing that is kept says of itself. */
export interface KeptFacts {
	/** Whole euros of a VAT return; none of an ICP statement. */
	readonly euros: Readonly<Partial<Record<AmountField, number>>>;
	/** Lines of an ICP statement; none of a VAT return. */
	readonly lines: readonly KeptLine[];
	/** When its message was made, to the minute, in milliseconds since 1970; null when it does not say. */
	readonly createdAt: number | null;
	/** First and last day of its period. */
	readonly start: string;
	readonly end: string;
}

const FIELD_OF: ReadonlyMap<string, AmountField> = new Map(
	FIELDS.map(({ element, field }) => [element, field]),
);

const DIVISION = /<bd-i:VATIdentificationNumberNLFiscalEntityDivision [^>]*>([^<]*)</;

/** Reads an instance back that this room has written. */
export function keptFacts(instance: string): KeptFacts {
	const read = readInstance({ text: instance, fileName: '' });
	const { facts, ofXbrl } = read;
	const amounts = facts.flatMap(({ element: { local, text } }) => {
		const field = FIELD_OF.get(local);
		return field === undefined ? [] : [[field, Number(text)] as const];
	});
	const made = facts.find(({ element }) => element.local === 'DateTimeCreation');
	return {
		euros: Object.fromEntries(amounts),
		lines: keptLines(read),
		createdAt: made === undefined ? null : minuteOf(made.element.text),
		start: ofXbrl.get('xbrli:startDate')?.[0]?.text ?? '',
		end: ofXbrl.get('xbrli:endDate')?.[0]?.text ?? '',
	};
}

/**
 * VAT number of the company within a fiscal entity that an instance of this room is of; '' for none. It is looked for
 * in the text: it is asked of every statement of the same days, and one of ten thousand customers takes long to read.
 */
export function keptDivision(instance: string): string {
	return DIVISION.exec(instance)?.[1] ?? '';
}

/** `202604151030`, Dutch time. */
function minuteOf(text: string): number | null {
	const read = DateTime.fromFormat(text, 'yyyyMMddHHmm', { zone: 'Europe/Amsterdam' });
	return read.isValid ? read.toMillis() : null;
}
