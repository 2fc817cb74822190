import { z } from 'zod4';
import { AccountViewError } from './errors';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const rowsSchema = z.object({ rows: z.array(z.object({ values: z.array(scalar) })) });
const definitionSchema = z.object({
	name: z.string(),
	fields: z.array(z.object({ name: z.string(), fieldtype: z.string() })),
});

/** The body with its property names in lower case: they count in any case. */
const bodySchema = z.object({
	bookdate: z.string().nullish(),
	businessobject: z.string(),
	table: z.object({
		definition: definitionSchema,
		detaildefinitions: z.array(definitionSchema).nullish(),
	}),
	tabledata: z.object({ data: rowsSchema, detaildata: z.array(rowsSchema).nullish() }),
});

export type SentValue = z.infer<typeof scalar>;

/** One row of a write: values by upper-case column name, row handles left out. */
export type SentRow = ReadonlyMap<string, SentValue>;

/** A row of a write with the lines that name it as their header. */
export interface SentRecord {
	readonly values: SentRow;
	readonly lines: readonly SentRow[];
}

/** What a body says of one table. */
interface SentTable {
	readonly name: string;
	/** Columns in the order of the definition, upper case, row handles left out. */
	readonly columns: readonly string[];
}

export interface WriteBody {
	readonly bookDate: string;
	readonly objectCode: string;
	readonly table: SentTable;
	/** The table of the lines; undefined when the body has none. */
	readonly detail: SentTable | undefined;
	readonly records: readonly SentRecord[];
}

const FIELD_TYPES = new Set('CMNYBILDT');
/** Columns that tie rows of one request together and are not stored. */
const HANDLES = new Set(['ROWID', 'HEADERID', 'ROWACTION']);

/**
 * Reads the body of POST and PUT: a definition of columns and rows of values in that order, and
 * perhaps the same of lines, each with the row it belongs to.
 *
 * @throws {AccountViewError} when it is not JSON, parts are missing, values and columns differ in
 *   number, or a line names no row of the body
 */
export function readWriteBody(text: string): WriteBody {
	const parsed = bodySchema.safeParse(lowerCased(parseJson(text)));
	if (!parsed.success) {
		const place = parsed.error.issues[0]?.path.join('.') ?? '';
		throw new AccountViewError(`Het bericht is onvolledig of onjuist bij '${place}'.`);
	}
	const { bookdate, businessobject, table, tabledata } = parsed.data;
	const rows = tableRows(table.definition, tabledata.data);
	const [details, detailRows] = [table.detaildefinitions ?? [], tabledata.detaildata ?? []];
	if (details.length > 1 || details.length !== detailRows.length) {
		throw new AccountViewError('Het bericht mag één regeltabel hebben, met haar gegevens.');
	}
	const lines = details.flatMap((detail, place) =>
		tableRows(detail, detailRows[place] ?? { rows: [] }),
	);
	return {
		bookDate: bookdate ?? '',
		objectCode: businessobject,
		table: sentTable(table.definition),
		detail: details[0] && sentTable(details[0]),
		records: joinLines(rows, lines),
	};
}

type Definition = z.infer<typeof definitionSchema>;

/** A row with the names that tie it to others. */
interface HandledRow {
	readonly rowId: string;
	readonly headerId: string;
	readonly values: SentRow;
}

function columnNames({ fields }: Definition): readonly string[] {
	return fields.map((field) => field.name.trim().toUpperCase());
}

function sentTable(definition: Definition): SentTable {
	return {
		name: definition.name.trim().toUpperCase(),
		columns: columnNames(definition).filter((column) => !HANDLES.has(column)),
	};
}

function tableRows(
	definition: Definition,
	data: z.infer<typeof rowsSchema>,
): readonly HandledRow[] {
	for (const field of definition.fields) {
		if (!FIELD_TYPES.has(field.fieldtype.toUpperCase())) {
			throw new AccountViewError(`Veldtype '${field.fieldtype}' van ${field.name} is onbekend.`);
		}
	}
	const names = columnNames(definition);
	return data.rows.map(({ values }) => handledRow(names, values));
}

function handledRow(names: readonly string[], values: readonly SentValue[]): HandledRow {
	if (values.length !== names.length) {
		throw new AccountViewError(
			`Er zijn ${names.length} kolommen beschreven en ${values.length} waarden gegeven.`,
		);
	}
	const all = new Map(names.map((name, place) => [name, values[place] ?? null] as const));
	return {
		rowId: String(all.get('ROWID') ?? ''),
		headerId: String(all.get('HEADERID') ?? ''),
		values: new Map([...all].filter(([name]) => !HANDLES.has(name))),
	};
}

/** Gives each row its lines. */
function joinLines(
	rows: readonly HandledRow[],
	lines: readonly HandledRow[],
): readonly SentRecord[] {
	const linesOf = new Map(rows.map(({ rowId }) => [rowId, new Array<SentRow>()]));
	if (lines.length > 0 && linesOf.size < rows.length) {
		throw new AccountViewError('Twee rijen hebben dezelfde RowId.', undefined, 1024);
	}
	for (const { headerId, values } of lines) {
		const header = linesOf.get(headerId);
		if (header === undefined) {
			throw new AccountViewError(
				`HeaderId '${headerId}' hoort bij geen rij van het bericht.`,
				undefined,
				1024,
			);
		}
		header.push(values);
	}
	return rows.map(({ rowId, values }) => ({ values, lines: linesOf.get(rowId) ?? [] }));
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new AccountViewError('Het bericht is geen geldige JSON.');
	}
}

function lowerCased(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(lowerCased);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [name.toLowerCase(), lowerCased(inner)]),
	);
}
