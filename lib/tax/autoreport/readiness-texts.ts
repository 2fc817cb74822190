import type { Bilingual } from '../language';
import type { FilingKind } from '../xbrl/generations';
import type { ACTIVATION_STEPS } from './wire';

type Step = (typeof ACTIVATION_STEPS)[number];

/** The steps of the activation wizard of Visma On Premises Gateway, with what each asks. */
export const ACTIVATION_TEXTS: Readonly<
	Record<Step, { readonly name: Bilingual; readonly remedy: Bilingual }>
> = {
	licence: {
		name: { nl: 'De licentie', en: 'The licence' },
		remedy: {
			nl: 'Controleer of de licentie de module AutoReport-koppeling heeft (AccountView 9.8 of nieuwer, Team of Business), en doorloop de stap Licentie van de wizard.',
			en: 'Check that the licence has the module AutoReport-koppeling (AccountView 9.8 or newer, Team or Business), and go through the step Licentie of the wizard.',
		},
	},
	communication: {
		name: { nl: 'De communicatie (ACS)', en: 'The communication (ACS)' },
		remedy: {
			nl: 'Doorloop de stap Communicatie van de wizard op de server van AccountView; internetverkeer naar Visma moet er zijn toegestaan.',
			en: 'Go through the step Communicatie of the wizard on the AccountView server; traffic to Visma must be allowed there.',
		},
	},
	administrator: {
		name: { nl: 'De beheerder', en: 'The administrator' },
		remedy: {
			nl: 'Wijs in de stap Beheerder van de wizard een beheerder (Customer Administrator) aan, met e-mailadres en wachtwoord.',
			en: 'Name a Customer Administrator in the step Beheerder of the wizard, with e-mail address and password.',
		},
	},
	gateway: {
		name: { nl: 'De gateway', en: 'The gateway' },
		remedy: {
			nl: 'Installeer Visma On Premises Gateway op de server van AccountView, start de dienst, en doorloop de stap Gateway.',
			en: 'Install Visma On Premises Gateway on the AccountView server, start its service, and go through the step Gateway.',
		},
	},
	authorisation: {
		name: { nl: 'De autorisatie', en: 'The authorisation' },
		remedy: {
			nl: 'Rond de stap Autorisatie van de wizard af als beheerder.',
			en: 'Finish the step Autorisatie of the wizard as the administrator.',
		},
	},
};

export const KIND_NAMES: Readonly<Record<FilingKind, Bilingual>> = {
	vatReturn: { nl: 'btw-aangifte', en: 'VAT return' },
	icp: { nl: 'ICP-opgaaf', en: 'ICP statement' },
};

export const REMEDIES = {
	company: {
		nl: 'Kies een van deze ondernemingen. Ontbreekt zij, vul dan in AccountView het KvK-nummer in en kies Document > Visma-diensten > Ondernemingen registreren.',
		en: 'Choose one of these companies. If it is missing, fill in its KvK number in AccountView and choose Document > Visma-diensten > Ondernemingen registreren.',
	},
	organisationNumber: {
		nl: 'Vul het KvK-nummer in AccountView in en registreer de ondernemingen opnieuw.',
		en: 'Fill in the KvK number in AccountView and register the companies again.',
	},
	profile: {
		nl: 'Maak in AccountView een aangifteprofiel van het type Visma.net AutoReport voor deze administratie.',
		en: 'Make a declaration profile (aangifteprofiel) of the type Visma.net AutoReport for this administration in AccountView.',
	},
	profileChoice: {
		nl: 'Kies in de instellingen welk aangifteprofiel wordt gebruikt.',
		en: 'Choose in the settings which declaration profile is used.',
	},
	role: {
		nl: 'Geef in Visma.net Admin onder Gebruikers en rollen toegang tot deze onderneming met de rol AutoReport User.',
		en: 'In Visma.net Admin, under Gebruikers en rollen, give access to this company with the role AutoReport User.',
	},
	certificate: {
		nl: 'Upload het certificaat in AutoReport onder Instellingen > Nederland-Digipoort, of kies daar het Visma-certificaat.',
		en: 'Upload the certificate in AutoReport under Instellingen > Nederland-Digipoort, or choose the certificate of Visma there.',
	},
} as const satisfies Readonly<Record<string, Bilingual>>;
