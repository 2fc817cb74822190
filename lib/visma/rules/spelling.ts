import type { Holder, MasterData } from './master-data';

/** Of codes: how each is spelled, by the same code in small letters. AccountView knows no capitals in codes. */
export type Spelling = ReadonlyMap<string, string>;

export interface Spellings {
	readonly user: Spelling;
	readonly group: Spelling;
	readonly company: Spelling;
	readonly administration: Spelling;
}

export function spellingOf(codes: Iterable<string>): Spelling {
	return new Map(Array.from(codes, (code) => [code.toLowerCase(), code]));
}

/** How each code is spelled in the table that it is of, so that codes can be compared as they are. */
export function ownSpellings({
	users,
	groups,
	companies,
	administrations,
}: Pick<MasterData, 'users' | 'groups' | 'companies' | 'administrations'>): Spellings {
	const codesOf = (rows: readonly { readonly code: string }[]): Spelling =>
		spellingOf(rows.map(({ code }) => code));
	return {
		user: codesOf(users),
		// A table of groups is only needed for groups within groups: others are named with their members alone.
		group: new Map([
			...spellingOf([...users, ...groups].flatMap((row) => row.groups)),
			...codesOf(groups),
		]),
		// Access is planned without the table of companies: then those of the administrations count.
		company: new Map([
			...spellingOf(administrations.map(({ company }) => company)),
			...codesOf(companies),
		]),
		administration: codesOf(administrations),
	};
}

/** The tables with users and companies as a service has them; what it has not stays as it is. */
export function inSpellingOf(
	source: MasterData,
	there: { readonly users: Iterable<string>; readonly companies: Iterable<string> },
): MasterData {
	const user = spellingOf(there.users);
	const company = spellingOf(there.companies);
	const differs = (spelling: Spelling, codes: readonly string[]): boolean =>
		codes.some((code) => spelled(spelling, code) !== code);
	const users = source.users.map(({ code }) => code);
	if (!differs(user, users) && !differs(company, companyCodes(source))) return source;
	return respelled(source, { user, company, group: new Map(), administration: new Map() });
}

/** A plan has not every table: codes of companies can be in any of these alone. */
function companyCodes({
	companies,
	administrations,
	roleRights,
	costCarriers,
}: MasterData): readonly string[] {
	const named = [...administrations, ...roleRights, ...costCarriers];
	return [...companies.map(({ code }) => code), ...named.map(({ company }) => company)];
}

function respelled(source: MasterData, spellings: Spellings): MasterData {
	const rows = rowSpelling(spellings);
	return {
		users: source.users.map(rows.users),
		groups: source.groups.map(rows.groups),
		companies: source.companies.map(rows.companies),
		administrations: source.administrations.map(rows.administrations),
		rights: source.rights.map(rows.rights),
		appRights: source.appRights.map(rows.appRights),
		roleRights: source.roleRights.map(rows.roleRights),
		costCarriers: source.costCarriers.map(rows.costCarriers),
	};
}

type RowSpelling = {
	readonly [Table in keyof MasterData]: (
		row: MasterData[Table][number],
	) => MasterData[Table][number];
};

/**
 * What makes a row of each table one with its codes spelled so. Rows come out with the texts of the spelling itself,
 * so that a code is one text however many rows have it.
 */
export function rowSpelling({ user, group, company, administration }: Spellings): RowSpelling {
	const userOf = (row: Holder): string => spelled(user, row.user);
	const groupOf = (row: Holder): string => spelled(group, row.group);
	const inGroups = <Row extends { readonly groups: readonly string[] }>(row: Row) => ({
		...row,
		groups: row.groups.map((code) => spelled(group, code)),
	});
	const inCompany = <Row extends { readonly company: string }>(row: Row): Row => ({
		...row,
		company: spelled(company, row.company),
	});
	return {
		users: (row) => ({ ...inGroups(row), code: spelled(user, row.code) }),
		groups: inGroups,
		companies: (row) => ({ ...row, code: spelled(company, row.code) }),
		administrations: inCompany,
		// Field by field: of these there are very many, and a spread object takes more.
		rights: (row) => ({
			user: userOf(row),
			group: groupOf(row),
			administration: spelled(administration, row.administration),
		}),
		appRights: (row) => ({ user: userOf(row), group: groupOf(row), app: row.app }),
		roleRights: (row) => ({
			user: userOf(row),
			group: groupOf(row),
			role: row.role,
			company: spelled(company, row.company),
		}),
		costCarriers: inCompany,
	};
}

function spelled(spelling: Spelling, code: string): string {
	return spelling.get(code.toLowerCase()) ?? code;
}
