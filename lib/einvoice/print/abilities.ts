import type { ReadAttributes } from './ipp/decode';
import { flagIn, mostIn, numberIn, numbersIn, textIn, textsIn } from './ipp/reading';
import { OPERATIONS } from './ipp/tags';

/** How a printer is, and what it can do (RFC 8011, 5.4). */
export interface PrinterAbilities {
	/** As people know it. */
	readonly name: string;
	readonly model: string;
	readonly state: 'idle' | 'processing' | 'stopped';
	/** Keywords such as `media-empty-error`. */
	readonly reasons: readonly string[];
	readonly isAccepting: boolean;
	readonly takesPdf: boolean;
	/** Whether a job can be made before its document is sent. */
	readonly makesJobsFirst: boolean;
	/** Undefined where it does not tell. */
	readonly mostCopies: number | undefined;
}

/** What is to be asked for it. */
export const ABILITIES: readonly string[] = [
	'printer-name',
	'printer-info',
	'printer-make-and-model',
	'printer-state',
	'printer-state-reasons',
	'printer-is-accepting-jobs',
	'document-format-supported',
	'operations-supported',
	'copies-supported',
];

const STOPPED = 5;
const PROCESSING = 4;

export function abilitiesIn(attributes: ReadAttributes): PrinterAbilities {
	const operations = numbersIn(attributes, 'operations-supported');
	const state = numberIn(attributes, 'printer-state');
	return {
		name: textIn(attributes, 'printer-info') || textIn(attributes, 'printer-name'),
		model: textIn(attributes, 'printer-make-and-model'),
		state: state === STOPPED ? 'stopped' : state === PROCESSING ? 'processing' : 'idle',
		reasons: textsIn(attributes, 'printer-state-reasons'),
		isAccepting: flagIn(attributes, 'printer-is-accepting-jobs') ?? true,
		takesPdf: textsIn(attributes, 'document-format-supported').includes('application/pdf'),
		makesJobsFirst:
			operations.includes(OPERATIONS.createJob) && operations.includes(OPERATIONS.sendDocument),
		mostCopies: mostIn(attributes, 'copies-supported'),
	};
}
