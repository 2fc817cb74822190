import type { BusinessObject, Column, TableDefinition } from './definition';
import { DATA_OBJECTS, DATA_TABLES } from './objects';

/** Names of this program and the other names by which this AccountView knows the same things. */
export interface Names {
	readonly objects: ReadonlyMap<string, string>;
	readonly tables: ReadonlyMap<string, string>;
	/** By `TABLE.COLUMN` in the names of this program. */
	readonly columns: ReadonlyMap<string, string>;
}

/** What is wrong with a list of names. */
export class NamesError extends Error {}

const PAIR = /^(?<old>[A-Z][A-Z0-9_]*(?:\.[A-Z][A-Z0-9_]*)?)\s*=\s*(?<next>[A-Z][A-Z0-9_]{0,9})$/;

/**
 * Reads `UR1=HR5, HRS_LINE=UREN, SO_HDR.ORD_NR=SO_NR`: on the left an object, a table or a column of
 * a table by the name of this program, on the right another name of at most ten characters.
 *
 * @throws {NamesError} for a pair of another form, an unknown name on the left, and two things that
 *   would get the same name
 */
export function readNames(text: string): Names {
	const names = {
		objects: new Map<string, string>(),
		tables: new Map<string, string>(),
		columns: new Map<string, string>(),
	};
	const pairs = text.split(',').map((pair) => pair.trim().toUpperCase());
	for (const pair of pairs.filter((each) => each !== '')) {
		const { old, next } = PAIR.exec(pair)?.groups ?? {};
		if (old === undefined || next === undefined) {
			throw new NamesError(
				`'${pair}' is not of the form OLD=NEW with at most 10 letters, digits and _.`,
			);
		}
		const kind = kindOf(old);
		if (names[kind].has(old)) throw new NamesError(`${old} is renamed twice.`);
		names[kind].set(old, next);
	}
	checkClashes(names);
	return names;
}

/** A table under its new names. */
export function renamedTable(definition: TableDefinition, names: Names): TableDefinition {
	const shown = names.tables.get(definition.name);
	const renamed = (column: Column): Column => {
		const name = names.columns.get(`${definition.name}.${column.name}`);
		return name === undefined ? column : { ...column, shown: name };
	};
	return {
		...definition,
		...(shown !== undefined && { shown }),
		columns: definition.columns.map(renamed),
	};
}

/** An object under its new code. */
export function renamedObject(object: BusinessObject, names: Names): BusinessObject {
	const shown = names.objects.get(object.code);
	return shown === undefined ? object : { ...object, shown };
}

function kindOf(name: string): keyof Names {
	const [table, column] = name.split('.');
	const definition = DATA_TABLES.find((each) => each.name === table);
	if (column !== undefined) {
		if (definition?.columns.some((each) => each.name === column) === true) return 'columns';
		throw new NamesError(`There is no column ${name} to rename.`);
	}
	if (definition !== undefined) return 'tables';
	if (DATA_OBJECTS.some(({ code }) => code === name)) return 'objects';
	throw new NamesError(`There is no object, table or column ${name} to rename.`);
}

function checkClashes(names: Names): void {
	checkDifferent(
		DATA_OBJECTS.map(({ code }) => names.objects.get(code) ?? code),
		'objects',
	);
	checkDifferent(
		DATA_TABLES.map(({ name }) => names.tables.get(name) ?? name),
		'tables',
	);
	for (const { name, columns } of DATA_TABLES) {
		const shown = columns.map(
			(column) => names.columns.get(`${name}.${column.name}`) ?? column.name,
		);
		checkDifferent(shown, `columns of ${name}`);
	}
}

function checkDifferent(names: readonly string[], what: string): void {
	const twice = names.find((name, place) => names.indexOf(name) !== place);
	if (twice !== undefined) throw new NamesError(`Two ${what} would be named ${twice}.`);
}
