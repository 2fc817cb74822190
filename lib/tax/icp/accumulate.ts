import { addCents, type Cents } from '../amounts/cents';
import { splitVatId, vatIdText } from '../identifiers/eu-vat-id';
import { dayInWords } from '../periods/day-in-words';
import { includesDay, periodName, type Period } from '../periods/period';
import type { ReadingCounts } from '../reading/draft-parts';
import { recordProblem } from '../reading/record-problem';
import { RepeatedRecords } from '../reading/repeated';
import { READING_RULES } from '../reading/rules';
import { Tally, unreadableHit, type Hit } from '../reading/tally';
import type { Finding, RuleFacts } from '../rules/finding';
import type { Nature } from './natures';
import { supplySchema, type Supply } from './supply';

/** What was supplied to one customer, of one nature; a correction stands apart for each period. */
export interface IcpSum {
	/** As the books know the customer; the first one, when several share a VAT number. */
	readonly customer: string;
	readonly country: string;
	readonly number: string;
	readonly nature: Nature;
	/** Code of the period that is corrected; '' for the statement's own. */
	readonly corrects: string;
	readonly cents: Cents;
	readonly records: number;
}

/** What the books say of supplies within the EU. */
export interface IcpAccumulation {
	readonly sums: readonly IcpSum[];
	readonly counts: ReadingCounts;
	readonly findings: readonly Finding[];
}

/**
 * Adds up supplies by customer and nature, page by page; its memory grows with customers, not with
 * supplies. Customers are told apart by VAT number, and by name where they have none.
 *
 * @throws TaxError TAX_AMOUNT_TOO_LARGE
 */
export async function accumulateIcp(
	pages: AsyncIterable<readonly unknown[]>,
	period: Period,
): Promise<IcpAccumulation> {
	const running = new IcpAccumulator(period);
	for await (const page of pages) running.addPage(page);
	return running.result();
}

class IcpAccumulator {
	private readonly sums = new Map<string, IcpSum>();
	private readonly tally = new Tally();
	private readonly repeated = new RepeatedRecords();
	private read = 0;
	private refused = 0;

	constructor(private readonly period: Period) {}

	addPage(page: readonly unknown[]): void {
		this.repeated.nextPage();
		for (const given of page) this.add(given);
	}

	result(): IcpAccumulation {
		const { read, refused } = this;
		return {
			sums: [...this.sums.values()],
			counts: { read, counted: read - refused, leftOut: 0, refused },
			findings: this.tally.findings(),
		};
	}

	private add(given: unknown): void {
		this.read += 1;
		const read = supplySchema.safeParse(given);
		if (!read.success) {
			this.refuse(unreadableHit(given, this.read, recordProblem(read.error)));
		} else if (this.repeated.isRepeated(read.data.record)) {
			this.refuse(hitOf(READING_RULES.repeated, read.data));
		} else if (read.data.corrects === '' && !includesDay(this.period, read.data.date)) {
			const facts = { date: dayInWords(read.data.date), period: periodName(this.period) };
			this.refuse(hitOf(READING_RULES.outsidePeriod, read.data, facts));
		} else {
			this.count(read.data);
		}
	}

	private count({ customer, vatId, country, nature, amount, corrects }: Supply): void {
		const parts = splitVatId(vatId, country);
		const who = parts.number === '' ? customer : vatIdText(parts);
		const key = `${who}|${nature}|${corrects}`;
		const known = this.sums.get(key) ?? {
			customer,
			...parts,
			nature,
			corrects,
			cents: 0,
			records: 0,
		};
		this.sums.set(key, {
			...known,
			cents: addCents(known.cents, amount),
			records: known.records + 1,
		});
	}

	private refuse(hit: Hit): void {
		this.refused += 1;
		this.tally.add(hit);
	}
}

function hitOf(
	rule: RuleFacts,
	{ record, amount, nature }: Supply,
	facts: NonNullable<Hit['facts']> = {},
): Hit {
	return { rule, key: nature, field: nature, record, amount, facts };
}
