import {
	DocumentPrinter,
	IppClient,
	Printer,
	printerAddress,
	PrintJobs,
	type DocumentToPrint,
	type Printed,
	type PrintOptions,
} from '../../../lib/einvoice';
import type { Clock } from '../../../lib/ports/clock';
import type { Store } from '../../../lib/store';
import { createPrinterPort } from '../../../nodes/EInvoiceRoute/printer-port';

export const LEASE_MS = 60_000;

export const PDF = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\nnot drawn here', 'latin1');

export function document(changes: Partial<DocumentToPrint> = {}): DocumentToPrint {
	const { number = '2026-0001' } = changes;
	const key = `DEMO/invoice/${number}/-`;
	return {
		...{ key, administration: 'DEMO', kind: 'invoice', number, revision: '' },
		content: 'as it was drawn',
		...changes,
	};
}

/** Where a printer is, and who signs in there. */
export interface Way {
	readonly url: string;
	readonly user?: string;
	readonly password?: string;
	readonly ca?: string;
}

export function printerAt(
	{ url, user = '', password = '', ca = '' }: Way,
	signal?: AbortSignal,
): Printer {
	const address = printerAddress(url);
	const port = createPrinterPort({ url: address.url, user, password, ca, connectMs: 2000 });
	return new Printer(new IppClient({ address, user: 'n8n', timeoutMs: 2000, signal }, port));
}

let ids = 0;

/** One execution that prints. */
export class PrintRoom {
	readonly jobs: PrintJobs;
	private readonly printer: DocumentPrinter;

	constructor(way: Way, store: Store, clock: Clock, signal?: AbortSignal) {
		this.jobs = new PrintJobs(store, { leaseMs: LEASE_MS });
		const newId = (): string => {
			ids += 1;
			return `id${ids}`;
		};
		this.printer = new DocumentPrinter(printerAt(way, signal), this.jobs, {
			clock,
			newId,
			signal,
		});
	}

	async print(
		what: DocumentToPrint = document(),
		wish: Partial<PrintOptions> = {},
	): Promise<Printed> {
		const options = { copies: 1, sides: '', media: '', waitMs: 10_000, ...wish };
		return await this.printer.print(what, PDF, options);
	}
}
