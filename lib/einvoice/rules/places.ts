import type { Bilingual } from '../invoice/language';
import type { Invoice, Party, Vat } from '../invoice/schema';
import type { Totals } from '../invoice/totals';
import type { InvoiceFormat } from './rule';

/** A place in an invoice that has VAT. */
export interface TaxedPlace {
	readonly field: string;
	readonly vat: Vat;
}

/** Every line, discount and charge with its VAT. */
export function taxedPlaces({ lines, discounts, charges }: Invoice): readonly TaxedPlace[] {
	return [
		...lines.map(({ vat }, at) => ({ field: `lines[${at}].vat`, vat })),
		...discounts.map(({ vat }, at) => ({ field: `discounts[${at}].vat`, vat })),
		...charges.map(({ vat }, at) => ({ field: `charges[${at}].vat`, vat })),
	];
}

/** Both parties with what they are called in a sentence. */
export function parties({
	seller,
	buyer,
}: Invoice): readonly { field: string; party: Party; who: Bilingual }[] {
	return [
		{ field: 'seller', party: seller, who: SELLER },
		{ field: 'buyer', party: buyer, who: BUYER },
	];
}

const SELLER: Bilingual = { nl: 'verkoper', en: 'seller' };
const BUYER: Bilingual = { nl: 'afnemer', en: 'buyer' };

export function isDutch({ address }: Party): boolean {
	return address.country === 'NL';
}

/** Up to 100 euros with VAT a PDF needs not name the buyer's address (vereenvoudigde factuur). */
export function isSimplified({ withVat }: Totals, format: InvoiceFormat): boolean {
	return format === 'pdf' && withVat <= 10_000;
}

/** Which of street, postcode and city an address lacks. */
export function missingAddressParts({
	address,
}: Party): readonly ('street' | 'postcode' | 'city')[] {
	return (['street', 'postcode', 'city'] as const).filter((part) => address[part] === '');
}
