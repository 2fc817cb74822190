import type { Clock } from '../ports/clock';
import type { HttpPort } from '../ports/http';
import type { Logger } from '../ports/logger';
import type { Random } from '../ports/random';
import type { EntityName } from './dictionary';
import type { RequestPacer } from './pacer';
import type { ReadQuery } from './query';
import type { AccountViewSettings } from './settings';
import type { EntityInput, EntityRecord, Row } from './values';

/** What a client needs from outside. */
export interface AccountViewPorts {
	readonly http: HttpPort;
	readonly clock: Clock;
	readonly random: Random;
	readonly logger: Logger;
	readonly pacer: RequestPacer;
	/** Fires when the caller wants everything to stop. */
	readonly signal?: AbortSignal;
}

/** A company of the user. `id` goes into requests, `code` is what people see. */
export interface Company {
	readonly id: string;
	readonly code: string;
	readonly description: string;
}

/** A column as AccountView's own dictionary describes it. */
export interface ColumnInfo {
	readonly name: string;
	readonly label: string;
	readonly type: string;
	readonly length: number;
	readonly mandatory: boolean;
	readonly upperCase: boolean;
	readonly readOnly: boolean;
}

/** Whether a credential works, in words for the person who made it. */
export interface ConnectionReport {
	readonly ok: boolean;
	readonly message: string;
}

const NOT_YET = new Error('not written yet');

export class AccountViewClient {
	constructor(
		readonly settings: AccountViewSettings,
		protected readonly ports: AccountViewPorts,
	) {}

	companies(): Promise<readonly Company[]> {
		return Promise.reject(NOT_YET);
	}

	// eslint-disable-next-line require-yield, @typescript-eslint/require-await
	async *readPages(_query: ReadQuery): AsyncGenerator<readonly Row[], void> {
		throw NOT_YET;
	}

	columns(_table: string): Promise<readonly ColumnInfo[]> {
		return Promise.reject(NOT_YET);
	}

	insert(_entity: EntityName, _input: EntityInput): Promise<EntityRecord> {
		return Promise.reject(NOT_YET);
	}

	update(_entity: EntityName, _input: EntityInput): Promise<EntityRecord> {
		return Promise.reject(NOT_YET);
	}

	checkConnection(): Promise<ConnectionReport> {
		return Promise.reject(NOT_YET);
	}
}
