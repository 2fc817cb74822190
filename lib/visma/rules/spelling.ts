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

/** The tables with each code as it is spelled in the table that it is of, so that codes can be compared as they are. */
export function inOwnSpelling(source: MasterData): MasterData {
	const codesOf = (rows: readonly { readonly code: string }[]): Spelling =>
		spellingOf(rows.map(({ code }) => code));
	return respelled(source, {
		user: codesOf(source.users),
		group: codesOf(source.groups),
		// Access is planned without the table of companies: then those of the administrations count.
		company: new Map([
			...spellingOf(source.administrations.map(({ company }) => company)),
			...codesOf(source.companies),
		]),
		administration: codesOf(source.administrations),
	});
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
	const { user, group, company, administration } = spellings;
	const holding = <Row extends Holder>(row: Row): Row => ({
		...row,
		user: spelled(user, row.user),
		group: spelled(group, row.group),
	});
	const inGroups = <Row extends { readonly groups: readonly string[] }>(row: Row) => ({
		...row,
		groups: row.groups.map((code) => spelled(group, code)),
	});
	const inCompany = <Row extends { readonly company: string }>(row: Row): Row => ({
		...row,
		company: spelled(company, row.company),
	});
	return {
		users: source.users.map((row) => ({ ...inGroups(row), code: spelled(user, row.code) })),
		groups: source.groups.map(inGroups),
		companies: source.companies.map((row) => ({ ...row, code: spelled(company, row.code) })),
		administrations: source.administrations.map(inCompany),
		rights: source.rights.map((row) => ({
			...holding(row),
			administration: spelled(administration, row.administration),
		})),
		appRights: source.appRights.map(holding),
		roleRights: source.roleRights.map((row) => inCompany(holding(row))),
		costCarriers: source.costCarriers.map(inCompany),
	};
}

function spelled(spelling: Spelling, code: string): string {
	return spelling.get(code.toLowerCase()) ?? code;
}
