import type { InDutch } from '../language';
import type { DigipoortErrorCode } from './errors';

const LOOK_FIRST =
	'De aangifte kan zijn aangekomen. Vraag de status op: zij wordt dan eerst opgezocht, en pas opnieuw verzonden als zij er niet is.';

/** What went wrong and what to do, for those who read Dutch. */
export const DIGIPOORT_SENTENCES: Readonly<Record<DigipoortErrorCode, InDutch>> = {
	TAX_DIGIPOORT_UNREACHABLE: {
		messageNl: 'Digipoort is niet bereikbaar; er is niets verzonden.',
		remedyNl:
			'Controleer het adres in het credential en de firewall. Wordt de verbinding meteen verbroken, controleer dan of het certificaat van PKIoverheid is en nog geldig is.',
	},
	TAX_DIGIPOORT_NO_ANSWER: {
		messageNl: 'Digipoort gaf geen volledig antwoord.',
		remedyNl: LOOK_FIRST,
	},
	TAX_DIGIPOORT_BUSY: {
		messageNl: 'Digipoort heeft een technische storing.',
		remedyNl: 'Aan de aangifte mankeert niets: het wordt later opnieuw geprobeerd.',
	},
	TAX_DIGIPOORT_REFUSED: {
		messageNl: 'Digipoort heeft het bericht geweigerd.',
		remedyNl:
			'Controleer het nummer van de ondernemer, de rol in het credential, en of er met dit certificaat voor deze ondernemer mag worden ingediend.',
	},
	TAX_DIGIPOORT_TOO_LARGE: {
		messageNl:
			'De aangifte is groter dan de 20.971.520 bytes die Digipoort aanneemt; er is niets verzonden.',
		remedyNl:
			'Doe een ICP-opgaaf over een kortere periode, zoals per maand. Past ook die niet, doe haar dan in Mijn Belastingdienst Zakelijk.',
	},
	TAX_DIGIPOORT_CLOCK_OFF: {
		messageNl: 'Digipoort heeft het bericht geweigerd om het tijdstip: de klok loopt niet gelijk.',
		remedyNl: 'Zet de klok en de tijdzone van de machine van n8n goed, en dien opnieuw in.',
	},
	TAX_DIGIPOORT_CERTIFICATE: {
		messageNl: 'Het certificaat voor Digipoort is niet bruikbaar of wordt niet geaccepteerd.',
		remedyNl:
			'Zet het P12-bestand (PFX) met PKIoverheid-certificaat en sleutel in Base64 in het credential, en de certificaten van de staat waar die ontbreken.',
	},
	TAX_DIGIPOORT_CERTIFICATE_EXPIRED: {
		messageNl: 'Het certificaat voor Digipoort is vandaag niet geldig; er is niets verzonden.',
		remedyNl: 'Vraag bij de uitgever een nieuw certificaat aan en zet dat in het credential.',
	},
	TAX_DIGIPOORT_PASSPHRASE: {
		messageNl: 'Het wachtwoord opent het certificaat voor Digipoort niet.',
		remedyNl: 'Verbeter het wachtwoord in het credential.',
	},
	TAX_DIGIPOORT_SETTINGS: {
		messageNl: 'Het credential voor Digipoort is niet goed ingevuld.',
		remedyNl: 'Verbeter het adres of het certificaat dat de Engelse melding noemt.',
	},
	TAX_DIGIPOORT_ANSWER_INVALID: {
		messageNl: 'Wat antwoordde, is niet Digipoort.',
		remedyNl: `Controleer het adres in het credential, en of er een proxy tussen staat. ${LOOK_FIRST}`,
	},
	TAX_DIGIPOORT_SIGNATURE_INVALID: {
		messageNl: 'Het antwoord van Digipoort telt niet: op de ondertekening kan niet worden gebouwd.',
		remedyNl: `Zet de certificaten waarmee Digipoort nu ondertekent in het credential. ${LOOK_FIRST}`,
	},
};
