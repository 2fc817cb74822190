import type { ComparedField, Content } from '../content/comparison';
import { isFingerprint } from '../content/fingerprint';
import { valueAt, withValueAt } from '../content/path';
import type { FieldWrite } from '../plan/merge';
import { opposite, type Side } from '../sides';
import type { CompareSettings } from './settings';

/** One side of a pair: its content, and its record where it was read. */
export interface PairSide {
	readonly key: string;
	readonly content: Content;
	readonly record: Readonly<Record<string, unknown>> | null;
}

/**
 * The record to be written to `target`, in the shape of the source's records. It holds the source's
 * values, except where the target keeps a value of its own: a flow may write it whole without
 * undoing what was changed on the other side.
 */
export function outgoingRecord(
	settings: Pick<CompareSettings, 'fields' | 'key'>,
	target: Side,
	sides: Readonly<Record<Side, PairSide>>,
	writes: readonly FieldWrite[],
): Readonly<Record<string, unknown>> {
	const source = opposite(target);
	const written = new Set(writes.map(({ field }) => field));
	const read = sides[source].record;
	let record = read ?? bareRecord(settings, source, sides[source]);
	for (const field of settings.fields) {
		if (written.has(field.name)) continue;
		// What the link knows of a source that was not read is how values compare, not how they are
		// written: the target's own spelling stays.
		if (read !== null && isEqual(field, sides)) continue;
		record = withValueAt(record, field[source], rawValue(field, target, sides[target]));
	}
	return record;
}

function isEqual({ name }: ComparedField, { accountView, other }: Record<Side, PairSide>): boolean {
	return (accountView.content[name] ?? '') === (other.content[name] ?? '');
}

function rawValue(field: ComparedField, side: Side, { record, content }: PairSide): unknown {
	return record === null ? knownValue(field, content) : valueAt(record, field[side]);
}

/** Undefined for a text that is too long to be kept: its short form must not be written for it. */
function knownValue({ name }: ComparedField, content: Content): string | undefined {
	const value = content[name] ?? '';
	return isFingerprint(value) ? undefined : value;
}

/** A record that was not read in this run, as far as the link knows it. */
function bareRecord(
	{ fields, key }: Pick<CompareSettings, 'fields' | 'key'>,
	side: Side,
	{ key: value, content }: PairSide,
): Readonly<Record<string, unknown>> {
	let record: Readonly<Record<string, unknown>> = withValueAt({}, key[side], value);
	for (const field of fields) {
		record = withValueAt(record, field[side], knownValue(field, content));
	}
	return record;
}
