import {
	badge,
	bars,
	html,
	legend,
	progressBar,
	type Formats,
	type Markup,
	type Mood,
} from '../../../pages';
import { nounOf, type Language } from '../../issues/nouns';
import { capital } from '../../issues/phrases';
import { systemIn } from '../../issues/systems';
import type { Stream } from '../../sides';
import type { Condition } from '../condition';
import type { FirstRun } from '../first-run';
import type { StreamReport } from '../report';
import { delayChart } from './delay-chart';
import { runChart } from './run-chart';
import type { Words } from './words';

/** What every part of the page is written with. */
export interface Pen {
	readonly language: Language;
	readonly words: Words;
	readonly formats: Formats;
	/** When the report was drawn up. */
	readonly at: number;
}

/** How urgent each condition is. */
const MOODS: Readonly<Record<Condition['is'], Mood>> = {
	running: 'busy',
	neverRan: 'warn',
	braked: 'bad',
	brokenOff: 'bad',
	overdue: 'warn',
	toMend: 'warn',
	catchingUp: 'busy',
	inStep: 'well',
};

/** Whether nobody needs to look at it. */
export function isWell({ condition, toMend }: StreamReport): boolean {
	const mood = MOODS[condition.is];
	return toMend === 0 && (mood === 'well' || mood === 'busy');
}

export function streamName({ backend, entity }: Stream, language: Language): string {
	return `${capital(nounOf(entity, language).many)} · ${systemIn(backend, language)}`;
}

/** How one stream is doing. */
export function card(stream: StreamReport, index: number, pen: Pen): Markup {
	const { words, formats, language } = pen;
	const mood = MOODS[stream.condition.is];
	const { toMend, settling } = stream;
	return html`<li class="card ${mood}">
		<div class="head">
			<h3>${streamName(stream, language)}</h3>
			${badge(mood, words.conditions[stream.condition.is])}
		</div>
		<p>${detail(stream, pen)}</p>
		${stream.condition.is !== 'toMend' && toMend > 0 ? html`<p>${words.conditionDetail.toMend(formats.number(toMend))}</p>` : null}
		${settling > 0 ? html`<p class="quiet small">${words.settling(formats.number(settling))}</p>` : null}
		${figures(stream, pen)} ${stream.firstRun === null ? null : firstRunOf(stream.firstRun, pen)}
		${charts(stream, index, pen)} ${stream.issues.length === 0 ? null : causes(stream, pen)}
	</li>`;
}

/** Null before the first run. */
function charts({ runs }: StreamReport, index: number, { words, formats }: Pen): Markup | null {
	if (runs.length === 0) return null;
	const cross = html`<span style="color:var(--warn)" aria-hidden="true">✕</span>&nbsp;`;
	return html`<h4>${words.runChart}</h4>
		${runChart(runs, `runs-${index}`, words, formats)}
		${legend([
			['written', words.written],
			['failed', words.failed],
			['stub', words.nothingToWrite],
			[cross, words.notFinished],
		])}
		${delayChart(runs, `delays-${index}`, words, formats)}`;
}

function detail({ condition, lag }: StreamReport, { words, formats, at }: Pen): string {
	const { conditionDetail: say } = words;
	switch (condition.is) {
		case 'running':
			return say.running(
				formats.shortMoment(condition.since),
				formats.shortMoment(condition.lastSignAt),
			);
		case 'braked':
			return say.braked(formats.shortMoment(condition.since));
		case 'brokenOff':
			return say.brokenOff(formats.shortMoment(condition.since));
		case 'overdue':
			return say.overdue(
				formats.duration(at - condition.since),
				formats.duration(condition.usualGapMs),
			);
		case 'catchingUp':
			return say.catchingUp(formats.number(condition.rest));
		case 'neverRan':
			return say.neverRan;
		case 'toMend':
			return say.toMend(formats.number(condition.count));
		case 'inStep':
			return say.inStep(formats.shortMoment(lag.finishedRunAt ?? at));
	}
}

function figures({ links, lag, issues }: StreamReport, { words, formats, at }: Pen): Markup {
	const since = (moment: number | null, without: string): string =>
		moment === null ? without : words.ago(formats.duration(Math.max(0, at - moment)));
	return html`<dl>
		<dt>${words.linked}</dt>
		<dd>${formats.number(links)}</dd>
		<dt>${words.lastFinished}</dt>
		<dd>${since(lag.finishedRunAt, words.never)}</dd>
		${
			issues.length === 0
				? null
				: html`<dt>${words.oldestIssue}</dt>
						<dd>${since(lag.oldestIssueAt, words.none)}</dd>`
		}
		${
			lag.oldestPostponedAt === null
				? null
				: html`<dt>${words.oldestPostponed}</dt>
						<dd>${since(lag.oldestPostponedAt, words.none)}</dd>`
		}
	</dl>`;
}

function firstRunOf(first: FirstRun, pen: Pen): Markup {
	return html`<h4>${pen.words.firstRunTitle}</h4>
		${progress(first, pen)}`;
}

/** How much of the first synchronisation is done, as a bar and in words. */
export function progress(first: FirstRun, { words, formats }: Pen): Markup {
	const { done, remaining, waiting, total } = first;
	const label = words.firstRunTitle;
	const sentence = words.firstRunDone(
		formats.number(done),
		total === null ? null : formats.number(total),
	);
	return html`${total === null ? null : progressBar({ label, sentence, done, total, waiting })}
		<p class="small">
			${sentence}
			${remaining === null ? null : words.firstRunRest(formats.number(remaining), formats.number(waiting))}
		</p>
		<p class="small"><strong>${estimate(first, words, formats)}</strong></p>`;
}

function estimate({ rate, leftMs }: FirstRun, words: Words, formats: Formats): string {
	if (leftMs === 0) return words.firstRunWritten;
	if (leftMs === null || rate === null) return words.firstRunNoRate;
	return words.firstRunLeft(
		formats.estimate(leftMs),
		formats.number(Math.max(1, rate.perMinute)),
		rate.runs,
	);
}

function causes({ issues }: StreamReport, { words, formats }: Pen): Markup {
	const counted = issues.map(({ code, count }) => ({
		label: words.causes[code],
		value: count,
		text: formats.number(count),
	}));
	return html`<h4>${words.causesTitle}</h4>
		${bars(counted, 'failed')}`;
}
