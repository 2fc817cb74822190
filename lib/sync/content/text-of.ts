import { canonicalJson } from './canonical-json';

/**
 * Any value as text, not normalised: '' for nothing, numbers and booleans as they are written,
 * moments in ISO form with their zone, other objects and lists as JSON with sorted keys.
 */
export function textOf(value: unknown): string {
	switch (typeof value) {
		case 'string':
			return value;
		case 'number':
		case 'bigint':
		case 'boolean':
			return String(value);
		case 'object':
			return value === null ? '' : textOfObject(value);
		case 'undefined':
		case 'function':
		case 'symbol':
			return '';
	}
}

function textOfObject(value: object): string {
	try {
		return isoOf(value) ?? canonicalJson(value);
	} catch {
		// A getter or a toJSON that throws; nothing that came as JSON has one.
		return '[unreadable]';
	}
}

/** The ISO form of a Date, or of a moment of luxon's or another library; undefined for anything else. */
function isoOf(value: object): string | undefined {
	for (const name of ['toISO', 'toISOString']) {
		const method: unknown = Reflect.get(value, name);
		if (typeof method === 'function') return isoBy(() => Reflect.apply(method, value, []));
	}
	return undefined;
}

/** Of a moment that is none, luxon gives null and JavaScript throws. */
function isoBy(read: () => unknown): string {
	try {
		const iso = read();
		return typeof iso === 'string' ? iso : 'Invalid Date';
	} catch {
		return 'Invalid Date';
	}
}
