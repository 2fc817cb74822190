import { z } from 'zod4';
import { parseAddress, type MailAddress } from '../addresses/address';
import { findProvider } from './providers';
import { invalid, line, parsed } from './settings';

/** How much may go out; undefined for no limit. */
export interface MailLimits {
	readonly perSecond: number | undefined;
	readonly perMinute: number | undefined;
	/** In any 24 hours. */
	readonly perDay: number | undefined;
	/** Recipients in any 24 hours. */
	readonly recipientsPerDay: number | undefined;
	readonly recipientsPerMessage: number | undefined;
}

/** From whom mail goes out, and how much of it. */
export interface MailProfile {
	readonly code: string;
	readonly description: string;
	readonly sender: MailAddress;
	/** Further addresses, and domains such as `@firm.example`, that may be the sender; lower case. */
	readonly allowedSenders: readonly string[];
	readonly replyTo: MailAddress | undefined;
	/** Gets a blind copy of every message. */
	readonly copy: MailAddress | undefined;
	readonly limits: MailLimits;
}

const limit = z.number().int().min(0).default(0);
const profileSchema = z.object({
	code: line,
	description: line,
	provider: z.string().default('other'),
	senderName: line,
	senderAddress: line,
	allowedSenders: line,
	replyTo: line,
	copyAddress: line,
	perSecond: limit,
	perMinute: limit,
	perDay: limit,
	recipientsPerDay: limit,
	recipientsPerMessage: limit,
});

/**
 * Reads what a credential says of the sender and of the limits. A limit of 0 is the provider's, where
 * that is known, and none otherwise.
 *
 * @throws MailError MAIL_PROFILE_INVALID
 */
export function parseProfile(settings: unknown): MailProfile {
	const given = parsed(profileSchema, settings);
	if (given.code === '') throw invalid('it has no code');
	const provider = findProvider(given.provider);
	const limitOf = (own: number, usual: number | undefined) => (own === 0 ? usual : own);
	return {
		code: given.code,
		description: given.description,
		sender: { ...address(given.senderAddress, 'Sender Address'), name: nameOf(given.senderName) },
		allowedSenders: given.allowedSenders
			.split(/[\s,;]+/)
			.filter((entry) => entry !== '')
			.map(allowedSender),
		replyTo: optionalAddress(given.replyTo, 'Reply-To'),
		copy: optionalAddress(given.copyAddress, 'Copy Address'),
		limits: {
			perSecond: limitOf(given.perSecond, undefined),
			perMinute: limitOf(given.perMinute, provider?.perMinute),
			perDay: limitOf(given.perDay, provider?.perDay),
			recipientsPerDay: limitOf(given.recipientsPerDay, provider?.recipientsPerDay),
			recipientsPerMessage: limitOf(given.recipientsPerMessage, provider?.recipientsPerMessage),
		},
	};
}

function address(text: string, label: string): MailAddress {
	if (text === '') throw invalid(`its ${label} is empty`);
	try {
		return parseAddress(text, label);
	} catch {
		throw invalid(`its ${label} is no address such as info@firm.nl`);
	}
}

function optionalAddress(text: string, label: string): MailAddress | undefined {
	return text === '' ? undefined : address(text, label);
}

function allowedSender(entry: string): string {
	// Some write *@firm.nl for a domain; a star is no mailbox that anybody has.
	const domain = /^(?:\*?@)?([^@\s]+\.[^@\s]+)$/.exec(entry)?.[1];
	if (domain !== undefined) return `@${domain.toLowerCase()}`;
	return address(entry, 'Allowed Senders').address.toLowerCase();
}

function nameOf(text: string): string {
	// eslint-disable-next-line no-control-regex -- A name is one line.
	if (/[\u0000-\u001f]/.test(text)) throw invalid('its Sender Name has a line break');
	return text;
}
