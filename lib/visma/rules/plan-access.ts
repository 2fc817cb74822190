import type { Bilingual } from '../language';
import { accessKey, type Rights } from './access';
import { AccessSet } from './access-set';
import { addStep, tell, type PlanDraft } from './draft';
import { grouped } from './grouped';
import { reasons } from './reasons';
import type { AccessData, KnownAccess, Registered } from './registered';
import { ADMINISTRATOR_ROLE, AUTOREPORT_ROLE, type RightsTable } from './services';
import { administratorsOf } from './users';

/** Own references of what is at the service once the plan is done. */
export interface Present {
	readonly users: ReadonlySet<string>;
	readonly companies: ReadonlySet<string>;
}

export interface AccessOptions {
	/** Whether the tables have all rights, so that others are taken away. */
	readonly isComplete: boolean;
	readonly completeThoughEmpty: readonly RightsTable[];
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
	for (const { kind, key, reason } of rights.unclear.unknown) {
		tell(draft, { kind, key, name: key }, 'notice', reason);
	}
	for (const one of rights.withoutRight) {
		tellAccess(draft, one, 'notVisible', reasons.roleWithoutRight);
	}
	const there = grouped(registered.access, ({ user }) => user);
	const isPossible = possibility(draft, registered, present, options);
	const whyStaying = staying(rights, present, options);
	const companiesWithFiler = new Set<string>();
	const gone: KnownAccess[] = [];
	// User by user, so that the keys of one can go before those of the next are made.
	for (const user of new Set([...rights.holders, ...there.keys()])) {
		const wanted = rights.accessOf(user).filter(isPossible);
		const plan = planUserAccess(draft, wanted, there.get(user) ?? [], whyStaying);
		gone.push(...plan.gone);
		for (const { kind, name, company } of plan.left) {
			if (kind === 'role' && name === AUTOREPORT_ROLE) companiesWithFiler.add(company);
		}
	}
	revokeAll(draft, gone, registered, present);
	// Where only an option says that a table is complete, a person is to look at what it takes.
	if (gone.some((one) => rights.isSilentOn(one))) draft.emptied.add('access');
	if (draft.service === 'accountViewNet') return;
	for (const key of present.companies) {
		if (companiesWithFiler.has(key)) continue;
		tell(draft, { kind: 'company', key, name: key }, 'notice', reasons.noAutoReportUser);
	}
}

/** Why an access stays though nobody gives it: a sentence, `untold` where that is no news; null when it goes. */
type Staying = (access: AccessData) => Bilingual | 'untold' | null;

function staying(
	rights: Rights,
	present: Present,
	{ isComplete, completeThoughEmpty }: AccessOptions,
): Staying {
	const complete: ReadonlySet<string> = new Set(rights.knowsUsers ? completeThoughEmpty : []);
	return (one) => {
		if (!isComplete || !isPresent(one, present)) return 'untold';
		if (rights.isSilentOn(one) && !complete.has(TABLE_OF[one.kind])) return reasons.tableSilent;
		return rights.unclear.users.get(one.user) ?? null;
	};
}

const TABLE_OF = {
	company: 'rights',
	app: 'appRights',
	role: 'roleRights',
} as const satisfies Readonly<Record<AccessData['kind'], RightsTable>>;

/** @returns what the user has once the plan is done, and what goes; what is given is in the plan */
function planUserAccess(
	draft: PlanDraft,
	wanted: readonly AccessData[],
	there: readonly KnownAccess[],
	whyStaying: Staying,
): { readonly left: readonly AccessData[]; readonly gone: readonly KnownAccess[] } {
	const given = new AccessSet(wanted);
	const missing = new AccessSet(wanted);
	const kept: AccessData[] = [];
	const gone: KnownAccess[] = [];
	for (const one of there) {
		missing.delete(one);
		// One that is there twice is not taken: with it the other might go.
		const why = given.has(one) ? 'untold' : whyStaying(one);
		if (why === null) gone.push(one);
		else kept.push(one);
		if (why !== null && why !== 'untold') tellAccess(draft, one, 'kept', why);
	}
	const granted = missing.values();
	for (const one of granted) grant(draft, one);
	return { left: [...kept, ...granted], gone };
}

/** Takes what goes, but not the role of the last administrators. */
function revokeAll(
	draft: PlanDraft,
	gone: readonly KnownAccess[],
	registered: Registered,
	present: Present,
): void {
	const isOfAdministrator = ({ kind, name }: AccessData): boolean =>
		kind === 'role' && name === ADMINISTRATOR_ROLE;
	const goes = new Set(gone.map(({ id }) => id));
	// Who keeps the role for another company is an administrator still.
	const keeping = registered.access.filter(
		(one) => isOfAdministrator(one) && !goes.has(one.id) && isPresent(one, present),
	);
	const losing = new Set(gone.filter(isOfAdministrator).map(({ user }) => user));
	for (const { user } of keeping) losing.delete(user);
	const isAnyLeft = administratorsOf(registered.users).some(
		({ reference }) => (reference === '' || present.users.has(reference)) && !losing.has(reference),
	);
	for (const one of gone) {
		if (isAnyLeft || !isOfAdministrator(one)) revoke(draft, one);
		else tellAccess(draft, one, 'kept', reasons.lastAdministrator);
	}
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
	const { kind, key, name } = tellAccess(draft, access, 'registered', reasons.right);
	const { right: reason } = reasons;
	const facts = { targetId: null, before: null, after: access, reason } as const;
	addStep(draft, { service, kind, key, name, action: 'grant', ...facts });
}

function revoke(draft: PlanDraft, { id, ...access }: KnownAccess): void {
	const { service } = draft;
	const { kind, key, name } = tellAccess(draft, access, 'removed', reasons.noRight);
	const facts = { targetId: id, before: access, after: null, reason: reasons.noRight };
	addStep(draft, { service, kind, key, name, action: 'revoke', ...facts });
}

/** @returns what it is called, so that many steps do not have each text twice */
function tellAccess(
	draft: PlanDraft,
	access: AccessData,
	outcome: 'registered' | 'removed' | 'notVisible' | 'kept',
	reason: Bilingual,
): { readonly kind: 'access'; readonly key: string; readonly name: string } {
	const named = { kind: 'access', key: accessKey(access), name: accessName(access) } as const;
	tell(draft, named, outcome, reason);
	return named;
}

/** For people: `jan: DEMO`, `jan: Visma Scanner`, `jan: DEMO, AutoReport User`. */
export function accessName({ user, company, name }: AccessData): string {
	return `${user}: ${company}${company === '' || name === '' ? '' : ', '}${name}`;
}
