/** Rows or keys in one statement. */
const CHUNK = 500;

/** A list in parts that fit into one statement. */
export function inChunks<T>(all: readonly T[], size = CHUNK): T[][] {
	return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
		all.slice(index * size, (index + 1) * size),
	);
}

/** `?, ?, ?`: a placeholder for each. */
export function marks(values: readonly unknown[]): string {
	return values.map(() => '?').join(', ');
}
