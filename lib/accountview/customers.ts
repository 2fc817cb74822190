import type { AccountViewClient } from './client';
import type { CustomerIndex } from './customer-index';
import type { EntityInput, EntityRecord } from './values';

const NOT_YET = new Error('not written yet');

/** The field by which a customer is recognised. */
export type CustomerMatchField = 'number' | 'ownReference' | 'email';

export interface CustomerMatch {
	readonly field: CustomerMatchField;
	readonly value: string;
}

/** All conditions must hold. */
export interface CustomerFilter {
	/** ISO date-time; without a zone it is Dutch local time. */
	readonly changedSince?: string;
	/** Part of the name, the number or the search code. */
	readonly search?: string;
	/** Two-letter country code. */
	readonly country?: string;
	readonly blocked?: boolean;
	readonly emailInvoices?: boolean;
}

export interface ReadOptions {
	/** Logical names or AccountView column names; left out: all fields of the dictionary. */
	readonly fields?: readonly string[];
	readonly limit?: number;
}

export interface CustomerWrite {
	readonly outcome: 'created' | 'updated';
	readonly record: EntityRecord;
	/** Requests that this one record took, look-ups and retries included. */
	readonly requests: number;
}

export class Customers {
	constructor(protected readonly client: AccountViewClient) {}

	// eslint-disable-next-line require-yield, @typescript-eslint/require-await
	async *list(
		_filter: CustomerFilter,
		_options: ReadOptions = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		throw NOT_YET;
	}

	get(_number: string, _options: Pick<ReadOptions, 'fields'> = {}): Promise<EntityRecord> {
		return Promise.reject(NOT_YET);
	}

	create(_input: EntityInput): Promise<CustomerWrite> {
		return Promise.reject(NOT_YET);
	}

	update(_match: CustomerMatch, _input: EntityInput): Promise<CustomerWrite> {
		return Promise.reject(NOT_YET);
	}

	createOrUpdate(
		_match: CustomerMatch,
		_input: EntityInput,
		_index?: CustomerIndex,
	): Promise<CustomerWrite> {
		return Promise.reject(NOT_YET);
	}

	index(_field: CustomerMatchField, _values: readonly string[]): Promise<CustomerIndex> {
		return Promise.reject(NOT_YET);
	}

	// eslint-disable-next-line require-yield, @typescript-eslint/require-await
	async *contactPersons(
		_filter: { readonly customerNumber?: string },
		_options: Pick<ReadOptions, 'limit'> = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		throw NOT_YET;
	}
}
