import { END_OF_ATTRIBUTES, FIRST_VALUE_TAG, TAGS } from './tags';

/** A value as it was read; what nobody asks for, such as a date, stays bytes. */
export type ReadValue = string | number | boolean | IntegerRange | ReadAttributes | Uint8Array;

export interface IntegerRange {
	readonly lower: number;
	readonly upper: number;
}

/** Values by the name of their attribute; none for one that is unknown or has no value. */
export type ReadAttributes = ReadonlyMap<string, readonly ReadValue[]>;

export interface ReadGroup {
	readonly tag: number;
	readonly attributes: ReadAttributes;
}

export interface IppResponse {
	readonly status: number;
	readonly requestId: number;
	readonly groups: readonly ReadGroup[];
}

/** The bytes are no answer of a printer. */
export class IppFormatError extends Error {
	constructor(what: string) {
		super(what);
		this.name = 'IppFormatError';
	}
}

/** Deeper collections no printer has. */
const DEEPEST = 16;

/**
 * Reads an answer (RFC 8010, 3.1).
 *
 * @throws IppFormatError
 */
export function decodeResponse(bytes: Uint8Array): IppResponse {
	const reader = new Reader(bytes);
	const major = reader.byte();
	if (major < 1 || major > 2) throw new IppFormatError('its version is unknown');
	reader.byte();
	const status = reader.short();
	const requestId = reader.integer();
	const groups: ReadGroup[] = [];
	for (let tag = reader.byte(); tag !== END_OF_ATTRIBUTES; tag = reader.byte()) {
		if (tag >= FIRST_VALUE_TAG) throw new IppFormatError('a value stands outside of a group');
		groups.push({ tag, attributes: readAttributes(reader) });
	}
	return { status, requestId, groups };
}

function readAttributes(reader: Reader): ReadAttributes {
	const attributes = new Map<string, ReadValue[]>();
	let values: ReadValue[] | undefined;
	while (reader.peek() >= FIRST_VALUE_TAG) {
		const tag = reader.byte();
		const name = reader.text();
		if (name !== '') {
			values = [];
			attributes.set(name, values);
		}
		if (values === undefined) throw new IppFormatError('a value has no name');
		const value = readValue(reader, tag, 0);
		if (value !== undefined) values.push(value);
	}
	return attributes;
}

function readValue(reader: Reader, tag: number, depth: number): ReadValue | undefined {
	const bytes = reader.sized();
	if (tag === TAGS.begCollection) return readCollection(reader, depth + 1);
	if (tag < TAGS.integer) return undefined;
	const value = new Reader(bytes);
	switch (tag) {
		case TAGS.integer:
		case TAGS.enum:
			return value.integer();
		case TAGS.boolean:
			return value.byte() !== 0;
		case TAGS.rangeOfInteger:
			return { lower: value.integer(), upper: value.integer() };
		case TAGS.textWithLanguage:
		case TAGS.nameWithLanguage:
			value.sized();
			return value.text();
		default:
			return tag >= TAGS.text && tag <= TAGS.memberName ? decoded(bytes) : bytes;
	}
}

function readCollection(reader: Reader, depth: number): ReadAttributes {
	if (depth > DEEPEST) throw new IppFormatError('its collections are too deep');
	const members = new Map<string, ReadValue[]>();
	let values: ReadValue[] = [];
	for (;;) {
		const tag = reader.byte();
		if (tag < FIRST_VALUE_TAG) throw new IppFormatError('a collection has no end');
		reader.text();
		if (tag === TAGS.endCollection) {
			reader.sized();
			return members;
		}
		if (tag === TAGS.memberName) {
			values = [];
			members.set(reader.text(), values);
			continue;
		}
		const value = readValue(reader, tag, depth);
		if (value !== undefined) values.push(value);
	}
}

const UTF8 = new TextDecoder();

function decoded(bytes: Uint8Array): string {
	return UTF8.decode(bytes);
}

class Reader {
	private at = 0;
	private readonly view: DataView;

	constructor(private readonly bytes: Uint8Array) {
		this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	peek(): number {
		this.need(1);
		return this.view.getUint8(this.at);
	}

	byte(): number {
		const value = this.peek();
		this.at += 1;
		return value;
	}

	short(): number {
		this.need(2);
		const value = this.view.getUint16(this.at);
		this.at += 2;
		return value;
	}

	integer(): number {
		this.need(4);
		const value = this.view.getInt32(this.at);
		this.at += 4;
		return value;
	}

	/** Bytes with their length before them. */
	sized(): Uint8Array {
		const length = this.short();
		this.need(length);
		const value = this.bytes.subarray(this.at, this.at + length);
		this.at += length;
		return value;
	}

	text(): string {
		return decoded(this.sized());
	}

	private need(length: number): void {
		if (this.at + length > this.bytes.length) throw new IppFormatError('it ends too early');
	}
}
