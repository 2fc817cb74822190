import type { StreamIssue } from '../../issues/issue-table';
import { ACCOUNT_VIEW_NAME, describeIssue } from '../../issues/issue-texts';
import { nounOf, nounOn, type Language } from '../../issues/nouns';
import { capital, shortValue } from '../../issues/phrases';
import { systemIn } from '../../issues/systems';
import type { Side } from '../../sides';
import type { StreamReport } from '../report';
import type { ReportedRun } from '../reported-run';
import { streamName, type Pen } from './card';
import { html, type Markup } from './markup';

/** Rows of a stream that are shown. */
const OVERWRITTEN_SHOWN = 50;
const RUNS_SHOWN = 10;

/** The error list; `total` is how many there are in all. */
export function issueTable(issues: readonly StreamIssue[], total: number, pen: Pen): Markup {
	const { words, formats } = pen;
	const { columns } = words;
	if (total === 0) return html`<p class="box">${words.noIssues}</p>`;
	return html`<div class="box">
		<table class="stack issues" role="table">
			<caption>
				${words.issuesCaption}
			</caption>
			<thead>
				<tr role="row">
					${headings(columns.record, columns.wrong, columns.todo, columns.since)}
				</tr>
			</thead>
			<tbody>
				${issues.map((issue) => issueRow(issue, pen))}
			</tbody>
		</table>
		${total > issues.length ? html`<p class="quiet">${words.moreIssues(formats.number(total - issues.length))}</p>` : null}
	</div>`;
}

function issueRow(issue: StreamIssue, { language, words, formats }: Pen): Markup {
	const { columns } = words;
	const { message, remedy } = describeIssue(issue, {
		entity: issue.entity,
		otherName: issue.backend,
		language,
	});
	const label = shortValue(issue.label);
	return html`<tr role="row">
		<td role="cell" data-name="${columns.record}">
			<span class="key"
				>${capital(nounOn(issue.entity, issue.side, language).one)} ${shortValue(issue.key)}</span
			>${label === '' ? null : html`<br />${label}`}<br /><span class="quiet small"
				>${sideName(issue.side, issue.backend, language)}</span
			>
		</td>
		<td role="cell" data-name="${columns.wrong}">${message}</td>
		<td role="cell" data-name="${columns.todo}">${remedy}</td>
		<td role="cell" data-name="${columns.since}" class="date">
			${time(formats.moment(issue.firstAt), formats.machine(issue.firstAt))}
		</td>
	</tr>`;
}

/** Null when nothing was overwritten. */
export function overwrittenTable(streams: readonly StreamReport[], pen: Pen): Markup | null {
	const { words, formats, language } = pen;
	const { columns } = words;
	const affected = streams.filter(({ overwritten }) => overwritten.total > 0);
	if (affected.length === 0) return null;
	return html`<h2>${words.overwrittenTitle}</h2>
		${affected.map((stream) => {
			const { latest, total } = stream.overwritten;
			const shown = latest.slice(0, OVERWRITTEN_SHOWN);
			const noun = nounOf(stream.entity, language).one;
			return html`<div class="box">
				<table class="stack" role="table">
					<caption>
						<strong>${streamName(stream, language)}</strong
						>. ${words.overwrittenCaption}
					</caption>
					<thead>
						<tr role="row">
							${headings(columns.when, columns.record, columns.overwrittenIn, columns.field, columns.was, columns.became)}
						</tr>
					</thead>
					<tbody>
						${shown.flatMap((one) =>
							one.fields.map(
								(field) =>
									html`<tr role="row">
										<td role="cell" data-name="${columns.when}" class="date">
											${time(formats.shortMoment(one.at), formats.machine(one.at))}
										</td>
										<td role="cell" data-name="${columns.record}">
											<span class="key">${capital(noun)} ${shortValue(one.key)}</span>
											${shortValue(one.label)}
										</td>
										<td role="cell" data-name="${columns.overwrittenIn}">
											${sideName(one.side, stream.backend, language)}
										</td>
										<td role="cell" data-name="${columns.field}">${shortValue(field.name)}</td>
										<td role="cell" data-name="${columns.was}">${value(field.was, pen)}</td>
										<td role="cell" data-name="${columns.became}">${value(field.became, pen)}</td>
									</tr>`,
							),
						)}
					</tbody>
				</table>
				${total > shown.length ? html`<p class="quiet">${words.moreOverwritten(formats.number(total - shown.length))}</p>` : null}
			</div>`;
		})}`;
}

/** Null when there has been no run. */
export function runTables(streams: readonly StreamReport[], pen: Pen): Markup | null {
	const ran = streams.filter(({ runs }) => runs.length > 0);
	if (ran.length === 0) return null;
	return html`<h2>${pen.words.runsTitle}</h2>
		${ran.map((stream) => runTable(stream, pen))}`;
}

function runTable(stream: StreamReport, pen: Pen): Markup {
	const { words, language } = pen;
	const { columns } = words;
	const numeric = [
		columns.read,
		columns.newLinks,
		words.written,
		words.failed,
		columns.rest,
	] as const;
	const caption = words.runsCaption(streamName(stream, language));
	return html`<div class="box scroll" tabindex="0" role="region" aria-label="${caption}">
		<table>
			<caption>
				${caption}
			</caption>
			<thead>
				<tr>
					${headings(columns.start, columns.duration, columns.state)}${numeric.map((name) => html`<th scope="col" class="n">${name}</th>`)}
				</tr>
			</thead>
			<tbody>
				${stream.runs.slice(0, RUNS_SHOWN).map((run) => runRow(run, pen))}
			</tbody>
		</table>
	</div>`;
}

function runRow({ startedAt, durationMs, state, counts }: ReportedRun, pen: Pen): Markup {
	const { words, formats } = pen;
	const read = counts.accountViewRead + counts.otherRead;
	const numbers = [read, counts.linked, counts.succeeded, counts.failed, counts.rest];
	return html`<tr>
		<td class="date">${time(formats.moment(startedAt), formats.machine(startedAt))}</td>
		<td class="date">${durationMs === null ? '–' : formats.duration(durationMs)}</td>
		<td>${words.runStates[state]}</td>
		${numbers.map((number) => html`<td class="n">${formats.number(number)}</td>`)}
	</tr>`;
}

function headings(...names: readonly string[]): readonly Markup[] {
	return names.map((name) => html`<th scope="col">${name}</th>`);
}

function value(text: string, { words }: Pen): Markup {
	return text === '' ? html`<em class="quiet">${words.empty}</em>` : html`${shortValue(text)}`;
}

function time(shown: string, machine: string): Markup {
	return html`<time datetime="${machine}">${shown}</time>`;
}

function sideName(side: Side, backend: string, language: Language): string {
	return side === 'accountView' ? ACCOUNT_VIEW_NAME : capital(systemIn(backend, language));
}
