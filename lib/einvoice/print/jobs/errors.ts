import { EInvoiceError } from '../../errors';
import { reasonsInWords } from '../reasons';
import type { PrintJob } from './print-job';

type Known = Pick<PrintJob, 'key'>;
type AtPrinter = Known & Pick<PrintJob, 'printer' | 'jobId'>;

const recordOf = ({ key }: Known): string => `document ${key}`;

const jobOf = ({ printer, jobId }: AtPrinter): string =>
	jobId === null ? `at ${printer}` : `job ${jobId} at ${printer}`;

function detailsOf({ printer, jobId }: AtPrinter): Record<string, string | number> {
	return { printer, ...(jobId !== null && { jobId }) };
}

function inWords(reasons: readonly string[]): {
	readonly because: string;
	readonly details: Record<string, string>;
} {
	const { en, nl } = reasonsInWords(reasons);
	return {
		because: en === '' ? '' : `: ${en}`,
		details: {
			...(reasons.length > 0 && { reasons: reasons.join(', ') }),
			...(nl !== '' && { reasonsNl: nl }),
		},
	};
}

/** The printer has it, and does not print it just now. */
export function waiting(job: AtPrinter, reasons: readonly string[]): EInvoiceError {
	const { because, details } = inWords(reasons);
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_WAITING',
		message: `The printer has document ${job.key} (${jobOf(job)}) and has not printed it yet${because}.`,
		remedy: 'Look at the printer. The next run tells what came of it, and prints nothing twice.',
		record: recordOf(job),
		details: { ...detailsOf(job), ...details },
	});
}

/** The printer gave it up. */
export function aborted(job: AtPrinter, reasons: readonly string[]): EInvoiceError {
	const { because, details } = inWords(reasons);
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_ABORTED',
		message: `The printer gave up document ${job.key} (${jobOf(job)})${because}.`,
		remedy:
			'Look whether a part of it lies in the tray. Then use Print Job → Settle with Print Again, or correct the document.',
		record: recordOf(job),
		details: { ...detailsOf(job), ...details },
	});
}

/** Somebody called it off. */
export function canceled(job: AtPrinter, reasons: readonly string[]): EInvoiceError {
	const { because, details } = inWords(reasons);
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_CANCELED',
		message: `The print of document ${job.key} (${jobOf(job)}) was called off${because}.`,
		remedy: 'When it is to be on paper after all, use Print Job → Settle with Print Again.',
		record: recordOf(job),
		details: { ...detailsOf(job), ...details },
	});
}

/** It came to its end, and not well. */
export function withErrors(job: AtPrinter, reasons: readonly string[]): EInvoiceError {
	const { because, details } = inWords(reasons);
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_WITH_ERRORS',
		message: `The printer came to the end of document ${job.key} (${jobOf(job)}), but tells of errors${because}.`,
		remedy:
			'Look whether all its pages are there, and tell it with Print Job → Settle: It Was Printed, or Print Again.',
		record: recordOf(job),
		details: { ...detailsOf(job), ...details },
	});
}

/** Printed or not: a person has to say. */
export function doubtful(job: AtPrinter, reason: string | null): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_DOUBTFUL',
		message: `Whether document ${job.key} was printed (${jobOf(job)}) is not known: ${reason ?? 'its end was not written down.'}`,
		remedy:
			'Look in the tray of the printer, and tell it with Print Job → Settle. Until then it is not printed again.',
		record: recordOf(job),
		details: detailsOf(job),
	});
}

/** Not printed before, and the same still. */
export function refusedBefore(job: PrintJob): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_REFUSED_BEFORE',
		message: `Document ${job.key} was not tried again, because it was not printed before: ${job.reason ?? 'without a reason'}`,
		remedy:
			'Remove the cause. It goes again when its content changes, or after Print Job → Settle with Print Again.',
		record: recordOf(job),
		details: {
			...detailsOf(job),
			attempts: job.attempts,
			...(job.code !== null && { cause: job.code }),
		},
	});
}

/** A person has said so. */
export function givenUp({ key, note }: Known & Pick<PrintJob, 'note'>): EInvoiceError {
	const why = note === null || note === '' ? '' : ` (${note})`;
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_GIVEN_UP',
		message: `Document ${key} is not printed, because a person decided so${why}.`,
		remedy:
			'Nothing to do, unless it shall be printed after all: then use Print Job → Settle with Print Again.',
		record: recordOf({ key }),
	});
}

/** The key stands for what was printed, or may have been. */
export function otherContent(job: PrintJob): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_OTHER_CONTENT',
		message: `Document ${job.key} is ${job.state} already, with another content than it has now, so this one was not printed.`,
		remedy:
			'Raise Revision when it is to go out anew. When two documents bear this number, correct one of them.',
		record: recordOf(job),
		details: { ...detailsOf(job), state: job.state },
	});
}

/** It cannot be looked up here. */
export function elsewhere(job: PrintJob): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_ELSEWHERE',
		message: `Document ${job.key} was given to another printer (${jobOf(job)}), which may have printed it.`,
		remedy:
			'Run with the credential of that printer, or look there and tell it with Print Job → Settle.',
		record: recordOf(job),
		details: { ...detailsOf(job), state: job.state },
	});
}

/** Somebody else is at it. */
export function inProgress(job: Known): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_IN_PROGRESS',
		message: `Another execution is printing document ${job.key} just now.`,
		remedy: 'Nothing to do: run again in a few minutes to see what came of it.',
		record: recordOf(job),
	});
}

/** Somebody else is at it since. */
export function takenOver(job: Known): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_TAKEN_OVER',
		message: `This execution gave no sign of life for so long that another one has taken over the print of document ${job.key}.`,
		remedy: 'Nothing to do: the later one tells what came of it.',
		record: recordOf(job),
	});
}

/** There is no such print job. */
export function unknownJob(key: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_JOB_UNKNOWN',
		message: `There is no print job with the key ${key} in this store.`,
		remedy:
			'Take the key from Print Job → Get Many, and choose the same store credential there and here.',
		record: recordOf({ key }),
	});
}

/** A person asked for what cannot be done with it. */
export function wrongState(job: PrintJob, because: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_JOB_STATE',
		message: `The print of document ${job.key} is ${job.state}: ${because}`,
		remedy: 'Raise Revision to print the same document anew.',
		record: recordOf(job),
		details: { ...detailsOf(job), state: job.state },
	});
}
