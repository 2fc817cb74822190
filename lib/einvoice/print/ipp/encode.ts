import { END_OF_ATTRIBUTES, GROUPS, TAGS, type Operation } from './tags';

/** A value that a request can carry. */
export type SentAttribute =
	| {
			readonly name: string;
			readonly type:
				'charset' | 'naturalLanguage' | 'uri' | 'name' | 'keyword' | 'mimeMediaType' | 'text';
			readonly values: readonly string[];
	  }
	| { readonly name: string; readonly type: 'integer' | 'enum'; readonly values: readonly number[] }
	| { readonly name: string; readonly type: 'boolean'; readonly values: readonly boolean[] };

export interface IppRequest {
	/** 2.0, or 1.1 for printers that know no other. */
	readonly version: readonly [major: number, minor: number];
	readonly operation: Operation;
	readonly requestId: number;
	readonly attributes: readonly SentAttribute[];
	/** Of the job that is to be made. */
	readonly job?: readonly SentAttribute[];
}

/** The bytes of a request up to the document, which follows them as it is (RFC 8010, 3.1). */
export function encodeRequest(request: IppRequest): Uint8Array {
	const bytes = new Bytes();
	const [major, minor] = request.version;
	bytes.byte(major);
	bytes.byte(minor);
	bytes.short(request.operation);
	bytes.integer(request.requestId);
	bytes.byte(GROUPS.operation);
	for (const attribute of request.attributes) writeAttribute(bytes, attribute);
	const { job = [] } = request;
	if (job.length > 0) bytes.byte(GROUPS.job);
	for (const attribute of job) writeAttribute(bytes, attribute);
	bytes.byte(END_OF_ATTRIBUTES);
	return bytes.whole();
}

function writeAttribute(bytes: Bytes, { name, type, values }: SentAttribute): void {
	for (const [index, value] of values.entries()) {
		bytes.byte(TAGS[type]);
		// A further value of the same attribute has no name.
		bytes.text(index === 0 ? name : '');
		writeValue(bytes, value);
	}
}

function writeValue(bytes: Bytes, value: string | number | boolean): void {
	if (typeof value === 'string') {
		bytes.text(value);
		return;
	}
	if (typeof value === 'boolean') {
		bytes.short(1);
		bytes.byte(value ? 1 : 0);
		return;
	}
	bytes.short(4);
	bytes.integer(value);
}

const UTF8 = new TextEncoder();

class Bytes {
	private readonly written: number[] = [];

	byte(value: number): void {
		this.written.push(value & 0xff);
	}

	short(value: number): void {
		this.byte(value >> 8);
		this.byte(value);
	}

	integer(value: number): void {
		this.short(value >> 16);
		this.short(value);
	}

	/** With its length before it. */
	text(value: string): void {
		const encoded = UTF8.encode(value);
		this.short(encoded.length);
		this.written.push(...encoded);
	}

	whole(): Uint8Array {
		return Uint8Array.from(this.written);
	}
}
