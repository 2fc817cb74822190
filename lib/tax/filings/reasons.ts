import type { FilingChange } from './filing-table';

/** Of a filing that goes on. */
export const NOTHING_WRONG = { code: null, reason: null, expires_at: null } as const;

/** Why a filing did not get further. */
export function wrong(error: unknown): FilingChange {
	const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
	return {
		code: typeof code === 'string' ? code : 'UNKNOWN',
		reason: error instanceof Error ? error.message.slice(0, 1000) : 'It is not known why.',
	};
}
