import type { PlannedEntry } from './entry-plan';

/** An entry on its way to AccountView, and its place in what the caller gave. */
export interface PendingEntry extends PlannedEntry {
	readonly place: number;
}

/** A new sheet (urenstaat): one employee, one period. */
export interface PendingSheet {
	readonly employee: string;
	readonly period: number;
	readonly entries: readonly PendingEntry[];
}

/** Sheets of entries, in the order in which each first appears. */
export function sheetsOf(entries: readonly PendingEntry[]): readonly PendingSheet[] {
	const sheets = new Map<string, PendingSheet & { readonly entries: PendingEntry[] }>();
	for (const pending of entries) {
		const { employee, period } = pending.entry;
		if (period === null) throw new Error('A pending entry lacks its period');
		const key = `${period} ${employee}`;
		const sheet = sheets.get(key);
		if (sheet === undefined) sheets.set(key, { employee, period, entries: [pending] });
		else sheet.entries.push(pending);
	}
	return [...sheets.values()];
}

/**
 * Sheets that go together in one request, of at most so many lines. A sheet with more lines than
 * that becomes several: AccountView keeps pages, and a period may have more than one.
 */
export function batchesOf(
	sheets: readonly PendingSheet[],
	linesPerRequest: number,
): readonly (readonly PendingSheet[])[] {
	const batches: PendingSheet[][] = [];
	let lines = Infinity;
	for (const sheet of sheets.flatMap((whole) => cut(whole, linesPerRequest))) {
		const last = batches.at(-1);
		if (last === undefined || lines + sheet.entries.length > linesPerRequest) {
			batches.push([sheet]);
			lines = sheet.entries.length;
		} else {
			last.push(sheet);
			lines += sheet.entries.length;
		}
	}
	return batches;
}

function cut(sheet: PendingSheet, most: number): readonly PendingSheet[] {
	const count = Math.ceil(sheet.entries.length / most);
	return Array.from({ length: count }, (_, part) => ({
		...sheet,
		entries: sheet.entries.slice(part * most, (part + 1) * most),
	}));
}
