/*
 * A program for the kill matrix of printing: prints documents in a process of its own, which may kill itself at
 * a numbered step: around each transaction, and around each thing that the printer is asked.
 */
import { randomUUID } from 'node:crypto';
import {
	DocumentPrinter,
	EInvoiceError,
	IppClient,
	Printer,
	printerAddress,
	PrintJobs,
	type PrinterPort,
} from '../../../lib/einvoice';
import { openSqliteStore } from '../../../lib/store';
import { createPrinterPort } from '../../../nodes/EInvoiceRoute/printer-port';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { NumberedStore, Steps } from '../kill/steps';
import { keyOf, pdfOf, type PrintTask, type PrintTaskOutcome } from './task';

async function carryOut(task: PrintTask): Promise<PrintTaskOutcome> {
	const { file, printer: url, documents, ahead, killAt } = task;
	const clock = { ...systemClock, now: () => Date.now() + ahead };
	const steps = new Steps(killAt);
	const store = await openSqliteStore({ file, clock });
	const address = printerAddress(url);
	const port = numbered(
		createPrinterPort({ url: address.url, user: '', password: '', ca: '', connectMs: 5000 }),
		steps,
	);
	const client = new IppClient({ address, user: 'n8n', timeoutMs: 5000 }, port);
	const jobs = new PrintJobs(new NumberedStore(store, steps), { leaseMs: 60_000 });
	const printer = new DocumentPrinter(new Printer(client), jobs, { clock, newId: randomUUID });
	const outcomes: string[] = [];
	for (let number = 0; number < documents; number += 1) {
		steps.phase = `document ${number}`;
		const document = {
			...{ key: keyOf(number), administration: 'DEMO', kind: 'invoice', revision: '' },
			...{ number: String(number), content: 'same' },
		};
		const wish = { copies: 1, sides: '', media: '', waitMs: 5000 };
		outcomes.push(
			await printer.print(document, Buffer.from(pdfOf(number)), wish).then(wordOf, codeOf),
		);
	}
	await store.close();
	return { steps: steps.names, outcomes };
}

function numbered(port: PrinterPort, steps: Steps): PrinterPort {
	return async (exchange) => {
		steps.pass('before asking the printer');
		const answer = await port(exchange);
		steps.pass('answered by the printer');
		return answer;
	};
}

function wordOf({ wasPrintedBefore }: { readonly wasPrintedBefore: boolean }): string {
	return wasPrintedBefore ? 'before' : 'printed';
}

function codeOf(error: unknown): string {
	if (error instanceof EInvoiceError) return error.code;
	throw error;
}

async function main(): Promise<void> {
	const [, , task = ''] = process.argv;
	const outcome = await carryOut(JSON.parse(task) as PrintTask);
	process.stdout.write(JSON.stringify(outcome));
}

void main();
