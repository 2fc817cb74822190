import type { Failure } from 'n8n-workflow';
import type { StoreErrorCode } from '../../../lib/store';
import type { ChangesErrorCode } from '../../../lib/sync';
import { accountViewFailures } from '../accountview/failure-policy';
import type { FailurePolicy } from '../failures';

/** What the codes of the store and of the change feed mean to a run of items. */
type Meaning =
	/** This item only. */
	| 'item'
	/** Nothing will work until a person acts on the credential. */
	| 'credential'
	/** Nothing will work until a person acts on the file, the server or n8n. */
	| 'configuration'
	/** The store is down or busy. */
	| 'outage';

const MEANINGS: Readonly<Record<StoreErrorCode | ChangesErrorCode, Meaning>> = {
	STORE_UNREACHABLE: 'outage',
	STORE_PASSWORD_REJECTED: 'credential',
	STORE_DATABASE_MISSING: 'configuration',
	STORE_TLS_FAILED: 'configuration',
	STORE_READ_ONLY: 'configuration',
	STORE_DISK_FULL: 'configuration',
	STORE_NEWER: 'configuration',
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
};

const MEANING_BY_CODE: ReadonlyMap<string, Meaning> = new Map(Object.entries(MEANINGS));

const CAUSES: Readonly<Record<Meaning, Failure | undefined>> = {
	item: undefined,
	credential: { cause: 'credential-invalid' },
	configuration: { cause: 'configuration-invalid' },
	outage: { cause: 'temporarily-unavailable' },
};

/** For nodes that use AccountView and a store. */
export const accountViewAndStoreFailures: FailurePolicy = {
	...accountViewFailures,
	causeOf(failure) {
		const meaning = MEANING_BY_CODE.get(failure.code);
		return meaning === undefined ? accountViewFailures.causeOf(failure) : CAUSES[meaning];
	},
	endsRun(code) {
		const meaning = MEANING_BY_CODE.get(code);
		return meaning === undefined
			? accountViewFailures.endsRun(code)
			: meaning === 'credential' || meaning === 'configuration';
	},
	isOutage: (code) => MEANING_BY_CODE.get(code) === 'outage' || accountViewFailures.isOutage(code),
};
