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

/** Users and companies that could not be made, so that what depends on them waits. */
export class Missing {
	private readonly errors = new Map<string, CodedError>();

	add({ service, kind, key, action }: Step, error: CodedError): void {
		if (action === 'create') this.errors.set(placeOf(service, kind, key), error);
	}

	/** Why a step has to wait; null when it has not. */
	for(step: Step): CodedError | null {
		const { service, kind, after } = step;
		const of = (what: 'user' | 'company', key: string): CodedError | null =>
			this.errors.get(placeOf(service, what, key)) ?? null;
		if (kind === 'access' && after !== null) {
			return of('user', after.user) ?? of('company', after.company);
		}
		if (kind === 'costCarrier' && after !== null) return of('company', after.company);
		return null;
	}
}

function placeOf(service: Step['service'], kind: Step['kind'], key: string): string {
	return JSON.stringify([service, kind, key]);
}
