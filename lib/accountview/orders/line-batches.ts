import type { EntityDefinition } from '../dictionary/entity-definition';
import { isBlank, type EntityInput, type EntityRecord } from '../values';
import type { ArticleIndex } from './article-index';
import { completeGroups, completeLines } from './line-completion';
import type { OrderLineInput } from './line-input';
import type { LineReference } from './line-reference';
import type { LineBatch, LinesSent } from './line-sender';
import type { StoredOrder } from './order-reader';

/** What lines are made ready with. */
export interface BatchParts {
	readonly line: EntityDefinition;
	readonly references: LineReference;
	readonly articles: ArticleIndex;
	readonly linesSent: LinesSent | undefined;
}

/** Makes lines ready to be sent: with all their fields, and in as few requests as these allow. */
export class LineBatches {
	constructor(private readonly parts: BatchParts) {}

	/** Lines that have the same fields, together. */
	completed(
		order: StoredOrder,
		lines: readonly OrderLineInput[],
	): readonly (readonly EntityInput[])[] {
		const { line, articles, linesSent } = this.parts;
		const sources = {
			articleOf: (code: string) => articles.find(code),
			order: order.header,
			orderName: `order ${order.number}`,
		};
		// Lines that stand beside those of the order have the fields of those anyway.
		return linesSent === 'all'
			? [completeLines(line, lines, sources, this.storedNames(order.lines))]
			: completeGroups(lines, sources);
	}

	/** The requests for those of the groups that are missing on the order. */
	of(
		order: StoredOrder,
		groups: readonly (readonly EntityInput[])[],
		missing: readonly EntityInput[],
	): readonly LineBatch[] {
		return groups
			.map((group) => group.filter((line) => missing.includes(line)))
			.filter((group) => group.length > 0)
			.map((group) => this.batchOf(order, group));
	}

	private batchOf(order: StoredOrder, lines: readonly EntityInput[]): LineBatch {
		if (this.parts.linesSent !== 'all') return { order, lines };
		const newNames = Object.keys(lines[0]?.fields ?? {});
		const alongside = ({ lines: stored }: StoredOrder): readonly EntityInput[] => {
			const names = new Set([...this.storedNames(stored), ...newNames]);
			return stored.map((line) => this.asInput(line, [...names]));
		};
		return { order, lines, alongside };
	}

	/** Fields that may be written and that some line of the order has a value in. */
	private storedNames(lines: readonly EntityRecord[]): readonly string[] {
		const { line: definition, references } = this.parts;
		return Object.entries(definition.fields)
			.filter(([name, { readOnly }]) => !readOnly && lines.some((line) => !isBlank(line[name])))
			.map(([name]) => name)
			.filter((name) => name !== 'ownReference' || !references.isShared);
	}

	private asInput(line: EntityRecord, names: readonly string[]): EntityInput {
		const { keyField } = this.parts.line;
		const fields = Object.fromEntries(
			[keyField, ...names].map((name) => [name, line[name] ?? null] as const),
		);
		return { fields };
	}
}
