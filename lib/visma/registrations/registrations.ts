import { isCodedError, type CodedError } from '../../errors/coded-error';
import type { Sql, Store } from '../../store';
import { invitationPending, takenBy } from '../connector/failures';
import { VismaError } from '../errors';
import { mayHaveArrived } from '../connector/errors';
import type { Step } from '../rules/plan-types';
import {
	changeRegistration,
	insertRegistration,
	lockRegistration,
	nameIn,
	registrationKey,
	type RegistrationChange,
	type StoredRegistration,
} from './registration-table';
import type { ServicePort, ServiceRecord } from './service-port';
import { Missing, nameOf, recordOf } from './step-parts';

export interface StepResult {
	readonly step: Step;
	/**
	 * - `done`, and with `wasThere` done before by a run that was cut off
	 * - `byHand`: for a person to do
	 * - `waits`: not tried, because of what `error` says; the next run does it
	 * - `failed`: refused, nothing was done
	 * - `doubtful`: it may have been done; the next run looks it up
	 */
	readonly state: 'done' | 'byHand' | 'waits' | 'failed' | 'doubtful';
	readonly wasThere: boolean;
	readonly error: CodedError | null;
}

export interface RegistrationsOptions {
	/** Stands for the customer at Visma, so that two of them can share a store. */
	readonly tenant: string;
	/** How long one step may take, in milliseconds; after that another execution may take it over. */
	readonly leaseMs: number;
}

interface Claim {
	readonly registration: Pick<StoredRegistration, 'key' | 'fence'>;
	/** Whether it may have been done already. */
	readonly isRepeat: boolean;
	/** From when on what is found at the service can be of this step. */
	readonly since: number;
	/** From when on an invitation can be that of a user whom the service does not show yet. */
	readonly unshownSince: number;
}

/** How far the clocks of the service and of the store may lie apart. */
const CLOCKS_APART_MS = 60_000;

/**
 * How long a service may take to show a user whom it has invited. Who is not there after that was removed since, and would
 * otherwise wait for ever.
 */
const LONGEST_UNSHOWN_MS = 86_400_000;

/** After these, the other steps would end alike; each without an answer would be in doubt after its whole time-out. */
const ENDS_ALL = new Set([
	'VISMA_UNREACHABLE',
	'VISMA_SIGN_IN',
	'VISMA_NOT_ALLOWED',
	'VISMA_NOT_ACTIVATED',
	'VISMA_BUSY',
	'VISMA_NO_ANSWER',
]);

/**
 * Does the steps of a plan, each once: the intent is in the store before anything is sent, and what may have been
 * done is looked up before it is done again. So a run that was killed is continued by the next one, and nobody is
 * invited twice.
 *
 * @throws StoreError from each of its methods
 */
export class Registrations {
	constructor(
		private readonly store: Store,
		private readonly options: RegistrationsOptions,
	) {}

	/** Call it before reading what a service has; `apply` needs it. */
	async now(): Promise<number> {
		return await this.store.transaction((sql) => sql.now());
	}

	/**
	 * One result for each step, as each ends.
	 *
	 * @param readAt what `now` gave before the services were read
	 */
	async *apply(
		steps: readonly Step[],
		services: ServicePort,
		readAt: number,
	): AsyncGenerator<StepResult> {
		const missing = new Missing();
		let end: CodedError | null = null;
		for (const step of steps) {
			const cause: CodedError | null = end ?? missing.for(step);
			if (step.isByHand) yield { step, state: 'byHand', wasThere: false, error: null };
			else if (cause !== null) {
				missing.add(step, cause);
				yield { step, state: 'waits', wasThere: false, error: cause };
			} else {
				const result = await this.applyOne(step, services, readAt);
				const { error } = result;
				if (error !== null && ENDS_ALL.has(error.code)) end = error;
				if (error !== null) missing.add(step, error);
				yield result;
			}
		}
	}

	private async applyOne(step: Step, services: ServicePort, readAt: number): Promise<StepResult> {
		const claim = await this.claim(step, readAt);
		if (claim === null) return { step, state: 'waits', wasThere: false, error: stepTaken(step) };
		try {
			const wasThere = await carryOut(step, services, claim);
			await this.settle(claim, { state: 'done', code: null });
			return { step, state: 'done', wasThere, error: null };
		} catch (error) {
			if (!isCodedError(error)) throw error;
			const state = mayHaveArrived(error) ? 'doubtful' : 'failed';
			await this.settle(claim, { state, code: error.code });
			return { step, state, wasThere: false, error };
		}
	}

