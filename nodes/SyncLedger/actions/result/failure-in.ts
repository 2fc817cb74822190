import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Failure } from '../../../../lib/sync';
import { accountViewFailures } from '../../../shared/accountview/failure-policy';
import { CodedError } from '../../../../lib/errors/coded-error';
import { isObject } from '../../../shared/values';

/**
 * What an item says that went wrong; undefined for one that says nothing of the kind. It is read as
 * our own nodes, n8n's HTTP Request and n8n itself put it down.
 */
export function failureIn(item: INodeExecutionData): Failure | undefined {
	const error: unknown = item.error ?? item.json['error'];
	if (error === undefined || error === null || error === '' || error === false) return undefined;
	return ownFailure(item.json) ?? otherFailure(error);
}

/** An error item of a node of this package: `error`, `message` and `details.code`. */
function ownFailure(json: IDataObject): Failure | undefined {
	const { error, message, details } = json;
	if (typeof error !== 'string' || !isObject(details)) return undefined;
	const { code, waitSeconds } = details;
	if (typeof code !== 'string' || !/^[A-Z]+_[A-Z_]+$/.test(code)) return undefined;
	return {
		kind: 'failure',
		certainty: certaintyOf(code),
		cause: error,
		causeCode: code,
		remedy: typeof message === 'string' ? message : '',
		retryAfterMs: typeof waitSeconds === 'number' ? waitSeconds * 1000 : null,
	};
}

function certaintyOf(code: string): Failure['certainty'] {
	if (accountViewFailures.isDoubtful(code)) return 'unknown';
	const { cause } = accountViewFailures.causeOf(plain(code)) ?? {};
	const isOfRecord = cause === undefined && !code.startsWith('SYNC_') && !code.startsWith('STORE_');
	return isOfRecord && !accountViewFailures.isCancelled(code) ? 'refused' : 'postponed';
}

function plain(code: string): CodedError {
	return new CodedError({ code, message: '', remedy: '' });
}

/** Answered by a server, or not at all; or a sentence only. */
function otherFailure(error: unknown): Failure {
	const cause = messageOf(error);
	const status = statusOf(error) ?? statusIn(cause);
	const network = codeOf(error) ?? networkCodeIn(cause);
	const common = { kind: 'failure', cause, remedy: '', retryAfterMs: retryAfterOf(error) } as const;
	if (status !== undefined) {
		return { ...common, certainty: certaintyOfStatus(status), causeCode: `HTTP ${status}` };
	}
	if (network !== undefined) {
		const certainty = NEVER_SENT.has(network) ? 'postponed' : 'unknown';
		return { ...common, certainty, causeCode: network };
	}
	return { ...common, certainty: 'refused', causeCode: '' };
}

/** Wrong passwords are not the record's fault; what a server broke down over may be done. */
function certaintyOfStatus(status: number): Failure['certainty'] {
	if ([401, 403, 407, 425, 429, 503].includes(status)) return 'postponed';
	if (status === 408 || status >= 500) return 'unknown';
	return 'refused';
}

/** No connection was made, so nothing can have been done. */
const NEVER_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

const NETWORK_CODE = /\b(E(?:CONN|NOTFOUND|AI_AGAIN|HOST|NET|TIMEDOUT|PIPE)[A-Z_]*)\b/;

function messageOf(error: unknown): string {
	if (typeof error === 'string') return error;
	if (!isObject(error)) return 'The node before failed without saying why.';
	const parts = [error['message'], error['description']].filter(
		(part): part is string => typeof part === 'string' && part.trim() !== '',
	);
	return parts.length === 0 ? 'The node before failed without saying why.' : parts.join(': ');
}

function statusOf(error: unknown): number | undefined {
	if (!isObject(error)) return undefined;
	const { httpCode, statusCode, status, response } = error;
	const inner = isObject(response) ? (response['status'] ?? response['statusCode']) : undefined;
	const found = [httpCode, statusCode, status, inner].map(Number).find(isStatus);
	return found;
}

/** "Request failed with status code 422", or "422 - {...}" as n8n writes it. */
function statusIn(message: string): number | undefined {
	const found = /status code (\d{3})\b|^(\d{3}) - /.exec(message);
	const status = Number(found?.[1] ?? found?.[2]);
	return isStatus(status) ? status : undefined;
}

function isStatus(value: number): boolean {
	return Number.isInteger(value) && value >= 400 && value <= 599;
}

function codeOf(error: unknown): string | undefined {
	if (!isObject(error)) return undefined;
	const cause = isObject(error['cause']) ? error['cause']['code'] : undefined;
	return [error['code'], cause].find(
		(code): code is string => typeof code === 'string' && NETWORK_CODE.test(code),
	);
}

function networkCodeIn(message: string): string | undefined {
	return NETWORK_CODE.exec(message)?.[1];
}

/** In seconds, as most servers write it; a date is left to the usual waiting. */
function retryAfterOf(error: unknown): number | null {
	const response = isObject(error) ? error['response'] : undefined;
	const headers = isObject(response) ? response['headers'] : undefined;
	const seconds = isObject(headers) ? Number(headers['retry-after']) : Number.NaN;
	return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
