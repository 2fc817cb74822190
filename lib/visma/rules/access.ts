import { membership } from './groups';
import type { Holder, MasterData } from './master-data';
import type { AccessData } from './registered';
import type { Service } from './services';

export interface Rights {
	/** What each user may, at most once each. */
	readonly access: readonly AccessData[];
	/** Roles for a company that their holder may not use in AccountView. */
	readonly withoutRight: readonly AccessData[];
	/** Groups that contain themselves. */
	readonly circular: readonly string[];
}

/**
 * Who may use what at a service, by the access rights of AccountView: access to an administration is access to its
 * company. At AccountView.Net companies and apps, at Visma.net roles for companies that one has access to.
 * Source: Visma support articles AV-419715 and AV-638111.
 */
export function rightsOf(source: MasterData, service: Service): Rights {
	const { groupsOf, circular } = membership(source.users, source.groups);
	const members = new Map<string, string[]>();
	for (const [user, groups] of groupsOf) {
		for (const group of groups) members.set(group, [...(members.get(group) ?? []), user]);
	}
	const holders = ({ user, group }: Holder): readonly string[] =>
		user === '' ? (members.get(group) ?? []) : groupsOf.has(user) ? [user] : [];
	const companies = companiesByUser(source, holders);
	if (service === 'accountViewNet') {
		const access = [...companyAccess(companies), ...appAccess(source, holders)];
		return { access, withoutRight: [], circular };
	}
	return { ...roleAccess(source, holders, companies), circular };
}

type HoldersOf = (holder: Holder) => readonly string[];
type CompaniesByUser = ReadonlyMap<string, ReadonlySet<string>>;

function companiesByUser(
	{ administrations, rights }: MasterData,
	holders: HoldersOf,
): CompaniesByUser {
	const companyOf = new Map(administrations.map(({ code, company }) => [code, company]));
	const companies = new Map<string, Set<string>>();
	for (const right of rights) {
		const company = companyOf.get(right.administration) ?? '';
		if (company === '') continue;
		for (const user of holders(right)) {
			const own = companies.get(user);
			if (own === undefined) companies.set(user, new Set([company]));
			else own.add(company);
		}
	}
	return companies;
}

function companyAccess(companies: CompaniesByUser): readonly AccessData[] {
	return [...companies].flatMap(([user, own]) =>
		[...own].map((company) => ({ kind: 'company' as const, user, company, name: '' })),
	);
}

function appAccess({ appRights }: MasterData, holders: HoldersOf): readonly AccessData[] {
	return uniqueAccess(
		appRights.flatMap((right) =>
			holders(right).map((user) => ({
				...{ kind: 'app' as const, user, company: '', name: right.app },
			})),
		),
	);
}

function roleAccess(
	{ roleRights }: MasterData,
	holders: HoldersOf,
	companies: CompaniesByUser,
): Pick<Rights, 'access' | 'withoutRight'> {
	const access: AccessData[] = [];
	const withoutRight: AccessData[] = [];
	for (const right of roleRights) {
		for (const user of holders(right)) {
			const own = companies.get(user) ?? new Set();
			for (const company of right.company === '' ? own : [right.company]) {
				const one = { kind: 'role' as const, user, company, name: right.role };
				(own.has(company) ? access : withoutRight).push(one);
			}
		}
	}
	return { access: uniqueAccess(access), withoutRight: uniqueAccess(withoutRight) };
}

function uniqueAccess(access: readonly AccessData[]): readonly AccessData[] {
	return [...new Map(access.map((one) => [accessKey(one), one])).values()];
}

/** Stands for one access. */
export function accessKey({ kind, user, company, name }: AccessData): string {
	return JSON.stringify([kind, user, company, name]);
}
