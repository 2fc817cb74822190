import type { EntityRecord } from '../../../lib/accountview';
import type { Nature, Period, SupplyInput, VatCodes } from '../../../lib/tax';
import { Transactions } from '../../../lib/accountview';
import type { AccountViewSession } from '../../shared/accountview/session';
import { amountIn, nameOf, textIn } from './vat-books';

const FIELDS = ['id', 'date', 'journal', 'invoiceNumber', 'relation', 'vatCode', 'amount'];

/** VAT codes of rubric 3b that are not for goods. */
export interface NatureChoices {
	readonly services: readonly string[];
	readonly triangular: readonly string[];
}

/** Who a customer is for the statement. */
interface Buyer {
	readonly name: string;
	readonly vatId: string;
	readonly country: string;
}

/**
 * Supplies to customers in other countries of the EU: the transactions of a period in VAT codes of rubric
 * 3b, page by page, with the VAT number of each customer. Customers with a VAT number are kept, nothing else.
 *
 * @throws AccountViewError
 */
export async function* suppliesOf(
	session: AccountViewSession,
	{ start, end }: Period,
	codes: VatCodes,
	natures: NatureChoices,
): AsyncGenerator<readonly SupplyInput[], void> {
	const vatCodes = [...codes.values()]
		.filter(({ rubric }) => rubric === '3b')
		.map(({ code }) => code);
	if (vatCodes.length === 0) return;
	const buyers = await buyersOf(session);
	const natureOf = naturesBy(natures);
	const filter = { from: start, until: end, vatCodes };
	const pages = new Transactions(session.client).list(filter, { fields: FIELDS });
	for await (const page of pages) {
		yield page.map((record) => {
			const number = textIn(record, 'relation').toUpperCase();
			const buyer = buyers.get(number);
			return {
				record: nameOf(record),
				date: textIn(record, 'date').slice(0, 10),
				customer: customerName(number, buyer, record),
				vatId: buyer?.vatId ?? '',
				country: buyer?.country ?? '',
				nature: natureOf(textIn(record, 'vatCode').toUpperCase()),
				amount: amountIn(record, 'amount'),
			};
		});
	}
}

async function buyersOf({ customers }: AccountViewSession): Promise<ReadonlyMap<string, Buyer>> {
	const buyers = new Map<string, Buyer>();
	const pages = customers.list({}, { fields: ['number', 'name', 'vatNumber', 'country'] });
	for await (const page of pages) {
		for (const record of page) {
			const vatId = textIn(record, 'vatNumber');
			if (vatId === '') continue;
			buyers.set(textIn(record, 'number').toUpperCase(), {
				name: textIn(record, 'name'),
				vatId,
				country: textIn(record, 'country'),
			});
		}
	}
	return buyers;
}

/** As sentences of both languages name it; a booking without a customer is told by itself. */
function customerName(number: string, buyer: Buyer | undefined, record: EntityRecord): string {
	if (number === '') return nameOf(record);
	return buyer === undefined ? number : `${number} (${buyer.name})`;
}

function naturesBy({ services, triangular }: NatureChoices): (code: string) => Nature {
	const isIn = (codes: readonly string[], code: string): boolean =>
		codes.some((one) => one.toUpperCase() === code);
	return (code) =>
		isIn(services, code) ? 'services' : isIn(triangular, code) ? 'triangular' : 'goods';
}
