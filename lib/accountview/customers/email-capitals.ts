import type { AccountViewClient } from '../client';
import type { RequestTally } from '../exchange/exchange';
import type { Filter, ReadQuery } from '../reading/query';
import { requireField } from '../reading/read-fields';
import { readValue } from '../reading/read-value';

const PAGE_SIZE = 10;

/**
 * Finds out whether AccountView's Contains minds capitals, which no public source says. It matters
 * when an address was not found: a customer that has it in other capitals must not be made twice.
 */
export class EmailCapitals {
	private answer: boolean | undefined;

	constructor(private readonly client: AccountViewClient) {}

	/** Two requests the first time: some address, and the same address in swapped capitals. */
	async matter(tally: RequestTally): Promise<boolean> {
		this.answer ??= await this.tryOut(tally);
		return this.answer ?? false;
	}

	/** Undefined as long as there is no address to try it with: then none can be missed either. */
	private async tryOut(tally: RequestTally): Promise<boolean | undefined> {
		const addresses = await this.addressesWith('@', tally);
		const address = addresses.find((text) => swapCapitals(text) !== text);
		if (address === undefined) return undefined;
		return !(await this.addressesWith(swapCapitals(address), tally)).includes(address);
	}

	/** Addresses on the first page of those that hold a text. */
	private async addressesWith(part: string, tally: RequestTally): Promise<readonly string[]> {
		const { customer } = this.client.settings.dictionary;
		const { column } = requireField(customer, 'email');
		const filter: Filter = { column, operator: 'Contains', type: 'C', value: part };
		const query: ReadQuery = {
			businessObject: customer.businessObject,
			table: customer.table,
			fields: [column],
			keyColumn: customer.pagingColumn,
			pageSize: PAGE_SIZE,
			filters: [filter],
		};
		for await (const rows of this.client.readPages(query, tally)) {
			return rows.map((row) => String(readValue(row[column], 'C')));
		}
		return [];
	}
}

function swapCapitals(text: string): string {
	const lower = text.toLowerCase();
	return text === lower ? text.toUpperCase() : lower;
}
