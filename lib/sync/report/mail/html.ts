import { html, LIGHT, Markup, type Cell } from '../../../pages';
import { ACCOUNT_VIEW_NAME, describeIssue } from '../../issues/issue-texts';
import type { StreamIssue } from '../../issues/issue-table';
import { nounOn } from '../../issues/nouns';
import { capital, shortValue } from '../../issues/phrases';
import { systemIn } from '../../issues/systems';
import type { StreamReport } from '../report';
import { failedRunInWords, kindName, lastRunInWords, SHOWN, type MailFacts } from './facts';

const CELL = `text-align:left;vertical-align:top;min-width:6em;padding:8px 12px 8px 0;border-bottom:1px solid ${LIGHT.line}`;

const HEAD = `text-align:left;vertical-align:bottom;padding:6px 12px 6px 0;border-bottom:2px solid ${LIGHT.line};color:${LIGHT.quiet};font-size:12px;font-weight:600`;

/** Many mail programs keep no style sheet, so each element bears its own. */
const STYLE = {
	body: `margin:0;padding:24px 16px;background:${LIGHT.page};color:${LIGHT.text};font:15px/1.5 Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere`,
	sheet: `max-width:860px;margin:0 auto;background:${LIGHT.card};border:1px solid ${LIGHT.line};border-radius:8px;padding:20px 24px`,
	h1: 'font-size:21px;line-height:1.3;margin:0 0 8px',
	h2: 'font-size:17px;margin:28px 0 8px',
	quiet: `color:${LIGHT.quiet}`,
	table: 'width:100%;border-collapse:collapse;font-size:14px',
	th: HEAD,
	numberHead: `${HEAD};text-align:right`,
	td: CELL,
	number: `${CELL};text-align:right`,
	link: `display:inline-block;margin-top:20px;padding:9px 16px;border-radius:6px;background:${LIGHT.written};color:${LIGHT.onButton};text-decoration:none;font-weight:600`,
	footer: `max-width:860px;margin:14px auto 0;color:${LIGHT.quiet};font-size:12px`,
};

/** For those that do keep one: on a small screen each row is a block, each value with the name of its column. */
const SMALL = `@media (max-width:600px){thead{display:none}table,tbody,tr,td{display:block!important}
tr{padding:8px 0;border-bottom:1px solid ${LIGHT.line}}td{padding:2px 0!important;border:0!important;text-align:left!important}
td::before{content:attr(data-name);display:block;color:${LIGHT.quiet};font-size:12px;font-weight:600}}`;

/** The mail for those who see pictures and tables; values of records are escaped. */
export function mailHtml(facts: MailFacts): string {
	const { language, words, heading, report, page, formats } = facts;
	const { streams } = report;
	return html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${heading}</title>
				<style>
					${new Markup(SMALL)}
				</style>
			</head>
			<body style="${STYLE.body}">
				<div role="main">
					<div style="${STYLE.sheet}">
						<h1 style="${STYLE.h1}">${heading}</h1>
						<p style="margin:0 0 4px">${facts.asks ? words.intro : words.allWellText}</p>
						<p style="margin:0;${STYLE.quiet}">${page.asOf(formats.moment(report.at))}</p>
						${issueList(facts)} ${failedRuns(facts)}
						<h2 style="${STYLE.h2}">${words.statusTitle}</h2>
						${streams.length === 0 ? html`<p>${words.nothingYet}</p>` : statusTable(streams, facts)}
						${
							facts.link === null
								? null
								: html`<p style="margin:0">
										<a style="${STYLE.link}" href="${facts.link}">${words.statusPage}</a>
									</p>`
						}
					</div>
					<p style="${STYLE.footer}">${words.footer}</p>
				</div>
			</body>
		</html> `.text;
}

function statusTable(streams: readonly StreamReport[], facts: MailFacts): Markup {
	const { words, page, formats } = facts;
	const { columns } = words;
	return table(
		[
			{ name: columns.kind },
			{ name: columns.state },
			{ name: columns.linked, isNumber: true },
			{ name: columns.lastRun },
			{ name: columns.toMend, isNumber: true },
			{ name: columns.settling, isNumber: true },
		],
		streams.map((stream) => [
			kindName(stream, facts),
			page.conditions[stream.condition.is],
			formats.number(stream.links),
			lastRunInWords(stream, facts),
			formats.number(stream.toMend),
			formats.number(stream.settling),
		]),
	);
}

/** Null where there is nothing to mend. */
function issueList(facts: MailFacts): Markup | null {
	const { words, page, formats, toMend, mendable } = facts;
	if (toMend === 0) return null;
	const shown = mendable.slice(0, SHOWN.issues);
	const { record, wrong, todo, since } = page.columns;
	return html`<h2 style="${STYLE.h2}">${words.issuesTitle}</h2>
		${table(
			[record, wrong, todo, since].map((name) => ({ name })),
			shown.map((issue) => issueCells(issue, facts)),
		)}
		${more(toMend - shown.length, (count) => words.moreIssues(formats.number(count)))}`;
}

function issueCells(issue: StreamIssue, { language, formats }: MailFacts): readonly Cell[] {
	const { entity, backend, side, key, label, firstAt } = issue;
	const { message, remedy } = describeIssue(issue, { entity, otherName: backend, language });
	const system = side === 'accountView' ? ACCOUNT_VIEW_NAME : capital(systemIn(backend, language));
	const name = shortValue(label);
	return [
		html`<strong>${capital(nounOn(entity, side, language).one)} ${shortValue(key)}</strong> ${
				name === '' ? null : html`<br />${name}`
			}<br /><span style="${STYLE.quiet}">${system}</span>`,
		message,
		remedy,
		html`<span style="white-space:nowrap">${formats.shortMoment(firstAt)}</span>`,
	];
}

/** Null where no run failed. */
function failedRuns(facts: MailFacts): Markup | null {
	const { words, formats, failed } = facts;
	if (failed.length === 0) return null;
	const shown = failed.slice(0, SHOWN.failed);
	return html`<h2 style="${STYLE.h2}">${words.failedTitle}</h2>
		<ul style="margin:0;padding-left:20px">
			${shown.map((one) => html`<li>${failedRunInWords(one, facts)}</li>`)}
		</ul>
		${more(failed.length - shown.length, (count) => words.moreFailed(formats.number(count)))}`;
}

interface MailColumn {
	readonly name: string;
	readonly isNumber?: boolean;
}

/** A number and its name end at the same edge. */
function head({ name, isNumber }: MailColumn): Markup {
	const style = isNumber === true ? STYLE.numberHead : STYLE.th;
	return html`<th scope="col" style="${style}">${name}</th>`;
}

function table(columns: readonly MailColumn[], rows: readonly (readonly Cell[])[]): Markup {
	return html`<table style="${STYLE.table}">
		<thead>
			<tr>
				${columns.map(head)}
			</tr>
		</thead>
		<tbody>
			${rows.map(
				(cells) =>
					html`<tr>
						${columns.map((column, place) => cell(column, cells[place] ?? null))}
					</tr>`,
			)}
		</tbody>
	</table>`;
}

function cell({ name, isNumber = false }: MailColumn, content: Cell): Markup {
	const style = isNumber ? STYLE.number : STYLE.td;
	return html`<td data-name="${name}" style="${style}">${content}</td>`;
}

function more(count: number, say: (count: number) => string): Markup | null {
	return count > 0 ? html`<p style="${STYLE.quiet}">${say(count)}</p>` : null;
}
