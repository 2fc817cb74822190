/** What AccountView keeps and the services are to have, as tables. */
import { z } from 'zod4';
import { VismaError } from '../errors';
import { plainAppRight, plainRight, plainRoleRight } from './plain-rights';
import { ownSpellings, rowSpelling } from './spelling';
import { AUTOREPORT_ROLE, COST_CARRIER_KINDS } from './services';

/** Tables from files have numbers where codes look like them. */
const given = z.union([z.string(), z.number()]).nullish();
const textOf = (value: z.output<typeof given>): string => String(value ?? '').trim();
const text = given.transform(textOf);
const code = text.refine((value) => value !== '', 'is empty');
/** Yes and no as tables, sheets and Dutch ones write them; left empty is no. */
const YES_NO: ReadonlyMap<string, boolean> = new Map([
	...['true', '1', 'ja', 'j', 'yes', 'y', 't', 'waar'].map((word) => [word, true] as const),
	...['', 'false', '0', 'nee', 'n', 'no', 'f', 'onwaar'].map((word) => [word, false] as const),
]);
const yesNo = z
	.union([z.boolean(), z.string(), z.number()])
	.nullish()
	.transform((value) =>
		String(value ?? '')
			.trim()
			.toLowerCase(),
	)
	.refine((word) => YES_NO.has(word), 'is neither yes nor no')
	.transform((word) => YES_NO.get(word) === true);
/** A list of codes, or a text with commas or semicolons between them. */
const codes = z.union([z.array(code), given]).transform((value) =>
	Array.isArray(value)
		? value
		: textOf(value)
				.split(/[,;]/)
				.map((one) => one.trim())
				.filter((one) => one !== ''),
);

const userSchema = z.object({
	code,
	firstName: text,
	lastName: text,
	/** Undefined for a row without one, which is not the same as one that was emptied. */
	email: given.transform((value) => (value === undefined ? undefined : textOf(value))).optional(),
	/** Codes of user groups (gebruikersgroepen). */
	groups: codes,
});

const groupSchema = z.object({
	code,
	/** Codes of groups that are members of this one. */
	groups: codes,
});

const companySchema = z.object({ code, description: text, kvkNumber: text, isBlocked: yesNo });

const administrationSchema = z.object({
	code,
	/** Code of the company that it is linked to; '' for none. */
	company: text,
	/** Book year. */
	year: z.coerce.number().int().min(1900).max(2200),
	street: text,
	postcode: text,
	city: text,
	country: text,
});

/** Of one user, or of all in a group. */
const holder = { user: text, group: text };
const hasOneHolder = ({ user, group }: { readonly user: string; readonly group: string }) =>
	(user === '') !== (group === '');
const ONE_HOLDER = 'needs either a user or a group';

const rightSchema = z.object({ ...holder, administration: code }).refine(hasOneHolder, ONE_HOLDER);
const appRightSchema = z.object({ ...holder, app: code }).refine(hasOneHolder, ONE_HOLDER);
const roleRightSchema = z
	.object({
		...holder,
		role: text.transform((role) => (role === '' ? AUTOREPORT_ROLE : role)),
		/** '' for each company that one has access to in AccountView. */
		company: text,
	})
	.refine(hasOneHolder, ONE_HOLDER);

const costCarrierSchema = z.object({
	kind: z.enum(COST_CARRIER_KINDS),
	code,
	description: text,
	/** Code of the company. */
	company: code,
});

const rows = z.array(z.unknown()).default([]);
/** Tables whose rows are still to be read. */
const tablesSchema = z.object({
	users: rows,
	groups: rows,
	companies: rows,
	administrations: rows,
	rights: rows,
	appRights: rows,
	roleRights: rows,
	costCarriers: rows,
});

export interface MasterData {
	readonly users: readonly z.output<typeof userSchema>[];
	readonly groups: readonly z.output<typeof groupSchema>[];
	readonly companies: readonly z.output<typeof companySchema>[];
	readonly administrations: readonly z.output<typeof administrationSchema>[];
	/** Who may use which administration (toegangsbeveiliging). */
	readonly rights: readonly z.output<typeof rightSchema>[];
	/** Who may use which app of AccountView.Net. */
	readonly appRights: readonly z.output<typeof appRightSchema>[];
	/** Who has which role in Visma.net. */
	readonly roleRights: readonly z.output<typeof roleRightSchema>[];
	readonly costCarriers: readonly z.output<typeof costCarrierSchema>[];
}

