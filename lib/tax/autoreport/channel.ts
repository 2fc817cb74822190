import type { Channel, ChannelFiling } from '../filings/channel';
import { withoutCountry, type AutoReport } from './client';
import { profileMissing, profileUnclear } from './failures';
import { statusesOf } from './states';

export interface AutoReportChannelOptions {
	/** Id of the company (onderneming) that is filed for. */
	readonly company: string;
	/** Id of the declaration profile (aangifteprofiel); left out: the only one of the administration and kind. */
	readonly profile?: string;
}

/** Visma.net AutoReport as a way to the tax authority, for one company. */
export function autoReportChannel(
	autoReport: AutoReport,
	{ company, profile }: AutoReportChannelOptions,
): Channel {
	return {
		name: `autoReport ${company}`,
		deliver: async (filing) => {
			const chosen = profile ?? (await onlyProfile(autoReport, company, filing));
			const { id } = await autoReport.create(company, { ...filing, profile: chosen });
			return { reference: id };
		},
		references: async (kind, given) => {
			const taxpayer = withoutCountry(given);
			const reports = await autoReport.reports(company, { kind, taxpayer });
			return reports.map(({ id }) => id);
		},
		find: async ({ reference }) => {
			const reports = await autoReport.reports(company, { reference });
			return reports.find((report) => report.reference === reference)?.id ?? null;
		},
		statuses: async (reference) => statusesOf(await autoReport.report(company, reference)),
		receipt: async (reference) => {
			const { hasReceipt } = await autoReport.report(company, reference);
			return hasReceipt ? await autoReport.receipt(company, reference) : null;
		},
	};
}

async function onlyProfile(
	autoReport: AutoReport,
	company: string,
	{ administration, kind }: ChannelFiling,
): Promise<string> {
	const all = await autoReport.profiles(company);
	const fitting = all.filter(
		(profile) => profile.administration === administration && profile.kind === kind,
	);
	const [only] = fitting;
	if (only === undefined) throw profileMissing(administration, kind);
	if (fitting.length > 1) {
		throw profileUnclear(
			administration,
			fitting.map(({ name }) => name),
		);
	}
	return only.id;
}
