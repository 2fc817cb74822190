import type { Store } from '../../../store';
import { listIssues, type StreamIssue } from '../../issues/issue-table';
import type { Language } from '../../issues/nouns';
import type { Stream } from '../../sides';
import type { Report, StreamReport } from '../report';
import { card, isWell, type Pen } from './card';
import { documentOf } from './document';
import { formatsOf } from './formats';
import { html, type Markup } from './markup';
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
export function renderPage({ report, issues, language, title, notice = '' }: StatusPage): string {
	const words = WORDS[language];
	const pen: Pen = { language, words, formats: formatsOf(language), at: report.at };
	const heading = title === '' ? words.title : title;
	const { streams } = report;
	// What there is to mend comes first, where there is something.
	const hasIssues = issuesOf(streams) > 0;
	const errors = html`<h2>${words.issuesTitle}</h2>
		${issueTable(issues, issuesOf(streams), pen)}`;
	return documentOf({
		language,
		title: heading,
		header: html`${pageHeader(heading, pen, streams.length === 0 ? null : summaryOf(streams, pen))}
		${notice === '' ? null : html`<p class="box notice" role="status">${notice}</p>`}`,
		main:
			streams.length === 0
				? html`<div class="box" style="margin-top:1.25rem">
						<h2 style="margin-top:0">${words.emptyTitle}</h2>
						<p>${words.emptyText}</p>
					</div>`
				: html`${hasIssues ? errors : null}
						<ul class="cards">
							${streams.map((stream, index) => card(stream, index, pen))}
						</ul>
						${hasIssues ? null : errors} ${overwrittenTable(streams, pen)}
						${runTables(streams, pen)}`,
		footer: words.footer,
	});
}

/** Heading, of when it is, and one line that says it all. */
export function pageHeader(heading: string, pen: Pen, summary: string | null): Markup {
	const { words, formats, at } = pen;
	return html`<h1>${heading}</h1>
		<p class="quiet">
			<time datetime="${formats.machine(at)}">${words.asOf(formats.moment(at))}</time>
		</p>
		${summary === null ? null : html`<p class="summary">${summary}</p>`}`;
}

/** In one line how many streams are well, and how much there is to mend. */
export function summaryOf(streams: readonly StreamReport[], { words, formats }: Pen): string {
	return words.summary({
		streams: streams.length,
		wellStreams: streams.filter(isWell).length,
		toMend: formats.number(streams.reduce((sum, { toMend }) => sum + toMend, 0)),
	});
}

/** Entries of the error list in all. */
export function issuesOf(streams: readonly StreamReport[]): number {
	return streams.reduce((sum, { toMend, settling }) => sum + toMend + settling, 0);
}
