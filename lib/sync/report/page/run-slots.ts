import type { Formats, Slot } from '../../../pages';
import type { ReportedRun } from '../reported-run';
import type { Words } from './words';

/** A pause so many times as long as usual is drawn. */
const GAP_FACTOR = 3;

/** A place for each run, and one for each pause that is much longer than usual. @param runs the oldest first */
export function slotsOf(
	runs: readonly ReportedRun[],
	slotOf: (run: ReportedRun) => Slot,
	words: Words,
	formats: Formats,
): readonly Slot[] {
	const pauses = runs.slice(1).map((run, index) => run.startedAt - (runs[index]?.startedAt ?? 0));
	const usual = [...pauses].sort((one, other) => one - other)[Math.floor(pauses.length / 2)] ?? 0;
	return runs.flatMap((run, index): Slot[] => {
		const pause = index === 0 ? 0 : (pauses[index - 1] ?? 0);
		const isLong = pause > GAP_FACTOR * usual && pause > 0;
		return isLong ? [{ gap: words.gap(formats.duration(pause)) }, slotOf(run)] : [slotOf(run)];
	});
}

/** When the last of several runs began; '' where there is one. @param runs the oldest first */
export function lastMoment(runs: readonly ReportedRun[], formats: Formats): string {
	const last = runs.at(-1);
	return last === undefined || runs.length === 1 ? '' : formats.shortMoment(last.startedAt);
}
