/** The program of a thread that makes PDFs, so that the thread that started it can do other things. */
import { parentPort, workerData } from 'node:worker_threads';
import { EInvoiceError } from '../errors';
import { loadFonts, type SharedFonts } from './fonts/shared-fonts';
import type { PdfReply, PdfRequest, WorkerStart } from './pool/messages';
import { producePdf } from './produce';

function startOf(data: unknown): WorkerStart {
	if (typeof data === 'object' && data !== null && 'fontFolder' in data) {
		const { fontFolder } = data;
		if (typeof fontFolder === 'string') return { fontFolder };
	}
	throw new Error('A thread that makes PDFs was started without the folder of its fonts.');
}

async function reply({ job }: PdfRequest, fonts: SharedFonts): Promise<PdfReply> {
	try {
		return { kind: 'produced', pdf: await producePdf(job, fonts) };
	} catch (error) {
		if (!(error instanceof EInvoiceError)) throw error;
		const { code, message, remedy, details, record } = error;
		return {
			kind: 'refused',
			facts: { code, message, remedy, details, ...(record === undefined ? {} : { record }) },
		};
	}
}

const fonts = loadFonts(startOf(workerData).fontFolder);

parentPort?.on('message', (request: PdfRequest) => {
	// An error that is not ours ends this thread: the pool reports the job and starts another thread.
	void reply(request, fonts).then((answer) => parentPort?.postMessage(answer));
});
