import type { Bilingual } from '../language';
import type { Administration } from './master-data';

/**
 * A book year of the company's administrations that its code or description has in it, null for none. Other
 * numbers are part of its name, and a code of digits alone is a number that somebody gave it.
 */
export function bookYearIn(
	{ code, description }: { readonly code: string; readonly description: string },
	years: readonly number[],
): number | null {
	const found = years.find((year) => {
		const short = String(year % 100).padStart(2, '0');
		const isInCode = new RegExp(`\\D(${year}|${short})$`).test(code);
		return isInCode || new RegExp(`\\b${year}\\b`).test(description);
	});
	return found ?? null;
}

const FIELDS = {
	street: { nl: 'straat', en: 'street' },
	postcode: { nl: 'postcode', en: 'postcode' },
	city: { nl: 'plaats', en: 'city' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Why a company is not registered. */
export const companyTexts = {
	blocked: {
		nl: 'De onderneming is geblokkeerd; hef de blokkade op als zij klaar is.',
		en: 'The company is blocked; release it when it is ready.',
	},
	noNumber: {
		nl: 'Het KvK-nummer is leeg; vul het in bij de onderneming.',
		en: 'The KvK number is empty; fill it in with the company.',
	},
	noAdministration: {
		nl: 'Aan de onderneming is geen administratie gekoppeld; koppel er een.',
		en: 'No administration is linked to the company; link one.',
	},
	bookYear: (year: number): Bilingual => ({
		nl: `Boekjaar ${year} staat in de code of omschrijving; haal het eruit, want een onderneming geldt voor alle jaren.`,
		en: `Book year ${year} is in the code or description; take it out, since a company is for all years.`,
	}),
	numberInvalid: (number: string): Bilingual => ({
		nl: `KvK-nummer ${number} heeft geen 8 cijfers; verbeter het bij de onderneming.`,
		en: `KvK number ${number} does not have 8 digits; mend it with the company.`,
	}),
	sameNumber: (number: string, others: string): Bilingual => ({
		nl: `KvK-nummer ${number} staat ook bij ${others}; Visma.net kent één onderneming per nummer.`,
		en: `KvK number ${number} is also that of ${others}; Visma.net knows one company for each number.`,
	}),
	numberTaken: (number: string, keeper: string): Bilingual => ({
		nl: `KvK-nummer ${number} is bij Visma.net nog van ${keeper}, en komt niet vrij. Ruilen gaat niet in één keer: controleer de nummers; kloppen zij, pas dan een van beide ondernemingen eerst zelf bij Visma.net aan.`,
		en: `KvK number ${number} is still that of ${keeper} at Visma.net, and does not become free. Two cannot swap at once: check the numbers; if they are right, first change one of the two companies at Visma.net by hand.`,
	}),
	noAddress: (administration: string, fields: readonly (keyof typeof FIELDS)[]): Bilingual => ({
		nl: `In administratie ${administration} ontbreekt van het adres: ${fields.map((field) => FIELDS[field].nl).join(', ')}; vul de bedrijfsgegevens in.`,
		en: `In administration ${administration} the address lacks: ${fields.map((field) => FIELDS[field].en).join(', ')}; fill in the company data.`,
	}),
	twice: ([one, other]: readonly [Administration, Administration]): Bilingual => ({
		nl: `De administraties ${one.code} en ${other.code} zijn beide van boekjaar ${one.year}; koppel er een los.`,
		en: `Administrations ${one.code} and ${other.code} are both of book year ${one.year}; unlink one of them.`,
	}),
} as const;
