import { membership } from './groups';
import type { Holder, MasterData } from './master-data';
import type { AccessData } from './registered';
import type { Service } from './services';
import { unclearRights, type UnclearRights } from './unclear-rights';

export interface Rights {
	/** Codes of the users who may anything. */
	readonly holders: ReadonlySet<string>;
	/** Codes of the companies that a user may use in AccountView. */
	readonly companiesOf: (user: string) => ReadonlySet<string>;
	/** What a user may at the service, at most once each. */
	readonly accessOf: (user: string) => readonly AccessData[];
	/**
	 * Whether the tables do not say who has such access: one that gives nobody anything is silent on all, and that
	 * of roles on those that it does not name, such as those of Approval.
	 */
	readonly isSilentOn: (access: AccessData) => boolean;
	/** Whether there is a table of users: without one nobody would have any right. */
	readonly knowsUsers: boolean;
	/** What could not be read of the rights, and whose they may be. */
	readonly unclear: UnclearRights;
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
	const groups = membership(source.users, source.groups);
	const { groupsOf, circular } = groups;
	const members = new SetsByKey();
	for (const [user, own] of groupsOf) for (const group of own) members.add(group, user);
	const holdersOf = ({ user, group }: Holder): Iterable<string> =>
		user === '' ? members.get(group) : groupsOf.has(user) ? [user] : [];
	const companies = companiesByUser(source, holdersOf);
	const companiesOf = (user: string): ReadonlySet<string> => companies.get(user);
	const rightsHere = service === 'vismaNet' ? source.roleRights : source.appRights;
	const holders: readonly Holder[] = [...source.rights, ...rightsHere];
	const unclear = unclearRights(source, holders, groups, holdersOf);
	const shared = { companiesOf, circular, unclear, knowsUsers: source.users.length > 0 };
	if (service === 'vismaNet') return { ...shared, ...rolesOf(source, holdersOf, companies) };
	const apps = new SetsByKey();
	for (const right of source.appRights) {
		for (const user of holdersOf(right)) apps.add(user, right.app);
	}
	return {
		...shared,
		holders: new Set([...companies.keys(), ...apps.keys()]),
		accessOf: (user) => [
			...Array.from(companies.get(user), (company) => accessOf('company', { user, company })),
			...Array.from(apps.get(user), (name) => accessOf('app', { user, name })),
		],
		isSilentOn: ({ kind }) => (kind === 'company' ? companies : apps).isEmpty() || kind === 'role',
		withoutRight: [],
	};
}

type HoldersOf = (holder: Holder) => Iterable<string>;

function companiesByUser({ administrations, rights }: MasterData, holdersOf: HoldersOf): SetsByKey {
	const companyOf = new Map(administrations.map(({ code, company }) => [code, company]));
	const companies = new SetsByKey();
	for (const right of rights) {
		const company = companyOf.get(right.administration) ?? '';
		if (company === '') continue;
		for (const user of holdersOf(right)) companies.add(user, company);
	}
	return companies;
}

function rolesOf(
	{ roleRights }: MasterData,
	holdersOf: HoldersOf,
	companies: SetsByKey,
): Pick<Rights, 'holders' | 'accessOf' | 'isSilentOn' | 'withoutRight'> {
	const named = new Set(roleRights.map(({ role }) => role));
	const roles = new Map<string, Map<string, AccessData>>();
	const withoutRight = new Map<string, AccessData>();
	const give = (access: AccessData): void => {
		const { user, company } = access;
		if (!companies.get(user).has(company)) {
			withoutRight.set(accessKey(access), access);
			return;
		}
		const own = roles.get(user) ?? new Map<string, AccessData>();
		roles.set(user, own.set(accessKey(access), access));
	};
	for (const { role: name, company: only, ...holder } of roleRights) {
		for (const user of holdersOf(holder)) {
			const all = only === '' ? companies.get(user) : [only];
			for (const company of all) give(accessOf('role', { user, company, name }));
		}
	}
	return {
		holders: new Set(roles.keys()),
		accessOf: (user) => [...(roles.get(user)?.values() ?? [])],
		isSilentOn: ({ kind, name }) => roles.size === 0 || kind !== 'role' || !named.has(name),
		withoutRight: [...withoutRight.values()],
	};
}

function accessOf(
	kind: AccessData['kind'],
	{ user, company = '', name = '' }: Partial<AccessData> & Pick<AccessData, 'user'>,
): AccessData {
	return { kind, user, company, name };
}

/** Stands for one access. */
export function accessKey({ kind, user, company, name }: AccessData): string {
	return JSON.stringify([kind, user, company, name]);
}

/** Texts by a text, each once. */
class SetsByKey {
	private readonly sets = new Map<string, Set<string>>();
	private readonly none: ReadonlySet<string> = new Set();

	add(key: string, value: string): void {
		const set = this.sets.get(key);
		if (set === undefined) this.sets.set(key, new Set([value]));
		else set.add(value);
	}

	get(key: string): ReadonlySet<string> {
		return this.sets.get(key) ?? this.none;
	}

	isEmpty(): boolean {
		return this.sets.size === 0;
	}

	keys(): Iterable<string> {
		return this.sets.keys();
	}
}
