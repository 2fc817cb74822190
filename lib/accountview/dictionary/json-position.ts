/** A place in a text, both counted from 1. */
export interface TextPosition {
	readonly line: number;
	readonly column: number;
}

const SPACE = /[ \t\r\n]*/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y; // eslint-disable-line no-control-regex
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/**
 * Tells where a text stops being JSON; undefined when it is JSON. JSON.parse does not say so in
 * every case, and a person who wrote the text needs the place.
 */
export function jsonErrorPosition(text: string): TextPosition | undefined {
	const reader = new JsonReader(text);
	if (reader.readAll()) return undefined;
	const before = text.slice(0, reader.position).split('\n');
	return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Steps through a text; stands at the first wrong character once a step has failed. */
class JsonReader {
	position = 0;

	constructor(private readonly text: string) {}

	readAll(): boolean {
		return this.value() && this.position === this.text.length;
	}

	private value(): boolean {
		this.take(SPACE);
		const begins = this.text[this.position];
		const read =
			begins === '{'
				? this.list('}', () => this.take(TEXT) && this.mark(':') && this.value())
				: begins === '['
					? this.list(']', () => this.value())
					: this.take(TEXT) || this.take(SCALAR);
		if (read) this.take(SPACE);
		return read;
	}

	private list(end: string, member: () => boolean): boolean {
		this.position += 1;
		if (this.mark(end)) return true;
		do {
			this.take(SPACE);
			if (!member()) return false;
		} while (this.mark(','));
		return this.mark(end);
	}

	private mark(character: string): boolean {
		this.take(SPACE);
		if (this.text[this.position] !== character) return false;
		this.position += 1;
		return true;
	}

	private take(pattern: RegExp): boolean {
		pattern.lastIndex = this.position;
		if (!pattern.test(this.text)) return false;
		this.position = pattern.lastIndex;
		return true;
	}
}
