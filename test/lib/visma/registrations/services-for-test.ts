import type { FoundRecord, ServicePort, ServiceRecord } from '../../../../lib/visma';
import { VismaConnectorError, type VismaConnectorErrorCode } from '../../../../lib/visma';

type Method = 'create' | 'update' | 'remove' | 'grant' | 'revoke';

/** A service that keeps what it was asked, and fails when it is told to. */
export class ServicesForTest implements ServicePort {
	/** What was asked, one text each. */
	readonly asked: string[] = [];
	/** What is there, by reference. */
	readonly there = new Map<string, FoundRecord>();
	/** By e-mail address. */
	readonly byEmail = new Map<string, FoundRecord>();
	/** When an invitation went out, by e-mail address. */
	readonly invited = new Map<string, number>();
	/** What the next call of a method ends with, after it was done or not. */
	readonly failures = new Map<Method, { readonly error: Error; readonly isDone: boolean }>();

	create(_: string, record: ServiceRecord, key: string): Promise<void> {
		return this.do('create', `${record.reference} ${key}`, () => {
			this.there.set(record.reference, { id: record.reference, reference: record.reference });
		});
	}

	update(_: string, id: string, record: ServiceRecord): Promise<void> {
		return this.do('update', `${id} ${record.reference}`, () => undefined);
	}

	remove(_: string, kind: string, id: string): Promise<void> {
		return this.do('remove', `${kind} ${id}`, () => undefined);
	}

	grant(_: string, access: { readonly user: string }): Promise<void> {
		return this.do('grant', access.user, () => undefined);
	}

	revoke(_: string, id: string): Promise<void> {
		return this.do('revoke', id, () => undefined);
	}

	find(_: string, record: ServiceRecord): Promise<FoundRecord | null> {
		this.asked.push(`find ${record.reference}`);
		const email = record.kind === 'user' ? record.data.email : '';
		return Promise.resolve(this.there.get(record.reference) ?? this.byEmail.get(email) ?? null);
	}

	isInvited(_: string, email: string, since: number): Promise<boolean> {
		return Promise.resolve((this.invited.get(email) ?? -1) >= since);
	}

	private do(method: Method, what: string, act: () => void): Promise<void> {
		this.asked.push(`${method} ${what}`);
		const failure = this.failures.get(method);
		this.failures.delete(method);
		if (failure?.isDone !== false) act();
		return failure === undefined ? Promise.resolve() : Promise.reject(failure.error);
	}
}

export function failure(code: VismaConnectorErrorCode, mayHaveArrived = false): Error {
	return new VismaConnectorError({
		...{ code, mayHaveArrived, message: `It ended with ${code}.`, remedy: 'See.' },
	});
}
