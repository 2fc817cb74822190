import { AccountViewError } from '../errors';
import { isBlank, type EntityInput, type EntityRecord } from '../values';
import type { RecordIndex } from './record-index';
import type { MatchRule, RecordMatch } from './record-kind';

/** A write that an index is to know of. */
export interface IndexedWrite<Field extends string> {
	readonly match: RecordMatch<Field>;
	readonly input: EntityInput;
	/** Left out: nothing was read ahead. */
	readonly index: RecordIndex<Field> | undefined;
	readonly rule: MatchRule;
	/** Field in which a record has its key. */
	readonly keyField: string;
}

/** Writes; the index learns what was written, or that this is not known. */
export async function keepingUp<
	Field extends string,
	Written extends { readonly record: EntityRecord },
>(indexed: IndexedWrite<Field>, write: () => Promise<Written>): Promise<Written> {
	const { index } = indexed;
	if (index === undefined) return write();
	try {
		const written = await write();
		settle(index, indexed, written.record);
		return written;
	} catch (error) {
		if (isDoubtful(error)) forget(index, indexed);
		throw error;
	}
}

/** What the index knows; undefined when it takes a look-up. */
export function knownKeys<Field extends string>(
	match: RecordMatch<Field>,
	index: RecordIndex<Field> | undefined,
): readonly string[] | undefined {
	const answer = index?.find(match) ?? { kind: 'unknown' };
	switch (answer.kind) {
		case 'found':
			return answer.keys;
		case 'absent':
			return [];
		case 'unknown':
			return undefined;
	}
}

/** A write may give a record another value than it was found by. */
function settle<Field extends string>(
	index: RecordIndex<Field>,
	{ match, rule: { comparable }, keyField }: IndexedWrite<Field>,
	record: EntityRecord,
): void {
	const key = String(record[keyField]);
	const stored = record[match.field];
	const value = isBlank(stored) ? match.value : String(stored);
	index.settle(value, key);
	if (comparable(value) !== comparable(match.value)) index.release(match.value, key);
}

/** The record may have the value that it was found by, or the one that it was to get. */
function forget<Field extends string>(
	index: RecordIndex<Field>,
	{ match: { field, value }, input: { fields } }: IndexedWrite<Field>,
): void {
	index.forget(value);
	const given = fields[field];
	if (!isBlank(given)) index.forget(String(given));
}

function isDoubtful(error: unknown): boolean {
	return error instanceof AccountViewError && error.code === 'AV_WRITE_DOUBTFUL';
}
