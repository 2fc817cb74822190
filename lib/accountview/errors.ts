import { CodedError, type ErrorFacts } from '../errors/coded-error';

/** Everything that can go wrong towards AccountView. Codes never change meaning. */
export type AccountViewErrorCode =
	/** No token, or still refused after the one refresh. */
	| 'AV_TOKEN_REJECTED'
	/** AccountView does not know the client id, or the secret is wrong. */
	| 'AV_CLIENT_REJECTED'
	/** The refresh token was revoked or has expired. */
	| 'AV_GRANT_REVOKED'
	/** The user or the token may not do this. */
	| 'AV_RIGHT_MISSING'
	/** No company was chosen, or the user has none. */
	| 'AV_COMPANY_MISSING'
	/** The chosen company is not among those of the user. */
	| 'AV_COMPANY_UNKNOWN'
	| 'AV_OBJECT_UNKNOWN'
	| 'AV_TABLE_UNKNOWN'
	| 'AV_COLUMN_UNKNOWN'
	| 'AV_OVERRIDE_MALFORMED'
	| 'AV_OVERRIDE_UNKNOWN'
	| 'AV_SETTINGS_INVALID'
	/** The caller asked for a query that AccountView cannot answer. */
	| 'AV_QUERY_INVALID'
	| 'AV_FIELD_TOO_LONG'
	| 'AV_FIELD_REQUIRED'
	| 'AV_FIELD_READ_ONLY'
	| 'AV_FIELD_INVALID'
	| 'AV_FIELD_UNKNOWN'
	| 'AV_RECORD_NOT_FOUND'
	| 'AV_MATCH_AMBIGUOUS'
	/** What was to be made is there already. */
	| 'AV_RECORD_EXISTS'
	| 'AV_PAGE_REPEATED'
	/** AccountView pages a table by another column than the dictionary says. */
	| 'AV_PAGING_WRONG'
	| 'AV_ANSWER_NOT_JSON'
	| 'AV_ANSWER_TOO_LARGE'
	| 'AV_ANSWER_UNEXPECTED'
	| 'AV_TIMEOUT'
	| 'AV_UNREACHABLE'
	| 'AV_HOST_REFUSED'
	| 'AV_RATE_LIMITED'
	| 'AV_SERVER_DOWN'
	/** The store that keeps the allowed requests per minute cannot be used, so nothing was asked. */
	| 'AV_ALLOWANCE_UNAVAILABLE'
	/** AccountView answered with its own error. */
	| 'AV_REJECTED'
	| 'AV_CANCELLED'
	/** Hours stand under this own reference already, and they are others. */
	| 'AV_HOURS_DIFFER'
	/** A write has no sure outcome: look the record up before repeating it. */
	| 'AV_WRITE_DOUBTFUL'
	/** AccountView put new lines in the place of those that an order had. */
	| 'AV_LINES_REPLACED';

/** What this room throws. */
export class AccountViewError extends CodedError<AccountViewErrorCode> {
	constructor(facts: ErrorFacts<AccountViewErrorCode>) {
		super(facts);
		this.name = 'AccountViewError';
	}
}
