import type { EntityDefinition } from '../dictionary/entity-definition';
import { plainText } from '../records/record-kind';
import { ownReferenceOf } from '../records/shared-text';
import type { EntityInput, EntityRecord } from '../values';

/** Lines of an order, as one of several work orders that share it sees them. */
export interface LinesByReference {
	/** They bear its reference. */
	readonly own: readonly EntityRecord[];
	/** They bear none, so a person may have typed them; in the form that they would have as its own. */
	readonly bare: readonly EntityRecord[];
}

/** The own reference of order lines, which tells the lines of work orders apart that share an order. */
export class LineReference {
	/** A description that does not fit beside the reference is cut. */
	private readonly keeping: ReturnType<typeof ownReferenceOf>;

	constructor(private readonly line: EntityDefinition) {
		this.keeping = ownReferenceOf(line, ({ input }) => input);
	}

	/**
	 * A line in the form in which it is stored.
	 *
	 * @throws AccountViewError `AV_FIELD_TOO_LONG`, `AV_FIELD_INVALID` for a reference that cannot stand there
	 */
	async put<Line extends EntityInput>(line: Line, reference: string): Promise<Line> {
		const fields = { ...line.fields, ownReference: plainText(reference) };
		const { fields: stored } = await this.keeping.complete({ fields }, undefined);
		return { ...line, fields: stored };
	}

	/** Reference and description of a stored line, taken apart. */
	present(line: EntityRecord): EntityRecord {
		return this.keeping.present(line);
	}

	/** Lines of another reference are left out. */
	async divide(lines: readonly EntityRecord[], reference: string): Promise<LinesByReference> {
		const own: EntityRecord[] = [];
		const bare: EntityRecord[] = [];
		for (const line of lines) {
			const found = plainText(String(this.present(line)['ownReference'] ?? ''));
			if (found === plainText(reference)) own.push(line);
			else if (found === '') bare.push((await this.put({ fields: line }, reference)).fields);
		}
		return { own, bare };
	}

	/** Whether reference and description stand in one column. */
	get isShared(): boolean {
		const { ownReference, description } = this.line.fields;
		return ownReference !== undefined && ownReference.column === description?.column;
	}
}
