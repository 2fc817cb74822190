import type { InDutch } from '../language';
import type { VismaConnectorErrorCode } from './errors';

const LOOK_FIRST = 'De volgende run zoekt het op voordat het opnieuw wordt gedaan.';

/** What went wrong and what to do, for those who read Dutch. */
export const CONNECTOR_SENTENCES: Readonly<Record<VismaConnectorErrorCode, InDutch>> = {
	VISMA_UNREACHABLE: {
		messageNl: 'De koppeling met de Visma-diensten is niet bereikbaar; er is niets gedaan.',
		remedyNl: 'Controleer het basisadres in het credential en probeer het opnieuw.',
	},
	VISMA_NO_ANSWER: {
		messageNl: 'De koppeling met de Visma-diensten gaf geen volledig antwoord.',
		remedyNl: LOOK_FIRST,
	},
	VISMA_BUSY: {
		messageNl: 'De koppeling met de Visma-diensten kan nu niet antwoorden.',
		remedyNl: 'Probeer het later opnieuw; wat gedaan is, blijft gedaan.',
	},
	VISMA_SIGN_IN: {
		messageNl: 'Visma Connect weigert de aanmelding bij de Visma-diensten.',
		remedyNl:
			'Controleer client-id, secret, tenant en scope in het credential, of verbind het opnieuw.',
	},
	VISMA_NOT_ALLOWED: {
		messageNl: 'Wie is aangemeld, mag de dienst niet beheren.',
		remedyNl: 'Meld u aan als beheerder (Customer Administrator), of vraag die rol aan.',
	},
	VISMA_NOT_ACTIVATED: {
		messageNl: 'De activering van de Visma-diensten is niet voltooid.',
		remedyNl:
			'Doorloop in de wizard van Visma On Premises Gateway de stappen die Connection: Check als ontbrekend toont.',
	},
	VISMA_ALREADY_EXISTS: {
		messageNl: 'Dit e-mailadres, KvK-nummer of deze code is bij de dienst al van een ander.',
		remedyNl: 'Geef in AccountView elk stamgegeven een eigen e-mailadres, KvK-nummer of code.',
	},
	VISMA_INVITATION_PENDING: {
		messageNl: 'De uitnodiging is al verstuurd, maar de dienst toont de gebruiker nog niet.',
		remedyNl: 'Niemand wordt tweemaal uitgenodigd: registreer later opnieuw.',
	},
	VISMA_RECORD_UNKNOWN: {
		messageNl: 'Dit gegeven is bij de dienst niet (meer) te vinden.',
		remedyNl: 'Maak het plan opnieuw: bij de dienst is intussen iets gewijzigd.',
	},
	VISMA_NAME_UNKNOWN: {
		messageNl: 'De dienst kent deze rol of app niet.',
		remedyNl: 'Controleer de naam, of activeer de rol of app voor deze klant in Visma.net Admin.',
	},
	VISMA_LAST_ADMINISTRATOR: {
		messageNl: 'De laatste beheerder kan niet worden verwijderd.',
		remedyNl: 'Maak eerst een andere gebruiker beheerder.',
	},
	VISMA_REFUSED: {
		messageNl: 'De dienst weigert dit gegeven zoals het is.',
		remedyNl: 'Verbeter in AccountView wat de Engelse melding noemt, en registreer opnieuw.',
	},
	VISMA_ANSWER_INVALID: {
		messageNl: 'Wat antwoordde, houdt zich niet aan het contract voor registratie.',
		remedyNl:
			'Controleer het basisadres in het credential, of toon deze melding aan wie de koppeling beheert.',
	},
};
