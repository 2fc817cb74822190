import type { HttpResponse } from '../../ports/http';
import { findErrorBody, type ErrorBody } from './error-body';
import { AccountViewError } from '../errors';

/** What one exchange with AccountView came to. */
export type Outcome =
	/** Parsed JSON. */
	| { readonly kind: 'answer'; readonly answer: unknown }
	/** No body, or nothing found. */
	| { readonly kind: 'nothing' }
	| Failure;

export interface Failure {
	readonly kind: 'failed';
	readonly error: AccountViewError;
	/** May the server have done what was asked? Decides about repeating writes. */
	readonly mayHaveActed: boolean;
	/** Is there hope in trying again, and how often? */
	readonly repeat: 'no' | 'once' | 'often';
	/** What the server asks to wait. */
	readonly retryAfter?: string;
}

/** What was asked, as far as sentences and rules need it. */
export interface CallFacts {
	readonly intent: 'read' | 'write';
	/** Completes the sentence "AccountView refused ...": `reading customers`. */
	readonly purpose: string;
	/** The record that is written. */
	readonly record?: string;
	/** Status 404 says "none found" here; left out, it is a failure that the caller looks into. */
	readonly notFoundIsEmpty?: boolean;
}

/** Judges an answer that arrived whole. */
export function judgeResponse(response: HttpResponse, call: CallFacts): Outcome {
	const { status, body } = response;
	if (status === 401) return failed('AV_TOKEN_REJECTED', tokenRejected(call), call);
	if (status === 404 && call.notFoundIsEmpty === true && !looksLikeHtml(body))
		return { kind: 'nothing' };
	const succeeded = status >= 200 && status < 300;
	if (succeeded && body.trim() === '') return { kind: 'nothing' };
	const parsed = parseJson(body);
	const errorBody = findErrorBody(parsed?.json);
	if (!succeeded) return judgeRefusal(response, errorBody, call);
	if (parsed === undefined) return notJson(response, call);
	if (errorBody !== undefined) return rejected(status, errorBody, call);
	return { kind: 'answer', answer: parsed.json };
}

/** A status of 500 with AccountView's own error is its decision; other 5xx say nothing about it. */
function judgeRefusal(
	response: HttpResponse,
	errorBody: ErrorBody | undefined,
	call: CallFacts,
): Failure {
	const { status, body } = response;
	if (status === 429) return rateLimited(response, call);
	if (status === 403) return failed('AV_RIGHT_MISSING', rightMissing(errorBody, call), call);
	if (status === 408 || status > 500 || (status === 500 && errorBody === undefined))
		return serverDown(response, call);
	if (status < 400)
		return failed('AV_ANSWER_UNEXPECTED', redirected(status, call), call, { mayHaveActed: true });
	if (errorBody === undefined && !isBlankOrJson(body)) return notJson(response, call);
	return rejected(status, errorBody ?? { type: '', numbers: '', message: '' }, call);
}

type Sentences = Pick<AccountViewError, 'message' | 'remedy'> & {
	readonly details?: AccountViewError['details'];
};

function failed(
	code: AccountViewError['code'],
	sentences: Sentences,
	call: CallFacts,
	chances: Partial<Pick<Failure, 'mayHaveActed' | 'repeat'>> = {},
): Failure {
	const error = new AccountViewError({
		code,
		...sentences,
		...(call.record !== undefined && { record: call.record }),
	});
	return { kind: 'failed', error, mayHaveActed: false, repeat: 'no', ...chances };
}

function tokenRejected({ purpose }: CallFacts): Sentences {
	return {
		message: `AccountView no longer accepts the token of this credential (${purpose}).`,
		remedy: 'Open the credential and connect it to AccountView again.',
	};
}

function rightMissing(errorBody: ErrorBody | undefined, { purpose }: CallFacts): Sentences {
	const reason = errorBody?.message ?? '';
	const given = reason === '' ? '' : `: ${quoted(reason)}`;
	return {
		message: `AccountView does not allow this user to do this (${purpose})${given}.`,
		remedy:
			'Give the AccountView user rights to this company and this part of it, or connect the credential again with all its scopes.',
	};
}

function redirected(status: number, { purpose }: CallFacts): Sentences {
	return {
		message: `AccountView's address sends us elsewhere (status ${status}, ${purpose}).`,
		remedy: 'Check the base URL in the credential.',
		details: { status },
	};
}

function rateLimited(response: HttpResponse, call: CallFacts): Failure {
	const sentences = {
		message: `AccountView wants fewer requests (status 429, ${call.purpose}).`,
		remedy: 'Try again later, or lower Requests Per Minute in the credential.',
	};
	return {
		...failed('AV_RATE_LIMITED', sentences, call, { repeat: 'often' }),
		...retryAfterOf(response),
	};
}

function serverDown(response: HttpResponse, call: CallFacts): Failure {
	const sentences = {
		message: `AccountView or the office server behind it is down (status ${response.status}, ${call.purpose}).`,
		remedy: 'Try again later; if it stays, have the AccountView Communication Service checked.',
		details: { status: response.status, ...titleOf(response.body) },
	};
	return {
		...failed('AV_SERVER_DOWN', sentences, call, { mayHaveActed: true, repeat: 'often' }),
		...retryAfterOf(response),
	};
}

function notJson(response: HttpResponse, call: CallFacts): Failure {
	const { title } = titleOf(response.body);
	const page = looksLikeHtml(response.body) ? 'a web page' : 'something';
	const sentences = {
		message: `AccountView answered ${page}${title === undefined ? '' : ` ("${title}")`} that is not JSON (status ${response.status}, ${call.purpose}).`,
		remedy:
			'Check the base URL in the credential, and whether a proxy or login page is in between.',
		details: { status: response.status },
	};
	return failed('AV_ANSWER_NOT_JSON', sentences, call, {
		mayHaveActed: response.status < 300,
	});
}

function rejected(status: number, body: ErrorBody, call: CallFacts): Failure {
	const reason = body.message === '' ? ' and gives no reason' : `: ${quoted(body.message)}`;
	const sentences = {
		message: `AccountView refused ${call.purpose}${reason}.`,
		remedy: 'Correct what AccountView names, or look the same action up in AccountView itself.',
		details: { status, errorType: body.type, errorNumbers: body.numbers },
	};
	return failed('AV_REJECTED', sentences, call, { repeat: status === 500 ? 'once' : 'no' });
}

/** AccountView's words inside a sentence of ours. */
function quoted(words: string): string {
	return `"${words.replace(/\.$/, '')}"`;
}

function retryAfterOf(response: HttpResponse): Pick<Failure, 'retryAfter'> {
	const retryAfter = response.headers['retry-after'];
	return retryAfter === undefined ? {} : { retryAfter };
}

function parseJson(body: string): { readonly json: unknown } | undefined {
	try {
		const json: unknown = JSON.parse(body.charCodeAt(0) === 0xfeff ? body.slice(1) : body);
		return { json };
	} catch {
		return undefined;
	}
}

function isBlankOrJson(body: string): boolean {
	return body.trim() === '' || parseJson(body) !== undefined;
}

function looksLikeHtml(body: string): boolean {
	return /^\s*</.test(body);
}

/** What a web page calls itself, as a hint at who answered. */
function titleOf(body: string): { readonly title?: string } {
	const title = /<title[^>]*>([^<]{1,200})/i.exec(body.slice(0, 20_000))?.[1];
	const text = title?.replace(/\s+/g, ' ').trim() ?? '';
	return text === '' ? {} : { title: text };
}
