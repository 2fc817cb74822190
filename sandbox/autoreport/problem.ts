import type { Answer } from '../http/answer';

export type ProblemCode =
	| 'unauthorized'
	| 'role_missing'
	| 'activation_incomplete'
	| 'company_unknown'
	| 'profile_unknown'
	| 'report_unknown'
	| 'receipt_missing'
	| 'certificate_missing'
	| 'certificate_expired'
	| 'reference_taken'
	| 'report_invalid'
	| 'rate_limited'
	| 'unavailable';

/** A request that is refused, told as problem details (RFC 9457). */
export class Problem extends Error {
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
export function problemOfStatus(status: number, message: string): Answer {
	const code = status === 429 ? 'rate_limited' : status >= 500 ? 'unavailable' : 'report_invalid';
	return new Problem(status, code, message).answer();
}
