import { withoutSecrets } from '../../errors/secrets';
import { isObject } from '../reading/answer';

/** AccountView's own error; every part may be empty. */
export interface ErrorBody {
	readonly type: string;
	/** As a list in one text; their meaning is not public. */
	readonly numbers: string;
	readonly message: string;
}

const KEYS = new Set(['errortype', 'errornumbers', 'errormessage']);

/** Longer messages tell a person nothing more. */
const LONGEST = 500;

/**
 * Finds AccountView's error body `{ErrorType, ErrorNumbers, ErrorMessage}` in an answer, whatever
 * the case of its keys. An answer that has nothing but these keys is an error even when they are
 * all empty; beside tables they count only when filled.
 *
 * Source: omniboost/go-accountview.net looks for these keys under any status, also 200.
 */
export function findErrorBody(answer: unknown): ErrorBody | undefined {
	if (!isObject(answer)) return undefined;
	const names = Object.keys(answer);
	const parts = new Map(names.map((name) => [name.toLowerCase(), describe(answer[name])]));
	if (!parts.has('errortype') && !parts.has('errormessage')) return undefined;
	const body = {
		type: parts.get('errortype') ?? '',
		numbers: parts.get('errornumbers') ?? '',
		message: parts.get('errormessage') ?? '',
	};
	const isAlone = names.every((name) => KEYS.has(name.toLowerCase()));
	return isAlone || body.type !== '' || body.message !== '' ? body : undefined;
}

/** A server that repeats what it was sent must not bring the token into a message. */
function describe(value: unknown): string {
	if (typeof value === 'string') return withoutSecrets(value.trim()).slice(0, LONGEST);
	if (typeof value === 'number') return String(value);
	return Array.isArray(value) ? value.map(describe).join(', ').slice(0, LONGEST) : '';
}
