import type { AccountViewClient } from '../client';
import { limited } from '../reading/limited';
import type { RecordIndex } from '../records/record-index';
import { Records, type ReadOptions, type RecordWrite } from '../records/records';
import type { EntityInput, EntityRecord } from '../values';
import { listContactPersons, type ContactPersonFilter } from './contact-persons';
import { customerConditions, type CustomerFilter } from './customer-filter';
import { customerKind, type CustomerMatch, type CustomerMatchField } from './customer-kind';

/** What a prior read knows about customers. */
export type CustomerIndex = RecordIndex<CustomerMatchField>;

/** The customers (debiteuren) of one company. */
export class Customers {
	private readonly records: Records<CustomerMatchField>;

	constructor(private readonly client: AccountViewClient) {
		this.records = new Records(client, customerKind(client));
	}

	/** Customers by rising number, page by page. Every condition of the filter is checked here too. */
	list(
		filter: CustomerFilter,
		options: ReadOptions = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		return this.records.list((entity) => customerConditions(entity, filter), options);
	}

	/** @throws AccountViewError `AV_RECORD_NOT_FOUND` */
	get(number: string, options: Pick<ReadOptions, 'fields'> = {}): Promise<EntityRecord> {
		return this.records.get({ field: 'number', value: number }, options);
	}

	/**
	 * Without a number AccountView gives one; without a search code it is made from the name.
	 *
	 * @throws AccountViewError a breach of the field rules, `AV_WRITE_DOUBTFUL`, `AV_REJECTED`, ...
	 */
	create(input: EntityInput): Promise<RecordWrite> {
		return this.records.create(input);
	}

	/** @throws AccountViewError see {@link Records.update} */
	update(match: CustomerMatch, input: EntityInput): Promise<RecordWrite> {
		return this.records.update(match, input);
	}

	/** Changes the customer that matches, or makes one that will; see {@link Records.createOrUpdate}. */
	createOrUpdate(
		match: CustomerMatch,
		input: EntityInput,
		index?: CustomerIndex,
	): Promise<RecordWrite> {
		return this.records.createOrUpdate(match, input, { index });
	}

	/** Reads ahead who the customers with these values are; see {@link Records.index}. */
	index(field: CustomerMatchField, values: readonly string[]): Promise<CustomerIndex> {
		return this.records.index(field, values);
	}

	/**
	 * The main and administration contacts that customers' records name, by customer number:
	 * `{customerNumber, customerName, role, name, code, salutation, email}`.
	 */
	contactPersons(
		filter: ContactPersonFilter,
		options: Pick<ReadOptions, 'limit'> = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		return limited(listContactPersons(this.client, filter), options.limit);
	}
}
