import type { ErrorFacts } from '../../../errors/coded-error';
import type { EInvoiceErrorCode } from '../../errors';
import type { PdfJob, ProducedPdf } from '../produce';

/** What a worker is started with. */
export interface WorkerStart {
	/** Folder with the files of the fonts. */
	readonly fontFolder: string;
}

/** To a worker. */
export interface PdfRequest {
	readonly job: PdfJob;
}

/** From a worker: one for each request, in their order. */
export type PdfReply =
	| { readonly kind: 'produced'; readonly pdf: ProducedPdf }
	| { readonly kind: 'refused'; readonly facts: ErrorFacts<EInvoiceErrorCode> };
