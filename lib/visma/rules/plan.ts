import { VismaError } from '../errors';
import { COMPANY_LIKENESS, judgeCompanies, UNIQUE_NUMBER } from './companies';
import { brakeFor } from './brake';
import { costCarrierKey, judgeCostCarriers, notLicensed } from './cost-carriers';
import { addStep, tell, type PlanDraft } from './draft';
import { grouped } from './grouped';
import type { MasterData } from './master-data';
import { planAccess } from './plan-access';
import type { PlanSettings, RegistrationPlan, Step, StepDraft } from './plan-types';
import { reasons } from './reasons';
import { reconcile } from './reconcile';
import type { Registered } from './registered';
import type { Service } from './services';
import { rightsOf, type Rights } from './access';
import { inSpellingOf } from './spelling';
import { inTurn, settleUnique } from './unique-values';
import { bounced, judgeUsers, keptAdministrators, sameAddress, UNIQUE_ADDRESS } from './users';
import { isByHandIn } from './version';

/** What a plan is made of. */
export interface PlanInput {
	readonly source: MasterData;
	/** What each service has now. */
	readonly registered: readonly Registered[];
	readonly settings: PlanSettings;
	/** A hash of a text, the same for the same text. */
	readonly digest: (text: string) => string;
}

/**
 * What has to change so that the services have what AccountView has, and why the rest does not. Changes nothing.
 *
 * @throws VismaError VISMA_SETTINGS_INVALID
 */
export function planRegistration(input: PlanInput): RegistrationPlan {
	const { registered, settings, digest } = input;
	if (!Number.isInteger(settings.confirmAbove) || settings.confirmAbove < 0) {
		throw new VismaError({
			code: 'VISMA_SETTINGS_INVALID',
			message: `${settings.confirmAbove} is no number of removals.`,
			remedy: 'Give a whole number from 0 on.',
		});
	}
	const drafts = registered.map((one) => planService(input, one));
	const steps = drafts
		.flatMap((draft) => draft.steps)
		.sort((one, other) => rankOf(one) - rankOf(other));
	return {
		fingerprint: fingerprintOf(steps, digest),
		steps,
		report: drafts.flatMap(({ rows }) => rows),
		brake: brakeFor(steps, { registered, drafts }, settings.confirmAbove),
	};
}

function planService(input: PlanInput, registered: Registered): PlanDraft {
	const { settings } = input;
	const source = inSpellingOf(input.source, {
		users: referencesOf(registered.users),
		companies: referencesOf(registered.companies),
	});
	const draft = emptyDraft(input, registered.service);
	const { parts, isComplete } = settings;
	const rights = parts.includes('access') ? rightsOf(source, draft.service) : null;
	const companies = parts.includes('companies')
		? planCompanies(draft, source, registered, settings)
		: referencesOf(registered.companies);
	const users = parts.includes('users')
		? planUsers(draft, source, registered, { isComplete, rights })
		: referencesOf(registered.users);
	if (parts.includes('costCarriers') && draft.service === 'vismaNet') {
		planCostCarriers(draft, source, registered, { ...settings, companies });
	}
	if (rights !== null) {
		const judged = { user: parts.includes('users'), company: parts.includes('companies') };
		const tellsMissing = new Set((['user', 'company'] as const).filter((kind) => !judged[kind]));
		planAccess(...([draft, rights, registered, { users, companies }] as const), {
			...settings,
			tellsMissing,
		});
	}
	return draft;
}

function emptyDraft({ settings, digest }: PlanInput, service: Service): PlanDraft {
	const finished = (step: StepDraft): Step => finishedStep(step, settings.version, digest);
	return { service, steps: [], rows: [], emptied: new Set(), finished };
}

function planCompanies(
	draft: PlanDraft,
	source: MasterData,
	{ companies: known }: Registered,
	{ isComplete }: PlanSettings,
): ReadonlySet<string> {
	const { service } = draft;
	const verdicts = judgeCompanies(source, service);
	const judged =
		service === 'vismaNet'
			? settleUnique({ verdicts, known, isComplete }, UNIQUE_NUMBER)
			: { verdicts, turns: new Map<string, number>() };
	const { changes, present } = reconcile(draft, {
		...{ kind: 'company', verdicts: judged.verdicts, known, isComplete },
		nameOf: ({ name }) => name,
		groupOf: () => 'company',
		likeness: COMPANY_LIKENESS,
	});
	for (const change of inTurn(changes, judged)) {
		addStep(draft, { service, kind: 'company', ...change });
	}
	return present;
}

