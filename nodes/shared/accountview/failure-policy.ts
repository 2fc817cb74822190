import type { Failure } from 'n8n-workflow';
import { AccountViewError, type AccountViewErrorCode } from '../../../lib/accountview';
import type { CodedError } from '../../../lib/errors/coded-error';
import type { FailurePolicy } from '../failures';

/** What AccountView's codes mean to a run of items. */
type Meaning =
	/** This item only. */
	| 'item'
	/** Nothing will work until a person acts on the credential or on rights in AccountView. */
	| 'credential'
	/** The node, the credential's settings or the dictionary point at something that is not there. */
	| 'configuration'
	/** As configured the node does harm: it must go on neither with this item nor with others. */
	| 'harm'
	/** AccountView, the way to it, or the store that must allow the request is down. */
	| 'outage'
	| 'rate-limit'
	| 'doubtful'
	| 'cancelled';

const MEANINGS: Readonly<Record<AccountViewErrorCode, Meaning>> = {
	AV_TOKEN_REJECTED: 'credential',
	AV_CLIENT_REJECTED: 'credential',
	AV_GRANT_REVOKED: 'credential',
	AV_RIGHT_MISSING: 'item',
	AV_COMPANY_MISSING: 'configuration',
	AV_COMPANY_UNKNOWN: 'configuration',
	AV_OBJECT_UNKNOWN: 'item',
	AV_TABLE_UNKNOWN: 'item',
	AV_COLUMN_UNKNOWN: 'item',
	AV_OVERRIDE_MALFORMED: 'configuration',
	AV_OVERRIDE_UNKNOWN: 'configuration',
	AV_SETTINGS_INVALID: 'configuration',
	AV_QUERY_INVALID: 'item',
	AV_FIELD_TOO_LONG: 'item',
	AV_FIELD_REQUIRED: 'item',
	AV_FIELD_READ_ONLY: 'item',
	AV_FIELD_INVALID: 'item',
	AV_FIELD_UNKNOWN: 'item',
	AV_RECORD_NOT_FOUND: 'item',
	AV_MATCH_AMBIGUOUS: 'item',
	AV_RECORD_EXISTS: 'item',
	AV_PAGE_REPEATED: 'item',
	AV_PAGING_WRONG: 'configuration',
	AV_ANSWER_NOT_JSON: 'item',
	AV_ANSWER_TOO_LARGE: 'item',
	AV_ANSWER_UNEXPECTED: 'item',
	AV_TIMEOUT: 'outage',
	AV_UNREACHABLE: 'outage',
	AV_HOST_REFUSED: 'configuration',
	AV_RATE_LIMITED: 'rate-limit',
	AV_SERVER_DOWN: 'outage',
	AV_ALLOWANCE_UNAVAILABLE: 'outage',
	AV_REJECTED: 'item',
	AV_HOURS_DIFFER: 'item',
	AV_CANCELLED: 'cancelled',
	AV_WRITE_DOUBTFUL: 'doubtful',
	AV_LINES_REPLACED: 'harm',
};

const MEANING_BY_CODE: ReadonlyMap<string, Meaning> = new Map(Object.entries(MEANINGS));

export const accountViewFailures: FailurePolicy = {
	causeOf,
	endsRun: (code) => ['credential', 'configuration', 'harm', 'cancelled'].includes(meaningOf(code)),
	isOutage: (code) => meaningOf(code) === 'outage',
	isDoubtful: (code) => ['doubtful', 'harm'].includes(meaningOf(code)),
	isCancelled: (code) => meaningOf(code) === 'cancelled',
	cancelled: () =>
		new AccountViewError({
			code: 'AV_CANCELLED',
			message: 'The execution was canceled before this item was tried.',
			remedy: 'Start it again when you want it done.',
		}),
};

function meaningOf(code: string): Meaning {
	return MEANING_BY_CODE.get(code) ?? 'item';
}

function causeOf(failure: CodedError): Failure | undefined {
	const meaning = meaningOf(failure.code);
	switch (meaning) {
		case 'credential':
			return { cause: 'credential-invalid' };
		case 'configuration':
		case 'harm':
			return { cause: 'configuration-invalid' };
		case 'outage':
			return { cause: 'temporarily-unavailable' };
		case 'rate-limit':
			return { cause: 'rate-limited', ...retryAfter(failure) };
		case 'item':
		case 'doubtful':
		case 'cancelled':
			return undefined;
		default:
			return meaning satisfies never;
	}
}

function retryAfter({ details }: CodedError): { retryAfterMs?: number } {
	const seconds = details['waitSeconds'];
	return typeof seconds === 'number' ? { retryAfterMs: seconds * 1000 } : {};
}
