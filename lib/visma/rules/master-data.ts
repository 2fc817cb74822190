/** What AccountView keeps and the services are to have, as tables. */
import { z } from 'zod4';
import { VismaError } from '../errors';
import { inOwnSpelling } from './spelling';
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

const masterDataSchema = z.object({
	users: z.array(userSchema).default([]),
	groups: z.array(groupSchema).default([]),
	companies: z.array(companySchema).default([]),
	administrations: z.array(administrationSchema).default([]),
	/** Who may use which administration (toegangsbeveiliging). */
	rights: z.array(rightSchema).default([]),
	/** Who may use which app of AccountView.Net. */
	appRights: z.array(appRightSchema).default([]),
	/** Who has which role in Visma.net. */
	roleRights: z.array(roleRightSchema).default([]),
	costCarriers: z.array(costCarrierSchema).default([]),
});

export type MasterData = z.output<typeof masterDataSchema>;
export type AccountViewUser = MasterData['users'][number];
export type UserGroup = MasterData['groups'][number];
export type AccountViewCompany = MasterData['companies'][number];
export type Administration = MasterData['administrations'][number];
export type CostCarrier = MasterData['costCarriers'][number];
export type RoleRight = MasterData['roleRights'][number];
type Holder = Pick<RoleRight, 'user' | 'group'>;
export type { Holder };

const UNIQUE = ['users', 'groups', 'companies', 'administrations'] as const;

/**
 * Tables as they were read or given. What is left out is empty. Codes that differ in capitals alone are the same: they
 * come out as they are spelled in the table that they are of.
 *
 * @throws VismaError VISMA_SOURCE_INVALID, with the table and the row, counted from 1
 */
export function readMasterData(given: unknown): MasterData {
	const read = masterDataSchema.safeParse(given);
	if (!read.success) {
		const [issue] = read.error.issues;
		const [table = 'tables', row, ...column] = issue?.path ?? [];
		const place = `${String(table)}${typeof row === 'number' ? `, row ${row + 1}` : ''}`;
		const what = column.length === 0 ? '' : `${column.join('.')} `;
		throw sourceInvalid(place, `${what}${issue?.message ?? 'cannot be read'}`);
	}
	for (const table of UNIQUE) refuseTwice(table, read.data[table]);
	return inOwnSpelling(read.data);
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

function sourceInvalid(place: string, what: string): VismaError {
	return new VismaError({
		code: 'VISMA_SOURCE_INVALID',
		message: `The table that was given cannot be used at ${place}: ${what}.`,
		remedy: 'Mend the table or the mapping of its columns; nothing was planned or changed.',
		record: place,
	});
}
