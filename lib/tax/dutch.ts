import { AUTOREPORT_SENTENCES } from './autoreport/dutch';
import { DIGIPOORT_SENTENCES } from './digipoort/dutch';
import type { TaxErrorCode } from './errors';
import { FILING_SENTENCES } from './filings/dutch';
import type { InDutch } from './language';

const SENTENCES: Readonly<Record<TaxErrorCode, InDutch>> = {
	TAX_PERIOD_INVALID: {
		messageNl: 'Wat is opgegeven, is geen periode van een btw-aangifte of ICP-opgaaf.',
		remedyNl:
			'Geef een maand (2026-03), een kwartaal (2026-Q1) of een jaar (2026); een ICP-opgaaf mag ook over de eerste twee maanden van een kwartaal gaan (2026-01/02).',
	},
	TAX_AMOUNT_TOO_LARGE: {
		messageNl: 'Een totaal is te groot om er exact mee te rekenen.',
		remedyNl: 'Zoek in de boekhouding naar een bedrag dat veel te groot is, en verbeter het.',
	},
	TAX_VAT_CODES_INVALID: {
		messageNl: 'De lijst van btw-codes is niet te lezen.',
		remedyNl: 'Geef elke btw-code eenmaal, met een rubriek zoals 1a of 5b, of none.',
	},
	TAX_RUBRICS_INVALID: {
		messageNl: 'De opgegeven rubrieken zijn niet te lezen.',
		remedyNl:
			'Geef rubrieken zoals 1a of 5b, elk met omzet en btw zoals het formulier ze heeft; laat 5a, 5c en 5g weg.',
	},
	TAX_DRAFT_INVALID: {
		messageNl: 'Wat is opgegeven, is geen concept van een btw-aangifte of ICP-opgaaf.',
		remedyNl: 'Maak het concept opnieuw, en geef het ongewijzigd door.',
	},
	TAX_MESSAGE_INVALID: {
		messageNl: 'De contactpersoon en de software van de aangifte zijn niet te lezen.',
		remedyNl: 'Vul de contactpersoon en de software in zoals de instellingen vragen.',
	},
	TAX_GENERATION_UNKNOWN: {
		messageNl: 'Voor dat jaar is geen versie van de Nederlandse Taxonomie bekend.',
		remedyNl:
			'Zoek de versie van dat jaar op bij sbr-nl.nl en vul haar in bij de instellingen, of werk deze koppeling bij.',
	},
	TAX_GENERATIONS_INVALID: {
		messageNl: 'De opgegeven versies van de taxonomie zijn niet te lezen.',
		remedyNl: 'Geef elke versie als { "year": 2027, "nt": 21, "date": "20261209" }.',
	},
	TAX_RULE_BROKEN: {
		messageNl: 'De aangifte voldoet niet aan de regels en is dus niet gemaakt.',
		remedyNl: 'Verbeter wat bij de bevindingen staat, en maak het concept opnieuw.',
	},
	TAX_NOT_EXPRESSIBLE: {
		messageNl:
			'De taxonomie heeft geen bekende manier om dit op te geven; de opgaaf is niet gemaakt.',
		remedyNl: 'Haal het uit deze opgaaf en doe het in Mijn Belastingdienst Zakelijk.',
	},
	TAX_FILING_RULE_BROKEN: {
		messageNl: 'De Belastingdienst zou het bestand weigeren; het is dus niet gemaakt.',
		remedyNl: 'Verbeter wat bij de bevinding staat, en maak het bestand opnieuw.',
	},
};

const BY_CODE: ReadonlyMap<string, InDutch> = new Map(
	Object.entries({
		...SENTENCES,
		...FILING_SENTENCES,
		...DIGIPOORT_SENTENCES,
		...AUTOREPORT_SENTENCES,
	}),
);

/** Undefined for a code of another room. */
export function inDutch(code: string): InDutch | undefined {
	return BY_CODE.get(code);
}
