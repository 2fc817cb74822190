/** The words about registration: Dutch and English under the same names. */
export const REGISTRATION_TEXTS: Readonly<Record<'nl' | 'en', Readonly<Record<string, string>>>> = {
	nl: {
		tabRegistration: 'Visma-diensten',
		registrationHint:
			'Wie en wat bij AccountView.Net en Visma.net is geregistreerd. Uitnodigingen komen in de postbus.',
		service: 'Dienst',
		codeInAccountView: 'Code in AccountView',
		registeredUser: 'Gebruiker',
		invitation: 'Uitnodiging',
		access: 'Toegang',
		registeredCompanies: 'Ondernemingen',
		costCarriers: 'Kostendragers',
		administrator: 'beheerder',
		'invitation-sent': 'verstuurd',
		'invitation-accepted': 'aangenomen',
		'invitation-bounced': 'teruggekomen',
	},
	en: {
		tabRegistration: 'Visma services',
		registrationHint:
			'Who and what is registered at AccountView.Net and Visma.net. Invitations come into the mailbox.',
		service: 'Service',
		codeInAccountView: 'Code in AccountView',
		registeredUser: 'User',
		invitation: 'Invitation',
		access: 'Access',
		registeredCompanies: 'Companies',
		costCarriers: 'Cost carriers',
		administrator: 'administrator',
		'invitation-sent': 'sent',
		'invitation-accepted': 'accepted',
		'invitation-bounced': 'bounced',
	},
};
