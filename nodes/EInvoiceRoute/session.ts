import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { IExecuteFunctions } from 'n8n-workflow';
import {
	Archive,
	DiskFolder,
	DocumentPrinter,
	EInvoiceError,
	PdfWorkers,
	PrintJobs,
	type CertificateFile,
	type Folder,
} from '../../lib/einvoice';
import { systemClock } from '../shared/accountview/ports';
import { openStore } from '../shared/store/open-store';
import { certificateIn } from './certificate-credential';
import { PRINTER_CREDENTIAL, printerIn } from './printer-credential';

/** Where the build puts the program of the threads that make PDFs. */
const PDF_PROGRAM = join(__dirname, '..', '..', 'lib', 'einvoice', 'pdf');

const MOST_QUESTIONS = 5;
const A_MINUTE = 60_000;
/** No file takes longer to be written. */
const AN_HOUR = 60 * A_MINUTE;

/** A certificate, with what readers of a signed document see. */
export interface SigningCertificate {
	readonly file: CertificateFile;
	readonly name: string;
	readonly reason: string;
}

/** Invoices as the node deals with them during one run: one archive, and threads for PDFs when needed. */
export class InvoiceSession {
	private readonly folders = new Map<string, Promise<Folder>>();
	private opened: Promise<Archive> | undefined;
	private workers: PdfWorkers | undefined;
	private certified: Promise<SigningCertificate> | undefined;
	private printing: Promise<DocumentPrinter | undefined> | undefined;

	constructor(readonly context: IExecuteFunctions) {}

	/** @throws StoreError STORE_SETTINGS_INVALID, STORE_PATH_INVALID */
	archive(): Promise<Archive> {
		const ports = { hash: hashOf, folderAt };
		this.opened ??= openStore(this.context).then((store) => new Archive(store, ports));
		return this.opened;
	}

	pdfs(): PdfWorkers {
		this.workers ??= new PdfWorkers({ folder: PDF_PROGRAM });
		return this.workers;
	}

	/** @throws EInvoiceError EINVOICE_CERTIFICATE_INVALID */
	certificate(): Promise<SigningCertificate> {
		this.certified ??= this.context.getCredentials('eInvoiceCertificateApi').then(certificateIn);
		return this.certified;
	}

	/**
	 * Undefined where no printer is chosen.
	 *
	 * @throws EInvoiceError EINVOICE_PRINTER_ADDRESS_INVALID
	 */
	documentPrinter(): Promise<DocumentPrinter | undefined> {
		this.printing ??= this.openPrinter();
		return this.printing;
	}

	/**
	 * @param answerMs how long the printer may take for an answer, where one is asked
	 * @throws StoreError STORE_SETTINGS_INVALID, STORE_PATH_INVALID
	 */
	async printJobs(answerMs = 0): Promise<PrintJobs> {
		// Between two signs of life no more than this is asked.
		const leaseMs = MOST_QUESTIONS * answerMs + A_MINUTE;
		return new PrintJobs(await openStore(this.context), { leaseMs });
	}

	private async openPrinter(): Promise<DocumentPrinter | undefined> {
		const { context } = this;
		if (context.getNode().credentials?.[PRINTER_CREDENTIAL] === undefined) return undefined;
		const signal = context.getExecutionCancelSignal();
		const credential = await context.getCredentials(PRINTER_CREDENTIAL);
		const { printer, answerMs } = printerIn(credential, signal);
		const ports = { clock: systemClock, newId: newJobId, signal };
		return new DocumentPrinter(printer, await this.printJobs(answerMs), ports);
	}

	/**
	 * The folder that a person named; undefined for none.
	 *
	 * @throws EInvoiceError EINVOICE_FOLDER_MISSING, EINVOICE_FOLDER_CLOSED for one that n8n keeps from nodes
	 */
	async folder(path: string): Promise<Folder | undefined> {
		if (path === '') return undefined;
		const known = this.folders.get(path) ?? this.openFolder(path);
		this.folders.set(path, known);
		return await known;
	}

	private async openFolder(path: string): Promise<Folder> {
		const folder = folderAt(path);
		const { helpers } = this.context;
		// Whether n8n's own settings allow files there (N8N_RESTRICT_FILE_ACCESS_TO).
		const resolved = await helpers.resolvePath(path).catch(() => undefined);
		if (resolved === undefined || !helpers.isFilePathBlocked(resolved)) {
			await folder.tidy(systemClock.now() - AN_HOUR);
			return folder;
		}
		throw new EInvoiceError({
			code: 'EINVOICE_FOLDER_CLOSED',
			message: `n8n keeps its nodes from the folder ${path}.`,
			remedy:
				'Choose another Storage Location, or allow this one with N8N_RESTRICT_FILE_ACCESS_TO.',
		});
	}

	/** Ends the threads; never rejects. */
	async close(): Promise<void> {
		await this.workers?.close();
	}
}

/** By which jobs at a printer are told apart. */
function newJobId(): string {
	return randomUUID().replaceAll('-', '');
}

export function hashOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('base64');
}

function folderAt(path: string): DiskFolder {
	return new DiskFolder(path, randomUUID);
}
