import type { KeptUser, ServiceName } from './records';

const NAMES: Readonly<Record<ServiceName, string>> = {
	'accountview.net': 'AccountView.Net',
	'visma.net': 'Visma.net',
};

/** The mail by which a new user chooses a password, whole as it is sent. */
export function invitationMail(
	service: ServiceName,
	{ id, firstName, lastName, email }: KeptUser,
): { readonly to: string; readonly raw: string } {
	const name = NAMES[service];
	const lines = [
		`From: ${name} <no-reply@visma.example>`,
		`To: ${email}`,
		`Subject: Uw account bij ${name}`,
		`Message-ID: <invitation-${id}-${service}@visma.example>`,
		'MIME-Version: 1.0',
		'Content-Type: text/plain; charset=utf-8',
		'Content-Transfer-Encoding: base64',
		'',
		Buffer.from(
			`Beste ${firstName} ${lastName},\r\n\r\nEr is een account voor u gemaakt bij ${name}. Kies een wachtwoord:\r\nhttps://${service}.example/wachtwoord\r\n`,
			'utf8',
		).toString('base64'),
	];
	return { to: email, raw: `${lines.join('\r\n')}\r\n` };
}
