import type { AccountViewClient } from '../client';
import { AccountViewError, type AccountViewErrorCode } from '../errors';
import { ownReferenceOf } from '../records/shared-text';
import type { EntityRecord, NestedInput, NestedRecord } from '../values';
import { entryName, failureOf, hourEntryOf, type HourEntry } from './hour-entry';
import { KnownHours, scopesOfPeriods } from './known-hours';
import type { SheetReader } from './sheet-reader';
import { smallerParts, type PendingEntry, type PendingSheet } from './sheets';

/** What became of a pending entry. */
export type SentOutcome = { readonly entry: HourEntry } | { readonly error: AccountViewError };

/** What one installation was found to do; remembered between runs of one client. */
export interface SheetHabits {
	/** It refuses requests with several sheets. */
	oneSheetPerRequest: boolean;
}

/** The parts that work together on sending. */
export interface EntrySenderParts {
	readonly client: AccountViewClient;
	readonly reader: SheetReader;
	readonly habits: SheetHabits;
	/** Is called once for every entry. */
	readonly settle: (pending: PendingEntry, outcome: SentOutcome) => void;
}

const KIND = { entity: 'hourSheet', detail: 'hourEntry' } as const;

/** Refusals that concern what was sent; all other failures meet every further request too. */
const ABOUT_THE_ENTRIES: readonly AccountViewErrorCode[] = [
	'AV_REJECTED',
	'AV_FIELD_INVALID',
	'AV_FIELD_REQUIRED',
	'AV_FIELD_TOO_LONG',
];

/** Requests in a row that came to nothing, before the rest is not tried. */
const MOST_LOST = 3;

/**
 * Stores new sheets. Each request is sent once; what became of one that failed is found out by own
 * references, never guessed. One sender serves one run.
 */
export class EntrySender {
	/** Why no more is sent. */
	private ended: AccountViewError | undefined;
	/** Requests in a row after which nothing of what they held was there. */
	private lost = 0;

	constructor(private readonly parts: EntrySenderParts) {}

	/** Sends sheets in one request, or in as many as it takes to part wrong entries from right ones. */
	async send(sheets: readonly PendingSheet[]): Promise<void> {
		if (sheets.length > 1 && this.parts.habits.oneSheetPerRequest) {
			for (const sheet of sheets) await this.sendTogether([sheet]);
		} else {
			await this.sendTogether(sheets);
		}
	}

	/** Tells whether AccountView took all of it at once. */
	private async sendTogether(sheets: readonly PendingSheet[]): Promise<boolean> {
		const entries = sheets.flatMap((sheet) => sheet.entries);
		if (this.ended !== undefined) {
			this.failAll(entries, notTried(this.ended));
			return false;
		}
		try {
			const stored = await this.parts.client.insertAllNested(KIND, sheets.map(inputOf));
			this.lost = 0;
			this.settleStored(sheets, stored);
			return true;
		} catch (error) {
			if (!(error instanceof AccountViewError)) throw error;
			await this.handle(error, sheets, entries);
			return false;
		}
	}

	private async handle(
		error: AccountViewError,
		sheets: readonly PendingSheet[],
		entries: readonly PendingEntry[],
	): Promise<void> {
		const [first] = entries;
		if (error.code === 'AV_WRITE_DOUBTFUL') {
			await this.settleDoubtful(error, entries);
		} else if (!ABOUT_THE_ENTRIES.includes(error.code)) {
			this.ended = error;
			this.failAll(entries, error);
		} else if (entries.length === 1 && first !== undefined) {
			this.parts.settle(first, { error: failureOf(first.entry, error) });
		} else {
			await this.divide(error, sheets, entries);
		}
	}

	/** A refused request may have left something behind; what is missing goes in smaller parts. */
	private async divide(
		error: AccountViewError,
		sheets: readonly PendingSheet[],
		entries: readonly PendingEntry[],
	): Promise<void> {
		const missing = await this.settleFound(entries, error);
		if (missing === undefined) return;
		const parts = smallerParts(sheets, missing);
		let taken = 0;
		for (const part of parts) if (await this.sendTogether([part])) taken += 1;
		const wasNumber = sheets.length > 1 && missing.length === entries.length;
		if (wasNumber && taken === parts.length) this.parts.habits.oneSheetPerRequest = true;
	}

