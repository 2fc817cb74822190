import type { InDutch } from '../language';
import type { FilingErrorCode } from './errors';

/** What went wrong and what to do, for those who read Dutch. */
export const FILING_SENTENCES: Readonly<Record<FilingErrorCode, InDutch>> = {
	TAX_FILING_UNKNOWN: {
		messageNl: 'Deze aangifte is niet klaargezet.',
		remedyNl: 'Maak en controleer haar eerst.',
	},
	TAX_FILED_ALREADY: {
		messageNl: 'Over deze periode, of dagen daarvan, is al aangifte gedaan.',
		remedyNl:
			'Maak de aangifte over dezelfde periode van dezelfde administratie opnieuw, en noem haar een vervanging van de geaccepteerde.',
	},
	TAX_FILING_OPEN: {
		messageNl: 'Een eerdere aangifte over deze periode is nog niet afgehandeld.',
		remedyNl: 'Wacht met Get Status op de uitkomst; daarna kan een vervangende worden ingediend.',
	},
	TAX_DRAFT_CHANGED: {
		messageNl: 'De aangifte is veranderd nadat zij is bekeken.',
		remedyNl: 'Bekijk haar zoals zij nu is, en keur die goed.',
	},
	TAX_NOT_APPROVED: {
		messageNl: 'De aangifte is niet verzonden, omdat niemand haar heeft goedgekeurd.',
		remedyNl: 'Laat iemand haar bekijken en goedkeuren.',
	},
	TAX_SECOND_PERSON: {
		messageNl: 'De aangifte is niet goedgekeurd: dat doet een ander dan wie haar maakte.',
		remedyNl: 'Laat een collega haar bekijken en goedkeuren.',
	},
	TAX_FILING_BUSY: {
		messageNl:
			'Een andere uitvoering verzendt op dit moment deze aangifte, of een andere van dezelfde ondernemer.',
		remedyNl: 'Wacht tot die klaar is, en vraag dan de status op of dien opnieuw in.',
	},
	TAX_FILING_DOUBTFUL: {
		messageNl: 'Het is nog niet bekend of de aangifte is aangekomen.',
		remedyNl: 'De volgende run zoekt haar op voordat zij opnieuw wordt verzonden.',
	},
	TAX_FILING_UNPROVEN: {
		messageNl:
			'Sinds het verzenden is er een aangifte van deze soort aangekomen, maar niets bewijst of het deze is. Zij wordt niet opnieuw verzonden.',
		remedyNl:
			'Zoek de genoemde kenmerken op in de ontvangstbevestiging of het portaal van de Belastingdienst, en leg bij Filing: Decide vast welk kenmerk van deze aangifte is, of dat zij nooit is aangekomen.',
	},
	TAX_REFERENCE_TAKEN: {
		messageNl: 'Dit kenmerk hoort al bij een andere aangifte.',
		remedyNl:
			'Zoek in het portaal van de Belastingdienst welk kenmerk van deze aangifte is, en leg dat vast bij Filing: Decide.',
	},
	TAX_FILING_OTHER_CHANNEL: {
		messageNl:
			'Deze aangifte is langs een andere weg verzonden dan de gekozen, en die weet niets van haar. Er is niets opnieuw verzonden.',
		remedyNl:
			'Kies het kanaal en de onderneming waarlangs zij is verzonden. Kan dat niet meer, zoek haar dan op in het portaal van de Belastingdienst; is zij in twijfel, leg dan bij Filing: Decide vast wat er van haar is geworden.',
	},
	TAX_FILING_MOVED_ON: {
		messageNl:
			'Deze aangifte is niet meer in twijfel, of is sindsdien opnieuw verzonden. Er is niets vastgelegd.',
		remedyNl:
			'Bekijk opnieuw hoe het met haar staat. Is zij nog in twijfel, leg het dan daarvan vast.',
	},
	TAX_FILING_STATE_INVALID: {
		messageNl: 'Wat de opslag over deze aangifte bewaart, is niet te lezen.',
		remedyNl: 'Zet een reservekopie van de opslag terug.',
	},
};
