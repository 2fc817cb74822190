import type { Problem } from './dutch';
import { remainder97 } from './mod97';

/** How long an IBAN is, by its country (ISO 13616). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
	`AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28
	EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26
	IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18
	NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24
	TR26 UA29 VA22 VG24 XK20`
		.split(/\s+/)
		.map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Without the blanks that people write in it. */
export function compactIban(iban: string): string {
	return iban.toUpperCase().replace(/\s/g, '');
}

/** Account number: its country, the length there, and its check digits. */
export function ibanProblem(iban: string): Problem {
	const compact = compactIban(iban);
	const length = LENGTHS.get(compact.slice(0, 2));
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(compact) || length === undefined) {
		return {
			nl: 'een IBAN begint met de twee letters van het land en twee cijfers',
			en: 'an IBAN begins with the two letters of its country and two digits',
		};
	}
	if (compact.length !== length) {
		return {
			nl: `een IBAN uit dit land heeft ${length} tekens, deze heeft er ${compact.length}`,
			en: `an IBAN of this country has ${length} characters, this one has ${compact.length}`,
		};
	}
	if (remainder97(compact.slice(4) + compact.slice(0, 4)) === 1) return null;
	return {
		nl: 'de controlecijfers van deze IBAN kloppen niet',
		en: 'the check digits of this IBAN are wrong',
	};
}
