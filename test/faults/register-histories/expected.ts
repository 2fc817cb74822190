/**
 * What AccountView says that a service is to have, worked out again in the plainest way: no code of the plan is used,
 * so that a slip in it is no slip here.
 */
import type { ServiceName } from '../../../sandbox';
import type { Holder, Tables, UserRow } from './history';

/** Codes are alike without regard to capitals. */
export function same(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

/** Whether a user is to be registered, as far as the table of users alone says. */
export function isWanted(user: UserRow, { users }: Tables): boolean {
	const { firstName, lastName, email } = user;
	const isAddress = email.includes('@') && !email.includes(' ');
	const twins = users.filter((other) => same(other.email, email));
	return firstName !== '' && lastName !== '' && isAddress && twins.length === 1;
}

/** Groups reached from one by one step or more. */
function within(code: string, { groups }: Tables): ReadonlySet<string> {
	const found = new Set<string>();
	for (let size = -1; size !== found.size;) {
		size = found.size;
		for (const { code: of, groups: children } of groups) {
			if (of === code || found.has(of)) for (const child of children) found.add(child);
		}
	}
	return found;
}

export function isCircular(code: string, tables: Tables): boolean {
	return within(code, tables).has(code);
}

/** All groups that a user is in; a group passes its members on to those around it, but not within a circle. */
export function groupsOf(user: UserRow, tables: Tables): ReadonlySet<string> {
	const found = new Set(user.groups);
	for (let size = -1; size !== found.size;) {
		size = found.size;
		for (const { code, groups } of tables.groups) {
			const isAround = groups.some((child) => found.has(child) && !within(child, tables).has(code));
			if (isAround) found.add(code);
		}
	}
	return found;
}

function isHeldBy(holder: Holder, user: UserRow, tables: Tables): boolean {
	if (holder.user !== undefined) return same(holder.user, user.code);
	return [...groupsOf(user, tables)].some((group) => same(group, holder.group ?? ''));
}

function companiesOf(user: UserRow, tables: Tables): ReadonlySet<string> {
	const held = tables.rights.filter((right) => isHeldBy(right, user, tables));
	return new Set(
		held
			.map(({ administration }) =>
				tables.administrations.find(({ code }) => same(code, administration)),
			)
			.map((administration) => administration?.company ?? '')
			.filter((company) => company !== ''),
	);
}

/** One access as a text: `company C1`, `app Visma Scanner`, `role AutoReport User C1`. */
export function accessOf(user: UserRow, tables: Tables, service: ServiceName): ReadonlySet<string> {
	const companies = companiesOf(user, tables);
	if (service === 'accountview.net') {
		const apps = tables.appRights.filter((right) => isHeldBy(right, user, tables));
		return new Set([
			...[...companies].map((company) => `company ${company}`),
			...apps.map(({ app }) => `app ${app}`),
		]);
	}
	const roles = tables.roleRights.filter((right) => isHeldBy(right, user, tables));
	return new Set(
		roles.flatMap(({ role, company: only }) =>
			[...companies]
				.filter((company) => only === '' || same(only, company))
				.map((company) => `role ${role} ${company}`),
		),
	);
}

/** Whether the tables leave open what a user may: a code that nobody has, or a circle. */
export function isUnclear(user: UserRow, tables: Tables): boolean {
	const isLost = tables.rights.some(
		(right) =>
			isHeldBy(right, user, tables) &&
			!tables.administrations.some(({ code }) => same(code, right.administration)),
	);
	return isLost || [...groupsOf(user, tables)].some((group) => isCircular(group, tables));
}

/** Whether a kind of access is given to nobody at all, so that the table says nothing of it. */
export function isSilent(access: string, tables: Tables, service: ServiceName): boolean {
	const all = tables.users.flatMap((user) => [...accessOf(user, tables, service)]);
	const [kind = '', ...rest] = access.split(' ');
	const ofKind = all.filter((one) => one.startsWith(`${kind} `));
	if (ofKind.length === 0) return true;
	if (kind !== 'role') return false;
	const role = rest.slice(0, -1).join(' ');
	return !tables.roleRights.some((right) => right.role === role);
}