	/** The intent: nothing leaves before it is on disk. Null while another execution has it. */
	private async claim(step: Step, readAt: number): Promise<Claim | null> {
		const { tenant, leaseMs } = this.options;
		const key = registrationKey(tenant, step);
		return await this.store.transaction(async (sql) => {
			const now = await sql.now();
			const expiresAt = now + leaseMs;
			const claimed = (fence: number, isRepeat: boolean, since: number): Claim => ({
				...{ registration: { key, fence }, isRepeat, since },
				unshownSince: now - LONGEST_UNSHOWN_MS,
			});
			const known = await lockRegistration(sql, key);
			if (known === undefined) {
				const since = now - CLOCKS_APART_MS;
				const isOurs = await insertRegistration(sql, { key, tenant, step, expiresAt, since, now });
				return isOurs ? claimed(1, false, since) : null;
			}
			if (known.state === 'sending' && known.expiresAt > now) return null;
			const fence = known.fence + 1;
			const isRepeat = mayBeDone(known, readAt);
			const isSame = isContinued(known, step, isRepeat);
			const since = isSame ? known.since : known.updatedAt;
			await changeRegistration(
				sql,
				known,
				{
					...{ step_id: step.id, action: step.action, name: nameIn(step), state: 'sending' },
					...{ attempts: isSame ? known.attempts + 1 : 1, expires_at: expiresAt, fence },
					...{ created_at: since, code: null, reason: null },
				},
				now,
			);
			return claimed(fence, isRepeat, since);
		});
	}

	/** What came too late, after another has taken it, changes nothing. */
	private async settle({ registration }: Claim, change: RegistrationChange): Promise<void> {
		await this.store.transaction(async (sql: Sql) => {
			const freed = { ...change, expires_at: null };
			await changeRegistration(sql, registration, freed, await sql.now());
		});
	}
}

function stepTaken({ name }: Step): VismaError {
	return new VismaError({
		code: 'VISMA_STEP_TAKEN',
		message: `Another execution is registering ${name} at this moment.`,
		remedy: 'Wait until it has ended; the next run does what is left.',
		record: name,
	});
}

/** Whether a step goes on with the one before it, be it with other data where nobody knows how that one ended. */
function isContinued(
	{ state, stepId, action }: StoredRegistration,
	step: Step,
	isRepeat: boolean,
): boolean {
	if (stepId === step.id) return isRepeat || state !== 'done';
	return isInDoubt(state) && action === step.action;
}

/** Also what was done after the services were read: what was planned did not know of it. */
function mayBeDone({ state, updatedAt }: StoredRegistration, readAt: number): boolean {
	if (isInDoubt(state)) return true;
	return state === 'done' && updatedAt >= readAt;
}

function isInDoubt(state: StoredRegistration['state']): boolean {
	return state === 'sending' || state === 'doubtful';
}

/** @returns whether it was done before */
async function carryOut(step: Step, services: ServicePort, claim: Claim): Promise<boolean> {
	const { service } = step;
	switch (step.action) {
		case 'create':
			return await create(step, recordOf(step), services, claim);
		case 'update':
			await services.update(service, step.targetId, recordOf(step));
			return false;
		case 'remove':
			return await unlessGone(services.remove(service, step.kind, step.targetId));
		case 'grant':
			await services.grant(service, step.after);
			return false;
		case 'revoke':
			return await unlessGone(services.revoke(service, step.targetId));
	}
}

async function create(
	{ id, service }: Step,
	record: ServiceRecord,
	services: ServicePort,
	{ isRepeat, since, unshownSince }: Claim,
): Promise<boolean> {
	if (isRepeat) {
		if (await isThere(service, record, services)) return true;
		await refuseUnderWay(service, record, services, Math.max(since, unshownSince));
	}
	try {
		// Who was taken out and comes back is invited anew, and not found under the key of the first time.
		await services.create(service, record, `${id}.${since}`);
		return false;
	} catch (error) {
		const isTaken = isCodedError(error) && error.code === 'VISMA_ALREADY_EXISTS';
		if (!isTaken) throw error;
		if (await isThere(service, record, services)) return true;
		// It may be the very user that was made a moment ago.
		await refuseUnderWay(service, record, services, unshownSince);
		throw error;
	}
}

/** @throws where an invitation is under way to a user whom the service does not show */
async function refuseUnderWay(
	service: Step['service'],
	record: ServiceRecord,
	services: ServicePort,
	since: number,
): Promise<void> {
	if (record.kind !== 'user') return;
	const { email } = record.data;
	if (await services.isInvited(service, email, since)) throw invitationPending(email);
}

/** What was made by hand in the meantime is linked. @throws where it is another record of AccountView */
async function isThere(
	service: Step['service'],
	record: ServiceRecord,
	services: ServicePort,
): Promise<boolean> {
	const found = await services.find(service, record);
	if (found === null) return false;
	if (found.reference === record.reference) return true;
	if (found.reference !== '') throw takenBy(nameOf(record), found.reference);
	await services.update(service, found.id, record);
	return true;
}

async function unlessGone(doing: Promise<void>): Promise<boolean> {
	try {
		await doing;
		return false;
	} catch (error) {
		if (isCodedError(error) && error.code === 'VISMA_RECORD_UNKNOWN') return true;
		throw error;
	}
}
