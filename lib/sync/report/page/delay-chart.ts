import { columnChart, html, type Formats, type Markup, type Slot } from '../../../pages';
import type { ReportedRun } from '../reported-run';
import { lastMoment, slotsOf } from './run-slots';
import type { Words } from './words';

/** A run that finished, and how old a change may have been when it had brought it over. */
interface Delay {
	readonly run: ReportedRun;
	readonly milliseconds: number;
}

/**
 * How late changes came over: from the start of one finished run, which may have missed a change by a
 * hair, to the end of the next. Null before two have finished.
 *
 * @param runs the latest first
 * @param id unique within the page
 */
export function delayChart(
	runs: readonly ReportedRun[],
	id: string,
	words: Words,
	formats: Formats,
): Markup | null {
	const delays = delaysOf([...runs].reverse());
	if (delays.size === 0) return null;
	const ordered = [...delays.values()].map(({ run }) => run);
	const longest = Math.max(...[...delays.values()].map(({ milliseconds }) => milliseconds));
	const slotOf = (run: ReportedRun): Slot => {
		const milliseconds = delays.get(run.id)?.milliseconds ?? 0;
		const title = words.delay(formats.moment(run.startedAt), formats.duration(milliseconds));
		return { title, parts: [{ value: milliseconds, ink: 'late' }], isOdd: false };
	};
	return html`<h4>${words.delayChart}</h4>
		${columnChart({
			id,
			title: words.delayChart,
			summary: words.delaySummary(formats.duration(longest)),
			slots: slotsOf(ordered, slotOf, words, formats),
			top: (milliseconds) => formats.shortDuration(milliseconds),
			first: formats.shortMoment(ordered[0]?.startedAt ?? 0),
			last: lastMoment(ordered, formats),
		})}`;
}

/** Whether {@link delayChart} shows something. */
export function hasDelays(runs: readonly ReportedRun[]): boolean {
	return delaysOf([...runs].reverse()).size > 0;
}

/** @param runs the oldest first */
function delaysOf(runs: readonly ReportedRun[]): ReadonlyMap<string, Delay> {
	const finished = runs.filter(({ state, endedAt }) => state === 'finished' && endedAt !== null);
	return new Map(
		finished.slice(1).map((run, index) => {
			const since = finished[index]?.startedAt ?? run.startedAt;
			return [run.id, { run, milliseconds: Math.max(0, (run.endedAt ?? since) - since) }];
		}),
	);
}
