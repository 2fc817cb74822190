import type { AccountViewClient } from './client';
import type { EntityInput, EntityRecord } from './values';

const NOT_YET = new Error('not written yet');

export class DeliveryAddresses {
	constructor(protected readonly client: AccountViewClient) {}

	// eslint-disable-next-line require-yield, @typescript-eslint/require-await
	async *list(
		_filter: { readonly customerNumber?: string },
		_options: { readonly limit?: number } = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		throw NOT_YET;
	}

	create(_input: EntityInput): Promise<EntityRecord> {
		return Promise.reject(NOT_YET);
	}
}
