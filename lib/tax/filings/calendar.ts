import type { FilingKind } from '../xbrl/generations';
import { daysLeft, deadlineOf } from '../periods/deadline';
import {
	nextPeriod,
	periodAround,
	periodCode,
	periodOfCode,
	previousPeriod,
	type Day,
	type Period,
} from '../periods/period';
import { dayAfter, dayBefore } from '../periods/neighbours';
import type { FilingState, ListedFiling } from './filing';

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
	readonly filing: ListedFiling | null;
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
	filings: readonly ListedFiling[],
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
	filings: readonly ListedFiling[],
	today: Day,
): CalendarLine {
	const ours = filings.filter((one) => one.administration === administration && one.kind === kind);
	const ofPeriod = ours.filter((one) => one.period === periodCode(period));
	const parts = acceptedParts(ours, period);
	// What nobody has sent yet does not take the place of what was accepted.
	const isAccepted = ofPeriod.some((one) => one.state === 'accepted');
	const filing = isAccepted ? lastOf(ofPeriod.filter(isSent)) : (parts.at(-1) ?? lastOf(ofPeriod));
	const left = daysLeft(period, today, kind);
	const deadline = deadlineOf(period, kind);
	const state = stateOf(filing, period, today, left);
	return { administration, kind, period, deadline, daysLeft: left, state, filing };
}

function isSent({ state }: ListedFiling): boolean {
	return state !== 'prepared' && state !== 'approved';
}

function lastOf(filings: readonly ListedFiling[]): ListedFiling | null {
	return filings.reduce<ListedFiling | null>(
		(last, one) => (last === null || one.revision > last.revision ? one : last),
		null,
	);
}

/** Accepted filings about parts of a period, in their order, when they are about all its days together; else none. */
function acceptedParts(
	filings: readonly ListedFiling[],
	{ start, end }: Period,
): readonly ListedFiling[] {
	const accepted = filings.flatMap((filing) => {
		const part = periodOfCode(filing.period);
		return filing.state === 'accepted' && part !== undefined ? [{ filing, part }] : [];
	});
	const parts = accepted
		.filter(({ part }) => part.start >= start && part.end <= end)
		.toSorted((one, other) => one.part.start.localeCompare(other.part.start));
	const reached = parts.reduce(
		(day, { part }) => (part.start <= dayAfter(day) && part.end > day ? part.end : day),
		dayBefore(start),
	);
	return reached === end ? parts.map(({ filing }) => filing) : [];
}

function stateOf(
	filing: ListedFiling | null,
	{ end }: Period,
	today: Day,
	left: number,
): CalendarState {
	if ((filing === null || !isSent(filing)) && left < 0) return 'late';
	if (filing === null) return today <= end ? 'running' : 'open';
	return filing.state === 'sending' ? 'sent' : filing.state;
}

/** Whether somebody has to do something, then whether something is still to come. */
function rank({ state }: CalendarLine): number {
	if (state === 'accepted') return 2;
	return state === 'running' ? 1 : 0;
}
