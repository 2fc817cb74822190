import type { StatusReport } from './channel';

/** Each line once, in the order in which they came. */
export function merged(
	before: readonly StatusReport[],
	now: readonly StatusReport[],
): readonly StatusReport[] {
	const lines = [...before, ...now];
	return [...new Map(lines.map((line) => [`${line.code} ${line.at}`, line])).values()];
}
