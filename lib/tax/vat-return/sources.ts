import { z } from 'zod4';
import { addCents, type Cents } from '../amounts/cents';
import { eachLine } from '../rubrics/rounding';
import type { LineField } from '../rubrics/rubrics';

const codeSourceSchema = z.strictObject({
	code: z.string(),
	transactions: z.int().nonnegative(),
	cents: z.int(),
});

/** Where an amount comes from: for each VAT code how many transactions, and how much. */
export const sourcesSchema = z.array(codeSourceSchema).readonly();

export type Sources = z.output<typeof sourcesSchema>;

interface Running {
	transactions: number;
	cents: Cents;
}

/** Adds up transactions by amount and VAT code; its memory grows with VAT codes, not with transactions. */
export class SourceTotals {
	private readonly totals: Record<LineField, Map<string, Running>> = eachLine(() => new Map());

	add(field: LineField, code: string, cents: Cents): void {
		const codes = this.totals[field];
		const running = codes.get(code);
		if (running === undefined) {
			codes.set(code, { transactions: 1, cents });
			return;
		}
		running.transactions += 1;
		running.cents = addCents(running.cents, cents);
	}

	sources(): Record<LineField, Sources> {
		return eachLine((field) =>
			[...this.totals[field]]
				.map(([code, running]) => ({ code, ...running }))
				.sort((one, other) => (one.code < other.code ? -1 : 1)),
		);
	}
}

/** What the sources of an amount add up to. */
export function sumOfSources(sources: Sources): Cents {
	return sources.reduce((sum, { cents }) => addCents(sum, cents), 0);
}
