import { inflateSync } from 'node:zlib';
import { flatPng } from '../../../../lib/einvoice/pdf/png';
import { pngOf, type PngFacts } from './support/pictures';

/** Rows of a PNG of ours, which are not filtered, without the number of their filter. */
function pixelsOf(png: Uint8Array | undefined): readonly (readonly number[])[] {
	if (png === undefined) throw new Error('damaged');
	const bytes = Buffer.from(png);
	const width = bytes.readUInt32BE(16);
	const [depth, colourType, , , interlaced] = bytes.subarray(24, 29);
	expect([depth, colourType, interlaced]).toEqual([8, 2, 0]);
	const rows = inflateSync(bytes.subarray(41));
	return Array.from({ length: bytes.readUInt32BE(20) }, (_, row) => {
		const start = row * (1 + width * 3);
		expect(rows[start]).toBe(0);
		return [...rows.subarray(start + 1, start + 1 + width * 3)];
	});
}

const RED = [255, 0, 0];
const WHITE = [255, 255, 255];

describe('a PNG upon white', () => {
	it.each<[string, PngFacts, readonly (readonly number[])[]]>([
		[
			'colours with alpha: full, half, none',
			{
				width: 3,
				height: 1,
				depth: 8,
				colourType: 6,
				rows: [[0, ...RED, 255, ...RED, 128, ...RED, 0]],
			},
			[[...RED, 255, 127, 127, ...WHITE]],
		],
		[
			'grey with alpha',
			{ width: 2, height: 1, depth: 8, colourType: 4, rows: [[0, 100, 255, 100, 0]] },
			[[100, 100, 100, ...WHITE]],
		],
		[
			'grey of one bit',
			{
				width: 3,
				height: 2,
				depth: 1,
				colourType: 0,
				rows: [
					[0, 0b10100000],
					[0, 0b01000000],
				],
			},
			[
				[...WHITE, 0, 0, 0, ...WHITE],
				[0, 0, 0, ...WHITE, 0, 0, 0],
			],
		],
		[
			'grey of sixteen bits, one value transparent',
			{
				width: 2,
				height: 1,
				depth: 16,
				colourType: 0,
				rows: [[0, 0x80, 0x80, 0x12, 0x34]],
				transparency: [0x12, 0x34],
			},
			[[128, 128, 128, ...WHITE]],
		],
		[
			'a palette of four bits with transparency',
			{
				width: 3,
				height: 1,
				depth: 4,
				colourType: 3,
				rows: [[0, 0x01, 0x20]],
				palette: [...RED, 0, 255, 0, 0, 0, 255],
				transparency: [255, 0],
			},
			[[...RED, ...WHITE, 0, 0, 255]],
		],
		[
			'every filter',
			{
				width: 2,
				height: 5,
				depth: 8,
				colourType: 0,
				// None; left; up; average; Paeth: each row comes out as 10, 20.
				rows: [
					[0, 10, 20],
					[1, 10, 10],
					[2, 0, 0],
					[3, 5, 5],
					[4, 0, 0],
				],
			},
			Array.from({ length: 5 }, () => [10, 10, 10, 20, 20, 20]),
		],
		[
			'interlaced (Adam7)',
			{
				width: 3,
				height: 3,
				depth: 8,
				colourType: 0,
				isInterlaced: true,
				// Of three by three only the passes 1, 4, 5, 6 and 7 have pixels.
				rows: [
					[0, 1],
					[0, 3],
					[0, 7, 9],
					[0, 2],
					[0, 8],
					[0, 4, 5, 6],
				],
			},
			[
				[1, 1, 1, 2, 2, 2, 3, 3, 3],
				[4, 4, 4, 5, 5, 5, 6, 6, 6],
				[7, 7, 7, 8, 8, 8, 9, 9, 9],
			],
		],
	])('is made of %s', (_, facts, expected) => {
		expect(pixelsOf(flatPng(pngOf(facts)))).toEqual(expected);
	});

	it.each<[string, (whole: Buffer) => Buffer]>([
		['cut off', (whole) => whole.subarray(0, 50)],
		['without pixels', (whole) => Buffer.concat([whole.subarray(0, 33), whole.subarray(-12)])],
		['only a signature', (whole) => whole.subarray(0, 8)],
		[
			'of a depth that there is not',
			(whole) => {
				whole[24] = 5;
				return whole;
			},
		],
		[
			'with too few rows',
			(whole) => {
				whole.writeUInt32BE(500, 20);
				return whole;
			},
		],
		[
			'compressed wrongly',
			(whole) => {
				whole.fill(0xff, 45, 50);
				return whole;
			},
		],
	])('is not made of one that is %s', (_, broken) => {
		const rows = [
			[0, 1, 2, 3],
			[0, 4, 5, 6],
		];
		const whole = pngOf({ width: 3, height: 2, depth: 8, colourType: 0, rows });
		expect(flatPng(whole)).toBeDefined();
		expect(flatPng(broken(Buffer.from(whole)))).toBeUndefined();
	});
});
