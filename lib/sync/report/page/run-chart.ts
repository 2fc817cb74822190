import type { ReportedRun } from '../reported-run';
import type { Formats } from './formats';
import { html, type Markup } from './markup';
import type { Words } from './words';

const WIDTH = 360;
const HEIGHT = 120;
const TOP = 16;
const BASE = HEIGHT - 20;
const LEFT = 34;

/** A pause so many times as long as usual is drawn. */
const GAP_FACTOR = 3;

const WIDEST_SLOT = 18;

type Slot = { readonly run: ReportedRun } | { readonly gapMs: number };

/**
 * What each run wrote, from left to right; every run has the same width, and a pause that is much
 * longer than usual has a place of its own.
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
	const slots = slotsOf(ordered);
	const slot = Math.min((WIDTH - LEFT) / slots.length, WIDEST_SLOT);
	const most = Math.max(1, ...ordered.map(({ counts }) => counts.succeeded + counts.failed));
	const total = (name: 'succeeded' | 'failed'): string =>
		formats.number(ordered.reduce((sum, { counts }) => sum + counts[name], 0));
	const [first] = ordered;
	const last = ordered.at(-1);
	const right = LEFT + slots.length * slot;
	return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-t ${id}-d">
		<title id="${id}-t">${words.runChart}</title>
		<desc id="${id}-d">
			${words.chartSummary(formats.number(ordered.length), total('succeeded'), total('failed'))}
		</desc>
		<line class="grid" x1="${LEFT}" y1="${TOP}" x2="${WIDTH}" y2="${TOP}" />
		<line class="grid" x1="${LEFT}" y1="${BASE}" x2="${WIDTH}" y2="${BASE}" />
		<text x="${LEFT - 5}" y="${TOP + 4}" text-anchor="end">${formats.number(most)}</text>
		<text x="${LEFT - 5}" y="${BASE + 4}" text-anchor="end">0</text>
		${slots.map((one, index) => {
			const x = LEFT + index * slot;
			return 'run' in one
				? bar(one.run, { x, slot, most }, words, formats)
				: gap(one.gapMs, x + slot / 2, words, formats);
		})}
		${first === undefined ? null : html`<text x="${LEFT}" y="${HEIGHT - 5}">${formats.shortMoment(first.startedAt)}</text>`}
		${
			last === undefined || last === first || right < LEFT + 170
				? null
				: html`<text x="${round(right)}" y="${HEIGHT - 5}" text-anchor="end"
						>${formats.shortMoment(last.startedAt)}</text
					>`
		}
	</svg>`;
}

function bar(
	run: ReportedRun,
	{ x, slot, most }: { readonly x: number; readonly slot: number; readonly most: number },
	words: Words,
	formats: Formats,
): Markup {
	const { succeeded, failed } = run.counts;
	const width = round(Math.max(slot - 2, 1.5));
	const heightOf = (count: number): number =>
		count === 0 ? 0 : round(Math.max(1.5, (count / most) * (BASE - TOP)));
	const written = heightOf(succeeded);
	const wrong = heightOf(failed);
	const title = words.bar({
		moment: formats.moment(run.startedAt),
		written: formats.number(succeeded),
		failed: formats.number(failed),
		state: words.runStates[run.state],
	});
	const left = round(x + 1);
	const middle = round(x + slot / 2);
	const isOdd = run.state !== 'finished' && run.state !== 'running';
	return html`<g
		><title>${title}</title
		><rect class="hit" x="${round(x)}" y="0" width="${round(slot)}" height="${BASE}" />${
			written === 0 ? null : rect('b-written', left, BASE - written, width, written)
		}${wrong === 0 ? null : rect('b-failed', left, BASE - written - wrong, width, wrong)}${
			written + wrong === 0 && !isOdd ? rect('b-stub', left, BASE - 2, width, 2) : null
		}${
			isOdd
				? html`<path
						class="b-odd"
						d="M${middle - 3} ${BASE - written - wrong - 9}l6 6m0 -6l-6 6"
					/>`
				: null
		}</g
	>`;
}

function rect(name: string, x: number, y: number, width: number, height: number): Markup {
	return html`<rect
		class="${name}"
		x="${x}"
		y="${round(y)}"
		width="${width}"
		height="${height}"
	/>`;
}

function gap(milliseconds: number, x: number, words: Words, formats: Formats): Markup {
	return html`<g
		><title>${words.gap(formats.duration(milliseconds))}</title
		><rect class="hit" x="${round(x - 4)}" y="0" width="8" height="${BASE}" /><line
			class="gap"
			x1="${round(x)}"
			y1="${TOP}"
			x2="${round(x)}"
			y2="${BASE}"
	/></g>`;
}

function slotsOf(runs: readonly ReportedRun[]): readonly Slot[] {
	const pauses = runs.slice(1).map((run, index) => run.startedAt - (runs[index]?.startedAt ?? 0));
	const usual = [...pauses].sort((one, other) => one - other)[Math.floor(pauses.length / 2)] ?? 0;
	return runs.flatMap((run, index): Slot[] => {
		const pause = index === 0 ? 0 : (pauses[index - 1] ?? 0);
		return pause > GAP_FACTOR * usual && pause > 0 ? [{ gapMs: pause }, { run }] : [{ run }];
	});
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
