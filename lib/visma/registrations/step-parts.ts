import type { CodedError } from '../../errors/coded-error';
import type { Step } from '../rules/plan-types';
import type { ServiceRecord } from './service-port';

/** A step that makes or changes a record. */
export type RecordStep = Extract<Step, { readonly action: 'create' | 'update' }>;

export function recordOf(step: RecordStep): ServiceRecord {
	const { key: reference } = step;
	switch (step.kind) {
		case 'user':
			return { kind: 'user', reference, data: step.after };
		case 'company':
			return { kind: 'company', reference, data: step.after };
		case 'costCarrier':
			return { kind: 'costCarrier', reference, data: step.after };
	}
}

/** For people. */
export function nameOf({ kind, reference, data }: ServiceRecord): string {
	return kind === 'user' ? `User ${reference} (${data.email})` : `${NOUNS[kind]} ${reference}`;
}

const NOUNS = { company: 'Company', costCarrier: 'Cost carrier' } as const;

/** What could not be done, so that what depends on it waits. */
export class Missing {
	private readonly errors = new Map<string, CodedError>();

	/** Users and companies that were not made, and addresses and numbers that were not freed. */
	add(step: Step, error: CodedError): void {
		const { service, kind, key, action, before } = step;
		if (action === 'create') this.errors.set(placeOf(service, kind, key), error);
		const held = before === null ? null : uniqueOf(step, before);
		if (held !== null) this.errors.set(held, error);
	}

	/** Why a step has to wait; null when it has not. */
	for(step: Step): CodedError | null {
		const { service, kind, after } = step;
		const of = (what: 'user' | 'company', key: string): CodedError | null =>
			this.errors.get(placeOf(service, what, key)) ?? null;
		if (after === null) return null;
		if (kind === 'access') return of('user', after.user) ?? of('company', after.company);
		if (kind === 'costCarrier') return of('company', after.company);
		return this.errors.get(uniqueOf(step, after) ?? '') ?? null;
	}
}

/** What a service takes from one record alone: the e-mail address of a user, the KvK number of a company. */
function uniqueOf({ service }: Step, data: NonNullable<Step['before']>): string | null {
	if ('email' in data) return placeOf(service, 'email', data.email.toLowerCase());
	if (!('organisationNumber' in data) || data.organisationNumber === '') return null;
	return placeOf(service, 'organisationNumber', data.organisationNumber);
}

function placeOf(service: Step['service'], what: string, key: string): string {
	return JSON.stringify([service, what, key]);
}
