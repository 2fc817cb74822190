/** A list is filled up with null as far as this when something is set behind its end. */
const LONGEST_LIST = 10_000;

const INDEX = /^(?:0|[1-9]\d*)$/;

/**
 * What stands at a path such as `address.city` or `lines.0.amount`; undefined for nothing. A key
 * that is the whole path, or what is left of it, wins over the way down. Sees own data only: nothing
 * of prototypes, and of lists the elements.
 */
export function valueAt(record: unknown, path: string): unknown {
	let branch: unknown = record;
	let rest = path;
	for (;;) {
		if (typeof branch !== 'object' || branch === null) return undefined;
		if (hasOwn(branch, rest)) return own(branch, rest);
		const dot = rest.indexOf('.');
		if (dot === -1) return undefined;
		const key = rest.slice(0, dot);
		if (!hasOwn(branch, key)) return undefined;
		branch = own(branch, key);
		rest = rest.slice(dot + 1);
	}
}

/**
 * A copy of the record in which `value` stands at the path, so that {@link valueAt} finds it there.
 * Branches that are not on the way are shared with the record, which stays as it is. What is missing
 * on the way is made; a text or a number that stands in the way gives place to an object, and so does
 * a list where the path has no place in it.
 */
export function withValueAt(
	record: Readonly<Record<string, unknown>>,
	path: string,
	value: unknown,
): Record<string, unknown> {
	return withMember(record, path, value);
}

function withBranch(branch: unknown, path: string, value: unknown): unknown {
	if (Array.isArray(branch)) {
		const list: readonly unknown[] = branch;
		const [key, rest] = firstStep(path);
		if (isPlaceIn(list, key)) return withElement(list, Number(key), rest, value);
	}
	return withMember(isRecord(branch) ? branch : {}, path, value);
}

function withMember(
	record: Readonly<Record<string, unknown>>,
	path: string,
	value: unknown,
): Record<string, unknown> {
	if (hasOwn(record, path)) return { ...record, [path]: value };
	const [key, rest] = firstStep(path);
	const member = hasOwn(record, key) ? own(record, key) : undefined;
	return { ...record, [key]: rest === undefined ? value : withBranch(member, rest, value) };
}

function withElement(
	list: readonly unknown[],
	index: number,
	rest: string | undefined,
	value: unknown,
): unknown[] {
	const missing = Math.max(0, index + 1 - list.length);
	const copy = [...list, ...Array.from({ length: missing }, () => null)];
	copy[index] = rest === undefined ? value : withBranch(list[index], rest, value);
	return copy;
}

function firstStep(path: string): readonly [key: string, rest: string | undefined] {
	const dot = path.indexOf('.');
	return dot === -1 ? [path, undefined] : [path.slice(0, dot), path.slice(dot + 1)];
}

function isPlaceIn(list: readonly unknown[], key: string): boolean {
	return INDEX.test(key) && Number(key) < Math.max(list.length, LONGEST_LIST);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOwn(branch: object, key: string): boolean {
	return Object.hasOwn(branch, key) && (!Array.isArray(branch) || INDEX.test(key));
}

function own(branch: object, key: string): unknown {
	return Reflect.get(branch, key);
}
