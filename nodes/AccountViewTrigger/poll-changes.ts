import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { sampleChanges, type ChangedRecord } from '../../lib/sync';
import { systemClock } from '../shared/accountview/ports';
import { openAccountView } from '../shared/accountview/session';
import {
	changeSource,
	firstRunOf,
	simplifiedForms,
	type ChangingEntity,
} from '../shared/changes/changing-entity';
import { toCodedError } from '../shared/failures';
import { accountViewAndStoreFailures } from '../shared/store/failure-policy';
import { countOf, flagOf, invalidParameter, textOf } from '../shared/values';
import { handOver } from './hand-over';

/** How many records a person sees who tries the trigger in the editor. */
const SAMPLE = 5;

/**
 * Positions with a poll under way in this process, or a batch that is not settled yet. n8n starts a
 * poll while the one before it still runs.
 */
const busy = new Set<string>();

/**
 * Looks for changes and starts an execution with them; the position moves once that has started.
 *
 * Gives null, because the execution is started by `handOver`; only the editor's "Fetch test event"
 * gets the items themselves, a few of the latest changes, and moves nothing.
 */
export async function pollChanges(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		if (context.getMode() === 'manual') return await sample(context);
		await pollOnce(context);
		return null;
	} catch (error) {
		throw pollError(context, error);
	}
}

async function pollOnce(context: IPollFunctions): Promise<void> {
	const name = positionName(context);
	if (busy.has(name)) return;
	busy.add(name);
	let settling: Promise<void> | undefined;
	try {
		const batch = await nextBatch(context, name);
		if (batch.items.length > 0) settling = settle(context, batch);
	} finally {
		if (settling === undefined) busy.delete(name);
	}
	// n8n waits for the poll only, and the next one may begin when this is settled.
	void settling?.finally(() => busy.delete(name));
}

/** Changes as items, and what settles them. */
interface ItemBatch {
	readonly items: INodeExecutionData[];
	confirm(): Promise<unknown>;
}

async function nextBatch(context: IPollFunctions, name: string): Promise<ItemBatch> {
	const deadline = systemClock.now() + context.getPollBudgetMs();
	const start = firstRunOf(textOf(context.getNodeParameter('firstRun'), 'First Run'));
	const limit = countOf(context.getNodeParameter('batchSize'), 'Records per Poll');
	const session = await openAccountView(context);
	const feed = await session.positions.feed();
	const source = changeSource(session, entityOf(context));
	const { records, token } = await feed.next(source, { name, start, limit, deadline });
	return { items: toItems(context, records), confirm: () => feed.confirm(token) };
}

/** Starts the execution at once; never rejects. */
async function settle(context: IPollFunctions, batch: ItemBatch): Promise<void> {
	try {
		await handOver(context, batch.items);
		await batch.confirm();
	} catch (error) {
		const { code } = toCodedError(error);
		context.logger.warn('AccountView Trigger: these changes come again at the next poll', {
			code,
			records: batch.items.length,
		});
	}
}

async function sample(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const session = await openAccountView(context);
	const source = changeSource(session, entityOf(context));
	const records = await sampleChanges(source, { clock: systemClock, count: SAMPLE });
	return records.length === 0 ? null : [toItems(context, records)];
}

function toItems(context: IPollFunctions, records: readonly ChangedRecord[]): INodeExecutionData[] {
	const simplify = flagOf(context.getNodeParameter('simplify'), 'Simplify')
		? simplifiedForms[entityOf(context)]
		: undefined;
	return records.map(({ record }): { json: IDataObject } => ({
		json: simplify?.(record) ?? { ...record },
	}));
}

/** Workflow and node, so that no two triggers share one. */
function positionName(context: IPollFunctions): string {
	const { id } = context.getWorkflow();
	return `trigger: ${id ?? ''}/${context.getNode().id}/${entityOf(context)}`;
}

function entityOf(context: IPollFunctions): ChangingEntity {
	const event = context.getNodeParameter('event');
	if (event === 'customer' || event === 'project' || event === 'order') return event;
	throw invalidParameter('Trigger On', 'customer, project or order', event);
}

/** Sentence and remedy, as n8n shows them for a run that could not start. */
function pollError(context: IPollFunctions, error: unknown): NodeOperationError {
	const failure = toCodedError(error);
	const cause = accountViewAndStoreFailures.causeOf(failure);
	const shown = new NodeOperationError(context.getNode(), failure, {
		message: failure.message,
		description: `${failure.remedy} (${failure.code})`,
		...(cause !== undefined && { failure: cause }),
	});
	// n8n replaces a message in which it finds the name of a network error.
	shown.message = failure.message;
	shown.context['code'] = failure.code;
	return shown;
}
