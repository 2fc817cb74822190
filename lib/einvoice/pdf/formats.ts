import { centsText, type Cents } from '../amounts/cents';
import type { Decimal } from '../amounts/decimal';
import type { Language } from '../invoice/language';

/** Keeps a sign and its number on one line. */
const NO_BREAK = '\u00a0';
const MINUS = '-';

const SEPARATORS = {
	nl: { thousands: '.', decimals: ',' },
	en: { thousands: ',', decimals: '.' },
} as const;

const ENGLISH_MONTHS = [
	...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
	...['August', 'September', 'October', 'November', 'December'],
];

/** How numbers and days are written in a language. */
export class Formats {
	readonly #language: Language;
	readonly #currency: string;

	constructor(language: Language, currency: string) {
		this.#language = language;
		this.#currency = currency;
	}

	/** `€ 1.234,56` in Dutch, `€1,234.56` in English. */
	amount(cents: Cents): string {
		return this.#withCurrency(centsText(cents), 2);
	}

	/** The same with as many decimals as the price has. */
	price(price: Decimal): string {
		return this.#withCurrency(price, 2);
	}

	/** `1.234,5`. */
	quantity(quantity: Decimal): string {
		return this.#number(quantity, 0);
	}

	/** `21%`. */
	percentage(percentage: Decimal): string {
		return `${this.#number(percentage, 0)}%`;
	}

	/** `31-01-2026` in Dutch, `31 January 2026` in English, where the order would not be clear. */
	day(day: string): string {
		const [year = '', month = '', dayOfMonth = ''] = day.split('-');
		if (this.#language === 'nl') return `${dayOfMonth}-${month}-${year}`;
		return [Number(dayOfMonth), ENGLISH_MONTHS[Number(month) - 1], year].join(NO_BREAK);
	}

	#withCurrency(value: string, decimals: number): string {
		const isNegative = value.startsWith(MINUS);
		const number = this.#number(isNegative ? value.slice(1) : value, decimals);
		const sign = isNegative ? MINUS : '';
		if (this.#currency !== 'EUR') return `${this.#currency}${NO_BREAK}${sign}${number}`;
		return this.#language === 'nl' ? `€${NO_BREAK}${sign}${number}` : `${sign}€${number}`;
	}

	#number(value: string, decimals: number): string {
		const { thousands, decimals: point } = SEPARATORS[this.#language];
		const [whole = '', fraction = ''] = value.split('.');
		const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, thousands);
		const shown = fraction.padEnd(decimals, '0');
		return shown === '' ? grouped : `${grouped}${point}${shown}`;
	}
}
