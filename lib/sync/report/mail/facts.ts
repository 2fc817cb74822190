import { formatsOf, webAddress, type Formats } from '../../../pages';
import { SETTLES_ITSELF } from '../../issues/issue';
import type { StreamIssue } from '../../issues/issue-table';
import { nounOf, type Language } from '../../issues/nouns';
import { capital } from '../../issues/phrases';
import { isWell, streamName } from '../page/card';
import { WORDS } from '../page/words';
import type { Report, StreamReport } from '../report';
import type { ReportedRun, ReportedState } from '../reported-run';
import { MAIL_WORDS, type MailWords } from './words';

const HOUR = 3_600_000;

const FAILED: ReadonlySet<ReportedState> = new Set(['brokenOff', 'takenOver', 'noSign', 'braked']);

export interface MailRequest {
	readonly report: Report;
	/** The oldest entries of the error list; the report tells how many there are. */
	readonly issues: readonly StreamIssue[];
	readonly language: Language;
	/** Address of the status page; '' for no link. */
	readonly statusPage: string;
	/** Runs that failed in so many hours before the report are told. */
	readonly hours: number;
}

/** What both forms of a mail are written from. */
export interface MailFacts extends Omit<MailRequest, 'hours' | 'statusPage'> {
	readonly words: MailWords;
	readonly page: (typeof WORDS)[Language];
	readonly formats: Formats;
	readonly heading: string;
	/** Entries that wait for a person, those that are known one by one and all of them. */
	readonly mendable: readonly StreamIssue[];
	readonly toMend: number;
	readonly failed: readonly FailedRun[];
	readonly asks: boolean;
	/** Null for no link. */
	readonly link: string | null;
}

interface FailedRun {
	readonly stream: StreamReport;
	readonly run: ReportedRun;
}

/** Sorts out what a mail tells. */
export function factsOf({ hours, statusPage, ...request }: MailRequest): MailFacts {
	const { report, issues, language } = request;
	const { streams } = report;
	const words = MAIL_WORDS[language];
	const formats = formatsOf(language);
	const failed = failedSince(streams, report.at - hours * HOUR);
	const toMend = streams.reduce((sum, stream) => sum + stream.toMend, 0);
	const still = streams.filter(({ condition }) => condition.is === 'overdue').length;
	const asks = failed.length > 0 || !streams.every(isWell);
	return {
		...request,
		words,
		page: WORDS[language],
		formats,
		heading: asks
			? words.subject({
					toMend: formats.number(toMend),
					failedRuns: formats.number(failed.length),
					stillStreams: formats.number(still),
				})
			: words.allWell,
		mendable: issues.filter(({ code }) => !SETTLES_ITSELF.has(code)),
		toMend,
		failed,
		asks,
		link: webAddress(statusPage),
	};
}

/** The latest first. */
function failedSince(streams: readonly StreamReport[], since: number): readonly FailedRun[] {
	return streams
		.flatMap((stream) => stream.runs.map((run) => ({ stream, run })))
		.filter(({ run }) => run.startedAt >= since && FAILED.has(run.state))
		.sort((one, other) => other.run.startedAt - one.run.startedAt);
}

/** How many runs and entries a mail lists. */
export const SHOWN = { failed: 10, issues: 50 };

/** `Klanten`; with the connection where there is more than one. */
export function kindName(stream: StreamReport, { report, language }: MailFacts): string {
	const isOnlyOne = report.streams.every(({ backend }) => backend === stream.backend);
	return isOnlyOne ? capital(nounOf(stream.entity, language).many) : streamName(stream, language);
}

/** `Klanten (23 nov, 10:15): afgebroken`. */
export function failedRunInWords({ stream, run }: FailedRun, facts: MailFacts): string {
	const { words, page, formats } = facts;
	return words.failedRun({
		kind: kindName(stream, facts),
		moment: formats.shortMoment(run.startedAt),
		state: page.runStates[run.state],
	});
}

/** When the last run finished, as `3 minuten geleden`. */
export function lastRunInWords(
	{ lag }: StreamReport,
	{ page, formats, report }: MailFacts,
): string {
	if (lag.finishedRunAt === null) return page.never;
	return page.ago(formats.duration(Math.max(0, report.at - lag.finishedRunAt)));
}
