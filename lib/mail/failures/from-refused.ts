import type { MailErrorFacts } from '../errors';

/** The profile can go on: only this message asks for a sender that is not its own. */
export function fromRefused(sender: string, reply: string): Omit<MailErrorFacts, 'details'> {
	return {
		code: 'MAIL_FROM_REFUSED',
		message: `The account of the e-mail profile may not send as ${sender}, which this message asks for: ${reply}`,
		remedy:
			'Leave From empty to send from the address of the profile, ask for another sender, or ask the administrator for the right to send as this one.',
		failureClass: 'item',
	};
}
