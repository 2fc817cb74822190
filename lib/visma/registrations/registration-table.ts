import { z } from 'zod4';
import type { Sql, SqlValue } from '../../store';
import type { Step } from '../rules/plan-types';

export const REGISTRATION_STATES = [
	/** On its way at this moment, or an execution ended in the middle of it. */
	'sending',
	'done',
	/** Refused; nothing was done. */
	'failed',
	/** It may have been done: it is looked up before it is done again. */
	'doubtful',
] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** The latest that was, or is to be, done with one record. */
export interface StoredRegistration {
	readonly key: string;
	readonly state: RegistrationState;
	readonly stepId: string;
	readonly action: string;
	readonly attempts: number;
	readonly fence: number;
	/** Until when an execution has it for itself; 0 for none. */
	readonly expiresAt: number;
	readonly updatedAt: number;
	/** What is found at the service and is older is not of this step, but of one before it. */
	readonly since: number;
}

const rowSchema = z.object({
	registration_key: z.string(),
	state: z.enum(REGISTRATION_STATES),
	step_id: z.string(),
	action: z.string(),
	attempts: z.coerce.number(),
	fence: z.coerce.number(),
	expires_at: z.coerce.number().nullable(),
	updated_at: z.coerce.number(),
	created_at: z.coerce.number(),
});

/** One for each record of a tenant at a service. */
export function registrationKey(tenant: string, { service, kind, key }: Step): string {
	return JSON.stringify([tenant, service, kind, key]);
}

/** Locks the row for this transaction; undefined where nothing was done with the record yet. */
export async function lockRegistration(
	sql: Sql,
	key: string,
): Promise<StoredRegistration | undefined> {
	await sql.run('UPDATE accountview_registration SET fence = fence WHERE registration_key = ?', [
		key,
	]);
	const [row] = await sql.all('SELECT * FROM accountview_registration WHERE registration_key = ?', [
		key,
	]);
	if (row === undefined) return undefined;
	const data = rowSchema.parse(row);
	return {
		key: data.registration_key,
		state: data.state,
		stepId: data.step_id,
		action: data.action,
		attempts: data.attempts,
		fence: data.fence,
		expiresAt: data.expires_at ?? 0,
		updatedAt: data.updated_at,
		since: data.created_at,
	};
}

/** @returns false when another execution has written one since it was looked for */
export async function insertRegistration(
	sql: Sql,
	{ key, tenant, step, expiresAt, since, now }: NewRegistration,
): Promise<boolean> {
	const { service, kind, action, id } = step;
	const { changes } = await sql.run(
		`INSERT INTO accountview_registration (registration_key, tenant, service, kind, subject_key, name,
			action, step_id, state, attempts, fence, expires_at, created_at, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'sending', 1, 1, ?, ?, ?) ON CONFLICT (registration_key) DO NOTHING`,
		[key, tenant, service, kind, step.key, nameIn(step), action, id, expiresAt, since, now],
	);
	return changes > 0;
}

/**
 * What a record is called in the store, which keeps it after it is removed: nobody's name or e-mail address. What went wrong
 * is kept by its code alone for the same reason; sentences may have either.
 */
export function nameIn({ kind, key, name }: Step): string {
	return kind === 'user' ? key : name;
}

export interface NewRegistration {
	readonly key: string;
	readonly tenant: string;
	readonly step: Step;
	readonly expiresAt: number;
	readonly since: number;
	readonly now: number;
}

/** Columns that may be written, by their names in the table. */
export type RegistrationChange = Partial<
	Record<
		| 'name'
		| 'action'
		| 'step_id'
		| 'state'
		| 'attempts'
		| 'fence'
		| 'expires_at'
		| 'created_at'
		| 'code'
		| 'reason',
		SqlValue
	>
>;

/** Only while the row has the fence that it was read with: false when another has taken it since. */
export async function changeRegistration(
	sql: Sql,
	{ key, fence }: Pick<StoredRegistration, 'key' | 'fence'>,
	change: RegistrationChange,
	now: number,
): Promise<boolean> {
	const columns = Object.entries({ ...change, updated_at: now });
	const { changes } = await sql.run(
		`UPDATE accountview_registration SET ${columns.map(([name]) => `${name} = ?`).join(', ')}
		WHERE registration_key = ? AND fence = ?`,
		[...columns.map(([, value]) => value), key, fence],
	);
	return changes > 0;
}
