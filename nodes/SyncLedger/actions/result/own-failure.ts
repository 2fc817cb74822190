import type { IDataObject } from 'n8n-workflow';
import { CodedError } from '../../../../lib/errors/coded-error';
import type { Failure } from '../../../../lib/sync';
import { accountViewFailures } from '../../../shared/accountview/failure-policy';
import { isOwnCode } from '../../../shared/failures';
import { storeFailures } from '../../../shared/store/failure-policy';
import { isObject } from '../../../shared/values';

/** An error item of a node of this package: `error`, `message` and `details.code`. */
export function ownFailure(json: IDataObject): Failure | undefined {
	const { error, message, details } = json;
	if (typeof error !== 'string' || !isObject(details)) return undefined;
	const { code, waitSeconds } = details;
	if (!isOwnCode(code)) return undefined;
	return {
		kind: 'failure',
		certainty: certaintyOf(code),
		cause: error,
		causeCode: code,
		remedy: typeof message === 'string' ? message : '',
		retryAfterMs: typeof waitSeconds === 'number' ? waitSeconds * 1000 : null,
	};
}

/** Wrong for every record until a person mends the rights or the dictionary. */
const OF_THE_SET_UP: ReadonlySet<string> = new Set([
	'AV_RIGHT_MISSING',
	'AV_OBJECT_UNKNOWN',
	'AV_TABLE_UNKNOWN',
	'AV_COLUMN_UNKNOWN',
]);

function certaintyOf(code: string): Failure['certainty'] {
	// Nobody knows how far it came.
	if (code === 'NODE_UNEXPECTED' || accountViewFailures.isDoubtful(code)) return 'unknown';
	return isOfRecord(code) ? 'refused' : 'postponed';
}

function isOfRecord(code: string): boolean {
	if (/^(SYNC|STORE|CHANGES)_/.test(code) || OF_THE_SET_UP.has(code)) return false;
	if (accountViewFailures.isCancelled(code) || storeFailures.isCancelled(code)) return false;
	const failure = new CodedError({ code, message: '', remedy: '' });
	return accountViewFailures.causeOf(failure) === undefined;
}
