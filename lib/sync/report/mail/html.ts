import { ACCOUNT_VIEW_NAME, describeIssue } from '../../issues/issue-texts';
import type { StreamIssue } from '../../issues/issue-table';
import { nounOn } from '../../issues/nouns';
import { capital, shortValue } from '../../issues/phrases';
import { systemIn } from '../../issues/systems';
import { html, type Markup } from '../page/markup';
import type { StreamReport } from '../report';
import { failedRunInWords, kindName, lastRunInWords, SHOWN, type MailFacts } from './facts';

/** Mail programs keep no style sheets, so each element bears its own. */
const STYLE = {
	body: 'margin:0;padding:24px 16px;background:#f4f6f8;color:#1b2430;font:15px/1.5 Segoe UI,Roboto,Helvetica,Arial,sans-serif',
	sheet:
		'max-width:860px;margin:0 auto;background:#ffffff;border:1px solid #d9dfe6;border-radius:8px;padding:20px 24px',
	h1: 'font-size:21px;line-height:1.3;margin:0 0 8px',
	h2: 'font-size:17px;margin:28px 0 8px',
	quiet: 'color:#515c6a',
	table: 'width:100%;border-collapse:collapse;font-size:14px',
	th: 'text-align:left;vertical-align:bottom;padding:6px 12px 6px 0;border-bottom:2px solid #d9dfe6;color:#515c6a;font-size:12px;font-weight:600',
	td: 'text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid #d9dfe6',
	number:
		'text-align:right;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid #d9dfe6',
	link: 'display:inline-block;margin-top:20px;padding:9px 16px;border-radius:6px;background:#1f66c9;color:#ffffff;text-decoration:none;font-weight:600',
	footer: 'max-width:860px;margin:14px auto 0;color:#515c6a;font-size:12px',
};

/** The mail for those who see pictures and tables; values of records are escaped. */
export function mailHtml(facts: MailFacts): string {
	const { language, words, heading, report, page, formats } = facts;
	const { streams } = report;
	return html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<title>${heading}</title>
			</head>
			<body style="${STYLE.body}">
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
			</body>
		</html> `.text;
}

function statusTable(streams: readonly StreamReport[], facts: MailFacts): Markup {
	const { words, page, formats } = facts;
	const { columns } = words;
	return table(
		[
			columns.kind,
			columns.state,
			columns.linked,
			columns.lastRun,
			columns.toMend,
			columns.settling,
		],
		streams.map(
			(stream) =>
				html`<td style="${STYLE.td}">${kindName(stream, facts)}</td>
					<td style="${STYLE.td}">${page.conditions[stream.condition.is]}</td>
					<td style="${STYLE.number}">${formats.number(stream.links)}</td>
					<td style="${STYLE.td}">${lastRunInWords(stream, facts)}</td>
					<td style="${STYLE.number}">${formats.number(stream.toMend)}</td>
					<td style="${STYLE.number}">${formats.number(stream.settling)}</td>`,
		),
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
			[record, wrong, todo, since],
			shown.map((issue) => issueCells(issue, facts)),
		)}
		${more(toMend - shown.length, (count) => words.moreIssues(formats.number(count)))}`;
}

function issueCells(issue: StreamIssue, { language, formats }: MailFacts): Markup {
	const { entity, backend, side, key, label, firstAt } = issue;
	const { message, remedy } = describeIssue(issue, { entity, otherName: backend, language });
	const system = side === 'accountView' ? ACCOUNT_VIEW_NAME : capital(systemIn(backend, language));
	const name = shortValue(label);
	return html`<td style="${STYLE.td}">
			<strong>${capital(nounOn(entity, side, language).one)} ${shortValue(key)}</strong>
			${name === '' ? null : html`<br />${name}`}<br /><span style="${STYLE.quiet}">${system}</span>
		</td>
		<td style="${STYLE.td}">${message}</td>
		<td style="${STYLE.td}">${remedy}</td>
		<td style="${STYLE.td};white-space:nowrap">${formats.shortMoment(firstAt)}</td>`;
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

function table(headings: readonly string[], rows: readonly Markup[]): Markup {
	return html`<table style="${STYLE.table}">
		<thead>
			<tr>
				${headings.map((name) => html`<th style="${STYLE.th}">${name}</th>`)}
			</tr>
		</thead>
		<tbody>
			${rows.map(
				(cells) =>
					html`<tr>
						${cells}
					</tr>`,
			)}
		</tbody>
	</table>`;
}

function more(count: number, say: (count: number) => string): Markup | null {
	return count > 0 ? html`<p style="${STYLE.quiet}">${say(count)}</p>` : null;
}
