import type { Cents } from '../amounts/cents';
import type { Decimal } from '../amounts/decimal';
import type { Language } from '../invoice/language';
import { amountText, dateText, decimalText, priceText } from '../texts/formats';

/** How amounts, numbers and days stand in a document of one language and currency. */
export class Formats {
	readonly #language: Language;
	readonly #currency: string;

	constructor(language: Language, currency: string) {
		this.#language = language;
		this.#currency = currency;
	}

	/** `€ 1.234,56` in Dutch, `€1,234.56` in English. */
	amount(cents: Cents): string {
		return amountText(cents, this.#currency, this.#language);
	}

	/** The same in euros, whatever the currency of the document. */
	euros(cents: Cents): string {
		return amountText(cents, 'EUR', this.#language);
	}

	/** The same with as many decimals as the price has. */
	price(price: Decimal): string {
		return priceText(price, this.#currency, this.#language);
	}

	/** `1.234,5`. */
	quantity(quantity: Decimal): string {
		return decimalText(quantity, this.#language);
	}

	/** `21%`. */
	percentage(percentage: Decimal): string {
		return `${decimalText(percentage, this.#language)}%`;
	}

	/** `31-01-2026` in Dutch, which is short; `31 January 2026` in English, where that could be misread. */
	day(day: string): string {
		if (this.#language === 'en') return dateText(day, 'en');
		return day.split('-').reverse().join('-');
	}
}