type TableName = keyof MasterData;
type Row<Table extends TableName> = MasterData[Table][number];
export type AccountViewUser = MasterData['users'][number];
export type UserGroup = MasterData['groups'][number];
export type AccountViewCompany = MasterData['companies'][number];
export type Administration = MasterData['administrations'][number];
export type CostCarrier = MasterData['costCarriers'][number];
export type Right = MasterData['rights'][number];
export type AppRight = MasterData['appRights'][number];
export type RoleRight = MasterData['roleRights'][number];
type Holder = Pick<RoleRight, 'user' | 'group'>;
export type { Holder };

/**
 * Tables as they were read or given. What is left out is empty. Codes that differ in capitals alone are the same: they
 * come out as they are spelled in the table that they are of.
 *
 * @throws VismaError VISMA_SOURCE_INVALID, with the table and the row, counted from 1
 */
export function readMasterData(given: unknown): MasterData {
	const tables = tablesSchema.safeParse(given);
	if (!tables.success) throw unreadable(tables.error);
	const read = <Table extends TableName>(
		table: Table,
		asSpelled?: (row: Row<Table>) => Row<Table>,
	): readonly Row<Table>[] => readRows(table, tables.data[table], asSpelled);
	const coded = {
		users: read('users'),
		groups: read('groups'),
		companies: read('companies'),
		administrations: read('administrations'),
	};
	for (const [table, rows] of Object.entries(coded)) refuseTwice(table, rows);
	const own = rowSpelling(ownSpellings(coded));
	return {
		users: coded.users.map(own.users),
		groups: coded.groups.map(own.groups),
		companies: coded.companies.map(own.companies),
		administrations: coded.administrations.map(own.administrations),
		rights: read('rights', own.rights),
		appRights: read('appRights', own.appRights),
		roleRights: read('roleRights', own.roleRights),
		costCarriers: read('costCarriers', own.costCarriers),
	};
}

interface Reading<Table extends TableName> {
	readonly schema: z.ZodType<Row<Table>>;
	/** For tables of very many rows: reads those that the schema would leave as they are; null for others. */
	readonly plain?: (row: unknown) => Row<Table> | null;
}

const READINGS: { readonly [Table in TableName]: Reading<Table> } = {
	users: { schema: userSchema },
	groups: { schema: groupSchema },
	companies: { schema: companySchema },
	administrations: { schema: administrationSchema },
	rights: { schema: rightSchema, plain: plainRight },
	appRights: { schema: appRightSchema, plain: plainAppRight },
	roleRights: { schema: roleRightSchema, plain: plainRoleRight },
	costCarriers: { schema: costCarrierSchema },
};

/** Row by row, so that nothing is kept of what was needed to read the ones before. */
function readRows<Table extends TableName>(
	table: Table,
	rows: readonly unknown[],
	asSpelled: (row: Row<Table>) => Row<Table> = (row) => row,
): readonly Row<Table>[] {
	const { schema, plain }: Reading<Table> = READINGS[table];
	return rows.map((row, index) => {
		const asItIs = plain?.(row) ?? null;
		if (asItIs !== null) return asSpelled(asItIs);
		const read = schema.safeParse(row);
		if (!read.success) throw unreadable(read.error, [table, index]);
		return asSpelled(read.data);
	});
}

function refuseTwice(table: string, rows: readonly { readonly code: string }[]): void {
	const seen = new Set<string>();
	for (const [index, row] of rows.entries()) {
		const code = row.code.toLowerCase();
		if (seen.has(code)) {
			throw sourceInvalid(`${table}, row ${index + 1}`, `code ${row.code} comes twice`);
		}
		seen.add(code);
	}
}

function unreadable(
	{ issues: [issue] }: z.ZodError,
	within: readonly PropertyKey[] = [],
): VismaError {
	const [table = 'tables', row, ...column] = [...within, ...(issue?.path ?? [])];
	const place = `${String(table)}${typeof row === 'number' ? `, row ${row + 1}` : ''}`;
	const what = column.length === 0 ? '' : `${column.join('.')} `;
	return sourceInvalid(place, `${what}${issue?.message ?? 'cannot be read'}`);
}

function sourceInvalid(place: string, what: string): VismaError {
	return new VismaError({
		code: 'VISMA_SOURCE_INVALID',
		message: `The table that was given cannot be used at ${place}: ${what}.`,
		remedy: 'Mend the table or the mapping of its columns; nothing was planned or changed.',
		record: place,
	});
}
