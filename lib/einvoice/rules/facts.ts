import { decimalOfCents, type Cents } from '../amounts/cents';
import type { Decimal } from '../amounts/decimal';
import type { Bilingual } from '../invoice/language';
import { dateText, decimalText } from '../texts/formats';

/** An amount within a sentence: `1.234,56` in Dutch, `1,234.56` in English. */
export function amountFact(cents: Cents): Bilingual {
	return decimalFact(decimalOfCents(cents), 2);
}

/** A rate, a price or a quantity, with so many decimals at least. */
export function decimalFact(decimal: Decimal, decimals = 0): Bilingual {
	return { nl: decimalText(decimal, 'nl', decimals), en: decimalText(decimal, 'en', decimals) };
}

/** A day in words; '' stays so. */
export function dateFact(day: string): Bilingual {
	return day === '' ? { nl: '', en: '' } : { nl: dateText(day, 'nl'), en: dateText(day, 'en') };
}
