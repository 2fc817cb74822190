import type { FilingKind } from '../xbrl/generations';
import { daysLeft, deadlineOf } from '../periods/deadline';
import {
	nextPeriod,
	periodAround,
	periodCode,
	previousPeriod,
	type Day,
	type Period,
} from '../periods/period';
import type { Filing, FilingState } from './filing';

/** How far a period is: as its filing, or by its deadline where there is none. */
export type CalendarState = Exclude<FilingState, 'sending'> | 'open' | 'late' | 'running';

/** One return that is due. */
export interface CalendarLine {
	readonly administration: string;
	readonly kind: FilingKind;
	readonly period: Period;
	readonly deadline: Day;
	/** Below zero when it has passed. */
	readonly daysLeft: number;
	readonly state: CalendarState;
	/** The last filing of the period; null for none. */
	readonly filing: Filing | null;
}

/** Who files what, and how often. */
export interface Obligation {
	readonly administration: string;
	readonly kind: FilingKind;
	readonly every: 'month' | 'quarter' | 'year';
}

/** What of a calendar is wanted. */
export interface CalendarOptions {
	readonly today: Day;
	/** Periods before the running one. */
	readonly before: number;
	/** First day of the first period that is filed here; left out: what was filed elsewhere shows as late. */
	readonly since?: Day;
}

/**
 * What is due around a day: for each obligation the running period and as many as wanted before it, those
 * that ask for something first, by their deadlines.
 *
 * @param filings the last one of each period counts
 */
export function filingCalendar(
	obligations: readonly Obligation[],
	filings: readonly Filing[],
	{ today, before, since = '' }: CalendarOptions,
): readonly CalendarLine[] {
	const lines = obligations.flatMap((obligation) =>
		periodsAround(obligation, today, before)
			.filter(({ start }) => start >= since)
			.map((period) => lineOf(obligation, period, filings, today)),
	);
	return lines.toSorted(
		(one, other) => rank(one) - rank(other) || one.deadline.localeCompare(other.deadline),
	);
}

function periodsAround({ every }: Obligation, today: Day, before: number): readonly Period[] {
	let period = periodAround(every, today);
	for (let count = 0; count < before; count += 1) period = previousPeriod(period);
	return Array.from({ length: before + 1 }, () => {
		const here = period;
		period = nextPeriod(period);
		return here;
	});
}

function lineOf(
	{ administration, kind }: Obligation,
	period: Period,
	filings: readonly Filing[],
	today: Day,
): CalendarLine {
	const code = periodCode(period);
	const filing = filings
		.filter((one) => one.administration === administration && one.kind === kind)
		.filter((one) => one.period === code)
		.reduce<Filing | null>(
			(last, one) => (last === null || one.revision > last.revision ? one : last),
			null,
		);
	const left = daysLeft(period, today, kind);
	const deadline = deadlineOf(period, kind);
	const state = stateOf(filing, period, today, left);
	return { administration, kind, period, deadline, daysLeft: left, state, filing };
}

function stateOf(filing: Filing | null, { end }: Period, today: Day, left: number): CalendarState {
	const isUnsent = filing === null || filing.state === 'prepared' || filing.state === 'approved';
	if (isUnsent && left < 0) return 'late';
	if (filing === null) return today <= end ? 'running' : 'open';
	return filing.state === 'sending' ? 'sent' : filing.state;
}

/** Whether somebody has to do something, then whether something is still to come. */
function rank({ state }: CalendarLine): number {
	if (state === 'accepted') return 2;
	return state === 'running' ? 1 : 0;
}
