import type { ReadAttributes } from './ipp/decode';
import { numberIn, textIn, textsIn } from './ipp/reading';

/** A job as the printer has it (RFC 8011, 5.3). */
export interface PrinterJob {
	readonly id: number;
	/** '' where the printer does not tell it. */
	readonly name: string;
	readonly state: JobState;
	/** Keywords such as `job-canceled-by-user`. */
	readonly reasons: readonly string[];
	/** How many documents it has; undefined where the printer does not tell. */
	readonly documents: number | undefined;
}

const STATES = {
	3: 'pending',
	4: 'held',
	5: 'processing',
	6: 'stopped',
	7: 'canceled',
	8: 'aborted',
	9: 'completed',
} as const;

export type JobState = (typeof STATES)[keyof typeof STATES];

/** What is to be asked for it. */
export const JOB_ATTRIBUTES: readonly string[] = [
	'job-id',
	'job-name',
	'job-state',
	'job-state-reasons',
	'number-of-documents',
];

/** Undefined where it has neither number nor state. */
export function jobIn(attributes: ReadAttributes): PrinterJob | undefined {
	const id = numberIn(attributes, 'job-id');
	const state = stateOf(numberIn(attributes, 'job-state'));
	if (id === undefined || state === undefined) return undefined;
	return {
		id,
		name: textIn(attributes, 'job-name'),
		state,
		reasons: textsIn(attributes, 'job-state-reasons'),
		documents: numberIn(attributes, 'number-of-documents'),
	};
}

function stateOf(number: number | undefined): JobState | undefined {
	const known: Readonly<Record<number, JobState>> = STATES;
	return number === undefined ? undefined : known[number];
}

/** Nothing more becomes of it. */
export function isOver({ state }: PrinterJob): boolean {
	return state === 'completed' || state === 'aborted' || state === 'canceled';
}

const STILL_COMING: ReadonlySet<string> = new Set(['job-incoming', 'job-data-insufficient']);

/** Whether its document has not come in whole, as the printer tells it. */
export function lacksDocument({ state, documents, reasons }: PrinterJob): boolean {
	if (state !== 'pending' && state !== 'held') return false;
	return (
		documents === 0 || (documents === undefined && reasons.some((one) => STILL_COMING.has(one)))
	);
}
