import type { Answer } from '../http/answer';

export type ProblemCode =
	| 'unauthorized'
	| 'not_administrator'
	| 'activation_incomplete'
	| 'already_exists'
	| 'user_unknown'
	| 'company_unknown'
	| 'record_unknown'
	| 'role_unknown'
	| 'app_unknown'
	| 'last_administrator'
	| 'record_invalid'
	| 'rate_limited'
	| 'unavailable';

/** A request that is refused, told as problem details (RFC 9457). */
export class RegistrationProblem extends Error {
	constructor(
		readonly status: number,
		readonly code: ProblemCode,
		title: string,
		readonly more: { readonly detail?: string; readonly steps?: readonly string[] } = {},
	) {
		super(title);
	}

	answer(): Answer {
		const { status, code, message: title, more } = this;
		return {
			status,
			headers: { 'Content-Type': 'application/problem+json; charset=utf-8' },
			body: JSON.stringify({ title, status, code, ...more }),
		};
	}
}

/** For what goes wrong without the connector's doing. */
export function registrationProblemOfStatus(status: number, message: string): Answer {
	const code = status === 429 ? 'rate_limited' : status >= 500 ? 'unavailable' : 'record_invalid';
	return new RegistrationProblem(status, code, message).answer();
}
