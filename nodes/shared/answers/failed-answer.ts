import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../../lib/sync';
import { isObject } from '../values';
import { retryAfterMs } from './retry-after';
import { wordsOfBody } from '../words-of-body';

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
		...(words === '' ? sentenceFor(status) : { cause: words }),
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

/** For an answer without words, in both languages: each completes a sentence, such as “… could not be written: …”. */
type Sentence = Required<Pick<Failure, 'cause' | 'causeNl'>>;

const SENTENCES: ReadonlyMap<number, Sentence> = new Map([
	[401, sentence('the credential was not accepted', 'de aanmelding is niet aangenomen')],
	[403, sentence('the credential may not do this', 'de gebruiker van de koppeling mag dit niet')],
	[404, sentence('there is no such record or address', 'dit record of adres is er niet')],
	[409, sentence('it is in conflict with what is there', 'het botst met wat er al staat')],
	[413, sentence('it is too large', 'het is te groot')],
	[423, sentence('the record is locked', 'iemand heeft het record in gebruik')],
	[429, sentence('it was asked too much at once', 'er is te veel tegelijk gevraagd')],
	[502, sentence('a server in between got no good answer', 'een tussenserver kreeg geen antwoord')],
	[503, sentence('it is out of service for the moment', 'de server is tijdelijk buiten dienst')],
	[
		504,
		sentence(
			'a server in between waited too long for an answer',
			'een tussenserver wachtte te lang op antwoord',
		),
	],
]);

function sentence(cause: string, causeNl: string): Sentence {
	return { cause, causeNl };
}

function sentenceFor(status: number): Sentence {
	return (
		SENTENCES.get(status) ??
		sentence(
			`the answer was ${status}, without a word of why`,
			`het antwoord was ${status}, zonder een woord waarom`,
		)
	);
}
