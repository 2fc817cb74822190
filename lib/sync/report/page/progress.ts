import {
	badge,
	documentOf,
	formatsOf,
	html,
	webAddress,
	type Markup,
	type Mood,
} from '../../../pages';
import { nounOf, type Language } from '../../issues/nouns';
import { capital } from '../../issues/phrases';
import type { Report, StreamReport } from '../report';
import type { ReportedRun } from '../reported-run';
import { progress, type Pen } from './card';
import { pageHeader } from './page';
import { PROGRESS_WORDS, type ProgressWords, type Stage } from './progress-words';
import { WORDS } from './words';

/** Seconds after which the page asks for itself again, while something goes on. */
const RELOAD_SECONDS = 5;

export interface ProgressRequest {
	readonly report: Report;
	/** The kinds of record that are brought over, in their order. */
	readonly entities: readonly string[];
	/** Runs from before this moment do not count, in milliseconds since the epoch. */
	readonly since: number;
	readonly language: Language;
	/** Heading of the page; '' for the usual one. */
	readonly title: string;
	/** Address of the status page; '' for no link. */
	readonly statusPage: string;
}

export interface ProgressPage {
	readonly html: string;
	/** Nothing goes on any more, whether all of it went well or not. */
	readonly isDone: boolean;
}

/** How far the first runs are, kind by kind; the page renews itself until nothing goes on any more. */
export function renderProgress(request: ProgressRequest): ProgressPage {
	const { report, language, title, statusPage } = request;
	const words = PROGRESS_WORDS[language];
	const pen: Pen = {
		language,
		words: WORDS[language],
		formats: formatsOf(language),
		at: report.at,
	};
	const parts = partsOf(request);
	const isDone = parts.every(({ stage }) => stage === 'done' || stage === 'held');
	const heading = title === '' ? words.title : title;
	const page = documentOf({
		language,
		title: heading,
		reloadAfter: isDone ? undefined : RELOAD_SECONDS,
		header: pageHeader(heading, pen, html`<p class="summary">${summary(parts, isDone, words)}</p>`),
		main: html`<ul class="cards">
				${parts.map((part) => partCard(part, words, pen))}
			</ul>
			${isDone ? null : html`<p class="quiet">${words.reloads}</p>`}
			${link(webAddress(statusPage), words.statusPage)}`,
		footer: words.footer,
	});
	return { html: page, isDone };
}

interface Part {
	readonly entity: string;
	readonly stage: Stage;
	/** Undefined before its first run. */
	readonly stream: StreamReport | undefined;
}

function partsOf({ report, entities, since }: ProgressRequest): readonly Part[] {
	return entities.map((entity) => {
		const stream = report.streams.find((one) => one.entity === entity);
		const last = stream?.runs.find(({ startedAt }) => startedAt >= since);
		return { entity, stage: last === undefined ? 'waiting' : stageOf(last), stream };
	});
}

/** A run that left something goes on with the next part, as long as it gets anywhere. */
function stageOf({ state, counts }: ReportedRun): Stage {
	if (state === 'running') return 'running';
	if (state !== 'finished') return 'held';
	return counts.rest > 0 && counts.succeeded > 0 ? 'running' : 'done';
}

function summary(parts: readonly Part[], isDone: boolean, words: ProgressWords): string {
	if (parts.length === 0) return words.nothing;
	if (!isDone) return words.busy;
	return parts.some(({ stage }) => stage === 'held') ? words.stopped : words.ready;
}

const MOODS: Readonly<Record<Stage, Mood>> = {
	waiting: 'idle',
	running: 'busy',
	done: 'well',
	held: 'bad',
};

function partCard({ entity, stage, stream }: Part, words: ProgressWords, pen: Pen): Markup {
	const name = capital(nounOf(entity, pen.language).many);
	return html`<li class="card ${MOODS[stage]}">
		<div class="head">
			<h2 class="name">${name}</h2>
			${badge(MOODS[stage], words.stages[stage])}
		</div>
		${detail(stage, stream, words, pen)}
	</li>`;
}

function detail(
	stage: Stage,
	stream: StreamReport | undefined,
	words: ProgressWords,
	pen: Pen,
): Markup {
	if (stage === 'waiting' || stream === undefined) return html`<p>${words.waiting}</p>`;
	const { links, toMend, firstRun } = stream;
	const isReading = stage === 'running' && firstRun?.remaining === null;
	return html`${stage === 'held' ? html`<p>${words.held}</p>` : null}
	${isReading ? html`<p>${words.reading}</p>` : null}
	${
		stage !== 'running' || firstRun === null
			? html`<p>${words.linked(pen.formats.number(links))}</p>`
			: progress(firstRun, pen)
	}
	${toMend === 0 ? null : html`<p>${words.toMend(pen.formats.number(toMend))}</p>`}`;
}

function link(address: string | null, text: string): Markup | null {
	return address === null ? null : html`<p><a href="${address}">${text}</a></p>`;
}
