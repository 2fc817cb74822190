import type { Bilingual } from '../language';
import { accessKey, rightsOf } from './access';
import { tell, type PlanDraft } from './draft';
import type { MasterData } from './master-data';
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
	source: MasterData,
	registered: Registered,
	present: Present,
	options: AccessOptions,
): void {
	const { access, withoutRight, circular } = rightsOf(source, draft.service);
	for (const code of circular) {
		tell(draft, { kind: 'group', key: code, name: code }, 'notice', reasons.circularGroup);
	}
	for (const one of withoutRight) tellAccess(draft, one, 'notVisible', reasons.roleWithoutRight);
	const there = new Map(registered.access.map((one) => [accessKey(one), one]));
	const possible = access.filter(possibility(draft, registered, present, options));
	const wanted = new Map(possible.map((one) => [accessKey(one), one]));
	for (const [key, one] of wanted) if (!there.has(key)) grant(draft, one);
	for (const [key, one] of there) {
		if (!options.isComplete || wanted.has(key) || !isPresent(one, present)) continue;
		revoke(draft, one);
		there.delete(key);
	}
	if (draft.service === 'vismaNet') {
		tellWithoutFiler(draft, [...wanted.values(), ...there.values()], present);
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

function isPresent({ user, company }: AccessData, present: Present): boolean {
	return present.users.has(user) && (company === '' || present.companies.has(company));
}

function grant(draft: PlanDraft, access: AccessData): void {
	const { service } = draft;
	draft.steps.push({
		...{ service, kind: 'access', action: 'grant', key: accessKey(access) },
		...{ name: accessName(access), targetId: null, before: null, after: access },
		reason: reasons.right,
	});
	tellAccess(draft, access, 'registered', reasons.right);
}

function revoke(draft: PlanDraft, { id, ...access }: KnownAccess): void {
	const { service } = draft;
	draft.steps.push({
		...{ service, kind: 'access', action: 'revoke', key: accessKey(access) },
		...{ name: accessName(access), targetId: id, before: access, after: null },
		reason: reasons.noRight,
	});
	tellAccess(draft, access, 'removed', reasons.noRight);
}

function tellWithoutFiler(
	draft: PlanDraft,
	access: readonly AccessData[],
	{ companies }: Present,
): void {
	const covered = new Set(
		access
			.filter(({ kind, name }) => kind === 'role' && name === AUTOREPORT_ROLE)
			.map(({ company }) => company),
	);
	for (const key of companies) {
		if (covered.has(key)) continue;
		tell(draft, { kind: 'company', key, name: key }, 'notice', reasons.noAutoReportUser);
	}
}

function tellAccess(
	draft: PlanDraft,
	access: AccessData,
	outcome: 'registered' | 'removed' | 'notVisible',
	reason: Bilingual,
): void {
	const named = { kind: 'access', key: accessKey(access), name: accessName(access) } as const;
	tell(draft, named, outcome, reason);
}

/** For people: `jan: DEMO`, `jan: Visma Scanner`, `jan: DEMO, AutoReport User`. */
export function accessName({ user, company, name }: AccessData): string {
	return `${user}: ${[company, name].filter((part) => part !== '').join(', ')}`;
}
