import type { IDataObject } from 'n8n-workflow';
import { DEFAULT_DICTIONARY } from '../../../../lib/accountview';
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
	const { code, waitSeconds, fields } = details;
	if (!isOwnCode(code)) return undefined;
	return {
		kind: 'failure',
		certainty: certaintyOf(code),
		cause: error,
		causeCode: code,
		...(typeof fields === 'string' && fields !== '' && { fieldsNl: inDutch(fields) }),
		remedy: typeof message === 'string' ? message : '',
		retryAfterMs: typeof waitSeconds === 'number' ? waitSeconds * 1000 : null,
	};
}

/** Logical names, one after the other, as a Dutch AccountView calls them. */
function inDutch(fields: string): string {
	return fields
		.split(', ')
		.map((name) => DUTCH.get(name) ?? name)
		.join(', ');
}

const DUTCH: ReadonlyMap<string, string> = new Map(
	Object.values(DEFAULT_DICTIONARY)
		.flatMap(({ fields }) => Object.entries(fields))
		.map(([name, { dutch }]) => [name, dutch]),
);

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
