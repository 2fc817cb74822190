import { z } from 'zod4';
import { PERIOD_KINDS } from '../periods/period';
import { SEVERITIES } from '../rules/finding';
import { day } from './fields';

/** What every draft carries, as it is kept in JSON. */

const bilingual = z.strictObject({ nl: z.string(), en: z.string() });

/** A period as a draft carries it; whether it is one, a rule says. */
export const periodSchema = z.strictObject({ kind: z.enum(PERIOD_KINDS), start: day, end: day });

/** A finding of the reading, as a draft carries it to whoever files. */
export const findingSchema = z.strictObject({
	rule: z.string(),
	answersTo: z.array(z.string()).readonly(),
	severity: z.enum(SEVERITIES),
	field: z.string(),
	record: z.string().optional(),
	amount: z.int().optional(),
	message: bilingual,
	remedy: bilingual,
});

/** How many records were read, and what became of them. */
export const countsSchema = z.strictObject({
	read: z.int().nonnegative(),
	counted: z.int().nonnegative(),
	leftOut: z.int().nonnegative(),
	refused: z.int().nonnegative(),
});

export type ReadingCounts = Readonly<z.output<typeof countsSchema>>;

/** Whose return it is. */
export interface Filer {
	readonly administration: string;
	/** The number that is filed under (omzetbelastingnummer). */
	readonly obNumber: string;
}
