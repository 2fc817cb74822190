import type { Store } from '../../../store';
import { listIssues, type StreamIssue } from '../../issues/issue-table';
import type { Language } from '../../issues/nouns';
import type { Stream } from '../../sides';
import type { Report } from '../report';
import { card, isWell, type Pen } from './card';
import { formatsOf } from './formats';
import { html, Markup } from './markup';
import { STYLE } from './style';
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
}

/** The entries that a page shows. @throws SyncError SYNC_STATE_INVALID */
export async function readShownIssues(
	store: Store,
	stream: Partial<Stream>,
): Promise<readonly StreamIssue[]> {
	return await store.transaction((sql) => listIssues(sql, { stream, limit: ISSUES_SHOWN }));
}

/** One HTML file that needs nothing else: no scripts, no requests. */
export function renderPage({ report, issues, language, title }: StatusPage): string {
	const words = WORDS[language];
	const formats = formatsOf(language);
	const pen: Pen = { language, words, formats, at: report.at };
	const heading = title === '' ? words.title : title;
	const { streams } = report;
	const toMend = streams.reduce((sum, stream) => sum + stream.toMend, 0);
	const total = streams.reduce((sum, stream) => sum + stream.toMend + stream.settling, 0);
	const page = html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta
					http-equiv="Content-Security-Policy"
					content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
				/>
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<title>${heading}</title>
				<style>
					${new Markup(STYLE)}
				</style>
			</head>
			<body>
				<div class="wide">
					<header>
						<h1>${heading}</h1>
						<p class="quiet">
							<time datetime="${formats.machine(report.at)}"
								>${words.asOf(formats.moment(report.at))}</time
							>
						</p>
						${
							streams.length === 0
								? null
								: html`<p class="summary">
										${words.summary({
											streams: streams.length,
											wellStreams: streams.filter(isWell).length,
											toMend: formats.number(toMend),
										})}
									</p>`
						}
					</header>
					<main>
						${
							streams.length === 0
								? html`<div class="box" style="margin-top:1.25rem">
										<h2 style="margin-top:0">${words.emptyTitle}</h2>
										<p>${words.emptyText}</p>
									</div>`
								: html`<ul class="cards">
											${streams.map((stream, index) => card(stream, index, pen))}
										</ul>
										<h2>${words.issuesTitle}</h2>
										${issueTable(issues, total, pen)} ${overwrittenTable(streams, pen)}
										${runTables(streams, pen)}`
						}
					</main>
					<footer>${words.footer}</footer>
				</div>
			</body>
		</html> `;
	return page.text;
}
