import type { AccountViewClient } from '../client';
import { dateRangeCondition, oneOfCondition } from '../reading/conditions';
import { codeRule } from '../records/record-kind';
import { Records, type ReadOptions } from '../records/records';
import type { EntityRecord } from '../values';

/** All conditions must hold. */
export interface TransactionFilter {
	/** Calendar days `YYYY-MM-DD`, both included. */
	readonly from: string;
	readonly until: string;
	/** In any of these VAT codes; left out: whatever the code, none included. */
	readonly vatCodes?: readonly string[];
}

/** What was booked in the general ledger (grootboekmutaties) of one company; read only. */
export class Transactions {
	private readonly records: Records<'id'>;

	constructor(client: AccountViewClient) {
		this.records = new Records(client, {
			entity: 'transaction',
			matches: { id: codeRule('record code') },
		});
	}

	/** By rising record code, page by page: no more than two pages are held. */
	list(
		{ from, until, vatCodes }: TransactionFilter,
		options: ReadOptions = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		return this.records.list(
			(entity) => [
				dateRangeCondition(entity, 'date', { from, until }),
				...(vatCodes === undefined ? [] : [oneOfCondition(entity, 'vatCode', vatCodes)]),
			],
			options,
		);
	}
}
