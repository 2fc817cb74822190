/** FoxPro's type letters: text, memo, numeric, currency, double, integer, logical, date, date-time. */
export type FoxProType = 'C' | 'M' | 'N' | 'Y' | 'B' | 'I' | 'L' | 'D' | 'T';

/** A rule of form beyond type and length. */
export type FieldFormat = 'postcode' | 'email';

/** What is known about one column of one table. */
export interface ColumnDefinition {
	/** Upper case, at most 10 characters. */
	readonly name: string;
	readonly type: FoxProType;
	/** Characters for text, digits for numbers; FoxPro's storage size for other types. */
	readonly length: number;
	readonly mandatory: boolean;
	readonly upperCase: boolean;
	readonly readOnly: boolean;
	readonly format?: FieldFormat;
	/** No public source shows this name: it is our guess, made by AccountView's habits of naming. */
	readonly assumed?: true;
	/** English; the Dutch label where no English one is known. */
	readonly label: string;
	/** AccountView's own label. */
	readonly dutch: string;
}

const LINE = /^(\w{1,10})\s+([CMNYBILDT])\s+(\d+)\s*([^|]*)\|([^|]+)(?:\|(.+))?$/;
const FLAGS = new Set(['M', 'UC', 'ro', 'postcode', 'email', 'assumed']);

/**
 * Reads a column table written as text, one column per line:
 * `NAME TYPE LENGTH FLAGS | Dutch label | English label`.
 */
export function parseColumnTable(text: string): ReadonlyMap<string, ColumnDefinition> {
	const columns = new Map<string, ColumnDefinition>();
	for (const line of text.split('\n')) {
		if (line.trim() === '') continue;
		const column = parseLine(line.trim());
		if (columns.has(column.name)) throw new Error(`Column ${column.name} is listed twice`);
		columns.set(column.name, column);
	}
	return columns;
}

function parseLine(line: string): ColumnDefinition {
	const [, name, type, length, flagText, dutch, english] = LINE.exec(line) ?? [];
	if (name === undefined || dutch === undefined || !isFoxProType(type)) {
		throw new Error(`Not a column line: ${line}`);
	}
	const flags = new Set(flagText?.split(/\s+/).filter((flag) => flag !== ''));
	const wrong = [...flags].find((flag) => !FLAGS.has(flag));
	if (wrong !== undefined) throw new Error(`Unknown flag ${wrong} in: ${line}`);
	return {
		name,
		type,
		length: Number(length),
		mandatory: flags.has('M'),
		upperCase: flags.has('UC'),
		readOnly: flags.has('ro'),
		...(flags.has('postcode') && { format: 'postcode' as const }),
		...(flags.has('email') && { format: 'email' as const }),
		...(flags.has('assumed') && { assumed: true as const }),
		label: capitalise((english ?? dutch).trim()),
		dutch: dutch.trim(),
	};
}

/** Tells whether AccountView's metadata names a type that this room can read and write. */
export function isFoxProType(letter: unknown): letter is FoxProType {
	return typeof letter === 'string' && /^[CMNYBILDT]$/.test(letter);
}

function capitalise(label: string): string {
	return label.charAt(0).toUpperCase() + label.slice(1);
}
