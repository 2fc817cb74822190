import type { InDutch } from '../language';
import type { AutoReportErrorCode } from './errors';

const LOOK_FIRST =
	'Vraag de status op: de aangifte wordt dan eerst opgezocht, en pas opnieuw verzonden als zij niet is aangekomen.';

/** What went wrong and what to do, for those who read Dutch. */
export const AUTOREPORT_SENTENCES: Readonly<Record<AutoReportErrorCode, InDutch>> = {
	TAX_AUTOREPORT_UNREACHABLE: {
		messageNl: 'De koppeling met AutoReport is niet bereikbaar; er is niets ingediend.',
		remedyNl: 'Controleer het basisadres in het credential en probeer het opnieuw.',
	},
	TAX_AUTOREPORT_NO_ANSWER: {
		messageNl: 'De koppeling met AutoReport gaf geen volledig antwoord.',
		remedyNl: LOOK_FIRST,
	},
	TAX_AUTOREPORT_BUSY: {
		messageNl: 'De koppeling met AutoReport kan nu niet antwoorden.',
		remedyNl: 'Aan de aangifte mankeert niets: probeer het later opnieuw.',
	},
	TAX_AUTOREPORT_SIGN_IN: {
		messageNl: 'Visma Connect weigert de aanmelding bij AutoReport.',
		remedyNl:
			'Controleer client-id, secret, tenant en scope in het credential, of verbind het opnieuw.',
	},
	TAX_AUTOREPORT_ROLE_MISSING: {
		messageNl: 'De rol "AutoReport User" ontbreekt voor deze onderneming.',
		remedyNl:
			'Geef de gebruiker in Visma.net Admin onder Gebruikers en rollen toegang tot de onderneming met de rol AutoReport User.',
	},
	TAX_AUTOREPORT_NOT_ACTIVATED: {
		messageNl: 'De activering van de Visma-diensten is niet voltooid.',
		remedyNl:
			'Doorloop in de wizard van Visma On Premises Gateway de stappen die Connection: Check als ontbrekend toont.',
	},
	TAX_AUTOREPORT_COMPANY_UNKNOWN: {
		messageNl: 'Deze onderneming is er in AutoReport niet.',
		remedyNl:
			'Kies een onderneming die Connection: Check toont, of registreer haar vanuit AccountView (Ondernemingen registreren) met een ingevuld KvK-nummer.',
	},
	TAX_AUTOREPORT_PROFILE_MISSING: {
		messageNl:
			'Voor deze administratie is er geen eenduidig aangifteprofiel "Visma.net AutoReport".',
		remedyNl: 'Maak het aangifteprofiel in AccountView, of kies er een in de instellingen.',
	},
	TAX_AUTOREPORT_CERTIFICATE: {
		messageNl: 'AutoReport heeft geen geldig certificaat om mee in te dienen.',
		remedyNl:
			'Kies in AutoReport onder Instellingen > Nederland-Digipoort het Visma-certificaat, of upload een eigen certificaat dat geldig is.',
	},
	TAX_AUTOREPORT_REPORT_UNKNOWN: {
		messageNl: 'Deze aangifte is er in AutoReport niet.',
		remedyNl: 'Kijk in AutoReport of de aangifte bij een andere onderneming staat.',
	},
	TAX_AUTOREPORT_REFERENCE_TAKEN: {
		messageNl: 'Onder dit kenmerk is in AutoReport al een andere aangifte ingediend.',
		remedyNl: 'Kijk in AutoReport welke dat is; maak anders een nieuwe revisie.',
	},
	TAX_AUTOREPORT_REFUSED: {
		messageNl: 'AutoReport heeft de aangifte geweigerd zoals zij is.',
		remedyNl: 'Verbeter wat de Engelse melding noemt, en dien opnieuw in.',
	},
	TAX_AUTOREPORT_ANSWER_INVALID: {
		messageNl: 'Wat antwoordde, houdt zich niet aan de afspraken van de koppeling met AutoReport.',
		remedyNl:
			'Controleer het basisadres in het credential, of laat de beheerder van de koppeling de Engelse melding zien.',
	},
};