	private async settleDoubtful(
		error: AccountViewError,
		entries: readonly PendingEntry[],
	): Promise<void> {
		const missing = await this.settleFound(entries, error);
		if (missing === undefined) return;
		for (const pending of missing) {
			const record = entryName(pending.entry);
			const changes = {
				message: `It is not certain whether AccountView stored the ${record}: the answer was lost, and a look-up right after did not find it.`,
				remedy:
					'Send it again later with the same own reference: if it is there by then, it is recognised and not stored twice.',
			};
			this.parts.settle(pending, { error: failureOf(pending.entry, error, changes) });
		}
		this.lost = missing.length === 0 ? 0 : this.lost + 1;
		if (this.lost >= MOST_LOST) this.ended = noUsableAnswers(error, this.lost);
	}

	/**
	 * Settles the entries that are there after a request that failed.
	 *
	 * @returns those that are not; undefined when it could not be seen, and all are settled
	 */
	private async settleFound(
		entries: readonly PendingEntry[],
		error: AccountViewError,
	): Promise<readonly PendingEntry[] | undefined> {
		const wanted = entries.map(({ entry }) => entry);
		const known = new KnownHours(wanted);
		try {
			await known.read(this.parts.reader, scopesOfPeriods(wanted));
		} catch (failure) {
			if (!(failure instanceof AccountViewError)) throw failure;
			this.ended = failure;
			for (const pending of entries) {
				this.parts.settle(pending, { error: doubtful(pending.entry, error, failure) });
			}
			return undefined;
		}
		return entries.filter((pending) => {
			const [found] = known.under(pending.entry.ownReference);
			if (found !== undefined) this.parts.settle(pending, { entry: found });
			return found === undefined;
		});
	}

	private failAll(entries: readonly PendingEntry[], error: AccountViewError): void {
		for (const pending of entries) {
			this.parts.settle(pending, { error: failureOf(pending.entry, error) });
		}
	}

	/** Ids are matched by own reference; where the answer does not tell them they stay empty. */
	private settleStored(sheets: readonly PendingSheet[], stored: readonly NestedRecord[]): void {
		const { hourSheet, hourEntry } = this.parts.client.settings.dictionary;
		const { present } = ownReferenceOf(hourEntry, ({ input }) => input);
		for (const [place, { entries }] of sheets.entries()) {
			const { record, details = [] } = stored[place] ?? { record: {} };
			const ids = new Map(details.map((line) => idByReference(present(line))));
			for (const pending of entries) {
				const id = ids.get(pending.entry.ownReference) ?? '';
				const sheetId = String(record[hourSheet.keyField] ?? '');
				this.parts.settle(pending, { entry: { ...pending.entry, id, sheetId } });
			}
		}
	}
}

function idByReference(line: EntityRecord): readonly [string, string] {
	const { id, ownReference } = hourEntryOf(line);
	return [ownReference, id];
}

function inputOf({ employee, period, entries }: PendingSheet): NestedInput {
	return {
		input: { fields: { employee, period } },
		details: entries.map(({ fields }) => ({ fields })),
	};
}

function doubtful(
	entry: HourEntry,
	error: AccountViewError,
	failure: AccountViewError,
): AccountViewError {
	const record = entryName(entry);
	return new AccountViewError({
		code: 'AV_WRITE_DOUBTFUL',
		message: `It is not certain whether AccountView stored the ${record}: ${error.message} Looking it up failed too: ${failure.message}`,
		remedy: 'Send it again with the same own reference: what is there already is not stored twice.',
		record,
		details: { ...error.details, cause: failure.code },
	});
}

/** The failure that ended a run, for entries that were not even sent. */
function notTried(error: AccountViewError): AccountViewError {
	return new AccountViewError({
		code: error.code,
		message: `It was not sent, because of an earlier failure: ${error.message}`,
		remedy: error.remedy,
		details: { ...error.details, tried: false },
	});
}

function noUsableAnswers(error: AccountViewError, count: number): AccountViewError {
	return new AccountViewError({
		code: 'AV_SERVER_DOWN',
		message: `AccountView gave no usable answer to ${count} requests in a row, and had not stored what they held.`,
		remedy: 'Try again later; if it stays, have the AccountView Communication Service checked.',
		details: error.details,
	});
}
