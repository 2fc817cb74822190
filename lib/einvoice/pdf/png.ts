import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** The header of a PNG (IHDR) with its palette and what of it is transparent. */
interface Header {
	readonly width: number;
	readonly height: number;
	readonly depth: number;
	readonly colourType: number;
	readonly isInterlaced: boolean;
	readonly palette: Uint8Array;
	readonly transparency: Uint8Array;
	readonly compressed: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples of a pixel for each colour type: grey, -, RGB, palette, grey + alpha, -, RGBA. */
const SAMPLES = [1, 0, 3, 1, 2, 0, 4];
const DEPTHS = [1, 2, 4, 8, 16];
/** Adam7: first column and row, then the distance to the next ones. */
const PASSES = [
	[0, 0, 8, 8],
	[4, 0, 8, 8],
	[0, 4, 4, 8],
	[2, 0, 4, 4],
	[0, 2, 2, 4],
	[1, 0, 2, 2],
	[0, 1, 1, 2],
] as const;
const WHOLE = [[0, 0, 1, 1]] as const;

/**
 * A PNG upon white: 8 bits of red, green and blue, neither transparent nor interlaced. Undefined for one
 * that is damaged.
 */
export function flatPng(bytes: Uint8Array): Uint8Array | undefined {
	try {
		const header = headerOf(Buffer.from(bytes));
		return header === undefined ? undefined : written(header, pixelsOf(header));
	} catch {
		// Cut off or compressed wrongly: a read beyond the end, or an error of zlib.
		return undefined;
	}
}

function headerOf(bytes: Buffer): Header | undefined {
	const chunks = chunksOf(bytes);
	const one = (type: string): Buffer =>
		chunks.find((chunk) => chunk.type === type)?.data ?? Buffer.alloc(0);
	const ihdr = one('IHDR');
	const [depth, colourType] = [ihdr.readUInt8(8), ihdr.readUInt8(9)];
	if (!DEPTHS.includes(depth) || (SAMPLES[colourType] ?? 0) === 0) return undefined;
	return {
		width: ihdr.readUInt32BE(0),
		height: ihdr.readUInt32BE(4),
		depth,
		colourType,
		isInterlaced: ihdr.readUInt8(12) === 1,
		palette: one('PLTE'),
		transparency: one('tRNS'),
		compressed: Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
	};
}

function chunksOf(bytes: Buffer): readonly { type: string; data: Buffer }[] {
	const chunks: { type: string; data: Buffer }[] = [];
	for (let at = SIGNATURE.length; at + 12 <= bytes.length;) {
		const length = bytes.readUInt32BE(at);
		const type = bytes.toString('latin1', at + 4, at + 8);
		chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
		at += 12 + length;
	}
	return chunks;
}

/** Red, green and blue of every pixel upon white. */
function pixelsOf(header: Header): Buffer {
	const { width, height, depth, colourType, isInterlaced } = header;
	const samples = SAMPLES[colourType] ?? 1;
	const bits = samples * depth;
	const passes = isInterlaced ? PASSES : WHOLE;
	const rowBytes = (columns: number): number => Math.ceil((columns * bits) / 8);
	const sizes = passes.map(([x, y, dx, dy]) => ({
		columns: Math.max(0, Math.ceil((width - x) / dx)),
		rows: Math.max(0, Math.ceil((height - y) / dy)),
	}));
	const expected = sizes.reduce(
		(sum, { columns, rows }) => sum + (columns === 0 ? 0 : rows * (1 + rowBytes(columns))),
		0,
	);
	const data = inflateSync(header.compressed, { maxOutputLength: expected + 1024 });
	if (data.length < expected) throw new RangeError('a PNG with too few rows');
	const out = Buffer.alloc(width * height * 3);
	let at = 0;
	for (const [pass, { columns, rows }] of sizes.entries()) {
		const [x, y, dx, dy] = passes[pass] ?? WHOLE[0];
		if (columns === 0) continue;
		let above = Buffer.alloc(rowBytes(columns));
		for (let row = 0; row < rows; row++) {
			const line = data.subarray(at + 1, at + 1 + rowBytes(columns));
			unfilter(data.readUInt8(at), line, above, Math.max(1, bits >> 3));
			const start = (y + row * dy) * width + x;
			putRow(header, line, { out, columns, start, step: dx });
			above = line;
			at += 1 + rowBytes(columns);
		}
	}
	return out;
}

/** Undoes the filter of a row in place (PNG, section 9). */
function unfilter(filter: number, line: Buffer, above: Buffer, pixelBytes: number): void {
	for (let at = 0; at < line.length; at++) {
		const left = at < pixelBytes ? 0 : (line[at - pixelBytes] ?? 0);
		const up = above[at] ?? 0;
		const upLeft = at < pixelBytes ? 0 : (above[at - pixelBytes] ?? 0);
		line[at] = (line[at] ?? 0) + predicted(filter, left, up, upLeft);
	}
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
	switch (filter) {
		case 0:
			return 0;
		case 1:
			return left;
		case 2:
			return up;
		case 3:
			return (left + up) >> 1;
		case 4:
			return paeth(left, up, upLeft);
		default:
			throw new RangeError(`a PNG with filter ${filter}`);
	}
}

function paeth(left: number, up: number, upLeft: number): number {
	const estimate = left + up - upLeft;
	const [toLeft, toUp, toUpLeft] = [left, up, upLeft].map((value) => Math.abs(estimate - value));
	if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toUpLeft ?? 0)) return left;
	return (toUp ?? 0) <= (toUpLeft ?? 0) ? up : upLeft;
}

