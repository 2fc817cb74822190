import type { ColumnDefinition } from './column-table';

/** Every kind of record that the package knows by name. */
export type EntityName =
	| 'customer'
	| 'deliveryAddress'
	| 'contactPerson'
	| 'company'
	| 'project'
	| 'projectType'
	| 'employee'
	| 'order'
	| 'orderLine'
	| 'article'
	| 'hourSheet'
	| 'hourEntry'
	| 'hourType'
	| 'vatCode'
	| 'transaction';

/** `proven`: the name was seen in public code or dumps of the real API. `assumed`: our guess. */
export type Proof = 'proven' | 'assumed';

/** A logical field: the column that holds it, with its rules. */
export interface FieldDefinition extends Omit<ColumnDefinition, 'name' | 'assumed'> {
	readonly column: string;
	readonly proof: Proof;
	/** The credential's dictionary override names this column. */
	readonly overridden: boolean;
}

/** How one kind of record is read and written. */
export interface EntityDefinition {
	/** `record`: made up for a business object that the package does not know by name. */
	readonly name: EntityName | 'record';
	/** In sentences: `customer`. */
	readonly label: string;
	/** In sentences: `customers`. */
	readonly plural: string;
	/** What AccountView calls them. */
	readonly dutch: string;
	/** Business object code, such as `AR1`. */
	readonly businessObject: string;
	readonly table: string;
	/** Proof of the object code and the table. */
	readonly proof: Proof;
	/** The records that this one is a line of; it is read and written through their object. */
	readonly parent?: EntityName;
	/** Logical name of the field that tells one record from all others. */
	readonly keyField: string;
	/** Column whose last value opens the next page. */
	readonly pagingColumn: string;
	readonly fields: Readonly<Record<string, FieldDefinition>>;
	/** All known columns of the table, for columns given by name. */
	readonly columns: ReadonlyMap<string, ColumnDefinition>;
	/** The credential's override names the object or the table. */
	readonly overridden: boolean;
}

/** A kind of record by name, or one that the dictionary does not know. */
export type EntityReference = EntityName | EntityDefinition;

/** What a default definition says; the rest follows from the columns. */
export interface EntityFacts extends Omit<
	EntityDefinition,
	'fields' | 'proof' | 'overridden' | 'pagingColumn'
> {
	/** Left out: proven. */
	readonly proof?: Proof;
	/** Logical field name -> column. */
	readonly fields: Readonly<Record<string, string>>;
	/** Rules that differ from the table's own flags. */
	readonly differences?: Readonly<Record<string, Partial<FieldDefinition>>>;
}

/** A default definition; pages go by the column of the key field. */
export function defineEntity({
	fields: names,
	differences,
	proof = 'proven',
	...facts
}: EntityFacts): EntityDefinition {
	const fields = fieldsOf(facts.columns, names, differences);
	const pagingColumn = fields[facts.keyField]?.column;
	if (pagingColumn === undefined) throw new Error(`No field ${facts.keyField} in ${facts.name}`);
	return { ...facts, proof, fields, pagingColumn, overridden: false };
}

/** A field with all that is known about its column. */
export function fieldFromColumn(column: ColumnDefinition): FieldDefinition {
	const { name, assumed, ...rules } = column;
	const proof = assumed === true ? 'assumed' : 'proven';
	return { column: name, ...rules, proof, overridden: false };
}

function fieldsOf(
	columns: ReadonlyMap<string, ColumnDefinition>,
	names: Readonly<Record<string, string>>,
	differences: Readonly<Record<string, Partial<FieldDefinition>>> = {},
): Readonly<Record<string, FieldDefinition>> {
	const entries = Object.entries(names).map(([name, columnName]): [string, FieldDefinition] => {
		const column = columns.get(columnName);
		if (column === undefined) throw new Error(`No column ${columnName} for field ${name}`);
		return [name, { ...fieldFromColumn(column), ...differences[name] }];
	});
	return Object.fromEntries(entries);
}
