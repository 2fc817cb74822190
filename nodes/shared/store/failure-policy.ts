import type { Failure } from 'n8n-workflow';
import type { StoreErrorCode } from '../../../lib/store';
import { CodedError } from '../../../lib/errors/coded-error';
import type { ChangesErrorCode } from '../../../lib/sync';
import type { SyncErrorCode } from '../../../lib/sync/errors';
import { accountViewFailures } from '../accountview/failure-policy';
import { sharedDutch } from '../dutch';
import type { FailurePolicy } from '../failures';

/** What the codes of the store, the change feed and the sync core mean to a run of items. */
type Meaning =
	/** This item only. */
	| 'item'
	/** Nothing will work until a person acts on the credential. */
	| 'credential'
	/** Nothing will work until a person acts on the file, the server or n8n. */
	| 'configuration'
	/** The store is down or busy. */
	| 'outage'
	/** This run may do nothing any more. */
	| 'over';

const MEANINGS: Readonly<Record<StoreErrorCode | ChangesErrorCode | SyncErrorCode, Meaning>> = {
	STORE_UNREACHABLE: 'outage',
	STORE_PASSWORD_REJECTED: 'credential',
	STORE_DATABASE_MISSING: 'configuration',
	STORE_TLS_FAILED: 'configuration',
	STORE_READ_ONLY: 'configuration',
	STORE_DISK_FULL: 'configuration',
	STORE_NEWER: 'configuration',
	STORE_MOVED: 'configuration',
	STORE_CORRUPT: 'configuration',
	STORE_BUSY: 'outage',
	STORE_RIGHT_MISSING: 'configuration',
	STORE_PATH_INVALID: 'configuration',
	STORE_NODE_TOO_OLD: 'configuration',
	STORE_SETTINGS_INVALID: 'configuration',
	STORE_DUPLICATE: 'item',
	STORE_VALUE_INVALID: 'item',
	STORE_CLOSED: 'item',
	STORE_REPLACED: 'item',
	STORE_FAILED: 'item',
	CHANGES_TOKEN_STALE: 'item',
	CHANGES_SCOPE_CHANGED: 'item',
	CHANGES_NAME_INVALID: 'item',
	CHANGES_POSITION_UNKNOWN: 'item',
	CHANGES_OVERTAKEN: 'item',
	CHANGES_STATE_INVALID: 'item',
	SYNC_RUN_TAKEN_OVER: 'over',
	SYNC_RUN_MISSING: 'over',
	SYNC_INTENT_UNKNOWN: 'item',
	SYNC_SETTINGS_INVALID: 'item',
	SYNC_COMPANY_CHANGED: 'item',
	SYNC_RUN_BUSY: 'item',
	SYNC_LINK_INVALID: 'item',
	SYNC_RESULT_INVALID: 'item',
	SYNC_STATE_INVALID: 'item',
	SYNC_RECORD_INVALID: 'item',
};

const MEANING_BY_CODE: ReadonlyMap<string, Meaning> = new Map(Object.entries(MEANINGS));

const CAUSES: Readonly<Record<Meaning, Failure | undefined>> = {
	item: undefined,
	credential: { cause: 'credential-invalid' },
	configuration: { cause: 'configuration-invalid' },
	outage: { cause: 'temporarily-unavailable' },
	over: undefined,
};

const ENDING: readonly (Meaning | undefined)[] = ['credential', 'configuration', 'over'];

const CANCELLED = 'NODE_CANCELLED';

/** For nodes that use a store and no AccountView. */
export const storeFailures: FailurePolicy = {
	causeOf({ code }) {
		const meaning = MEANING_BY_CODE.get(code);
		return meaning === undefined ? undefined : CAUSES[meaning];
	},
	endsRun: (code) => ENDING.includes(MEANING_BY_CODE.get(code)) || code === CANCELLED,
	isOutage: (code) => MEANING_BY_CODE.get(code) === 'outage',
	// What is in the store is there whole or not at all, and doing it twice comes to the same.
	isDoubtful: () => false,
	isCancelled: (code) => code === CANCELLED,
	inDutch: ({ code }) => sharedDutch(code),
	cancelled: () =>
		new CodedError({
			code: CANCELLED,
			message: 'The execution was canceled before this item was tried.',
			remedy: 'Start it again when you want it done.',
		}),
};

/** For nodes that use AccountView and a store. */
export const accountViewAndStoreFailures: FailurePolicy = {
	...accountViewFailures,
	causeOf: (failure) => policyFor(failure.code).causeOf(failure),
	endsRun: (code) => policyFor(code).endsRun(code),
	isOutage: (code) => policyFor(code).isOutage(code),
};

function policyFor(code: string): FailurePolicy {
	return MEANING_BY_CODE.has(code) ? storeFailures : accountViewFailures;
}
