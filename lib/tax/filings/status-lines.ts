import type { StatusReport } from './channel';

/** Each line once, in the order in which they came. */
export function merged(
	before: readonly StatusReport[],
	now: readonly StatusReport[],
): readonly StatusReport[] {
	const lines = [...before, ...now];
	return [...new Map(lines.map((line) => [`${line.code} ${line.at}`, line])).values()];
}

/** The line by which a filing has come to its end: an accepted one, and otherwise the last of those that say so. */
export function endOf(lines: readonly StatusReport[]): StatusReport | undefined {
	const ends = lines.filter(({ isFinal }) => isFinal);
	return ends.find(({ outcome }) => outcome === 'accepted') ?? ends.at(-1);
}
