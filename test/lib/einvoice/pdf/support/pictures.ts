import { crc32, deflateSync } from 'node:zlib';

export interface PngFacts {
	readonly width: number;
	readonly height: number;
	readonly depth: number;
	readonly colourType: number;
	/** Rows as they stand in the file, each after the number of its filter. */
	readonly rows: readonly (readonly number[])[];
	readonly isInterlaced?: boolean;
	readonly palette?: readonly number[];
	readonly transparency?: readonly number[];
}

/** Puts a PNG together byte by byte. */
export function pngOf(facts: PngFacts): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(facts.width, 0);
	header.writeUInt32BE(facts.height, 4);
	header.set([facts.depth, facts.colourType, 0, 0, facts.isInterlaced === true ? 1 : 0], 8);
	return Buffer.concat([
		Buffer.from('89504e470d0a1a0a', 'hex'),
		chunk('IHDR', header),
		...(facts.palette === undefined ? [] : [chunk('PLTE', Buffer.from(facts.palette))]),
		...(facts.transparency === undefined ? [] : [chunk('tRNS', Buffer.from(facts.transparency))]),
		chunk('IDAT', deflateSync(Buffer.from(facts.rows.flat()))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** A plain picture of one colour. */
export function plainPng(width: number, height: number): Buffer {
	const row = [0, ...Array.from({ length: width }, () => [200, 90, 30]).flat()];
	return pngOf({
		width,
		height,
		depth: 8,
		colourType: 2,
		rows: Array.from({ length: height }, () => row),
	});
}

/** Only the head of a JPEG: enough to be measured. */
export function jpegHead(width: number, height: number): Buffer {
	const bytes = Buffer.from(
		'ffd8ffe000104a46494600010100000100010000ffc0001108000000000301220002110103110100',
		'hex',
	);
	bytes.writeUInt16BE(height, 25);
	bytes.writeUInt16BE(width, 27);
	return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}
