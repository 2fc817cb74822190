import { addCents, type Cents } from '../amounts/cents';
import type { ReadingCounts } from '../reading/draft-parts';
import { recordProblem } from '../reading/record-problem';
import { RepeatedRecords } from '../reading/repeated';
import { READING_RULES } from '../reading/rules';
import { Tally, unreadableHit, type Hit } from '../reading/tally';
import { dayInWords } from '../periods/day-in-words';
import { includesDay, periodName, type Period } from '../periods/period';
import { eachLine, type RubricSums } from '../rubrics/rounding';
import type { LineField } from '../rubrics/rubrics';
import type { Finding, RuleFacts } from '../rules/finding';
import { TRANSACTION_RULES } from './reading-rules';
import { SourceTotals, sumOfSources, type Sources } from './sources';
import { transactionSchema, type Transaction } from './transaction';
import { targetOf, type Target, type VatCodes } from './vat-codes';

export interface AccumulateOptions {
	readonly period: Period;
	readonly codes: VatCodes;
	/**
	 * `date`: a transaction of another date is left out, and told as an error. `bookingPeriod`: the caller
	 * read by booking period, so it is counted, and told as a warning.
	 */
	readonly periodBy: 'date' | 'bookingPeriod';
}

/** What the books say of a period. */
export interface Accumulation {
	readonly sums: RubricSums;
	readonly sources: Readonly<Record<LineField, Sources>>;
	/** VAT owed less input VAT that corrects earlier periods; it is part of the sums. */
	readonly corrections: Cents;
	readonly counts: ReadingCounts;
	/** What cannot be counted, and what must be looked at. */
	readonly findings: readonly Finding[];
}

/**
 * Adds up the transactions of a period by rubric, page by page, in a memory that does not grow with their
 * number. What cannot be counted becomes a finding with its record; nothing is left out in silence.
 *
 * @throws TaxError TAX_AMOUNT_TOO_LARGE
 */
export async function accumulate(
	pages: AsyncIterable<readonly unknown[]>,
	options: AccumulateOptions,
): Promise<Accumulation> {
	const running = new Accumulator(options);
	for await (const page of pages) running.addPage(page);
	return running.result();
}

class Accumulator {
	private readonly totals = new SourceTotals();
	private readonly tally = new Tally();
	private readonly repeated = new RepeatedRecords();
	private readonly targets: ReadonlyMap<string, Target>;
	private readonly counts = { read: 0, counted: 0, leftOut: 0, refused: 0 };
	private corrections: Cents = 0;

	constructor(private readonly options: AccumulateOptions) {
		this.targets = new Map([...options.codes].map(([code, one]) => [code, targetOf(one)]));
	}

	addPage(page: readonly unknown[]): void {
		this.repeated.nextPage();
		for (const given of page) this.add(given);
	}

	result(): Accumulation {
		const sources = this.totals.sources();
		return {
			sums: eachLine((field) => sumOfSources(sources[field])),
			sources,
			corrections: this.corrections,
			counts: { ...this.counts },
			findings: this.tally.findings(),
		};
	}

	private add(given: unknown): void {
		this.counts.read += 1;
		const read = transactionSchema.safeParse(given);
		if (!read.success) {
			this.refuse(unreadableHit(given, this.counts.read, recordProblem(read.error)));
			return;
		}
		const target = this.targetFor(read.data);
		if (target !== undefined) this.count(read.data, target);
	}

	/** Where a transaction is counted; undefined when it is not, which is told. */
	private targetFor(transaction: Transaction): Target | undefined {
		const { vatCode: code } = transaction;
		if (this.repeated.isRepeated(transaction.record)) {
			this.refuse(hitOf(READING_RULES.repeated, transaction));
			return undefined;
		}
		const target = this.targets.get(code);
		if (target?.rubric === 'none') {
			this.counts.leftOut += 1;
			return undefined;
		}
		if (!this.isOfPeriod(transaction)) return undefined;
		if (target !== undefined && target.rubric !== '') return target;
		this.refuse(hitOf(ruleForCode(code, target), transaction, { code }));
		return undefined;
	}

	private isOfPeriod(transaction: Transaction): boolean {
		const { period, periodBy } = this.options;
		if (includesDay(period, transaction.date)) return true;
		const facts = { date: dayInWords(transaction.date), period: periodName(period) };
		if (periodBy === 'date') {
			this.refuse(hitOf(READING_RULES.outsidePeriod, transaction, facts));
			return false;
		}
		this.tally.add(hitOf(READING_RULES.outsidePeriodCounted, transaction, facts));
		return true;
	}

	private count(
		transaction: Transaction,
		{ code, rubric, turnover, vat, alsoInput }: Target,
	): void {
		if (vat === undefined && transaction.vat !== 0) {
			this.refuse(hitOf(TRANSACTION_RULES.vatWhereNone, transaction, { code, rubric }));
			return;
		}
		this.counts.counted += 1;
		if (turnover !== undefined) this.totals.add(turnover, code, transaction.turnover);
		if (vat !== undefined) this.totals.add(vat, code, transaction.vat);
		if (alsoInput) this.totals.add('5b.vat', code, transaction.vat);
		if (transaction.concerns === 'correction' && !alsoInput) {
			const owed = vat === '5b.vat' ? -transaction.vat : transaction.vat;
			this.corrections = addCents(this.corrections, owed);
		}
	}

	private refuse(hit: Hit): void {
		this.counts.refused += 1;
		this.tally.add(hit);
	}
}

function ruleForCode(code: string, target: Target | undefined): RuleFacts {
	if (code === '') return TRANSACTION_RULES.codeMissing;
	return target === undefined ? TRANSACTION_RULES.codeUnknown : TRANSACTION_RULES.rubricMissing;
}

/** A transaction that breaks a rule; those with the same VAT code are told together. */
function hitOf(
	rule: RuleFacts,
	{ record, vat, turnover, vatCode }: Transaction,
	facts: NonNullable<Hit['facts']> = {},
): Hit {
	const amount = vat === 0 ? turnover : vat;
	return { rule, key: vatCode, field: 'vatCode', record, amount, facts };
}
