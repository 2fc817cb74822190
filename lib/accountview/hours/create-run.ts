import { AccountViewError } from '../errors';
import { DAY_HUNDREDTHS } from './entry-plan';
import { differencesBetween, entryName, hundredthsOf, type HourEntry } from './hour-entry';
import type { KnownHours } from './known-hours';
import type { PendingEntry } from './sheets';

/** What became of one entry. */
export type HourOutcome =
	| {
			readonly outcome: 'created' | 'alreadyThere';
			readonly entry: HourEntry;
			/** The description did not fit beside the own reference and was cut. */
			readonly isShortened: boolean;
	  }
	| { readonly outcome: 'failed'; readonly error: AccountViewError };

/** The outcomes of one run, as they become known. */
export class CreateRun {
	private readonly settled = new Map<number, HourOutcome>();
	/** Place of a repeat within the run -> place of the entry that it repeats. */
	private readonly repeats = new Map<number, number>();

	constructor(private readonly count: number) {}

	settle(place: number, outcome: HourOutcome): void {
		this.settled.set(place, outcome);
	}

	/** The entries that are to be sent; the others are settled, or wait for one that they repeat. */
	admit(planned: readonly PendingEntry[], known: KnownHours): readonly PendingEntry[] {
		const first = new Map<string, PendingEntry>();
		return planned.filter((pending) => {
			const { entry, place, isShortened } = pending;
			const before = first.get(entry.ownReference);
			if (before !== undefined) {
				this.admitRepeat(pending, before);
				return false;
			}
			first.set(entry.ownReference, pending);
			const stored = known.under(entry.ownReference);
			const same = stored.find((one) => differencesBetween(one, entry).length === 0);
			const [other] = stored;
			if (same !== undefined) {
				this.settle(place, { outcome: 'alreadyThere', entry: same, isShortened });
			} else if (other !== undefined) {
				this.fail(place, differs(entry, other, 'AccountView'));
			} else {
				return this.admitHours(pending, known);
			}
			return false;
		});
	}

	outcomes(): readonly HourOutcome[] {
		return Array.from({ length: this.count }, (_, place) => {
			const original = this.repeats.get(place);
			const outcome = this.settled.get(original ?? place);
			if (outcome === undefined) throw new Error(`Entry ${place} was forgotten`);
			return original === undefined || outcome.outcome === 'failed'
				? outcome
				: { ...outcome, outcome: 'alreadyThere' };
		});
	}

	private admitRepeat({ entry, place }: PendingEntry, before: PendingEntry): void {
		if (differencesBetween(before.entry, entry).length === 0) {
			this.repeats.set(place, before.place);
		} else {
			this.fail(place, differs(entry, before.entry, 'an earlier entry of this run'));
		}
	}

	private admitHours({ entry, place }: PendingEntry, known: KnownHours): boolean {
		const sum = known.hundredthsOn(entry) + hundredthsOf(entry.hours);
		if (sum > DAY_HUNDREDTHS) {
			this.fail(place, tooManyHours(entry, sum));
			return false;
		}
		known.count(entry);
		return true;
	}

	private fail(place: number, error: AccountViewError): void {
		this.settle(place, { outcome: 'failed', error });
	}
}

function differs(entry: HourEntry, other: HourEntry, where: string): AccountViewError {
	const differences = differencesBetween(other, entry);
	const record = entryName(entry);
	return new AccountViewError({
		code: 'AV_HOURS_DIFFER',
		message: `The ${record} was not sent: ${where} has it with ${differences.join(', ')}.`,
		remedy:
			'Hours that are in the books are not changed from here. Correct them in AccountView, or give the entry an own reference of its own.',
		record,
		details: { differences: differences.join(', '), ...(other.id !== '' && { id: other.id }) },
	});
}

function tooManyHours(entry: HourEntry, sum: number): AccountViewError {
	const { employee, date, hours } = entry;
	const record = entryName(entry);
	return new AccountViewError({
		code: 'AV_FIELD_INVALID',
		message: `The ${record} was not sent: with its ${hours} hours employee ${employee} would have ${sum / 100} hours on ${date}, more than 24, counting what is in AccountView and what this run sends before it.`,
		remedy: 'Correct the hours of that day, in AccountView or where they were recorded.',
		record,
		details: { fields: 'hours', hoursOnDay: sum / 100 },
	});
}
