import type { EInvoiceError } from '../../errors';
import { doubtful, givenUp, otherContent, refusedBefore } from './errors';
import type { PrintJob } from './print-job';

/**
 * What may be done with a document, going by what is known of its print: printed anew (`open`), or looked up
 * first because a job was being made (`made`) or the document was being given (`given`), or nothing.
 */
export function judge(
	job: PrintJob,
	content: string,
): 'open' | 'made' | 'given' | 'printed' | EInvoiceError {
	const isSame = job.content === content;
	switch (job.state) {
		case 'pending':
			return 'open';
		case 'creating':
			return 'made';
		case 'failed':
			if (job.code === 'EINVOICE_PRINT_GIVEN_UP') return givenUp(job);
			return isSame ? refusedBefore(job) : 'open';
		case 'sending':
		case 'accepted':
			return isSame ? 'given' : otherContent(job);
		case 'doubtful':
			return isSame ? doubtful(job, job.reason) : otherContent(job);
		case 'printed':
			return isSame ? 'printed' : otherContent(job);
	}
}
