import type { EntityDefinition } from '../dictionary/entity-definition';
import type { ColumnInfo, TableInfo } from '../dictionary/metadata-rows';
import type { Installation } from './installation';
import { labelLikeness } from './labels';

/** Below it a table is not the one looked for. */
const LIKELY = 0.75;
const CLEARLY = 0.15;
const MOST_CANDIDATES = 3;
/** So many tables with the likeliest labels have their columns compared. */
const MOST_READ = 12;

/** Which table of an installation may be the one that an entity needs. */
export interface TableProposal {
	/** Set when one table is clearly the best. */
	readonly table?: TableInfo;
	readonly candidates: readonly string[];
}

/**
 * Looks for a table by its Dutch label and by how many of the entity's fields have a column there
 * with the same name or meaning.
 *
 * @param free tables that no other entity has
 * @param header table of the header, for lines
 */
export async function proposeTable(
	entity: EntityDefinition,
	free: readonly TableInfo[],
	header: TableInfo | undefined,
	{ columns }: Pick<Installation, 'columns'>,
): Promise<TableProposal> {
	const fitting = free.filter((table) => fits(entity, table, header));
	const likeliest = fitting
		.map((table) => ({ table, likeness: labelLikeness(entity.dutch, table.label) }))
		.toSorted((one, other) => other.likeness - one.likeness)
		.slice(0, MOST_READ);
	const scored: { readonly table: TableInfo; readonly score: number }[] = [];
	for (const { table, likeness } of likeliest) {
		const isChild = header !== undefined && header.child === table.name;
		const share = shareOfFields(entity, await columns(table.name));
		scored.push({ table, score: likeness + share + (isChild ? 0.5 : 0) });
	}
	const likely = scored
		.filter(({ score }) => score >= LIKELY)
		.toSorted((one, other) => other.score - one.score);
	const [best, second] = likely;
	const candidates = likely.slice(0, MOST_CANDIDATES).map(({ table }) => table.name);
	const isClear = best !== undefined && best.score - (second?.score ?? 0) >= CLEARLY;
	return isClear ? { table: best.table, candidates } : { candidates };
}

/** Lines are in a table of lines, and of that header when AccountView says which. */
function fits(
	{ parent }: EntityDefinition,
	table: TableInfo,
	header: TableInfo | undefined,
): boolean {
	if (parent === undefined) return table.header === '';
	return table.header === '' || header === undefined || table.header === header.name;
}

/** Share of the fields that have a column of the same name, or of much the same label. */
function shareOfFields(entity: EntityDefinition, columns: readonly ColumnInfo[]): number {
	const fields = Object.values(entity.fields);
	const found = fields.filter((field) =>
		columns.some(
			({ name, label }) => name === field.column || labelLikeness(field.dutch, label) > 0.9,
		),
	);
	return fields.length === 0 ? 0 : found.length / fields.length;
}
