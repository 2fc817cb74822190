import type { PlannedEntry } from './entry-plan';
import type { HourEntry } from './hour-entry';

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
	const groups = groupedBy(entries, ({ period, employee }) => `${period} ${employee}`);
	return groups.map((group) => {
		const { employee, period } = group[0].entry;
		if (period === null) throw new Error('A pending entry lacks its period');
		return { employee, period, entries: group };
	});
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

/**
 * The next smaller parts of what AccountView refused: sheets; then, within one sheet, the entries of
 * each project and hour type, because a code is what it refuses most; then single entries.
 */
export function smallerParts(
	sheets: readonly PendingSheet[],
	missing: readonly PendingEntry[],
): readonly PendingSheet[] {
	if (sheets.length > 1) return sheetsOf(missing);
	const byCodes = groupedBy(missing, ({ project, hourType }) => `${project} ${hourType}`);
	const parts = byCodes.length > 1 ? byCodes : missing.map((pending) => [pending]);
	return parts.flatMap((part) => sheetsOf(part));
}

function cut(sheet: PendingSheet, most: number): readonly PendingSheet[] {
	const count = Math.ceil(sheet.entries.length / most);
	return Array.from({ length: count }, (_, part) => ({
		...sheet,
		entries: sheet.entries.slice(part * most, (part + 1) * most),
	}));
}

type Group = [PendingEntry, ...PendingEntry[]];

function groupedBy(
	entries: readonly PendingEntry[],
	keyOf: (entry: HourEntry) => string,
): readonly Readonly<Group>[] {
	const groups = new Map<string, Group>();
	for (const pending of entries) {
		const key = keyOf(pending.entry);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [pending]);
		else group.push(pending);
	}
	return [...groups.values()];
}
