import { CodedError, type ErrorFacts } from '../errors/coded-error';

/** What goes wrong with a run as a whole or with a call; what is wrong with a record is an `Issue`. */
export type SyncErrorCode =
	/** The lease went to another run: whatever comes late is refused. */
	| 'SYNC_RUN_TAKEN_OVER'
	/** No run was started in this execution, or it has ended. */
	| 'SYNC_RUN_MISSING'
	/** The result belongs to no intent that is known. */
	| 'SYNC_INTENT_UNKNOWN'
	/** A setting of the comparison cannot be used. */
	| 'SYNC_SETTINGS_INVALID'
	/** AccountView's records come from another company than those that are linked. */
	| 'SYNC_COMPANY_CHANGED'
	/** A record holds what cannot be kept. */
	| 'SYNC_RECORD_INVALID'
	/** Another run is going on. */
	| 'SYNC_RUN_BUSY'
	/** A pair to be imported is no pair, or one of its records has another link. */
	| 'SYNC_LINK_INVALID'
	/** A success without the id of the record that was created. */
	| 'SYNC_RESULT_INVALID'
	/** What the store holds cannot be read. */
	| 'SYNC_STATE_INVALID';

/** What the sync core throws; the store and the change feed throw their own. */
export class SyncError extends CodedError<SyncErrorCode> {
	constructor(facts: ErrorFacts<SyncErrorCode>) {
		super(facts);
		this.name = 'SyncError';
	}
}
