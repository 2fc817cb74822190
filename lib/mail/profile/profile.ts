import { z } from 'zod4';
import { parseAddress, type MailAddress } from '../addresses/address';
import { MailError } from '../errors';
import { findProvider } from './providers';

/** `tls`: encrypted from the first byte; `starttls`: encrypted before anything is told; `none`: open. */
export type Security = 'tls' | 'starttls' | 'none';

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

/** How the server of a profile is reached. */
export interface SmtpServer {
	readonly host: string;
	readonly port: number;
	readonly security: Security;
	/** A certificate as PEM that is trusted beside the usual ones; '' for none. */
	readonly ca: string;
	/** For connecting, for its greeting, and for each answer; in milliseconds. */
	readonly timeouts: {
		readonly connectMs: number;
		readonly greetingMs: number;
		readonly answerMs: number;
	};
}

/** Where a profile's sent mail can be seen: over IMAP, encrypted from the first byte. */
export interface SentMailbox {
	readonly host: string;
	readonly port: number;
	/** '' for the one that the server marks as that of sent mail. */
	readonly folder: string;
}

const line = z.string().trim().default('');
const limit = z.number().int().min(0).default(0);
const seconds = (usual: number) => z.number().min(1).max(600).default(usual);

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

const serverSchema = z.object({
	provider: z.string().default('other'),
	host: line,
	port: z.number().int().min(1).max(65_535).default(587),
	security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
	ca: z.string().default(''),
	connectSeconds: seconds(30),
	greetingSeconds: seconds(15),
	answerSeconds: seconds(120),
});

const sentMailSchema = z.object({
	sentMailHost: line,
	sentMailPort: z.number().int().min(1).max(65_535).default(993),
	sentMailFolder: line,
});

/**
 * Reads what a credential says of the sent mail; undefined when it names none.
 *
 * @throws MailError MAIL_PROFILE_INVALID
 */
export function parseSentMailbox(settings: unknown): SentMailbox | undefined {
	const { sentMailHost, sentMailPort, sentMailFolder } = parsed(sentMailSchema, settings);
	if (sentMailHost === '') return undefined;
	if (!isHostName(sentMailHost)) {
		throw invalid('its Sent Mail Host is no name of a server such as imap.firm.nl');
	}
	return { host: sentMailHost, port: sentMailPort, folder: sentMailFolder };
}

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

/**
 * Reads what a credential says of the server; a provider that is chosen brings its own.
 *
 * @throws MailError MAIL_PROFILE_INVALID
 */
export function parseServer(settings: unknown): SmtpServer {
	const given = parsed(serverSchema, settings);
	const { host, port, security } = findProvider(given.provider) ?? given;
	if (!isHostName(host)) {
		throw invalid('its Host is no name of a server such as smtp.firm.nl');
	}
	return {
		host,
		port,
		security,
		ca: given.ca.trim(),
		timeouts: {
			connectMs: given.connectSeconds * 1000,
			greetingMs: given.greetingSeconds * 1000,
			answerMs: given.answerSeconds * 1000,
		},
	};
}

function isHostName(text: string): boolean {
	return text !== '' && !/[\s/:@]/.test(text);
}

function parsed<Output>(schema: z.ZodType<Output>, settings: unknown): Output {
	const read = schema.safeParse(settings);
	if (read.success) return read.data;
	const fields = [...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ');
	throw invalid(`these settings cannot be read: ${fields}`);
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
	const domain = /^@?([^@\s]+\.[^@\s]+)$/.exec(entry)?.[1];
	if (domain !== undefined) return `@${domain.toLowerCase()}`;
	return address(entry, 'Allowed Senders').address.toLowerCase();
}

function nameOf(text: string): string {
	// eslint-disable-next-line no-control-regex -- A name is one line.
	if (/[\u0000-\u001f]/.test(text)) throw invalid('its Sender Name has a line break');
	return text;
}

function invalid(because: string): MailError {
	return new MailError({
		code: 'MAIL_PROFILE_INVALID',
		message: `This e-mail profile cannot be used: ${because}.`,
		remedy: 'Open the credential of the profile, correct it and save it.',
		failureClass: 'profile',
	});
}
