import qrEncoder from 'pdfmake/js/qrEnc';

/** A dark rectangle, in points from the upper left corner. */
export interface Dark {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Units that the encoder gives a module. */
const MODULE = 5;

/**
 * A QR code at error correction level M, as few rectangles: neighbouring modules are drawn as one, which
 * is quicker and leaves no hairlines between them.
 *
 * @param size width and height in points
 */
export function qrDrawing(payload: string, size: number): readonly Dark[] {
	const { _canvas = [], _width = 0 } = qrEncoder.measure({
		qr: payload,
		eccLevel: 'M',
		mode: 'octet',
	});
	const modules = _width / MODULE;
	const rows = Array.from({ length: modules }, () => new Set<number>());
	for (const { x, y } of _canvas.slice(1)) rows[y / MODULE]?.add(x / MODULE);
	const scale = size / modules;
	return rectangles(rows).map(({ x, y, width, height }) => ({
		x: x * scale,
		y: y * scale,
		width: width * scale,
		height: height * scale,
	}));
}

/** Runs of each row, joined with equal runs of the rows below. */
function rectangles(rows: readonly ReadonlySet<number>[]): readonly Dark[] {
	const done: Dark[] = [];
	let open = new Map<string, Dark>();
	for (const [y, row] of rows.entries()) {
		const next = new Map<string, Dark>();
		for (const { x, width } of runsOf(row)) {
			const key = `${x} ${width}`;
			const above = open.get(key);
			open.delete(key);
			next.set(key, { x, width, y: above?.y ?? y, height: (above?.height ?? 0) + 1 });
		}
		done.push(...open.values());
		open = next;
	}
	return [...done, ...open.values()];
}

function runsOf(row: ReadonlySet<number>): readonly { x: number; width: number }[] {
	const runs: { x: number; width: number }[] = [];
	for (const x of [...row].sort((a, b) => a - b)) {
		const last = runs.at(-1);
		if (last !== undefined && last.x + last.width === x) last.width += 1;
		else runs.push({ x, width: 1 });
	}
	return runs;
}
