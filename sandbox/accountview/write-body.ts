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

export interface WriteBody {
	readonly bookDate: string;
	readonly objectCode: string;
	readonly tableName: string;
	/** Columns in the order of the definition, upper case, row handles left out. */
	readonly columns: readonly string[];
	readonly rows: readonly SentRow[];
}

const FIELD_TYPES = new Set('CMNYBILDT');
/** Columns that tie rows of one request together and are not stored. */
const HANDLES = new Set(['ROWID', 'HEADERID', 'ROWACTION']);

/**
 * Reads the body of POST and PUT: a definition of columns and rows of values in that order.
 *
 * @throws {AccountViewError} when it is not JSON, parts are missing, or values and columns differ
 *   in number
 */
export function readWriteBody(text: string): WriteBody {
	const parsed = bodySchema.safeParse(lowerCased(parseJson(text)));
	if (!parsed.success) {
		const place = parsed.error.issues[0]?.path.join('.') ?? '';
		throw new AccountViewError(`Het bericht is onvolledig of onjuist bij '${place}'.`);
	}
	const { bookdate, businessobject, table, tabledata } = parsed.data;
	if ((table.detaildefinitions?.length ?? 0) > 0) {
		throw new AccountViewError(`Het object ${businessobject} heeft geen regels.`);
	}
	const { name, fields } = table.definition;
	for (const field of fields) {
		if (!FIELD_TYPES.has(field.fieldtype.toUpperCase())) {
			throw new AccountViewError(`Veldtype '${field.fieldtype}' van ${field.name} is onbekend.`);
		}
	}
	const names = fields.map((field) => field.name.trim().toUpperCase());
	return {
		bookDate: bookdate ?? '',
		objectCode: businessobject,
		tableName: name,
		columns: names.filter((column) => !HANDLES.has(column)),
		rows: tabledata.data.rows.map(({ values }) => sentRow(names, values)),
	};
}

function sentRow(names: readonly string[], values: readonly SentValue[]): SentRow {
	if (values.length !== names.length) {
		throw new AccountViewError(
			`Er zijn ${names.length} kolommen beschreven en ${values.length} waarden gegeven.`,
		);
	}
	const pairs = names.map((name, place) => [name, values[place] ?? null] as const);
	return new Map(pairs.filter(([name]) => !HANDLES.has(name)));
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
