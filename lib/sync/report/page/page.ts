import {
	documentOf,
	figures,
	formatsOf,
	headerOf,
	html,
	notice,
	nothingYet,
	type Figure,
	type Markup,
} from '../../../pages';
import type { Store } from '../../../store';
import { listIssues, type StreamIssue } from '../../issues/issue-table';
import type { Language } from '../../issues/nouns';
import type { Stream } from '../../sides';
import type { Report, StreamReport } from '../report';
import { card, isWell, type Pen } from './card';
import { hasDelays } from './delay-chart';
import { issueTable, overwrittenTable, runTables } from './tables';
import { WORDS } from './words';

/** Entries of the error list that a page shows. */
const ISSUES_SHOWN = 200;

export interface StatusPage {
	readonly report: Report;
	/** The oldest ones; the report tells how many there are. */
	readonly issues: readonly StreamIssue[];
	readonly language: Language;
	/** Heading of the page; '' for the usual one. */
	readonly title: string;
	/** What stands above all else, such as that the schedules are paused; '' for nothing. */
	readonly notice?: string;
}

/** The entries that a page shows. @throws SyncError SYNC_STATE_INVALID */
export async function readShownIssues(
	store: Store,
	stream: Partial<Stream>,
): Promise<readonly StreamIssue[]> {
	return await store.transaction((sql) => listIssues(sql, { stream, limit: ISSUES_SHOWN }));
}

/** How everything is doing, with the error list: one HTML file that needs nothing else. */
export function renderPage({
	report,
	issues,
	language,
	title,
	notice: first = '',
}: StatusPage): string {
	const words = WORDS[language];
	const pen: Pen = { language, words, formats: formatsOf(language), at: report.at };
	const heading = title === '' ? words.title : title;
	const { streams } = report;
	const isEmpty = streams.length === 0;
	return documentOf({
		language,
		title: heading,
		header: pageHeader(
			heading,
			pen,
			html`${first === '' ? null : notice('warn', first)}
			${figures(isEmpty ? [] : figuresOf(streams, pen))}`,
		),
		main: isEmpty ? nothingYet(words.emptyTitle, words.emptyText) : parts(streams, issues, pen),
		footer: words.footer,
	});
}

/** What there is to mend comes first, where there is something. */
function parts(streams: readonly StreamReport[], issues: readonly StreamIssue[], pen: Pen): Markup {
	const { words } = pen;
	const total = issuesOf(streams);
	const errors = html`<h2>${words.issuesTitle}</h2>
		${total > 0 ? issueTable(issues, total, pen) : noIssues(streams, pen)}`;
	return html`${total > 0 ? errors : null}
		<h2>${words.streamsTitle}</h2>
		${streams.some(({ runs }) => hasDelays(runs)) ? html`<p class="quiet small">${words.delayMeaning}</p>` : null}
		<ul class="cards">
			${streams.map((stream, index) => card(stream, index, pen))}
		</ul>
		${total > 0 ? null : errors} ${overwrittenTable(streams, pen)} ${runTables(streams, pen)}`;
}

/** Where something is under way, or has not begun, an empty list does not say that all is equal. */
function noIssues(streams: readonly StreamReport[], { words }: Pen): Markup {
	const isEqual = streams.every(({ condition }) => condition.is === 'inStep');
	return html`<p class="box">${words.noIssues} ${isEqual ? words.allEqual : null}</p>`;
}

function figuresOf(streams: readonly StreamReport[], { words, formats }: Pen): readonly Figure[] {
	const sum = (name: 'toMend' | 'settling' | 'links'): number =>
		streams.reduce((total, stream) => total + stream[name], 0);
	const well = streams.filter(isWell).length;
	const [toMend, settling] = [sum('toMend'), sum('settling')];
	const { figures: names } = words;
	return [
		{
			value: names.of(formats.number(well), formats.number(streams.length)),
			label: names.inOrder,
			mood: well === streams.length ? 'well' : 'warn',
		},
		{ value: formats.number(toMend), label: names.toMend, mood: toMend === 0 ? 'well' : 'warn' },
		...(settling === 0
			? []
			: [{ value: formats.number(settling), label: names.settling, mood: 'busy' } as const]),
		{ value: formats.number(sum('links')), label: names.linked },
	];
}

/** Heading, of when it is, and what has to be known first. */
export function pageHeader(heading: string, { words, formats, at }: Pen, more: Markup): Markup {
	const asOf = { machine: formats.machine(at), words: words.asOf(formats.moment(at)) };
	return headerOf(heading, asOf, more);
}

/** Entries of the error list in all. */
export function issuesOf(streams: readonly StreamReport[]): number {
	return streams.reduce((sum, { toMend, settling }) => sum + toMend + settling, 0);
}
