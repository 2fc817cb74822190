/** What is registered, as the browser runs it. */
export const REGISTRATION_SCRIPT = `
const serviceNames = { 'accountview.net': 'AccountView.Net', 'visma.net': 'Visma.net' };
const invitationColours = { sent: 'setting', accepted: 'in-step', bounced: 'only-app' };

function registeredUser(user) {
	return make('tr', '',
		make('td', '', serviceNames[user.service]),
		make('td', 'number', user.reference || '–'),
		make('td', '', make('span', 'name', user.name), lineOf(user.email), ...(user.isAdministrator ? [lineOf(say('administrator'))] : [])),
		make('td', '', make('span', 'chip ' + invitationColours[user.invitation], say('invitation-' + user.invitation))),
		make('td', '', ...user.access.map(lineOf)));
}

function registeredRest({ service, companies, costCarriers }) {
	return make('tr', '',
		make('td', '', serviceNames[service]),
		make('td', '', ...companies.map(lineOf)),
		make('td', '', ...costCarriers.map(lineOf)));
}

async function showRegistration() {
	const services = await control('GET', '/overview/registration');
	put($('rows-registration'), services.flatMap(({ users }) => users).map(registeredUser));
	put($('rows-registration-rest'), services.map(registeredRest));
}
`;
