/** What is registered, as the browser runs it. */
export const REGISTRATION_SCRIPT = `
const serviceNames = { 'accountview.net': 'AccountView.Net', 'visma.net': 'Visma.net' };
const invitationColours = { sent: 'setting', accepted: 'in-step', bounced: 'only-app' };

// Each by itself: map gives its function the place and the whole list as well.
const linesOf = (texts) => texts.map((text) => lineOf(text));

function registeredUser(user) {
	return make('tr', '',
		make('td', '', serviceNames[user.service]),
		make('td', 'number', user.reference || '–'),
		make('td', '', make('span', 'name', user.name), lineOf(user.email), ...(user.isAdministrator ? [lineOf(say('administrator'))] : [])),
		make('td', '', make('span', 'chip ' + invitationColours[user.invitation], say('invitation-' + user.invitation))),
		make('td', '', ...linesOf(user.access)));
}

function registeredRest({ service, companies, costCarriers }) {
	return make('tr', '',
		make('td', '', serviceNames[service]),
		make('td', '', ...linesOf(companies)),
		make('td', '', ...linesOf(costCarriers)));
}

async function showRegistration() {
	const services = await control('GET', '/overview/registration');
	put($('rows-registration'), services.flatMap(({ users }) => users).map(registeredUser));
	put($('rows-registration-rest'), services.map(registeredRest));
}
`;
