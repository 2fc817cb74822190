import type {
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
	ISourceData,
	ITaskData,
} from 'n8n-workflow';
import { isObject } from '../values';
import { executionDataOf, type ExecutionData } from './execution-data';

/** Where an item came out: of which node, run and output, and at which place there. */
interface ItemPlace {
	readonly source: ISourceData;
	readonly index: number;
}

/** What one of our nodes has left on its items, for the nodes after it. */
export interface MarkReader<Mark extends object> {
	/** The mark that an item itself bears; undefined where it has none. */
	markOf(item: INodeExecutionData | undefined): Mark | undefined;
	/** Equal for marks that say the same. */
	nameOf(mark: Mark): string;
}

/** `several`: the item was made of items with different marks. */
type Found<Mark> = Mark | 'none' | 'several';

/**
 * Follows the items of one node run back to the nodes that they come from, by n8n's item linking.
 *
 * n8n's own `$('Sync Compare').item` needs the node's name, and where two comparisons follow each
 * other the name of the nearer one; and it begins anew for each item. This goes from item to item.
 */
export class ItemLineage<Mark extends object> {
	private readonly traced = new Map<string, Found<Mark>>();

	private constructor(
		private readonly data: ExecutionData,
		private readonly reader: MarkReader<Mark>,
	) {}

	/** Undefined where n8n does not let the data of the execution be read. */
	static of<Mark extends object>(
		context: IExecuteFunctions,
		reader: MarkReader<Mark>,
	): ItemLineage<Mark> | undefined {
		const data = executionDataOf(context);
		return data && new ItemLineage(data, reader);
	}

	/** The mark of the nearest item that this input item comes from, itself left out. */
	markBefore(item: INodeExecutionData, sources: readonly (ISourceData | null)[]): Mark | undefined {
		const found = this.traceAll(placesBefore(item, sources));
		return typeof found === 'string' ? undefined : found;
	}

	private traceAll(places: readonly ItemPlace[]): Found<Mark> {
		const found = new Map<string, Found<Mark>>();
		for (const place of places) {
			const one = this.trace(place);
			if (one !== 'none') found.set(this.nameOf(one), one);
		}
		if (found.size > 1) return 'several';
		return found.values().next().value ?? 'none';
	}

	/** In a loop as long as there is one item before: a loop of batches makes thousands of steps. */
	private trace(start: ItemPlace): Found<Mark> {
		const passed: string[] = [];
		const settle = (found: Found<Mark>): Found<Mark> => {
			for (const key of passed) this.traced.set(key, found);
			return found;
		};
		for (let place = start; ;) {
			const key = keyOf(place);
			const known = this.traced.get(key);
			if (known !== undefined) return settle(known);
			passed.push(key);
			// What leads to itself leads nowhere.
			this.traced.set(key, 'none');
			const { item, sources } = this.read(place);
			const mark = this.reader.markOf(item);
			if (mark !== undefined) return settle(mark);
			const before = item === undefined ? [] : placesBefore(item, sources);
			const [next] = before;
			if (next === undefined || before.length > 1) return settle(this.traceAll(before));
			place = next;
		}
	}

	private read({ source, index }: ItemPlace): {
		readonly item: INodeExecutionData | undefined;
		readonly sources: readonly (ISourceData | null)[];
	} {
		const task = this.taskOf(source);
		const output = source.previousNodeOutput ?? 0;
		return {
			item: task?.data?.['main']?.[output]?.[index] ?? this.pinned(source, index, task),
			sources: task?.source ?? [],
		};
	}

	private nameOf(found: Found<Mark>): string {
		return typeof found === 'string' ? found : this.reader.nameOf(found);
	}

	private taskOf({ previousNode, previousNodeRun }: ISourceData): ITaskData | undefined {
		return this.data.runData[previousNode]?.[previousNodeRun ?? 0];
	}

	/** In the editor a node whose data is pinned may never have run. */
	private pinned(
		{ previousNode }: ISourceData,
		index: number,
		task: ITaskData | undefined,
	): INodeExecutionData | undefined {
		return task === undefined ? this.data.pinData?.[previousNode]?.[index] : undefined;
	}
}

function placesBefore(
	{ pairedItem }: INodeExecutionData,
	sources: readonly (ISourceData | null)[],
): ItemPlace[] {
	return linksOf(pairedItem).flatMap(({ item: index, input, sourceOverwrite }) => {
		const source = sourceOverwrite ?? sources[input ?? 0];
		return source === undefined || source === null ? [] : [{ source, index }];
	});
}

function linksOf(pairedItem: INodeExecutionData['pairedItem']): readonly IPairedItemData[] {
	const links = Array.isArray(pairedItem) ? pairedItem : [pairedItem];
	// Written by Code nodes too, so it may be anything.
	return links.flatMap((link) => {
		if (typeof link === 'number') return [{ item: link }];
		return isObject(link) ? [link] : [];
	});
}

function keyOf({ source, index }: ItemPlace): string {
	const { previousNode, previousNodeRun, previousNodeOutput } = source;
	return `${previousNodeRun ?? 0}|${previousNodeOutput ?? 0}|${index}|${previousNode}`;
}
