import type { Bilingual } from '../language';
import { accessKey, type Rights } from './access';
import { tell, type PlanDraft } from './draft';
import { grouped } from './grouped';
import { reasons } from './reasons';
import type { AccessData, KnownAccess, Registered } from './registered';
import { AUTOREPORT_ROLE } from './services';

/** Own references of what is at the service once the plan is done. */
export interface Present {
	readonly users: ReadonlySet<string>;
	readonly companies: ReadonlySet<string>;
}

export interface AccessOptions {
	/** Whether the tables have all rights, so that others are taken away. */
	readonly isComplete: boolean;
	/** Kinds that nothing else tells of when they are missing. */
	readonly tellsMissing: ReadonlySet<'user' | 'company'>;
}

/**
 * What is given and taken so that each user has at the service what AccountView says. Access of users and
 * companies that go is not taken by itself: it goes with them.
 */
export function planAccess(
	draft: PlanDraft,
	rights: Rights,
	registered: Registered,
	present: Present,
	options: AccessOptions,
): void {
	for (const code of rights.circular) {
		tell(draft, { kind: 'group', key: code, name: code }, 'notice', reasons.circularGroup);
	}
	for (const one of rights.withoutRight) {
		tellAccess(draft, one, 'notVisible', reasons.roleWithoutRight);
	}
	const there = grouped(registered.access, ({ user }) => user);
	const isPossible = possibility(draft, registered, present, options);
	// Without users nobody would have any right.
	const isComplete = options.isComplete && rights.holders.size > 0;
	const companiesWithFiler = new Set<string>();
	// User by user, so that the keys of one can go before those of the next are made.
	for (const user of new Set([...rights.holders, ...there.keys()])) {
		const wanted = rights.accessOf(user).filter(isPossible);
		const left = planUserAccess(draft, wanted, there.get(user) ?? [], (one) => {
			return isComplete && rights.governs(one) && isPresent(one, present);
		});
		for (const { kind, name, company } of left) {
			if (kind === 'role' && name === AUTOREPORT_ROLE) companiesWithFiler.add(company);
		}
	}
	if (draft.service === 'accountViewNet') return;
	for (const key of present.companies) {
		if (companiesWithFiler.has(key)) continue;
		tell(draft, { kind: 'company', key, name: key }, 'notice', reasons.noAutoReportUser);
	}
}

/** @returns what the user has once the plan is done */
function planUserAccess(
	draft: PlanDraft,
	wanted: readonly AccessData[],
	there: readonly KnownAccess[],
	mayGo: (access: AccessData) => boolean,
): readonly AccessData[] {
	const keys = new Map(wanted.map((one) => [accessKey(one), one]));
	const kept: AccessData[] = [];
	const gone: KnownAccess[] = [];
	for (const one of there) {
		const isWanted = keys.delete(accessKey(one));
		if (isWanted || !mayGo(one)) kept.push(one);
		else gone.push(one);
	}
	for (const one of keys.values()) grant(draft, one);
	for (const one of gone) revoke(draft, one);
	return [...kept, ...keys.values()];
}

/** Whether an access can be given. What keeps it from that is told once for each user, company, app or role. */
function possibility(
	draft: PlanDraft,
	{ apps, roles }: Registered,
	present: Present,
	{ tellsMissing }: AccessOptions,
): (access: AccessData) => boolean {
	const names = { app: new Set(apps), role: new Set(roles) };
	const told = new Set<string>();
	const refuse = (kind: 'user' | 'company' | 'access', key: string, reason: Bilingual): false => {
		const isTold = kind === 'access' || tellsMissing.has(kind);
		if (!isTold || told.has(`${kind} ${key}`)) return false;
		told.add(`${kind} ${key}`);
		tell(draft, { kind, key, name: key }, 'notVisible', reason);
		return false;
	};
	return (one) => {
		const { kind, user, company, name } = one;
		if (!present.users.has(user)) return refuse('user', user, reasons.notRegistered);
		if (company !== '' && !present.companies.has(company)) {
			return refuse('company', company, reasons.notRegistered);
		}
		if (kind === 'company' || names[kind].has(name)) return true;
		return refuse('access', name, reasons.nameMissing(one));
	};
}

/** Only an app goes without a company: another access without one is to a company made by hand. */
function isPresent({ kind, user, company }: AccessData, present: Present): boolean {
	return present.users.has(user) && (kind === 'app' || present.companies.has(company));
}

function grant(draft: PlanDraft, access: AccessData): void {
	const { service } = draft;
	const named = tellAccess(draft, access, 'registered', reasons.right);
	const facts = { targetId: null, before: null, after: access, reason: reasons.right };
	draft.steps.push({ service, ...named, action: 'grant', ...facts });
}

function revoke(draft: PlanDraft, { id, ...access }: KnownAccess): void {
	const { service } = draft;
	const named = tellAccess(draft, access, 'removed', reasons.noRight);
	const facts = { targetId: id, before: access, after: null, reason: reasons.noRight };
	draft.steps.push({ service, ...named, action: 'revoke', ...facts });
}

/** @returns what it is called, so that many steps do not have each text twice */
function tellAccess(
	draft: PlanDraft,
	access: AccessData,
	outcome: 'registered' | 'removed' | 'notVisible',
	reason: Bilingual,
): { readonly kind: 'access'; readonly key: string; readonly name: string } {
	const named = { kind: 'access', key: accessKey(access), name: accessName(access) } as const;
	tell(draft, named, outcome, reason);
	return named;
}

/** For people: `jan: DEMO`, `jan: Visma Scanner`, `jan: DEMO, AutoReport User`. */
export function accessName({ user, company, name }: AccessData): string {
	return `${user}: ${[company, name].filter((part) => part !== '').join(', ')}`;
}
