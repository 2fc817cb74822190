import type { Bilingual } from '../invoice/language';
import { remainder97 } from './mod97';

/** Why a number cannot be right; null when it may be. */
export type Problem = Bilingual | null;

/** Number at the Dutch chamber of commerce (KVK-nummer). */
export function kvkProblem(kvk: string): Problem {
	if (/^\d{8}$/.test(kvk)) return null;
	return { nl: 'een KVK-nummer heeft 8 cijfers', en: 'a KVK number has 8 digits' };
}

/** An OIN that begins with this is made of a fiscal number of 9 digits (Logius, nummersystematiek OIN). */
const OF_RSIN = '00000001';

/** Number of a Dutch public authority (Organisatie-identificatienummer). */
export function oinProblem(oin: string): Problem {
	if (!/^\d{20}$/.test(oin)) {
		return { nl: 'een OIN heeft 20 cijfers', en: 'an OIN has 20 digits' };
	}
	const isOfRsin = oin.startsWith(OF_RSIN);
	if (!isOfRsin || passesElevenTest(oin.slice(OF_RSIN.length, OF_RSIN.length + 9))) return null;
	return {
		nl: 'het fiscale nummer (RSIN) in dit OIN kan niet kloppen',
		en: 'the fiscal number (RSIN) in this OIN cannot be right',
	};
}

/**
 * Dutch VAT identification number, with `NL`. Those of sole traders since 2020 answer to modulo 97;
 * the others are made of a fiscal number (RSIN) that answers to the eleven test.
 */
export function dutchVatProblem(vatId: string): Problem {
	const [, digits = ''] = /^NL(\d{9})B\d{2}$/.exec(vatId) ?? [];
	if (digits === '') {
		return {
			nl: 'een Nederlands btw-nummer is NL, 9 cijfers, B en 2 cijfers, zoals NL123456789B01',
			en: 'a Dutch VAT number is NL, 9 digits, B and 2 digits, such as NL123456789B01',
		};
	}
	if (passesElevenTest(digits) || remainder97(vatId) === 1) return null;
	return {
		nl: 'de controlecijfers van dit btw-nummer kloppen niet',
		en: 'the check digits of this VAT number are wrong',
	};
}

/** The ninth digit is the weighted sum of the eight before it, modulo 11. */
function passesElevenTest(digits: string): boolean {
	const sum = Array.from(digits.slice(0, 8)).reduce(
		(total, digit, at) => total + Number(digit) * (9 - at),
		0,
	);
	return sum > 0 && sum % 11 === Number(digits[8]);
}
