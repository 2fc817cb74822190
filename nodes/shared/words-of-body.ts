import { isObject } from './values';

/** Fields in which programs say what is wrong, the plainest words first. */
const WORDS = ['detail', 'message', 'error_description', 'description', 'reason', 'title'];

/** Fields that name the field of the record that is wrong. */
const FIELDS = ['field', 'property', 'pointer', 'path'];

/** Fields that hold the above, one for each fault. */
const NESTED = ['error', 'errors', 'details', 'violations', 'fault'];

/** Faults of one answer that are told. */
const MOST = 5;

const DEEPEST = 4;

/**
 * What the body of an answer says that is wrong, in the words of the program that gave it; '' for a
 * body that says nothing, or a page for people.
 *
 * @param body an object, JSON text, or plain text
 */
export function wordsOfBody(body: unknown): string {
	return wordsIn(parsed(body), 0).slice(0, MOST).join('; ');
}

function wordsIn(value: unknown, depth: number): string[] {
	if (typeof value === 'string') return plainWords(value);
	if (depth >= DEEPEST) return [];
	if (Array.isArray(value)) return distinct(value.flatMap((one) => wordsIn(one, depth + 1)));
	if (!isObject(value)) return [];
	const own = WORDS.flatMap((name) => (typeof value[name] === 'string' ? [value[name]] : []));
	const field = FIELDS.flatMap((name) => fieldIn(value[name]))[0];
	const said = own
		.flatMap(plainWords)
		.slice(0, 1)
		.map((words) => (field === undefined || words.includes(field) ? words : `${field}: ${words}`));
	const nested = NESTED.flatMap((name) => nestedWords(value[name], depth + 1));
	return distinct([...said, ...nested]);
}

/** `{ "phone": ["is too long"] }` names the field. */
function nestedWords(value: unknown, depth: number): string[] {
	const words = wordsIn(value, depth);
	if (words.length > 0 || !isObject(value) || depth >= DEEPEST) return words;
	return Object.entries(value).flatMap(([field, said]) =>
		wordsIn(said, depth + 1).map((word) => `${field}: ${word}`),
	);
}

/** A name such as `address.city`, also where it is given in parts; not the address of a page. */
function fieldIn(value: unknown): string[] {
	const name = Array.isArray(value) ? value.join('.') : value;
	return typeof name === 'string' && /^[\w.[\]-]{1,60}$/.test(name) ? [name] : [];
}

function plainWords(text: string): string[] {
	const trimmed = text.trim();
	return trimmed === '' || /^<(!doctype|\?xml|[a-z])/i.test(trimmed) ? [] : [trimmed];
}

function distinct(words: readonly string[]): string[] {
	return [...new Set(words)];
}

/** As n8n hands a body on: as it is, as JSON text, or as the JSON text of a JSON text. */
function parsed(body: unknown): unknown {
	let value = body;
	for (let times = 0; times < 2 && typeof value === 'string'; times += 1) {
		const inner = jsonOf(value);
		if (inner === undefined) return value;
		value = inner;
	}
	return value;
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
