import type { INodeExecutionData } from 'n8n-workflow';
import type { CompareOutcome } from '../../lib/sync';
import type { OutputContext } from './outputs';

/** One item that always comes, so that a flow goes on to Run: Finish when nothing was to be done. */
export function summaryItem(
	{ stream, run, isPreview }: OutputContext,
	{ counts, brake, isFirst }: CompareOutcome,
): INodeExecutionData {
	return {
		json: {
			summary: true,
			connection: stream.backend,
			entity: stream.entity,
			run: run?.id ?? null,
			preview: isPreview,
			firstRun: isFirst,
			brake: brake !== null,
			counts: { ...counts },
		},
		// Of all items, so of none: n8n would take it for what came of the first.
		pairedItem: [],
	};
}
