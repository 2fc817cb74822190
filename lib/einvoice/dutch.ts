import type { EInvoiceErrorCode } from './errors';

/** What went wrong and what to do, for those who read Dutch. */
export interface InDutch {
	readonly messageNl: string;
	readonly remedyNl: string;
}

const SENTENCES: Readonly<Record<EInvoiceErrorCode, InDutch>> = {
	EINVOICE_INVALID: {
		messageNl:
			'De factuur is niet te lezen: er ontbreken gegevens, of er staat iets in dat er niet hoort.',
		remedyNl: 'Verbeter de genoemde velden in AccountView, of in de stap die de factuur maakt.',
	},
	EINVOICE_AMOUNT_TOO_LARGE: {
		messageNl: 'Een bedrag op de factuur is te groot om er exact mee te rekenen.',
		remedyNl: 'Verbeter het aantal of de prijs.',
	},
	EINVOICE_RULE_BROKEN: {
		messageNl:
			'De factuur voldoet niet aan de regels van het gekozen formaat en is dus niet gemaakt.',
		remedyNl: 'Verbeter wat bij de bevindingen staat, en start opnieuw.',
	},
	EINVOICE_CHARACTER_INVALID: {
		messageNl: 'Een tekst bevat een teken dat niet in een e-factuur kan staan.',
		remedyNl: 'Verwijder dat teken, of stuur de PDF naast de e-factuur.',
	},
	EINVOICE_CUSTOMER_INVALID: {
		messageNl:
			'De instellingen van de debiteur zijn niet te lezen, dus het stuk is nergens heen gegaan.',
		remedyNl:
			'Lees de debiteur met alle kolommen, of geef op welke kolommen deze installatie heeft.',
	},
	EINVOICE_NAME_INVALID: {
		messageNl: 'Van de opmaak van de bestandsnaam blijft niets over.',
		remedyNl: 'Gebruik een veld dat altijd gevuld is, zoals {number}.',
	},
	EINVOICE_NAME_FIELD_UNKNOWN: {
		messageNl: 'De opmaak van de bestandsnaam vraagt om een veld dat er niet is.',
		remedyNl: 'Verbeter de naam van het veld.',
	},
	EINVOICE_KEY_MISSING: {
		messageNl:
			'Het stuk heeft geen nummer, en is dus niet te herkennen als het al eens is verzonden.',
		remedyNl: 'Vul het nummer in.',
	},
};

const BY_CODE: ReadonlyMap<string, InDutch> = new Map(Object.entries(SENTENCES));

/** Undefined for a code of another room. */
export function inDutch(code: string): InDutch | undefined {
	return BY_CODE.get(code);
}
