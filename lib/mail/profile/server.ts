import { z } from 'zod4';
import { findProvider } from './providers';
import { invalid, line, parsed } from './settings';

/** `tls`: encrypted from the first byte; `starttls`: encrypted before anything is told; `none`: open. */
export type Security = 'tls' | 'starttls' | 'none';

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

const seconds = (usual: number) => z.number().min(1).max(600).default(usual);

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
