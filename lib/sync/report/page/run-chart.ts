import { columnChart, type Formats, type Markup, type Slot } from '../../../pages';
import type { ReportedRun } from '../reported-run';
import { lastMoment, slotsOf } from './run-slots';
import type { Words } from './words';

/**
 * What each run wrote, from left to right.
 *
 * @param runs the latest first, at least one
 * @param id unique within the page
 */
export function runChart(
	runs: readonly ReportedRun[],
	id: string,
	words: Words,
	formats: Formats,
): Markup {
	const ordered = [...runs].reverse();
	const total = (name: 'succeeded' | 'failed'): string =>
		formats.number(ordered.reduce((sum, { counts }) => sum + counts[name], 0));
	return columnChart({
		id,
		title: words.runChart,
		summary: words.chartSummary(
			formats.number(ordered.length),
			total('succeeded'),
			total('failed'),
		),
		slots: slotsOf(ordered, (run) => slotOf(run, words, formats), words, formats),
		top: (most) => formats.number(most),
		first: formats.shortMoment(ordered[0]?.startedAt ?? 0),
		last: lastMoment(ordered, formats),
	});
}

function slotOf(run: ReportedRun, words: Words, formats: Formats): Slot {
	const { succeeded, failed } = run.counts;
	return {
		title: words.bar({
			moment: formats.moment(run.startedAt),
			written: formats.number(succeeded),
			failed: formats.number(failed),
			state: words.runStates[run.state],
		}),
		parts: [
			{ value: succeeded, ink: 'written' },
			{ value: failed, ink: 'failed' },
		],
		isOdd: run.state !== 'finished' && run.state !== 'running',
	};
}
