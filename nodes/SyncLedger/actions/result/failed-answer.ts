import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../../../lib/sync';
import { isObject } from '../../../shared/values';
import { retryAfterMs } from './retry-after';
import { wordsOfBody } from '../../../shared/words-of-body';

/** What a server has answered. */
export interface Answer {
	readonly status: number;
	/** As n8n hands them on; undefined where it does not. */
	readonly headers: unknown;
	readonly body: unknown;
}

/** The whole answer as HTTP Request gives it when it includes headers and status. */
export function answerIn({ statusCode, headers, body }: IDataObject): Answer | undefined {
	if (typeof statusCode !== 'number' || !isObject(headers)) return undefined;
	return { status: statusCode, headers, body };
}

/**
 * Undefined for an answer that says that it is done.
 *
 * @param now milliseconds since the epoch
 */
export function failureOfAnswer(
	{ status, headers, body }: Answer,
	now: number,
): Failure | undefined {
	if (!isFailure(status)) return undefined;
	const words = wordsOfBody(body);
	return {
		kind: 'failure',
		certainty: certaintyOf(status),
		cause: words === '' ? sentenceFor(status) : words,
		causeCode: `HTTP ${status}`,
		remedy: '',
		retryAfterMs: retryAfterMs(headers, now),
	};
}

export function isFailure(status: number): boolean {
	return Number.isInteger(status) && status >= 400 && status <= 599;
}

/** Wrong passwords are not the record's fault; what a server broke down over may be done. */
function certaintyOf(status: number): Failure['certainty'] {
	if ([401, 403, 407, 423, 425, 429, 503].includes(status)) return 'postponed';
	if (status === 408 || status >= 500) return 'unknown';
	return 'refused';
}

const SENTENCES: ReadonlyMap<number, string> = new Map([
	[401, 'The credential was not accepted.'],
	[403, 'The credential may not do this.'],
	[404, 'There is no such record or address.'],
	[409, 'It is in conflict with what is there.'],
	[413, 'It is too large.'],
	[423, 'The record is locked.'],
	[429, 'It was asked too much at once.'],
	[502, 'A server in between got no good answer.'],
	[503, 'It is out of service for the moment.'],
	[504, 'A server in between waited too long for an answer.'],
]);

function sentenceFor(status: number): string {
	return SENTENCES.get(status) ?? `The answer was ${status}, without a word of why.`;
}
