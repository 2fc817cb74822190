import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { CodedError } from '../../lib/errors/coded-error';
import { errorItem, nodeError, notTried, toCodedError, type FailurePolicy } from './failures';
import { finishedBefore, isFinished, rememberFinished } from './finished-items';
import { ItemParameters } from './item-parameters';
import type { Operation, OperationTable } from './operation';
import { binaryOf } from './row-binary';
import { leaseRefusal, passedOn } from './sync/passing-on';

/** Items in a row that meet the same outage before the rest is not tried. */
const OUTAGE_AFTER = 3;

/** What a node does, apart from the loop over its items. */
export interface NodeProgram<Session> {
	readonly operations: OperationTable<Session>;
	readonly failures: FailurePolicy;
	/**
	 * Asks the store itself whether a run holds its lease. The ledger does: it must write down what
	 * has happened, also for a run that this process is no longer sure of.
	 */
	readonly asksStoreForLease?: true;
	/**
	 * Resources whose rows tell of the record of their input item and so bear its `_sync`; left out: all.
	 * The rows of others, such as a run, belong to no record.
	 */
	readonly recordResources?: readonly string[];
	/** Reads the credential; asks the service nothing yet. */
	open(context: IExecuteFunctions): Promise<Session>;
}

/**
 * Runs the node's operation for each input item.
 *
 * - Each output item is paired with its input item; an empty answer gives no items.
 * - Stop on error: the first item that goes wrong rejects with a NodeOperationError.
 * - Continue on error: never rejects. Each item that goes wrong gives one error item, also when
 *   credential or preparation fail; n8n would pass the *input* items on as success otherwise.
 * - Cancelled: the item at hand gives no rows, and neither do the rest.
 * - "Retry On Fail": items that are done, or may be, are not done again.
 * - Items of Sync Compare: their rows bear the same `_sync`, except those that belong to no record
 *   (see {@link NodeProgram.recordResources}), and once the run may have lost its lease they fail with
 *   SYNC_RUN_TAKEN_OVER before anything is done with them.
 */
export async function runOperations<Session>(
	context: IExecuteFunctions,
	program: NodeProgram<Session>,
): Promise<INodeExecutionData[][]> {
	const loop = new ItemLoop(context, program.failures);
	let run: PreparedRun;
	try {
		run = await prepare(context, program);
	} catch (error) {
		return [loop.failAll(toCodedError(error))];
	}
	return [await (run.sentTogether ? loop.tell(run) : loop.run(run))];
}

/** A run whose items can begin. */
interface PreparedRun {
	readonly runItem: RunItem;
	/** See {@link Operation.sentTogether}. */
	readonly sentTogether: boolean;
	/** Whether the rows bear the `_sync` of their input item. */
	readonly passesOn: boolean;
}

type RunItem = (item: number) => Promise<readonly IDataObject[]>;

type ItemOutcome = { readonly rows: readonly IDataObject[] } | { readonly failure: CodedError };

async function prepare<Session>(
	context: IExecuteFunctions,
	program: NodeProgram<Session>,
): Promise<PreparedRun> {
	// Both are fixed per node: the editor allows no expressions in them.
	const resource = context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
	const operation = findOperation(program.operations, resource, name);
	const input = context.getInputData();
	const items = input.map((_, item) => new ItemParameters(context, item));
	const session = await program.open(context);
	const refusalOf = (item: INodeExecutionData | undefined): CodedError | undefined =>
		program.asksStoreForLease === true || isFinished(item) ? undefined : leaseRefusal(item);
	const refusals = input.map(refusalOf);
	const open = items.filter(({ item }) => !isFinished(input[item]) && refusals[item] === undefined);
	const prepared = await operation.prepare?.({ session, items: open });
	const sentTogether = operation.sentTogether ?? false;
	const runItem: RunItem = async (item) => {
		// What was sent already is told, even when the lease is gone since.
		const refusal = refusals[item] ?? (sentTogether ? undefined : refusalOf(input[item]));
		if (refusal !== undefined) throw refusal;
		const parameters = items[item] ?? new ItemParameters(context, item);
		return await operation.execute({ session, prepared, parameters });
	};
	const passesOn = program.recordResources?.includes(resource) ?? true;
	return { runItem, sentTogether, passesOn };
}

