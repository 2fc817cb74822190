import { domainOf, sameMailbox, type MailAddress } from '../addresses/address';
import { MailError } from '../errors';
import type { MailProfile } from './profile';

/**
 * The sender of a message: the one it asks for, when the profile lists it, or the profile's own.
 *
 * @throws MailError MAIL_SENDER_NOT_ALLOWED
 */
export function senderOf(profile: MailProfile, wanted: MailAddress | undefined): MailAddress {
	if (wanted === undefined) return profile.sender;
	const address = sameMailbox(wanted.address);
	const isOwn = address === sameMailbox(profile.sender.address);
	const isListed =
		profile.allowedSenders.includes(address) ||
		profile.allowedSenders.includes(`@${domainOf(address)}`);
	if (!isOwn && !isListed) throw notAllowed(profile, wanted);
	return wanted.name === '' && isOwn ? profile.sender : wanted;
}

function notAllowed({ code }: MailProfile, { address }: MailAddress): MailError {
	return new MailError({
		code: 'MAIL_SENDER_NOT_ALLOWED',
		message: `The e-mail profile ${code} does not allow ${address} as sender, so nothing was sent.`,
		remedy:
			'Leave From empty to send from the address of the profile, or list this address or its domain in Allowed Senders of the profile.',
		details: { profile: code, sender: address },
		failureClass: 'item',
	});
}
