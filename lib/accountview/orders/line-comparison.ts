import { comparableCode, plainText } from '../records/record-kind';
import { isBlank, type EntityInput, type EntityRecord, type FieldValue } from '../values';

/** What makes two lines the same, as far as both tell of it. */
const COMPARED = ['articleCode', 'quantity', 'price', 'description'] as const;

type ComparedField = (typeof COMPARED)[number];

/** A line as it is given or as it is stored. */
type Fields = EntityInput['fields'];

/**
 * The lines that are not yet among others, each of which counts once: two equal lines and one that
 * is there leave one. What a wanted line does not say is not compared.
 */
export function linesNotAmong<Line extends EntityInput>(
	wanted: readonly Line[],
	present: readonly EntityRecord[],
): readonly Line[] {
	return pairedLines(wanted, present).missing;
}

/** Likewise, and the lines among the others that are none of those wanted. */
export function pairedLines<Line extends EntityInput>(
	wanted: readonly Line[],
	present: readonly EntityRecord[],
): { readonly missing: readonly Line[]; readonly spare: readonly EntityRecord[] } {
	const { rest, others } = parted(wanted, present, ({ fields }, record) =>
		isAlike(
			fields,
			record,
			COMPARED.filter((name) => !isBlank(fields[name])),
		),
	);
	return { missing: rest, spare: others };
}

/** Whether two lines say the same in these fields. */
export function isAlike(one: Fields, other: Fields, names: readonly ComparedField[]): boolean {
	return formOf(one, names) === formOf(other, names);
}

/** Lines of an order that are new since before; by record code where there are codes. */
export function linesAdded(
	before: readonly EntityRecord[],
	after: readonly EntityRecord[],
): readonly EntityRecord[] {
	return withoutPairs(after, before, isSameLine);
}

/**
 * Lines of before that are gone after others were sent. Should AccountView give lines new record
 * codes, none is gone as long as all of them, and those sent, are there by what they say.
 */
export function linesLost(
	before: readonly EntityRecord[],
	after: readonly EntityRecord[],
	sent: readonly EntityInput[],
): readonly EntityRecord[] {
	const gone = withoutPairs(before, after, isSameLine);
	if (gone.length === 0) return gone;
	const all = [...before.map((fields) => ({ fields })), ...sent];
	return linesNotAmong(all, after).length === 0 ? [] : gone;
}

/** A line that was only just sent has no record code yet, and tells no more than was sent. */
function isSameLine(one: EntityRecord, other: EntityRecord): boolean {
	const [id, otherId] = [idOf(one), idOf(other)];
	if (id !== '' && otherId !== '') return id === otherId;
	const names = COMPARED.filter((name) => !isBlank(one[name]) && !isBlank(other[name]));
	return isAlike(one, other, names);
}

/** What is left of a list when each item of another takes the first of it that it equals. */
function withoutPairs<One, Other>(
	list: readonly One[],
	others: readonly Other[],
	isSame: (one: One, other: Other) => boolean,
): readonly One[] {
	return parted(list, others, isSame).rest;
}

/** What is left of both. */
function parted<One, Other>(
	list: readonly One[],
	others: readonly Other[],
	isSame: (one: One, other: Other) => boolean,
): { readonly rest: readonly One[]; readonly others: readonly Other[] } {
	const left = [...others];
	const rest = list.filter((one) => {
		const place = left.findIndex((other) => isSame(one, other));
		if (place !== -1) left.splice(place, 1);
		return place === -1;
	});
	return { rest, others: left };
}

function idOf({ id }: EntityRecord): string {
	return isBlank(id) ? '' : plainText(String(id));
}

function formOf(fields: Fields, names: readonly ComparedField[]): string {
	return names.map((name) => valueForm(name, fields[name])).join('\n');
}

/** AccountView keeps quantities and amounts to a few decimals, and no empty amount. */
export const DECIMALS = 4;

function valueForm(name: ComparedField, value: FieldValue | undefined): string {
	switch (name) {
		case 'articleCode':
			return comparableCode(String(value ?? ''));
		case 'quantity':
		case 'price':
			return Number(value ?? 0).toFixed(DECIMALS);
		case 'description':
			return plainText(String(value ?? ''));
	}
}
