import type { FilingKind } from '../xbrl/generations';
import { ASSOCIATION_NAME, ASSOCIATION_TUPLE } from '../xbrl/header';
import {
	ACQUIRER_TUPLE,
	CORRECTION_TUPLES,
	LINE_TUPLES,
	MOVEMENT_TUPLES,
} from '../xbrl/icp-tuples';

/** What a tuple of the taxonomy holds. */
export interface TupleType {
	/** Elements of its children; each is there once, in this order. */
	readonly children: readonly string[];
	/** The reports that it belongs to. */
	readonly reports: readonly FilingKind[];
}

const CUSTOMER = ['CountryCodeISO-EC', 'VATIdentificationNumberNational'] as const;

/** Of an ICP statement; the order of children is alphabetical. */
function ofStatement(children: readonly string[]): TupleType {
	return { children: children.toSorted(), reports: ['icp'] };
}

const WITH_AMOUNTS = [...Object.values(LINE_TUPLES), ...Object.values(CORRECTION_TUPLES)];

/** Tuples of `bd-tuples` that the two reports use, as NT14 to NT19 have them. */
export const TUPLES: ReadonlyMap<string, TupleType> = new Map([
	...WITH_AMOUNTS.map(({ tuple, amount }): [string, TupleType] => [
		tuple,
		ofStatement([...CUSTOMER, amount]),
	]),
	...Object.values(MOVEMENT_TUPLES).map((tuple): [string, TupleType] => [
		tuple,
		ofStatement(CUSTOMER),
	]),
	[
		ACQUIRER_TUPLE,
		ofStatement([
			'VATNumberCountryCodeNew',
			'VATNumberCountryCodeOriginal',
			'VATNumberNew',
			'VATNumberOriginal',
		]),
	],
	[ASSOCIATION_TUPLE, { children: [ASSOCIATION_NAME], reports: ['vatReturn', 'icp'] }],
]);

const CORRECTIONS: ReadonlySet<string> = new Set(
	Object.values(CORRECTION_TUPLES).map(({ tuple }) => tuple),
);

/** Whether a tuple corrects an earlier period, so that it may be about another one than the statement. */
export function isCorrection(tuple: string): boolean {
	return CORRECTIONS.has(tuple);
}
