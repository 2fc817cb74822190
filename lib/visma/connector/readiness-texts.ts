import type { Bilingual } from '../language';
import type { ActivationStep } from './wire';

/** The steps of the activation wizard. Source: Visma support article AV-638111. */
export const ACTIVATION_TEXTS: Readonly<
	Record<ActivationStep, { readonly name: Bilingual; readonly remedy: Bilingual }>
> = {
	licence: {
		name: { nl: 'De licentie', en: 'The licence' },
		remedy: {
			nl: 'Activeer de licentie met de gegevens van het licentiedocument en ga akkoord met de voorwaarden.',
			en: 'Activate the licence with what the licence document says, and accept the terms.',
		},
	},
	communication: {
		name: { nl: 'De communicatie', en: 'The communication' },
		remedy: {
			nl: 'Zorg dat AccountView Communication Service is gestart en antwoordt.',
			en: 'See to it that AccountView Communication Service is started and answers.',
		},
	},
	administrator: {
		name: { nl: 'De beheerder', en: 'The administrator' },
		remedy: {
			nl: 'Maak het account van de beheerder aan, bevestig het e-mailadres en test de aanmelding.',
			en: 'Make the account of the administrator, confirm the e-mail address and test the sign-in.',
		},
	},
	gateway: {
		name: { nl: 'De gateway', en: 'The gateway' },
		remedy: {
			nl: 'Installeer en start Visma On Premises Gateway, en sta de verbinding met de diensten toe.',
			en: 'Install and start Visma On Premises Gateway, and let it reach the services.',
		},
	},
	authorisation: {
		name: { nl: 'De autorisatie', en: 'The authorisation' },
		remedy: {
			nl: 'Laat de beheerder van Visma.net de koppeling toestaan, met eenmalige aanmelding.',
			en: 'Let the administrator of Visma.net allow the link, with single sign-on.',
		},
	},
};
