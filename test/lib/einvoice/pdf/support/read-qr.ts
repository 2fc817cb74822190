import type { Dark } from '../../../../../lib/einvoice/pdf/payment/qr-drawing';

/**
 * A reader of QR codes by ISO/IEC 18004, for codes as drawn here: without damage, so that the words for
 * error correction are passed over, in bytes, and of the versions 7 to 10 at level M.
 */
export function readQr(darks: readonly Dark[], size: number): { text: string; level: string } {
	const modules = moduleCount(darks, size);
	const isDark = darkModules(darks, size / modules, modules);
	const format = formatOf(isDark);
	const version = (modules - 17) / 4;
	const words = wordsOf(isDark, modules, version, format.mask);
	const data = deinterleaved(words, version);
	return { text: textOf(data, version), level: format.level };
}

type IsDark = (row: number, column: number) => boolean;

/** The upper left finder is seven modules wide, and its upper side is one rectangle. */
function moduleCount(darks: readonly Dark[], size: number): number {
	const finder = darks.find(({ x, y, height, width }) => x === 0 && y === 0 && width > height);
	if (finder === undefined) throw new Error('no finder pattern in the upper left corner');
	return Math.round(size / (finder.width / 7));
}

function darkModules(darks: readonly Dark[], scale: number, modules: number): IsDark {
	const grid = Array.from({ length: modules }, () => Array.from({ length: modules }, () => false));
	for (const { x, y, width, height } of darks) {
		for (let row = Math.round(y / scale); row < Math.round((y + height) / scale); row++) {
			grid[row]?.fill(true, Math.round(x / scale), Math.round((x + width) / scale));
		}
	}
	return (row, column) => grid[row]?.[column] ?? false;
}

/** The first five of the fifteen bits beside the upper left finder, which are masked with 101010000010010. */
function formatOf(isDark: IsDark): { level: string; mask: number } {
	const bits = [0, 1, 2, 3, 4].map((column) => Number(isDark(8, column)));
	const masked = bits.reduce((value, bit) => value * 2 + bit, 0) ^ 0b10101;
	return { level: ['M', 'L', 'H', 'Q'][masked >> 3] ?? '', mask: masked & 7 };
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
	(row, column) => (row + column) % 2 === 0,
	(row) => row % 2 === 0,
	(_, column) => column % 3 === 0,
	(row, column) => (row + column) % 3 === 0,
	(row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
	(row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
	(row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
	(row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Centres of alignment patterns (ISO/IEC 18004, annex E). */
const ALIGNMENTS: Readonly<Record<number, readonly number[]>> = {
	5: [6, 30],
	6: [6, 34],
	7: [6, 22, 38],
	8: [6, 24, 42],
	9: [6, 26, 46],
	10: [6, 28, 50],
};

/** Data words of each block at level M (ISO/IEC 18004, table 9). */
const BLOCKS: Readonly<Record<number, readonly number[]>> = {
	5: [43, 43],
	6: [27, 27, 27, 27],
	7: [31, 31, 31, 31],
	8: [38, 38, 39, 39],
	9: [36, 36, 36, 37, 37],
	10: [43, 43, 43, 43, 44],
};

function isFunction(row: number, column: number, modules: number, version: number): boolean {
	const last = modules - 1;
	const corner =
		(row <= 8 && column <= 8) ||
		(row <= 8 && column >= last - 7) ||
		(row >= last - 7 && column <= 8);
	const timing = row === 6 || column === 6;
	const versionBits =
		version >= 7 && ((row <= 5 && column >= last - 10) || (column <= 5 && row >= last - 10));
	return corner || timing || versionBits || isAlignment(row, column, modules, version);
}

function isAlignment(row: number, column: number, modules: number, version: number): boolean {
	const centres = ALIGNMENTS[version] ?? [];
	const far = modules - 7;
	return centres.some((y) =>
		centres.some((x) => {
			const isFinder = (y === 6 && x === 6) || (y === 6 && x === far) || (y === far && x === 6);
			return !isFinder && Math.abs(row - y) <= 2 && Math.abs(column - x) <= 2;
		}),
	);
}

/** Two columns at a time from the right, upwards and downwards in turn, the timing column passed over. */
function wordsOf(
	isDark: IsDark,
	modules: number,
	version: number,
	mask: number,
): readonly number[] {
	const bits: number[] = [];
	let isUpwards = true;
	for (let right = modules - 1; right > 0; right -= 2) {
		if (right === 6) right = 5;
		for (let step = 0; step < modules; step++) {
			const row = isUpwards ? modules - 1 - step : step;
			for (const column of [right, right - 1]) {
				if (isFunction(row, column, modules, version)) continue;
				const isMasked = MASKS[mask]?.(row, column) ?? false;
				bits.push(isDark(row, column) === isMasked ? 0 : 1);
			}
		}
		isUpwards = !isUpwards;
	}
	const words: number[] = [];
	for (let at = 0; at + 8 <= bits.length; at += 8) {
		words.push(bits.slice(at, at + 8).reduce((value, bit) => value * 2 + bit, 0));
	}
	return words;
}

function deinterleaved(words: readonly number[], version: number): readonly number[] {
	const lengths = BLOCKS[version];
	if (lengths === undefined) throw new Error(`version ${version} is not one that is read here`);
	const blocks = lengths.map((): number[] => []);
	let at = 0;
	for (let round = 0; round < Math.max(...lengths); round++) {
		for (const [block, length] of lengths.entries()) {
			if (round < length) blocks[block]?.push(words[at++] ?? 0);
		}
	}
	return blocks.flat();
}

/** Mode 0100 (bytes), the number of bytes in 8 bits or from version 10 in 16, and then the bytes. */
function textOf(data: readonly number[], version: number): string {
	const bits = data.map((word) => word.toString(2).padStart(8, '0')).join('');
	if (bits.slice(0, 4) !== '0100') throw new Error('not in bytes');
	const start = 4 + (version < 10 ? 8 : 16);
	const length = Number.parseInt(bits.slice(4, start), 2);
	const bytes = Array.from({ length }, (_, at) =>
		Number.parseInt(bits.slice(start + at * 8, start + at * 8 + 8), 2),
	);
	return Buffer.from(bytes).toString();
}
