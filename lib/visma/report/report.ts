import type { Language } from '../language';
import type { RegistrationPlan, ReportRow, RowOutcome } from '../rules/plan-types';
import { SERVICE_NAMES, type Service } from '../rules/services';
import { escaped, pageOf } from './markup';
import { KIND_WORDS, OUTCOME_WORDS, WORDS } from './words';

export interface ReportOptions {
	readonly language: Language;
	/** '' for the usual one. */
	readonly title: string;
	/** As people write it, such as `29-11-2026 10:15`. */
	readonly madeAt: string;
}

/** What a person has to act on comes first; what is in step is only counted. */
const SHOWN: readonly RowOutcome[] = [
	'notVisible',
	'kept',
	'notice',
	'removed',
	'changed',
	'registered',
];

/** The result of registering, and why something is not visible, as a page to look at and to print. */
export function renderReport(
	{ report, brake }: Pick<RegistrationPlan, 'report' | 'brake'>,
	{ language, title, madeAt }: ReportOptions,
): string {
	const services = [...new Set(report.map(({ service }) => service))];
	const sections = services.map((service) => section(service, report, language)).join('');
	const warning =
		brake === null
			? ''
			: `<p class="notice state">${WORDS.brake[language]} (${brake.removals})</p>`;
	const body = `<p class="quiet">${WORDS.made[language]} ${escaped(madeAt)}</p>${warning}${sections}`;
	return pageOf(language, title || WORDS.title[language], body);
}

function section(service: Service, report: readonly ReportRow[], language: Language): string {
	const own = report.filter((row) => row.service === service);
	const counts = [...SHOWN, 'unchanged' as const]
		.map((outcome) => {
			const count = own.filter((row) => row.outcome === outcome).length;
			return count === 0
				? ''
				: `<li><span class="${outcome}">${OUTCOME_WORDS[outcome][language]}</span> <b>${count}</b></li>`;
		})
		.join('');
	const rows = SHOWN.flatMap((outcome) => own.filter((row) => row.outcome === outcome));
	const table =
		rows.length === 0
			? `<p>${WORDS.nothing[language]}</p>`
			: `<div class="box"><table><thead><tr>${headings(language)}</tr></thead><tbody>${rows
					.map((row) => tableRow(row, language))
					.join('')}</tbody></table></div>`;
	return `<h2>${SERVICE_NAMES[service]}</h2><ul class="counts">${counts}</ul>${table}`;
}

function headings(language: Language): string {
	return [WORDS.outcome, WORDS.kind, WORDS.code, WORDS.name, WORDS.reason]
		.map((word) => `<th scope="col">${word[language]}</th>`)
		.join('');
}

function tableRow({ outcome, kind, key, name, reason }: ReportRow, language: Language): string {
	// The key of an access is for programs; its name has all in it.
	const code = kind === 'access' ? '' : key;
	const cells = [KIND_WORDS[kind][language], code, name, reason[language]];
	const state = `<td class="state ${outcome}">${OUTCOME_WORDS[outcome][language]}</td>`;
	return `<tr>${state}${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
}

/** The whole report for a spreadsheet, with the semicolons and the mark that Dutch ones expect. */
export function reportCsv(report: readonly ReportRow[], language: Language): string {
	const heading = [WORDS.service, WORDS.kind, WORDS.code, WORDS.name, WORDS.outcome, WORDS.reason];
	const lines = report.map(({ service, kind, key, name, outcome, reason }) => [
		SERVICE_NAMES[service],
		KIND_WORDS[kind][language],
		kind === 'access' ? '' : key,
		name,
		OUTCOME_WORDS[outcome][language],
		reason[language],
	]);
	const all = [heading.map((word) => word[language]), ...lines];
	return `\uFEFF${all.map((line) => line.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula would be one in a spreadsheet. */
function csvCell(text: string): string {
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
