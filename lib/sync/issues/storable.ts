/** Half of a surrogate pair. */
const HALF = /\p{Surrogate}/gu;

/** The text as a database takes it: half characters as U+FFFD, NUL characters as well. */
export function storable(text: string): string {
	return text.replaceAll('\0', '\uFFFD').replace(HALF, '\uFFFD');
}
