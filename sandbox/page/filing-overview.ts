import type { Sandbox } from '../sandbox';
import { shownReport } from '../autoreport/reports';

const MOST_ROWS = 200;

/** One line of a filing. */
interface ShownStatus {
	readonly code: string;
	readonly words: string;
	readonly at: number;
	readonly fault: string;
}

interface ShownFiling {
	readonly way: 'digipoort' | 'autoReport';
	readonly id: string;
	readonly kind: 'vatReturn' | 'icp';
	readonly reference: string;
	readonly taxpayer: string;
	/** '' where the way does not ask for it. */
	readonly period: string;
	readonly at: number;
	readonly outcome: 'underway' | 'accepted' | 'refused';
	readonly statuses: readonly ShownStatus[];
	readonly link: string;
}

/** Codes of Digipoort after which nothing comes, and which are no acceptance. */
const REFUSED = new Set(['210', '220', '230', '311', '410', '510', '710']);
const REFUSED_STATES = new Set(['Log-on failed', 'Error in report', 'Sending failed', 'Cancelled']);

/** What the page shows of both ways to the tax authority; the latest first. */
export function filingOverview({
	digipoort,
	autoReport,
}: Pick<Sandbox, 'digipoort' | 'autoReport'>): readonly ShownFiling[] {
	const filings = [...digipoort.filings().map(ofDigipoort), ...autoReport.reports().map(ofReport)];
	return filings.toSorted((one, other) => other.at - one.at).slice(0, MOST_ROWS);
}

function ofDigipoort(
	filing: ReturnType<Sandbox['digipoort']['filings']>[number],
	number: number,
): ShownFiling {
	const statuses = filing.statuses.map(({ code, words, at, fault }) => ({
		...{ code, words, at },
		fault:
			fault === undefined ? '' : `${fault.code}: ${fault.words.replace(/<[^>]*>/g, ' ').trim()}`,
	}));
	const last = statuses.at(-1)?.code ?? '';
	return {
		way: 'digipoort',
		id: filing.kenmerk,
		kind: filing.berichtsoort === 'ICP' ? 'icp' : 'vatReturn',
		reference: filing.aanleverkenmerk,
		taxpayer: filing.nummer,
		period: '',
		at: filing.at,
		outcome: last === '500' ? 'accepted' : REFUSED.has(last) ? 'refused' : 'underway',
		statuses,
		link: `/filing/digipoort/${number}.xbrl`,
	};
}

function ofReport(
	report: ReturnType<Sandbox['autoReport']['reports']>[number],
	number: number,
): ShownFiling {
	const { isAcceptedByGovernment, listState } = shownReport(report);
	const isRefused =
		REFUSED_STATES.has(listState) ||
		report.history.some(({ state }) => state === 'NotAccepted By Government');
	return {
		way: 'autoReport',
		id: report.id,
		kind: report.kind,
		reference: report.reference,
		taxpayer: report.taxpayer,
		period: report.period,
		at: report.at,
		outcome: isAcceptedByGovernment ? 'accepted' : isRefused ? 'refused' : 'underway',
		statuses: report.history.map(({ state, at, message }) => ({
			...{ code: state, words: '', at, fault: message },
		})),
		link: `/filing/autoreport/${number}.xbrl`,
	};
}
