import type { Cents } from '../amounts/cents';
import type { Invoice } from './schema';

/**
 * The VAT in euros that an invoice in another currency bears beside its own (art. 35a Wet OB); undefined
 * where it is in euros already, or where the books have not told it.
 */
export function vatInEuros({
	currency,
	vatInEuros: given,
}: Pick<Invoice, 'currency' | 'vatInEuros'>): Cents | undefined {
	return currency === 'EUR' ? undefined : given;
}
