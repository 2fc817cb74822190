import type { EInvoiceErrorCode } from './errors';
import { PRINT_SENTENCES } from './print/dutch';

/** What went wrong and what to do, for those who read Dutch. */
export interface InDutch {
	readonly messageNl: string;
	readonly remedyNl: string;
}

const SENTENCES: Readonly<Record<EInvoiceErrorCode, InDutch>> = {
	...PRINT_SENTENCES,
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
		messageNl:
			'Een tekst bevat een teken dat niet in een e-factuur of in het kenmerk van een stuk kan staan.',
		remedyNl: 'Verwijder dat teken, of stuur een PDF naast de e-factuur.',
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
	EINVOICE_LOOK_INVALID: {
		messageNl: 'Een instelling van de opmaak van de PDF is niet te gebruiken.',
		remedyNl: 'Verbeter de genoemde instelling in het sjabloon of de kleur.',
	},
	EINVOICE_LOGO_INVALID: {
		messageNl: 'Het logo is geen PNG- of JPEG-afbeelding, of is beschadigd.',
		remedyNl: 'Sla het logo opnieuw op als PNG of JPEG.',
	},
	EINVOICE_LOGO_TOO_LARGE: {
		messageNl: 'Het logo is te groot: het moet onder 20 MB en onder 100 megapixels blijven.',
		remedyNl: 'Maak het kleiner; ongeveer 1000 pixels breed is genoeg voor een afdruk.',
	},
	EINVOICE_PDF_CONFLICT: {
		messageNl: 'Voor de PDF zijn twee dingen gekozen die niet samengaan.',
		remedyNl:
			'Kies een van de twee: PDF/A gaat niet samen met een wachtwoord of met bijlagen als pagina’s, en een wachtwoord niet met een handtekening.',
	},
	EINVOICE_PDF_INVALID: {
		messageNl: 'De PDF is leeg, geen PDF, niet te lezen, of heeft al een wachtwoord.',
		remedyNl:
			'Controleer het veld en de stap die de PDF maakt; geef de PDF zonder wachtwoord, of laat hem opnieuw maken.',
	},
	EINVOICE_PDF_SIGNED: {
		messageNl:
			'De PDF van de factuur is al ondertekend; een wijziging zou die handtekening ongeldig maken.',
		remedyNl:
			'Voeg bijlagen, een wachtwoord of uw handtekening toe voordat de PDF wordt ondertekend.',
	},
	EINVOICE_ANNEX_INVALID: {
		messageNl:
			'Een bijlage is beschadigd, heeft een wachtwoord, of is geen PDF, PNG of JPEG, en is dus niet achter de factuur gevoegd.',
		remedyNl: 'Sla de bijlage opnieuw op als PDF zonder wachtwoord, of laat haar weg.',
	},
	EINVOICE_PASSWORD_INVALID: {
		messageNl: 'Een wachtwoord voor de PDF ontbreekt of is te lang.',
		remedyNl: 'Vul beide wachtwoorden in, elk van hoogstens 127 bytes.',
	},
	EINVOICE_CERTIFICATE_INVALID: {
		messageNl: 'Het certificaat is geen P12- of PFX-bestand met een RSA-sleutel.',
		remedyNl: 'Exporteer het certificaat opnieuw als P12, samen met de privésleutel.',
	},
	EINVOICE_CERTIFICATE_PASSPHRASE: {
		messageNl: 'Het wachtwoord past niet op het certificaat.',
		remedyNl: 'Verbeter het wachtwoord in het credential.',
	},
	EINVOICE_CERTIFICATE_KEY_MISSING: {
		messageNl: 'Het P12-bestand bevat geen privésleutel bij het certificaat.',
		remedyNl: 'Exporteer het certificaat opnieuw, samen met de privésleutel.',
	},
	EINVOICE_CERTIFICATE_EXPIRED: {
		messageNl: 'Het certificaat is verlopen.',
		remedyNl: 'Vraag de uitgever om een nieuw certificaat en zet dat in het credential.',
	},
	EINVOICE_CERTIFICATE_NOT_YET_VALID: {
		messageNl: 'Het certificaat is nog niet geldig.',
		remedyNl: 'Gebruik het certificaat dat nu geldig is, of onderteken vanaf de ingangsdatum.',
	},
	EINVOICE_FOLDER_MISSING: {
		messageNl: 'De opslagmap bestaat niet op de machine van n8n.',
		remedyNl: 'Maak de map aan, of verbeter de opslaglocatie; geef het hele pad.',
	},
	EINVOICE_FOLDER_CLOSED: {
		messageNl: 'n8n mag niet schrijven in de opslagmap.',
		remedyNl: 'Geef n8n het recht om daar te schrijven, of kies een andere opslaglocatie.',
	},
	EINVOICE_FOLDER_FULL: {
		messageNl: 'De schijf van de opslagmap is vol.',
		remedyNl: 'Maak ruimte en start opnieuw; wat al is opgeslagen blijft staan.',
	},
	EINVOICE_FOLDER_FAILED: {
		messageNl: 'De schijf van de opslagmap gaf een fout.',
		remedyNl: 'Controleer de schijf of de netwerkmap, en start opnieuw.',
	},
	EINVOICE_FILES_TOO_MANY: {
		messageNl: 'In de opslagmap staan al te veel bestanden met deze naam.',
		remedyNl: 'Zet in de bestandsnaam iets dat stukken onderscheidt, zoals {number}.',
	},
	EINVOICE_DOCUMENT_GONE: {
		messageNl: 'Dit stuk is al de deur uit, met een andere inhoud dan nu.',
		remedyNl:
			'Moet het opnieuw, geef dan een andere revisie. Hebben twee stukken dit nummer, verbeter er dan een.',
	},
	EINVOICE_DOCUMENT_SETTINGS: {
		messageNl:
			'Dit stuk is al de deur uit, of misschien, en zou nu anders worden gemaakt: de UBL, PDF/A-3, opmaak, logo, bijlagen, handtekening, wachtwoord of de meegegeven PDF is niet meer zoals toen.',
		remedyNl:
			'Kies die instellingen van Invoice: Route zoals ze waren, of geef een andere revisie als het opnieuw weg moet.',
	},
	EINVOICE_DOCUMENT_ELSEWHERE: {
		messageNl:
			'Dit stuk is al langs een andere weg de deur uit, of misschien, en zou nu ook langs deze weg gaan.',
		remedyNl:
			'Kijk of het is aangekomen. Zo niet, leg dat vast met Document: Settle en start opnieuw; moet het nog eens, geef dan een andere revisie.',
	},
	EINVOICE_DOCUMENT_SETTLED: {
		messageNl: 'Dit stuk is al de deur uit, dus er valt niets meer vast te leggen.',
		remedyNl: 'Moet het nog eens weg, geef dan een andere revisie.',
	},
	EINVOICE_DOCUMENT_UNKNOWN: {
		messageNl: 'Van dit stuk is niets bekend.',
		remedyNl: 'Laat eerst Invoice: Route het stuk behandelen, met dezelfde opslag (Store).',
	},
	EINVOICE_DOCUMENT_TWICE: {
		messageNl: 'Dit nummer komt in deze run twee keer voor; het tweede stuk is niet behandeld.',
		remedyNl: 'Verbeter het nummer van een van beide, of verwijder het dubbele.',
	},
	EINVOICE_OUTCOME_MISSING: {
		messageNl: 'Er staat nergens wat er van dit stuk is geworden.',
		remedyNl: 'Verbind Finish met de node die verstuurt of afdrukt, of kies de uitkomst zelf.',
	},
	EINVOICE_FILE_MISSING: {
		messageNl: 'Een bestand dat bij dit stuk hoort is er niet.',
		remedyNl: 'Zet de stap die het bestand maakt ervoor, of verbeter de naam van het veld.',
	},
	EINVOICE_STATE_INVALID: {
		messageNl: 'Wat over dit stuk is bewaard, is niet te lezen.',
		remedyNl: 'Zet een back-up van de opslag terug.',
	},
	EINVOICE_PDF_TIMEOUT: {
		messageNl: 'Het maken van de PDF duurde te lang en is afgebroken.',
		remedyNl:
			'Probeer het opnieuw. Gebeurt het weer, kijk dan of een bijlage of het logo erg groot is.',
	},
	EINVOICE_PDF_FAILED: {
		messageNl: 'De PDF kon niet worden gemaakt.',
		remedyNl:
			'Probeer het opnieuw. Gebeurt het weer, meld het dan met de factuur, het logo en de bijlagen.',
	},
	EINVOICE_PDF_CANCELLED: {
		messageNl: 'De PDF is niet gemaakt, omdat de run is gestopt.',
		remedyNl: 'Start de run opnieuw.',
	},
};

const BY_CODE: ReadonlyMap<string, InDutch> = new Map(Object.entries(SENTENCES));

/** Undefined for a code of another room. */
export function inDutch(code: string): InDutch | undefined {
	return BY_CODE.get(code);
}
