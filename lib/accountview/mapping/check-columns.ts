import type {
	EntityDefinition,
	EntityName,
	FieldDefinition,
} from '../dictionary/entity-definition';
import { isFoxProType } from '../dictionary/column-table';
import type { ColumnInfo } from '../dictionary/metadata-rows';
import type { Finding } from './finding';
import { labelLikeness } from './labels';
import { linkedEntity, proposeColumn } from './propose-column';

/** The columns of one entity, as they were found. */
export interface CheckedColumns {
	readonly findings: readonly Finding[];
	/** The fields as this installation has them; those that it lacks are left out. */
	readonly fields: Readonly<Record<string, FieldDefinition>>;
}

/** What the check of one entity's columns needs. */
export interface ColumnCheck {
	readonly name: EntityName;
	readonly entity: EntityDefinition;
	readonly columns: readonly ColumnInfo[];
	/** The table in which this installation keeps another kind of record. */
	readonly tableOf: (entity: string) => string | undefined;
}

/** Fields that share a column go together: whatever becomes of one becomes of the other. */
export function checkColumns(check: ColumnCheck): CheckedColumns {
	const findings: Finding[] = [];
	const fields: Record<string, FieldDefinition> = {};
	const taken = new Set(Object.values(check.entity.fields).map(({ column }) => column));
	for (const names of namesByColumn(check.entity)) {
		const look = find(check, names, taken);
		const { found } = look;
		if (found !== undefined) taken.add(found.name);
		for (const name of names) {
			const field = check.entity.fields[name];
			if (field === undefined) continue;
			const adapted = found === undefined ? undefined : adapt(field, found);
			if (adapted !== undefined) fields[name] = adapted;
			else if (isNeeded(check.entity, name)) fields[name] = field;
			findings.push(finding(check, name, field, adapted, look));
		}
	}
	return { findings, fields };
}

function namesByColumn({ fields }: EntityDefinition): readonly (readonly string[])[] {
	const groups = new Map<string, string[]>();
	for (const [name, { column }] of Object.entries(fields)) {
		const group = groups.get(column);
		if (group === undefined) groups.set(column, [name]);
		else group.push(name);
	}
	return [...groups.values()];
}

interface Found {
	readonly found: ColumnInfo | undefined;
	readonly candidates: readonly string[];
	/** The column is called otherwise than is meant, and this one is called so. */
	readonly namesake?: ColumnInfo;
}

/** By name, else by what the column means; the last of several fields names its meaning best. */
function find(
	{ entity, columns, tableOf }: ColumnCheck,
	names: readonly string[],
	taken: ReadonlySet<string>,
): Found {
	const name = names.at(-1) ?? '';
	const field = entity.fields[name];
	if (field === undefined) return { found: undefined, candidates: [] };
	const same = columns.find((column) => column.name === field.column);
	if (same !== undefined) {
		const namesake = namesakeOf(field, same, columns);
		return namesake === undefined
			? { found: same, candidates: [] }
			: { found: same, candidates: [same.name, namesake.name], namesake };
	}
	const free = columns.filter((column) => !taken.has(column.name));
	const linked = linkedEntity(entity, name);
	const { column, candidates } = proposeColumn(
		field,
		free,
		linked === undefined ? undefined : tableOf(linked),
	);
	return { found: column, candidates };
}

/** A column that bears the label which the expected one should have, but does not. */
function namesakeOf(
	field: FieldDefinition,
	same: ColumnInfo,
	columns: readonly ColumnInfo[],
): ColumnInfo | undefined {
	if (labelLikeness(field.dutch, same.label) === 1) return undefined;
	return columns.find(
		({ name, label, type }) =>
			name !== same.name && type === same.type && label.toLowerCase() === field.dutch.toLowerCase(),
	);
}

/** The field with the column and the rules of this installation. Mandatory stays our own affair. */
function adapt(
	field: FieldDefinition,
	{ name, type, length, ...rules }: ColumnInfo,
): FieldDefinition {
	const letter = isFoxProType(type) ? type : field.type;
	const isSized = letter === 'C' || letter === 'N';
	const width = isSized && length > 0 ? length : field.length;
	const isSameKind = isDate(letter) === isDate(field.type);
	return {
		...field,
		column: name,
		type: isSameKind && isDate(letter) ? field.type : letter,
		length: width,
		upperCase: rules.upperCase,
		readOnly: field.readOnly || rules.readOnly,
	};
}

/** Day or date-time: both are read and written alike, so the difference is none. */
function isDate(letter: FieldDefinition['type']): boolean {
	return letter === 'D' || letter === 'T';
}

function isNeeded({ fields, keyField }: EntityDefinition, name: string): boolean {
	return name === keyField || fields[name]?.mandatory === true;
}

function finding(
	{ name: entity, entity: definition }: ColumnCheck,
	name: string,
	field: FieldDefinition,
	adapted: FieldDefinition | undefined,
	{ candidates, namesake, found }: Found,
): Finding {
	const common = {
		entity,
		kind: 'column' as const,
		field: name,
		expected: field.column,
		proof: field.proof,
		candidates,
	};
	if (adapted === undefined) {
		return {
			...common,
			status: 'missing',
			found: '',
			explanation: missing(definition, name, candidates),
		};
	}
	const differences = [
		...(namesake === undefined || found === undefined ? [] : [otherMeaning(found, namesake)]),
		...differencesOf(field, adapted),
	];
	return {
		...common,
		status: differences.length === 0 ? 'confirmed' : 'differs',
		found: adapted.column,
		explanation: differences.length === 0 ? 'As expected.' : `${differences.join('; ')}.`,
	};
}

function otherMeaning(found: ColumnInfo, namesake: ColumnInfo): string {
	return `AccountView calls ${found.name} '${found.label}' and ${namesake.name} '${namesake.label}': please check, and put the right one into the override`;
}

function missing(entity: EntityDefinition, name: string, candidates: readonly string[]): string {
	const label = entity.fields[name]?.dutch ?? name;
	const might =
		candidates.length === 0
			? `No column of ${entity.table} looks like it (${label}).`
			: `It might be ${candidates.join(' or ')}; put the right one into the override.`;
	const then = isNeeded(entity, name)
		? `The ${entity.label} cannot be used without it.`
		: 'The override leaves this field out, so that the others work.';
	return `${might} ${then}`;
}

function differencesOf(field: FieldDefinition, adapted: FieldDefinition): readonly string[] {
	return [
		...(field.column === adapted.column
			? []
			: [`The column is ${adapted.column} here, going by its meaning: please check`]),
		...(field.type === adapted.type ? [] : [`Its type is ${adapted.type}, not ${field.type}`]),
		...(field.length === adapted.length
			? []
			: [`${adapted.length} characters fit, not ${field.length}`]),
		...(field.upperCase === adapted.upperCase
			? []
			: [adapted.upperCase ? 'It is kept in capitals' : 'It is not kept in capitals']),
		...(field.readOnly === adapted.readOnly ? [] : ['It cannot be written']),
	];
}
