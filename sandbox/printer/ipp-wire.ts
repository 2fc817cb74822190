/*
 * IPP as a printer reads and writes it (RFC 8010), as far as printing a PDF needs it. Written apart from the
 * client that it stands opposite to.
 */

export interface IncomingRequest {
	readonly version: number;
	readonly operation: number;
	readonly requestId: number;
	/** Of the operation group, then of the job group: values by name, each as its bytes. */
	readonly operationValues: ReadonlyMap<string, readonly Buffer[]>;
	readonly jobValues: ReadonlyMap<string, readonly Buffer[]>;
	readonly document: Buffer;
}

/** Undefined for what is no request. */
export function readRequest(body: Buffer): IncomingRequest | undefined {
	try {
		return parse(body);
	} catch {
		// It ends too early.
		return undefined;
	}
}

function parse(body: Buffer): IncomingRequest {
	const groups = new Map<number, Map<string, Buffer[]>>();
	let group = new Map<string, Buffer[]>();
	let last: Buffer[] = [];
	let at = 8;
	for (;;) {
		const mark = body.readUInt8(at);
		at += 1;
		if (mark === 3) break;
		if (mark < 0x10) {
			group = new Map();
			groups.set(mark, group);
			continue;
		}
		const nameSize = body.readUInt16BE(at);
		const name = body.toString('utf8', at + 2, at + 2 + nameSize);
		at += 2 + nameSize;
		const valueSize = body.readUInt16BE(at);
		if (at + 2 + valueSize > body.length) throw new RangeError('cut off');
		const value = body.subarray(at + 2, at + 2 + valueSize);
		at += 2 + valueSize;
		if (nameSize === 0) last.push(value);
		else group.set(name, (last = [value]));
	}
	return {
		version: body.readUInt16BE(0),
		operation: body.readUInt16BE(2),
		requestId: body.readInt32BE(4),
		operationValues: groups.get(1) ?? new Map<string, Buffer[]>(),
		jobValues: groups.get(2) ?? new Map<string, Buffer[]>(),
		document: body.subarray(at),
	};
}

/** '' for none. */
export function textOf(values: ReadonlyMap<string, readonly Buffer[]>, name: string): string {
	return values.get(name)?.[0]?.toString('utf8') ?? '';
}

export function numberOf(
	values: ReadonlyMap<string, readonly Buffer[]>,
	name: string,
): number | undefined {
	const value = values.get(name)?.[0];
	return value?.length === 4 ? value.readInt32BE() : undefined;
}

/** An attribute as it goes out; all its values are of one kind. */
export type OutgoingAttribute = readonly [
	kind: keyof typeof KINDS,
	name: string,
	...values: readonly OutgoingValue[],
];

type OutgoingValue = string | number | boolean | readonly [lowest: number, highest: number];

const KINDS = {
	integer: 0x21,
	boolean: 0x22,
	enum: 0x23,
	range: 0x33,
	text: 0x41,
	name: 0x42,
	keyword: 0x44,
	uri: 0x45,
	charset: 0x47,
	language: 0x48,
	mime: 0x49,
	unsupported: 0x10,
} as const;

export interface OutgoingResponse {
	readonly status: number;
	readonly message?: string;
	/** Behind the group of the operation. */
	readonly groups?: readonly (readonly [
		mark: 2 | 4 | 5,
		attributes: readonly OutgoingAttribute[],
	])[];
}

export function writeResponse(
	{ version, requestId }: Pick<IncomingRequest, 'version' | 'requestId'>,
	{ status, message, groups = [] }: OutgoingResponse,
): Buffer {
	const head = Buffer.alloc(8);
	head.writeUInt16BE(version, 0);
	head.writeUInt16BE(status, 2);
	head.writeInt32BE(requestId, 4);
	const own: OutgoingAttribute[] = [
		['charset', 'attributes-charset', 'utf-8'],
		['language', 'attributes-natural-language', 'en'],
		...(message === undefined ? [] : [['text', 'status-message', message] as const]),
	];
	const parts = [[1, own] as const, ...groups].flatMap(([mark, attributes]) => [
		Buffer.of(mark),
		...attributes.map(written),
	]);
	return Buffer.concat([head, ...parts, Buffer.of(3)]);
}

function written([kind, name, ...values]: OutgoingAttribute): Buffer {
	const all = kind === 'unsupported' ? [''] : values;
	return Buffer.concat(
		all.flatMap((value, index) => [
			Buffer.of(KINDS[kind]),
			sized(Buffer.from(index === 0 ? name : '')),
			sized(bytesOf(value)),
		]),
	);
}

function bytesOf(value: OutgoingValue): Buffer {
	if (typeof value === 'string') return Buffer.from(value);
	if (typeof value === 'boolean') return Buffer.of(value ? 1 : 0);
	const numbers = typeof value === 'number' ? [value] : value;
	const bytes = Buffer.alloc(4 * numbers.length);
	numbers.forEach((number, place) => bytes.writeInt32BE(number, 4 * place));
	return bytes;
}

function sized(bytes: Buffer): Buffer {
	const size = Buffer.alloc(2);
	size.writeUInt16BE(bytes.length);
	return Buffer.concat([size, bytes]);
}