interface Target {
	readonly out: Buffer;
	readonly columns: number;
	/** First pixel, and how many pixels further the next one goes. */
	readonly start: number;
	readonly step: number;
}

function putRow(header: Header, line: Buffer, { out, columns, start, step }: Target): void {
	const { depth, colourType, palette, transparency } = header;
	const samples = SAMPLES[colourType] ?? 1;
	const largest = 2 ** depth - 1;
	const sample = (index: number): number => sampleAt(line, depth, index);
	const isColour = colourType === 2 || colourType === 6;
	for (let column = 0; column < columns; column++) {
		const first = column * samples;
		const at = (start + column * step) * 3;
		if (colourType === 3) {
			const index = sample(first);
			const alpha = (transparency[index] ?? 255) / 255;
			for (let part = 0; part < 3; part++) {
				out[at + part] = uponWhite((palette[index * 3 + part] ?? 0) / 255, alpha);
			}
			continue;
		}
		const colour = [0, 1, 2].map((part) => sample(first + (isColour ? part : 0)));
		const hasAlpha = colourType === 4 || colourType === 6;
		const alpha = hasAlpha
			? sample(first + samples - 1) / largest
			: isTransparent(transparency, isColour ? colour : colour.slice(0, 1))
				? 0
				: 1;
		for (const [part, value] of colour.entries())
			out[at + part] = uponWhite(value / largest, alpha);
	}
}

function sampleAt(line: Buffer, depth: number, index: number): number {
	if (depth === 8) return line.readUInt8(index);
	if (depth === 16) return line.readUInt16BE(index * 2);
	const bit = index * depth;
	return (line.readUInt8(bit >> 3) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}

/** One colour of a PNG without alpha can stand for nothing. */
function isTransparent(transparency: Uint8Array, colour: readonly number[]): boolean {
	if (transparency.length < colour.length * 2) return false;
	return colour.every(
		(value, at) => value === (transparency[at * 2] ?? 0) * 256 + (transparency[at * 2 + 1] ?? 0),
	);
}

function uponWhite(value: number, alpha: number): number {
	return Math.round(255 * (value * alpha + 1 - alpha));
}

function written({ width, height }: Header, pixels: Buffer): Uint8Array {
	const rows = Buffer.alloc(height * (1 + width * 3));
	for (let row = 0; row < height; row++) {
		pixels.copy(rows, row * (1 + width * 3) + 1, row * width * 3, (row + 1) * width * 3);
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(data.length, 0);
	body.copy(framed, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}
