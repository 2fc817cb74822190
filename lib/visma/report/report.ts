import {
	badge,
	figures,
	html,
	notice,
	nothingYet,
	table,
	type Markup,
	type Mood,
} from '../../pages';
import type { Language } from '../language';
import type { RegistrationPlan, ReportRow, RowOutcome } from '../rules/plan-types';
import { SERVICE_NAMES, type Service } from '../rules/services';
import { pageOf, type ReportOptions } from './page';
import { heldInWords, KIND_WORDS, OUTCOME_WORDS, WORDS } from './words';

/** What a person has to act on comes first; what is in step is only counted. */
const SHOWN: readonly RowOutcome[] = [
	'notVisible',
	'kept',
	'notice',
	'removed',
	'changed',
	'registered',
];

const MOODS: Readonly<Record<RowOutcome, Mood>> = {
	notVisible: 'warn',
	kept: 'warn',
	notice: 'warn',
	removed: 'bad',
	changed: 'busy',
	registered: 'well',
	unchanged: 'well',
};

/** The result of registering, and why something is not visible, as a page to look at and to print. */
export function renderReport(
	{ report, brake }: Pick<RegistrationPlan, 'report' | 'brake'>,
	options: ReportOptions,
): string {
	const { language } = options;
	const services = [...new Set(report.map(({ service }) => service))];
	return pageOf(options, WORDS.title, {
		header: brake === null ? null : notice('warn', heldInWords(brake.removals)[language]),
		main:
			services.length === 0
				? nothingYet(WORDS.emptyTitle[language], WORDS.emptyText[language])
				: html`${services.map((service) => section(service, report, language))}`,
	});
}

function section(service: Service, report: readonly ReportRow[], language: Language): Markup {
	const own = report.filter((row) => row.service === service);
	const counts = [...SHOWN, 'unchanged' as const]
		.map((outcome) => ({ outcome, count: own.filter((row) => row.outcome === outcome).length }))
		.filter(({ count }) => count > 0)
		.map(({ outcome, count }) => ({
			value: String(count),
			label: OUTCOME_WORDS[outcome][language],
			mood: MOODS[outcome],
		}));
	const rows = SHOWN.flatMap((outcome) => own.filter((row) => row.outcome === outcome));
	return html`<h2>${SERVICE_NAMES[service]}</h2>
		${figures(counts)}
		${rows.length === 0 ? html`<p class="box">${WORDS.nothing[language]}</p>` : rowTable(rows, language)}`;
}

function rowTable(rows: readonly ReportRow[], language: Language): Markup {
	const { outcome, kind, code, name, reason } = WORDS;
	return table({
		caption: WORDS.caption[language],
		columns: [outcome, kind, code, name, reason].map((word) => ({ name: word[language] })),
		rows: rows.map((row) => [
			badge(MOODS[row.outcome], OUTCOME_WORDS[row.outcome][language]),
			KIND_WORDS[row.kind][language],
			codeOf(row),
			row.name,
			row.reason[language],
		]),
	});
}

/** The key of an access is for programs; its name has all in it. */
function codeOf({ kind, key }: ReportRow): string {
	return kind === 'access' ? '' : key;
}

/** The whole report for a spreadsheet, with the semicolons and the mark that Dutch ones expect. */
export function reportCsv(report: readonly ReportRow[], language: Language): string {
	const heading = [WORDS.service, WORDS.kind, WORDS.code, WORDS.name, WORDS.outcome, WORDS.reason];
	const lines = report.map((row) => [
		SERVICE_NAMES[row.service],
		KIND_WORDS[row.kind][language],
		codeOf(row),
		row.name,
		OUTCOME_WORDS[row.outcome][language],
		row.reason[language],
	]);
	const all = [heading.map((word) => word[language]), ...lines];
	return `\uFEFF${all.map((line) => line.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula would be one in a spreadsheet. */
function csvCell(text: string): string {
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
