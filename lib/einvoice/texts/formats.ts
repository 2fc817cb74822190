import { DateTime } from 'luxon';
import { decimalOfCents, type Cents } from '../amounts/cents';
import type { Decimal } from '../amounts/decimal';
import type { Language } from '../invoice/language';

/** Between a sign of currency and its amount a line does not break. */
const NO_BREAK = '\u00a0';

const SEPARATORS: Readonly<Record<Language, { group: string; point: string }>> = {
	nl: { group: '.', point: ',' },
	en: { group: ',', point: '.' },
};

/** `€ 1.234,56` in Dutch, `€1,234.56` in English; other currencies by their code, before the amount. */
export function amountText(cents: Cents, currency: string, language: Language): string {
	return priceText(decimalOfCents(cents), currency, language);
}

/** The same for a price, which can have more decimals than two: `€ 0,0125`. */
export function priceText(price: Decimal, currency: string, language: Language): string {
	const number = decimalText(price, language, 2);
	if (currency !== 'EUR') return `${currency}${NO_BREAK}${number}`;
	if (language === 'nl') return `€${NO_BREAK}${number}`;
	return number.startsWith('-') ? `-€${number.slice(1)}` : `€${number}`;
}

/** `1.234,5` in Dutch, `1,234.5` in English; with so many decimals at least. */
export function decimalText(decimal: Decimal, language: Language, decimals = 0): string {
	const { group, point } = SEPARATORS[language];
	const [whole = '0', fraction = ''] = decimal.split('.');
	const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
	const shown = fraction.padEnd(decimals, '0');
	return shown === '' ? grouped : `${grouped}${point}${shown}`;
}

/** `2 maart 2026` or `2 March 2026` for `2026-03-02`. */
export function dateText(day: string, language: Language): string {
	return DateTime.fromISO(day, { locale: language === 'nl' ? 'nl-NL' : 'en-GB' }).toFormat(
		'd LLLL yyyy',
	);
}