function planUsers(
	draft: PlanDraft,
	source: MasterData,
	{ users: known }: Registered,
	{ isComplete, rights }: { readonly isComplete: boolean; readonly rights: Rights | null },
): ReadonlySet<string> {
	const { service } = draft;
	const isTold = service === 'accountViewNet' && rights !== null;
	const rows = judgeUsers(source.users);
	const kept = keptAdministrators(rows, known, isComplete);
	const judged = settleUnique({ verdicts: rows, known, isComplete, kept }, UNIQUE_ADDRESS);
	const verdicts = judged.verdicts.map((verdict) => {
		const isAlone = isTold && rights.companiesOf(verdict.key).size === 0;
		return isAlone ? { ...verdict, notices: [reasons.noCompany] } : verdict;
	});
	const { changes, present } = reconcile(draft, {
		...{ kind: 'user', verdicts, known, isComplete, kept },
		nameOf: ({ firstName, lastName }) => `${firstName} ${lastName}`.trim(),
		groupOf: () => 'user',
		likeness: { sameBy: ({ email }) => [sameAddress(email)] },
		comparable: (data) => ({ ...data, email: sameAddress(data.email) }),
		noticeOf: ({ invitation, data }) => (invitation === 'bounced' ? bounced(data.email) : null),
	});
	for (const change of inTurn(changes, judged)) {
		addStep(draft, { service, kind: 'user', ...change });
	}
	return present;
}

function planCostCarriers(
	draft: PlanDraft,
	{ costCarriers }: MasterData,
	registered: Registered,
	{ licensed, isComplete, companies }: PlanSettings & { readonly companies: ReadonlySet<string> },
): void {
	const { service } = draft;
	for (const [kind, all] of grouped(costCarriers, (carrier) => carrier.kind)) {
		if (licensed.includes(kind)) continue;
		const named = { kind: 'costCarrier', key: kind, name: '' } as const;
		tell(draft, named, 'notVisible', notLicensed(kind, all.length));
	}
	const { changes } = reconcile(draft, {
		...{ kind: 'costCarrier', isComplete },
		verdicts: judgeCostCarriers(costCarriers, licensed, companies),
		known: registered.costCarriers.filter(({ data }) => licensed.includes(data.kind)),
		nameOf: ({ code, description }) => `${code} ${description}`.trim(),
		groupOf: ({ kind }) => kind,
		likeness: { sameBy: (data) => [costCarrierKey(data).toLowerCase()] },
	});
	for (const change of changes) addStep(draft, { service, kind: 'costCarrier', ...change });
}

function referencesOf(known: readonly { readonly reference: string }[]): ReadonlySet<string> {
	return new Set(known.map(({ reference }) => reference).filter((reference) => reference !== ''));
}

function finishedStep(step: StepDraft, version: string, digest: PlanInput['digest']): Step {
	const { service, kind, action, key, targetId, before, after } = step;
	const id = digest(JSON.stringify([service, kind, action, key, targetId, before, after]));
	return { ...step, id, isByHand: isByHandIn(version, service) };
}

/** So many ids as one text: those of a very large plan would be another copy of it. */
const IDS_AT_ONCE = 1000;

/** The same for the same steps, in whatever order the tables were read. */
function fingerprintOf(steps: readonly Step[], digest: PlanInput['digest']): string {
	const ids = steps.map(({ id }) => id).sort();
	const parts: string[] = [];
	for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
		parts.push(digest(ids.slice(from, from + IDS_AT_ONCE).join()));
	}
	return digest(parts.join());
}

/**
 * What is taken goes first, and updates go before creations, so that an address or a code is free for whom it is
 * given to. Companies come before users, and users before what they may do.
 */
const ORDER = [
	...['revoke access', 'remove costCarrier', 'remove user', 'remove company'],
	...['update company', 'create company', 'update user', 'create user'],
	...['update costCarrier', 'create costCarrier', 'grant access'],
];
const RANKS: ReadonlyMap<string, number> = new Map(ORDER.map((what, rank) => [what, rank]));

/** Ties stay in the order of the tables. */
function rankOf({ action, kind }: Pick<Step, 'action' | 'kind'>): number {
	return RANKS.get(`${action} ${kind}`) ?? ORDER.length;
}
