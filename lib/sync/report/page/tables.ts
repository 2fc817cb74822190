import { html, table, wideTable, type Cell, type Markup } from '../../../pages';
import type { StreamIssue } from '../../issues/issue-table';
import { ACCOUNT_VIEW_NAME, describeIssue } from '../../issues/issue-texts';
import { nounOf, nounOn, type Language } from '../../issues/nouns';
import { capital, shortValue } from '../../issues/phrases';
import { systemIn } from '../../issues/systems';
import type { Side } from '../../sides';
import type { Overwritten } from '../overwritten';
import type { StreamReport } from '../report';
import type { ReportedRun } from '../reported-run';
import { streamName, type Pen } from './card';

/** Rows of a stream that are shown. */
const OVERWRITTEN_SHOWN = 50;
const RUNS_SHOWN = 10;

/** The error list; `total` is how many there are in all. */
export function issueTable(issues: readonly StreamIssue[], total: number, pen: Pen): Markup {
	const { words, formats } = pen;
	const { columns } = words;
	return table({
		name: 'issues',
		caption: words.issuesCaption,
		columns: [
			{ name: columns.record },
			{ name: columns.wrong },
			{ name: columns.todo },
			{ name: columns.since, of: 'moment' },
		],
		rows: issues.map((issue) => issueCells(issue, pen)),
		after: more(total - issues.length, (count) => words.moreIssues(formats.number(count))),
	});
}

function issueCells(issue: StreamIssue, { language, formats }: Pen): readonly Cell[] {
	const { message, remedy } = describeIssue(issue, {
		entity: issue.entity,
		otherName: issue.backend,
		language,
	});
	const label = shortValue(issue.label);
	return [
		html`<span class="key"
				>${capital(nounOn(issue.entity, issue.side, language).one)} ${shortValue(issue.key)}</span
			>${label === '' ? null : html`<br />${label}`}<br /><span class="quiet small"
				>${sideName(issue.side, issue.backend, language)}</span
			>`,
		message,
		remedy,
		time(formats.moment(issue.firstAt), formats.machine(issue.firstAt)),
	];
}

/** Null when nothing was overwritten. */
export function overwrittenTable(streams: readonly StreamReport[], pen: Pen): Markup | null {
	const affected = streams.filter(({ overwritten }) => overwritten.total > 0);
	if (affected.length === 0) return null;
	return html`<h2>${pen.words.overwrittenTitle}</h2>
		${affected.map((stream) => overwrittenOf(stream, pen))}`;
}

function overwrittenOf(stream: StreamReport, pen: Pen): Markup {
	const { words, formats, language } = pen;
	const { columns } = words;
	const { latest, total } = stream.overwritten;
	const shown = latest.slice(0, OVERWRITTEN_SHOWN);
	return table({
		caption: html`<strong>${streamName(stream, language)}</strong>. ${words.overwrittenCaption}`,
		columns: [
			{ name: columns.when, of: 'moment' },
			{ name: columns.record },
			{ name: columns.overwrittenIn },
			{ name: columns.field },
			{ name: columns.was },
			{ name: columns.became },
		],
		rows: shown.flatMap((one) => overwrittenRows(one, stream, pen)),
		after: more(total - shown.length, (count) => words.moreOverwritten(formats.number(count))),
	});
}

/** A row for each field. */
function overwrittenRows(
	{ at, key, label, side, fields }: Overwritten,
	{ entity, backend }: StreamReport,
	pen: Pen,
): readonly (readonly Cell[])[] {
	const { formats, language } = pen;
	const noun = capital(nounOf(entity, language).one);
	return fields.map((field) => [
		time(formats.shortMoment(at), formats.machine(at)),
		html`<span class="key">${noun} ${shortValue(key)}</span> ${shortValue(label)}`,
		sideName(side, backend, language),
		shortValue(field.name),
		value(field.was, pen),
		value(field.became, pen),
	]);
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
	const counted = [columns.read, columns.newLinks, words.written, words.failed, columns.rest];
	const caption = words.runsCaption(streamName(stream, language));
	return wideTable({
		caption,
		label: caption,
		columns: [
			{ name: columns.start },
			{ name: columns.duration, of: 'moment' },
			{ name: columns.state },
			...counted.map((name) => ({ name, of: 'number' }) as const),
		],
		rows: stream.runs.slice(0, RUNS_SHOWN).map((run) => runCells(run, pen)),
	});
}

function runCells(run: ReportedRun, { words, formats }: Pen): readonly Cell[] {
	const { startedAt, durationMs, state, counts } = run;
	const read = counts.accountViewRead + counts.otherRead;
	const numbers = [read, counts.linked, counts.succeeded, counts.failed, counts.rest];
	return [
		time(formats.moment(startedAt), formats.machine(startedAt)),
		durationMs === null ? '–' : formats.duration(durationMs),
		words.runStates[state],
		...numbers.map((number) => formats.number(number)),
	];
}

/** Null where there are no more. */
function more(count: number, say: (count: number) => string): Markup | null {
	return count > 0 ? html`<p class="quiet">${say(count)}</p>` : null;
}

function value(text: string, { words }: Pen): Cell {
	return text === '' ? html`<em class="quiet">${words.empty}</em>` : shortValue(text);
}

function time(shown: string, machine: string): Markup {
	return html`<time datetime="${machine}">${shown}</time>`;
}

function sideName(side: Side, backend: string, language: Language): string {
	return side === 'accountView' ? ACCOUNT_VIEW_NAME : capital(systemIn(backend, language));
}
