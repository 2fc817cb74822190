import type { Failure } from '../../../lib/sync';
import { isObject } from '../values';
import { failureOfAnswer, isFailure, type Answer } from './failed-answer';
import { wordsOfBody } from '../words-of-body';

/** What n8n puts into an item beside its error. */
export interface Aside {
	/** HTTP Request from 4.5 on: `httpCode`, `body` and a sentence of n8n. */
	readonly details?: unknown;
	readonly message?: unknown;
}

/**
 * The failure of a node of n8n: a server answered, none did, or there is a sentence only. A sentence
 * is taken for a refusal, unless it says that the answer got lost.
 *
 * @param now milliseconds since the epoch
 */
export function failureOfNode(error: unknown, aside: Aside, now: number): Failure {
	const message = messageOf(error, aside);
	const answer = answerOf(error, aside, message);
	const failure = answer === undefined ? undefined : failureOfAnswer(answer, now);
	if (failure !== undefined) return failure;
	if (NO_JSON.test(message)) return IS_NO_JSON;
	const network = networkCodeOf(error) ?? networkCodeIn(message);
	return {
		kind: 'failure',
		certainty: certaintyOf(network, message),
		cause: message,
		causeCode: network ?? '',
		remedy: '',
		retryAfterMs: null,
	};
}

/** No connection was made, or it was not trusted, so nothing can have been done. */
const NEVER_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EHOSTDOWN',
	'ENETDOWN',
]);

const CERTIFICATE = /CERT|UNABLE_TO_(?:GET|VERIFY)/;

const NETWORK_CODE =
	/\b(E(?:CONN|NOTFOUND|AI_AGAIN|HOST|NET|TIMEDOUT|PIPE|PROTO)[A-Z_]*|ERR_(?:TLS|SSL|CANCELED|NETWORK)[A-Z_]*|CERT_[A-Z_]+|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT[A-Z_]*|UNABLE_TO_(?:GET|VERIFY)[A-Z_]+)\b/;

/** The request went out, and its answer did not come or could not be read. */
const ANSWER_LOST =
	/\baborted\b|\btime(?:d)?[ -]?out\b|socket hang up|invalid json|unexpected (?:end|token)/i;

/** HTTP Request on a body that it was to read as JSON; its advice is for who builds the flow. */
const NO_JSON = /^Response body is not valid JSON/;

const IS_NO_JSON: Failure = {
	kind: 'failure',
	certainty: 'unknown',
	cause: 'the answer is no JSON: it may be a web page, of maintenance or for signing in',
	causeCode: 'NOT_JSON',
	remedy: '',
	retryAfterMs: null,
};

function certaintyOf(network: string | undefined, message: string): Failure['certainty'] {
	if (network === undefined) return ANSWER_LOST.test(message) ? 'unknown' : 'refused';
	return NEVER_SENT.has(network) || CERTIFICATE.test(network) ? 'postponed' : 'unknown';
}

function messageOf(error: unknown, { message }: Aside): string {
	const words = isObject(error) || error instanceof Error ? partsOf(error) : wordsOfBody(error);
	if (words !== '') return words;
	return typeof message === 'string' && message.trim() !== ''
		? message.trim()
		: 'the node before failed without saying why';
}

function partsOf(error: object): string {
	const parts = [propertyOf(error, 'message'), propertyOf(error, 'description')].filter(
		(part): part is string => typeof part === 'string' && part.trim() !== '',
	);
	return parts.length === 0 ? wordsOfBody(error) : [...new Set(parts)].join(': ');
}

/** Undefined where no server answered, as far as can be seen. */
function answerOf(error: unknown, { details }: Aside, message: string): Answer | undefined {
	const response = propertyOf(error, 'response');
	const status = statusOf(error, response, details) ?? statusIn(message);
	if (status === undefined) return undefined;
	return {
		status,
		headers: propertyOf(response, 'headers'),
		body: bodyOf(error, response, details) ?? bodyIn(message),
	};
}

function statusOf(error: unknown, response: unknown, details: unknown): number | undefined {
	return [
		propertyOf(error, 'httpCode'),
		propertyOf(error, 'statusCode'),
		propertyOf(error, 'status'),
		propertyOf(response, 'status'),
		propertyOf(response, 'statusCode'),
		propertyOf(details, 'httpCode'),
	]
		.filter((value) => typeof value === 'number' || typeof value === 'string')
		.map(Number)
		.find(isFailure);
}

/** `422 - "{...}"` as HTTP Request writes it; `Request failed with status code 422` as others do. */
const WITH_BODY = /^(\d{3}) - (.*)$/s;

function statusIn(message: string): number | undefined {
	const found = WITH_BODY.exec(message)?.[1] ?? /status code (\d{3})\b/.exec(message)?.[1];
	const status = Number(found);
	return isFailure(status) ? status : undefined;
}

/** Without it, what n8n says itself is better than nothing; its advice on batching is not. */
function bodyIn(message: string): unknown {
	const found = WITH_BODY.exec(message)?.[2];
	if (found !== undefined) return found;
	return /^Try spacing your requests out/.test(message) ? '' : message;
}

function bodyOf(error: unknown, response: unknown, details: unknown): unknown {
	const found = [
		propertyOf(details, 'body'),
		propertyOf(response, 'data'),
		propertyOf(response, 'body'),
		propertyOf(error, 'description'),
	];
	return found.find((body) => wordsOfBody(body) !== '');
}

/** By its code, or by that of the error that caused it. */
function networkCodeOf(error: unknown): string | undefined {
	const codes = [propertyOf(error, 'code'), propertyOf(propertyOf(error, 'cause'), 'code')];
	return codes.find((code): code is string => typeof code === 'string' && NETWORK_CODE.test(code));
}

function networkCodeIn(message: string): string | undefined {
	return NETWORK_CODE.exec(message)?.[1];
}

function propertyOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
