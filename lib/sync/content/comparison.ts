import type { Side } from '../sides';
import { shortened } from './fingerprint';
import { DEFAULT_DECIMALS, normalise, type Normalisation } from './normalise';
import { valueAt } from './path';

/** One field that is compared: its name, where it stands in the records of each side, what is equal. */
export interface ComparedField {
	/** Differs from the names of the other fields. */
	readonly name: string;
	/** Where it stands, such as `address.city`; see {@link valueAt}. */
	readonly accountView: string;
	readonly other: string;
	readonly as: Normalisation;
	/** Only for `decimal`: digits after the point, 0 or more; left out: 2. */
	readonly decimals?: number;
}

/** The canonical value of each compared field by its name; '' for nothing. */
export type Content = Readonly<Record<string, string>>;

/** Differs when the text does, such as SHA-256. */
export type Digest = (text: string) => string;

/**
 * Counts the changes in what `normalise` makes of a value. Raise it with each, so that contents that
 * were kept are not compared with contents that were made by other rules.
 */
const RULES = 1;

/**
 * The compared fields of a record of one side, normalised. Takes any record and never throws.
 * Values of more than 500 characters are kept as a fingerprint.
 */
export function contentOf(
	record: Readonly<Record<string, unknown>>,
	fields: readonly ComparedField[],
	side: Side,
	digest: Digest,
): Content {
	const content: Record<string, string> = {};
	for (const field of fields) {
		setOwn(content, field.name, valueIn(record, field, side, digest));
	}
	return content;
}

/**
 * Equal exactly when the values of all fields are equal; a value that is missing is ''. The order of
 * the fields does not matter, nor does that of the content's keys.
 */
export function hashOf(content: Content, fields: readonly ComparedField[], digest: Digest): string {
	const pairs: string[] = [];
	for (const { name } of inNameOrder(fields)) pairs.push(name, valueOf(content, name));
	return digest(JSON.stringify(pairs));
}

/** The same as {@link hashOf} with fields of just the names that the content has. */
export function hashOfContent(content: Content, digest: Digest): string {
	const names = Object.keys(content).toSorted();
	return digest(JSON.stringify(names.flatMap((name) => [name, valueOf(content, name)])));
}

/** The same as {@link hashOf} of its {@link contentOf}, without making that content. */
export function hashOfRecord(
	record: Readonly<Record<string, unknown>>,
	fields: readonly ComparedField[],
	side: Side,
	digest: Digest,
): string {
	const pairs: string[] = [];
	for (const field of inNameOrder(fields)) {
		pairs.push(field.name, valueIn(record, field, side, digest));
	}
	return digest(JSON.stringify(pairs));
}

function valueIn(
	record: Readonly<Record<string, unknown>>,
	field: ComparedField,
	side: Side,
	digest: Digest,
): string {
	return shortened(normalise(valueAt(record, field[side]), field), digest);
}

/** Names of the fields whose values differ, in the order of the fields. */
export function changedFields(
	before: Content,
	now: Content,
	fields: readonly ComparedField[],
): readonly string[] {
	return fields
		.filter(({ name }) => valueOf(before, name) !== valueOf(now, name))
		.map(({ name }) => name);
}

/**
 * Tells settings apart: differs when a name, a path, a normalisation or a number of decimals does, or
 * when the rules of normalising have changed. The order of the fields does not matter.
 */
export function fieldsSignature(fields: readonly ComparedField[], digest: Digest): string {
	const settings = inNameOrder(fields).map((field) => [
		field.name,
		field.accountView,
		field.other,
		field.as,
		...(field.as === 'decimal' ? [field.decimals ?? DEFAULT_DECIMALS] : []),
	]);
	return digest(JSON.stringify([RULES, settings]));
}

function valueOf(content: Content, name: string): string {
	return Object.hasOwn(content, name) ? (content[name] ?? '') : '';
}

/** A plain assignment to `__proto__` would be lost. */
function setOwn(content: Record<string, string>, name: string, value: string): void {
	if (name === '__proto__') {
		Object.defineProperty(content, name, {
			value,
			writable: true,
			enumerable: true,
			configurable: true,
		});
	} else {
		content[name] = value;
	}
}

/** The fields of a comparison are put into order once, not for each of its records. */
const ordered = new WeakMap<readonly ComparedField[], readonly ComparedField[]>();

/** By code units. */
function inNameOrder(fields: readonly ComparedField[]): readonly ComparedField[] {
	const known = ordered.get(fields);
	if (known !== undefined) return known;
	const sorted = fields.toSorted((one, other) => (one.name < other.name ? -1 : 1));
	ordered.set(fields, sorted);
	return sorted;
}
