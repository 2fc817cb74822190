import type { AccountViewClient } from '../client';
import { isOfCustomer, ofCustomer } from './contact-persons';
import { comparableCode } from '../records/record-kind';
import { limited } from '../reading/limited';
import { selectFields } from '../reading/read-fields';
import { readNarrowed } from '../reading/read-narrowing';
import { compileReader } from '../reading/record-reader';
import type { EntityInput, EntityRecord } from '../values';

/** The delivery addresses (afleveradressen) of one company's customers. */
export class DeliveryAddresses {
	constructor(private readonly client: AccountViewClient) {}

	/** By rising id, page by page; of one customer, or of all. */
	list(
		filter: { readonly customerNumber?: string },
		options: { readonly limit?: number } = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		return limited(this.pages(comparableCode(filter.customerNumber ?? '')), options.limit);
	}

	/** AccountView gives the id; the customer number is mandatory. */
	create(input: EntityInput): Promise<EntityRecord> {
		return this.client.insert('deliveryAddress', input);
	}

	private async *pages(number: string): AsyncGenerator<readonly EntityRecord[], void> {
		const entity = this.client.settings.dictionary.deliveryAddress;
		const { businessObject, table, pagingColumn } = entity;
		const fields = selectFields(entity);
		const read = compileReader(table, fields);
		const query = {
			businessObject,
			table,
			fields: fields.map(({ column }) => column),
			keyColumn: pagingColumn,
		};
		const pages = readNarrowed(query, ofCustomer(entity, number), (narrowed) =>
			this.client.readPages(narrowed),
		);
		for await (const rows of pages) {
			yield rows.map(read).filter((address) => isOfCustomer(address, number));
		}
	}
}
