/**
 * The sandbox as a program: `node build/sandbox/main.cjs [options]`.
 *
 * Prints one line of JSON with the addresses when it serves, and serves until it is interrupted.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod4';
import type { SandboxOptions } from './sandbox';
import { startSandbox } from './start';

const port = z.coerce.number().int().min(0).max(65_535);

const count = z.coerce.number().int().min(0).max(1_000_000).exactOptional();

const argumentsSchema = z.object({
	'account-view-port': port.default(0),
	'work-orders-port': port.default(0),
	'page-port': port.default(0),
	'mail-port': port.default(0),
	'mail-starttls-port': port.default(0),
	'mail-tls-port': port.default(0),
	'graph-port': port.default(0),
	'printer-port': port.default(0),
	'printer-tls-port': port.default(0),
	'digipoort-port': port.default(0),
	'autoreport-port': port.default(0),
	'visma-port': port.default(0),
	'state-file': z.string().min(1).optional(),
	'documents-folder': z.string().min(1).optional(),
	customers: count,
	projects: count,
	orders: count,
	'lines-per-order': count,
	articles: count,
	employees: count,
	invoices: count,
	'lines-per-invoice': count,
	seed: z.enum(['demo', 'empty']).default('demo'),
	/** How long ago the data of the start began to be entered. */
	'minutes-old': z.coerce.number().min(0).max(1_000_000).default(0),
});

const BETWEEN_ENTRIES_MS = 100;

interface Arguments {
	readonly options: SandboxOptions;
	readonly minutesOld: number;
}

/** @throws when an option is unknown or has a wrong value */
function readArguments(): Arguments {
	const { values } = parseArgs({
		options: Object.fromEntries(
			Object.keys(argumentsSchema.shape).map((name) => [name, { type: 'string' as const }]),
		),
	});
	const parsed = argumentsSchema.safeParse(values);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new Error(`--${String(issue?.path[0])}: ${issue?.message ?? 'wrong value'}`);
	}
	const {
		'account-view-port': accountView,
		'work-orders-port': workOrders,
		'page-port': page,
		'mail-port': mail,
		'mail-starttls-port': mailStartTls,
		'mail-tls-port': mailTls,
		'graph-port': graph,
		'printer-port': printer,
		'printer-tls-port': printerTls,
		'digipoort-port': digipoort,
		'autoreport-port': autoReport,
		'visma-port': visma,
		'state-file': stateFile,
		'documents-folder': documentsFolder,
		'lines-per-order': linesPerOrder,
		'lines-per-invoice': linesPerInvoice,
		'minutes-old': minutesOld,
		...seedAndCounts
	} = parsed.data;
	const options: SandboxOptions = {
		ports: {
			...{ accountView, workOrders, page, mail, mailStartTls, mailTls, graph },
			...{ printer, printerTls, digipoort, autoReport, visma },
		},
		...seedAndCounts,
		...(linesPerOrder !== undefined && { linesPerOrder }),
		...(linesPerInvoice !== undefined && { linesPerInvoice }),
		...(stateFile !== undefined && { stateFile }),
		...(documentsFolder !== undefined && { documentsFolder: resolve(documentsFolder) }),
		onError: (error) => {
			console.error(`The state could not be saved: ${error.message}`);
		},
	};
	return { options, minutesOld };
}

async function main(): Promise<void> {
	const { options, minutesOld } = readArguments();
	let age = minutesOld * 60_000;
	const sandbox = await startSandbox({
		...options,
		now: () => {
			// Entered one after the other, as people do.
			age = Math.max(age - BETWEEN_ENTRIES_MS, 0);
			return Date.now() - age;
		},
	});
	age = 0;
	console.log(
		JSON.stringify({
			ready: true,
			accountView: sandbox.accountView.baseUrl,
			workOrders: sandbox.workOrders.baseUrl,
			page: sandbox.pageUrl,
			graph: sandbox.graph.baseUrl,
			printer: sandbox.printer.url,
			digipoort: sandbox.digipoort.baseUrl,
			autoReport: sandbox.autoReport.baseUrl,
			visma: sandbox.visma.baseUrl,
			mail: `smtp://${sandbox.mailbox.host}:${String(sandbox.mailbox.port)}`,
		}),
	);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void sandbox.stop().then(() => process.exit(0));
		});
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
