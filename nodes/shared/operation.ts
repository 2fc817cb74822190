import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from './item-parameters';

/** What an operation gets for one input item. */
export interface OperationCall<Session, Prepared = undefined> {
	readonly session: Session;
	readonly parameters: ItemParameters;
	/** What the operation's own `prepare` gave for this run. */
	readonly prepared: Prepared;
}

/** What `prepare` gets: the parameters of every input item that is not done, in their order. */
export interface OperationRun<Session> {
	readonly session: Session;
	readonly items: readonly ItemParameters[];
}

/**
 * One file `actions/<resource>/<operation>.operation.ts`.
 *
 * `execute` gives the output rows of one input item (none for an empty answer) and rejects with a
 * `CodedError`; pairing, error items and cancelling are the business of `runOperations`.
 * `prepare` runs once before the first item, for look-ups that serve many items. It must not
 * reject because one item is wrong: that item's own `execute` will say so.
 *
 * `prepared` is whatever the same file's `prepare` resolves with; method syntax leaves that pairing
 * to the file, so that operations with different preparations fit into one table.
 */
export interface Operation<Session> {
	readonly description: INodeProperties[];
	prepare?(run: OperationRun<Session>): Promise<unknown>;
	/**
	 * `prepare` carries out all items together, and `execute` tells each what it came to. So no
	 * failure keeps other items from being told, and stopping on errors stops after the last of them.
	 */
	readonly sentTogether?: true;
	execute(call: OperationCall<Session, unknown>): Promise<readonly IDataObject[]>;
}

/** Resource value -> operation value -> operation. */
export type OperationTable<Session> = Readonly<
	Record<string, Readonly<Record<string, Operation<Session>>>>
>;