function findOperation<Session>(
	table: OperationTable<Session>,
	resource: string,
	name: string,
): Operation<Session> {
	const operation = table[resource]?.[name];
	if (operation !== undefined) return operation;
	throw new CodedError({
		code: 'NODE_PARAMETER_INVALID',
		message: `This node has no operation "${name}" for the resource "${resource}".`,
		remedy: 'Choose a resource and an operation from the lists.',
	});
}

class ItemLoop {
	private readonly items: readonly INodeExecutionData[];
	private readonly signal: AbortSignal | undefined;
	private readonly retries: boolean;
	private outages: { code: string; count: number } = { code: '', count: 0 };

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly policy: FailurePolicy,
	) {
		this.items = context.getInputData();
		this.signal = context.getExecutionCancelSignal();
		this.retries = context.getNode().retryOnFail === true;
	}

	async run({ runItem, passesOn }: PreparedRun): Promise<INodeExecutionData[]> {
		const output: INodeExecutionData[] = [];
		let ended: CodedError | undefined;
		for (const [index, item] of this.items.entries()) {
			const outcome = await this.outcomeOf(item, ended, () => runItem(index));
			if ('rows' in outcome) {
				append(output, outcome.rows, index, passesOn ? item : undefined);
				continue;
			}
			output.push(this.fail(outcome.failure, index));
			if (ended === undefined && this.endsRun(outcome.failure)) ended = notTried(outcome.failure);
		}
		return output;
	}

	/** The same for items that were carried out together: each is asked before the first is told. */
	async tell({ runItem, passesOn }: PreparedRun): Promise<INodeExecutionData[]> {
		const outcomes: ItemOutcome[] = [];
		for (const [index, item] of this.items.entries()) {
			outcomes.push(finishedBefore(item) ?? (await this.settle(item, () => runItem(index))));
		}
		const output: INodeExecutionData[] = [];
		for (const [index, outcome] of outcomes.entries()) {
			const marked = passesOn ? this.items[index] : undefined;
			if ('rows' in outcome) append(output, outcome.rows, index, marked);
			else output.push(this.fail(outcome.failure, index));
		}
		return output;
	}

	/** One error item per input item; stops the execution when the node is set to stop. */
	failAll(failure: CodedError): INodeExecutionData[] {
		return this.items.map((_, index) => this.fail(failure, index));
	}

	private async outcomeOf(
		item: INodeExecutionData,
		ended: CodedError | undefined,
		run: () => Promise<readonly IDataObject[]>,
	): Promise<ItemOutcome> {
		const before = finishedBefore(item);
		if (before !== undefined) return before;
		if (this.signal?.aborted === true) return { failure: this.policy.cancelled() };
		if (ended !== undefined) return { failure: ended };
		const outcome = await this.settle(item, run);
		if ('rows' in outcome) this.outages = { code: '', count: 0 };
		return outcome;
	}

	/** What an item comes to, remembered where it must not be done again. */
	private async settle(
		item: INodeExecutionData,
		run: () => Promise<readonly IDataObject[]>,
	): Promise<ItemOutcome> {
		try {
			const done = { rows: await run() };
			if (this.retries) rememberFinished(item, done);
			return done;
		} catch (error) {
			const failure = toCodedError(error);
			if (this.retries && this.policy.isDoubtful(failure.code)) rememberFinished(item, { failure });
			return { failure };
		}
	}

	private fail(failure: CodedError, index: number): INodeExecutionData {
		if (this.context.continueOnFail()) return errorItem(failure, index, this.policy);
		throw nodeError(this.context.getNode(), failure, index, this.policy);
	}

	private endsRun({ code }: CodedError): boolean {
		if (this.policy.endsRun(code)) return true;
		const count = this.outages.code === code ? this.outages.count + 1 : 1;
		this.outages = { code, count };
		return this.policy.isOutage(code) && count >= OUTAGE_AFTER;
	}
}

/**
 * One shared pairing per input item: a run may give 50,000 rows.
 *
 * @param marked the input item whose `_sync` the rows bear, if they do
 */
function append(
	output: INodeExecutionData[],
	rows: readonly IDataObject[],
	item: number,
	marked: INodeExecutionData | undefined,
): void {
	const pairedItem = { item };
	for (const [index, json] of passedOn(rows, marked).entries()) {
		const binary = binaryOf(rows[index]);
		output.push({ json, ...(binary !== undefined && { binary }), pairedItem });
	}
}
