import {
	numberOf,
	textOf,
	type IncomingRequest,
	type OutgoingAttribute,
	type OutgoingResponse,
} from './ipp-wire';
import type { JobWish, PrintQueue, QueuedJob } from './print-queue';
import { PRINTER_OPERATIONS, type PrinterOperation } from './printer-faults';

const OK = { status: 0x0000 };
const BAD_REQUEST = { status: 0x0400 };
const NOT_POSSIBLE = { status: 0x0404 };
const NOT_FOUND = { status: 0x0406 };
const FORMAT_NOT_SUPPORTED = { status: 0x040a };
const NOT_SUPPORTED = { status: 0x0501 };
const NOT_ACCEPTING = { status: 0x0506, message: 'The printer takes no jobs.' };

const STATES = {
	held: 4,
	processing: 5,
	stopped: 6,
	canceled: 7,
	aborted: 8,
	completed: 9,
} as const;

const MOST_COPIES = 9;

/** Undefined for an operation that the printer has not. */
export function operationOf(
	{ operation }: IncomingRequest,
	{ condition }: PrintQueue,
): PrinterOperation | undefined {
	const names = Object.keys(PRINTER_OPERATIONS) as PrinterOperation[];
	const name = names.find((one) => PRINTER_OPERATIONS[one] === operation);
	const isOfJobs = name === 'create-job' || name === 'send-document';
	return isOfJobs && !condition.knowsCreateJob ? undefined : name;
}

/** Does what is asked, and answers. */
export function answerOperation(
	name: PrinterOperation | undefined,
	request: IncomingRequest,
	queue: PrintQueue,
	uri: string,
): OutgoingResponse {
	if (textOf(request.operationValues, 'attributes-charset') !== 'utf-8') return BAD_REQUEST;
	switch (name) {
		case 'get-printer-attributes':
			return { ...OK, groups: [[4, printerAttributes(queue, uri)]] };
		case 'create-job':
			return made(request, queue);
		case 'print-job':
			return made(request, queue, request.document);
		case 'send-document':
			return given(request, queue);
		case 'cancel-job':
			return canceled(request, queue);
		case 'get-job-attributes':
			return shown(queue, jobOf(request, queue));
		case 'get-jobs':
			return listed(request, queue);
		case undefined:
			return NOT_SUPPORTED;
	}
}

function made(request: IncomingRequest, queue: PrintQueue, pdf?: Buffer): OutgoingResponse {
	if (!queue.condition.isAccepting) return NOT_ACCEPTING;
	if (pdf !== undefined && !isPdf(request, queue)) return FORMAT_NOT_SUPPORTED;
	const wish = wishOf(request);
	if (wish.copies > MOST_COPIES) {
		return { status: 0x040b, groups: [[5, [['integer', 'copies', wish.copies]]]] };
	}
	const { id } = queue.make(wish);
	if (pdf !== undefined) queue.give(id, pdf);
	return shown(queue, queue.jobs().at(-1));
}

function wishOf({ operationValues, jobValues }: IncomingRequest): JobWish {
	return {
		jobName: textOf(operationValues, 'job-name'),
		user: textOf(operationValues, 'requesting-user-name'),
		copies: numberOf(jobValues, 'copies') ?? 1,
		sides: textOf(jobValues, 'sides'),
		media: textOf(jobValues, 'media'),
	};
}

function given(request: IncomingRequest, queue: PrintQueue): OutgoingResponse {
	const job = jobOf(request, queue);
	if (job === undefined) return NOT_FOUND;
	if (!isPdf(request, queue)) return FORMAT_NOT_SUPPORTED;
	return queue.give(job.id, request.document) ? shown(queue, jobOf(request, queue)) : NOT_POSSIBLE;
}

function isPdf({ operationValues }: IncomingRequest, { condition }: PrintQueue): boolean {
	return condition.takesPdf && textOf(operationValues, 'document-format') === 'application/pdf';
}

function canceled(request: IncomingRequest, queue: PrintQueue): OutgoingResponse {
	const job = jobOf(request, queue);
	if (job === undefined) return NOT_FOUND;
	return queue.end(job.id, 'canceled', ['job-canceled-by-user']) ? OK : NOT_POSSIBLE;
}

function listed({ operationValues }: IncomingRequest, queue: PrintQueue): OutgoingResponse {
	const isWanted = textOf(operationValues, 'which-jobs') === 'completed' ? isOver : isUnderWay;
	const jobs = queue.jobs().filter(isWanted);
	return { ...OK, groups: jobs.map((job) => [2, jobAttributes(queue, job)] as const) };
}

function isOver({ state }: QueuedJob): boolean {
	return STATES[state] >= STATES.canceled;
}

function isUnderWay(job: QueuedJob): boolean {
	return !isOver(job);
}

function shown(queue: PrintQueue, job: QueuedJob | undefined): OutgoingResponse {
	return job === undefined ? NOT_FOUND : { ...OK, groups: [[2, jobAttributes(queue, job)]] };
}

function jobOf({ operationValues }: IncomingRequest, queue: PrintQueue): QueuedJob | undefined {
	const id = numberOf(operationValues, 'job-id');
	return queue.jobs().find((job) => job.id === id);
}

function jobAttributes(
	{ condition }: PrintQueue,
	{ id, name, state, reasons, documents }: QueuedJob,
): readonly OutgoingAttribute[] {
	return [
		['integer', 'job-id', id],
		...(condition.tellsJobNames ? [['name', 'job-name', name] as const] : []),
		['enum', 'job-state', STATES[state]],
		['keyword', 'job-state-reasons', ...(reasons.length === 0 ? ['none'] : reasons)],
		['integer', 'number-of-documents', documents],
	];
}

function printerAttributes(queue: PrintQueue, uri: string): readonly OutgoingAttribute[] {
	const { hasPaper, isPaused, isAccepting, takesPdf, knowsCreateJob } = queue.condition;
	const isBusy = queue.jobs().some(({ state }) => state === 'processing');
	const reasons = [
		...(hasPaper ? [] : ['media-empty-error', 'media-needed-error']),
		...(isPaused ? ['paused'] : []),
	];
	const operations = Object.entries(PRINTER_OPERATIONS)
		.filter(([name]) => knowsCreateJob || !['create-job', 'send-document'].includes(name))
		.map(([, number]) => number);
	return [
		['uri', 'printer-uri-supported', uri],
		['name', 'printer-name', 'sandbox'],
		['text', 'printer-info', 'Printer of the sandbox'],
		['text', 'printer-make-and-model', 'Sandbox 2000'],
		['enum', 'printer-state', reasons.length > 0 ? 5 : isBusy ? 4 : 3],
		['keyword', 'printer-state-reasons', ...(reasons.length === 0 ? ['none'] : reasons)],
		['boolean', 'printer-is-accepting-jobs', isAccepting],
		['mime', 'document-format-supported', takesPdf ? 'application/pdf' : 'image/pwg-raster'],
		['enum', 'operations-supported', ...operations],
		['keyword', 'ipp-versions-supported', '1.1', '2.0'],
		['range', 'copies-supported', [1, MOST_COPIES]],
		['keyword', 'sides-supported', 'one-sided', 'two-sided-long-edge'],
		['keyword', 'media-supported', 'iso_a4_210x297mm'],
	];
}
