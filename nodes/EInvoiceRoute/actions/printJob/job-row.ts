import type { IDataObject } from 'n8n-workflow';
import { inDutch, type PrintJob } from '../../../../lib/einvoice';

/** A print as an item. */
export function jobRow(job: PrintJob): IDataObject {
	const dutch = job.code === null ? undefined : inDutch(job.code);
	const { key, administration, kind, number, revision, state, printer, attempts } = job;
	return {
		...{ key, state, administration, kind, number, revision, printer },
		jobId: job.jobId,
		jobName: job.jobName,
		attempts,
		code: job.code,
		reason: job.reason,
		reasonNl: dutch?.messageNl ?? null,
		remedyNl: dutch?.remedyNl ?? null,
		note: job.note,
		createdAt: new Date(job.createdAt).toISOString(),
		updatedAt: new Date(job.updatedAt).toISOString(),
	};
}
