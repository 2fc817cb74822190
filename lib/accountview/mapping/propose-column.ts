import type { EntityDefinition, FieldDefinition } from '../dictionary/entity-definition';
import type { ColumnInfo } from '../dictionary/metadata-rows';
import { labelLikeness } from './labels';

/** A column that may be the one looked for. */
interface Candidate {
	readonly column: ColumnInfo;
	readonly score: number;
}

/** Which column of an installation may be the one that a field needs. */
export interface ColumnProposal {
	/** Set when one column is clearly the best. */
	readonly column?: ColumnInfo;
	/** Names of the likely ones, the best first. */
	readonly candidates: readonly string[];
}

/** Below it a column is none of the likely ones. */
const LIKELY = 0.5;
/** By so much the best must be better than the second to be taken without asking. */
const CLEARLY = 0.2;
const MOST_CANDIDATES = 3;

/**
 * Looks for a column by what it means: its Dutch label, the table it links to, kind of value and
 * length. A name alone proves nothing, but a likeness of names helps between equals.
 *
 * @param free columns that no other field has
 * @param linkedTable table whose key the field holds, as this installation calls it
 */
export function proposeColumn(
	field: FieldDefinition,
	free: readonly ColumnInfo[],
	linkedTable: string | undefined,
): ColumnProposal {
	const scored = free
		.filter((column) => kindOf(column.type) === kindOf(field.type))
		.map((column): Candidate => ({ column, score: scoreOf(field, column, linkedTable) }))
		.filter(({ score }) => score >= LIKELY)
		.toSorted((one, other) => other.score - one.score);
	const [best, second] = scored;
	const candidates = scored.slice(0, MOST_CANDIDATES).map(({ column }) => column.name);
	const isClear = best !== undefined && best.score - (second?.score ?? 0) >= CLEARLY;
	return isClear ? { column: best.column, candidates } : { candidates };
}

function scoreOf(
	field: FieldDefinition,
	column: ColumnInfo,
	linkedTable: string | undefined,
): number {
	const isLinked = linkedTable !== undefined && column.linksTo === linkedTable;
	return (
		labelLikeness(field.dutch, column.label) +
		(isSameText(field.dutch, column.label) ? 0.3 : 0) +
		(isLinked ? 0.6 : 0) +
		(column.length === field.length ? 0.2 : 0) +
		(column.readOnly === field.readOnly ? 0.1 : -0.2) +
		0.3 * nameLikeness(field.column, column.name)
	);
}

function isSameText(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

type Kind = 'text' | 'memo' | 'number' | 'logical' | 'date';

/** @param type FoxPro's letter; one that is not known is of no kind */
function kindOf(type: string): Kind | undefined {
	switch (type) {
		case 'C':
			return 'text';
		case 'M':
			return 'memo';
		case 'N':
		case 'Y':
		case 'B':
		case 'I':
			return 'number';
		case 'L':
			return 'logical';
		case 'D':
		case 'T':
			return 'date';
		default:
			return undefined;
	}
}

/** Share of equal parts between two column names: `ORD_NR` and `SO_NR` have one of two. */
function nameLikeness(one: string, other: string): number {
	const first = one.split('_');
	const second = new Set(other.split('_'));
	return first.filter((part) => second.has(part)).length / Math.max(first.length, second.size);
}

/** Fields that hold the key of another kind of record. */
const LINKS: Readonly<Record<string, string>> = {
	customerNumber: 'customer',
	deliveryCustomer: 'customer',
	project: 'project',
	projectType: 'projectType',
	employee: 'employee',
	articleCode: 'article',
	hourType: 'hourType',
	deliveryAddress: 'deliveryAddress',
};

/** The kind of record whose key a field holds; undefined for a field that holds none. */
export function linkedEntity({ keyField }: EntityDefinition, field: string): string | undefined {
	return field === keyField ? undefined : LINKS[field];
}
