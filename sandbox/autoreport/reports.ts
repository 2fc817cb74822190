import { randomUUID } from 'node:crypto';
import { z } from 'zod4';

const lineSchema = z.object({ state: z.string(), at: z.number(), message: z.string() });

export const keptReportSchema = z.object({
	id: z.string(),
	reference: z.string(),
	kind: z.enum(['vatReturn', 'icp']),
	profile: z.string(),
	taxpayer: z.string(),
	period: z.string(),
	/** The instance as it came. */
	content: z.string(),
	at: z.number(),
	/** States so far; each look at the report brings the next two of the walk. */
	history: z.array(lineSchema),
	/** What is still to come. */
	walk: z.array(z.string()),
});

/** A report that was handed over, with how far it has come. */
export type KeptReport = z.output<typeof keptReportSchema>;

/** States that an accepted report goes through. */
export const USUAL_REPORT_WALK: readonly string[] = [
	'Data Received',
	'Report fetched',
	'Report validated',
	'Forwarded',
	'Sending',
	'Sent',
	'Acknowledged',
	'Ready for download',
];

/** Of which the list of reports says that it is over. */
const OVER: Readonly<Record<string, string>> = {
	'NotAccepted By Government': 'Processed',
	Acknowledged: 'Processed',
	'Ready for download': 'Processed',
	'Error Log On': 'Log-on failed',
	'Error in Report': 'Error in report',
	'Error Validating Report': 'Error in report',
	'Error Forwarding': 'Sending failed',
	'Error Report Upload': 'Sending failed',
	Canceled: 'Cancelled',
};

const MESSAGES: Readonly<Record<string, string>> = {
	'NotAccepted By Government': 'De periode past niet bij de aangifte.',
	'Error in Report': 'Het telefoonnummer is te lang.',
	'Error Validating Report': 'Het telefoonnummer is te lang.',
	'Error Log On': 'Het certificaat wordt niet geaccepteerd.',
	'Error Forwarding': 'Digipoort is niet bereikbaar.',
	'Error Report Upload': 'Digipoort is niet bereikbaar.',
};

/** What AutoReport keeps of what was handed over. */
export class Reports {
	#kept: KeptReport[] = [];
	readonly #walks: string[][] = [];

	constructor(
		private readonly now: () => number,
		private readonly changed: () => void,
	) {}

	/** The next report goes through these detailed states; later ones as usual. */
	nextWalk(states: readonly string[]): void {
		this.#walks.push([...states]);
	}

	clear(): void {
		this.#kept = [];
		this.#walks.length = 0;
		this.changed();
	}

	load(saved: readonly KeptReport[]): void {
		this.#kept = [...saved];
	}

	all(): readonly KeptReport[] {
		return this.#kept;
	}

	take(facts: Omit<KeptReport, 'id' | 'at' | 'history' | 'walk'>): KeptReport {
		const walk = [...(this.#walks.shift() ?? USUAL_REPORT_WALK)];
		const report = { ...facts, id: randomUUID(), at: this.now(), history: [], walk };
		this.#kept.push(report);
		this.advance(report, 1);
		return report;
	}

	/** Each look finds it two states further. */
	advance(report: KeptReport, steps = 2): void {
		for (const state of report.walk.splice(0, steps)) {
			report.history.push({ state, at: this.now(), message: MESSAGES[state] ?? '' });
		}
		this.changed();
	}
}

/** A report as answers show it. */
export function shownReport({ history, ...report }: KeptReport): Record<string, unknown> & {
	readonly listState: string;
	readonly isAcceptedByGovernment: boolean;
	readonly hasReceipt: boolean;
} {
	const states = history.map(({ state }) => state);
	const last = states.at(-1) ?? 'Data Received';
	const isBeginning = states.length <= 1;
	const { id, reference, kind, taxpayer, period, at } = report;
	return {
		...{ id, reference, kind, taxpayer, period },
		createdAt: new Date(at).toISOString(),
		listState: OVER[last] ?? (isBeginning ? 'To be Processed' : 'Processing'),
		history: history.map((line) => ({ ...line, at: new Date(line.at).toISOString() })),
		isAcceptedByGovernment:
			states.includes('Ready for download') && !states.includes('NotAccepted By Government'),
		hasReceipt: states.includes('Ready for download'),
	};
}
