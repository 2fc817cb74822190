import { z } from 'zod4';

/** Operations of IPP that the printer knows, by their number. */
export const PRINTER_OPERATIONS = {
	'print-job': 0x0002,
	'create-job': 0x0005,
	'send-document': 0x0006,
	'cancel-job': 0x0008,
	'get-job-attributes': 0x0009,
	'get-jobs': 0x000a,
	'get-printer-attributes': 0x000b,
} as const;

export type PrinterOperation = keyof typeof PRINTER_OPERATIONS;

const operations = Object.keys(PRINTER_OPERATIONS) as [PrinterOperation, ...PrinterOperation[]];

export const printerFaultSchema = z.strictObject({
	at: z.enum(operations),
	/**
	 * `cut-before`: closes the connection, and has done nothing; `cut-after`: does it, and closes the connection
	 * without an answer; `delay`: waits, then goes on as usual; `status`: refuses with a status of IPP; `http`:
	 * with one of HTTP; `web-page`: answers a page; `abort`: takes the document, and gives the job up.
	 */
	do: z.enum(['cut-before', 'cut-after', 'delay', 'status', 'http', 'web-page', 'abort']),
	status: z.number().int().min(0).max(0xffff).optional(),
	milliseconds: z.number().min(0).max(600_000).optional(),
	/** Keywords of an aborted job. */
	reasons: z.array(z.string()).optional(),
	/** So many pass first. */
	skip: z.number().int().min(0).optional(),
	/** How often it strikes; default 1. */
	times: z.union([z.number().int().min(1), z.literal('always')]).optional(),
});

/** One scripted failure of the printer. */
export type PrinterFault = z.infer<typeof printerFaultSchema>;

/** The failures that wait to strike. */
export class PrinterFaultBoard {
	#waiting: { readonly fault: PrinterFault; skip: number; left: number }[] = [];

	add(fault: PrinterFault): void {
		const left = fault.times === 'always' ? Infinity : (fault.times ?? 1);
		this.#waiting.push({ fault, skip: fault.skip ?? 0, left });
	}

	clear(): void {
		this.#waiting = [];
	}

	list(): readonly PrinterFault[] {
		return this.#waiting.map(({ fault }) => fault);
	}

	/** The one that strikes now, if any. */
	take(at: PrinterOperation): PrinterFault | undefined {
		const found = this.#waiting.find(({ fault }) => fault.at === at);
		if (found === undefined) return undefined;
		if (found.skip > 0) {
			found.skip -= 1;
			return undefined;
		}
		found.left -= 1;
		if (found.left === 0) this.#waiting = this.#waiting.filter((one) => one !== found);
		return found.fault;
	}
}
