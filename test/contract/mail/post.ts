import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
	GraphTransport,
	MailSender,
	Outbox,
	SmtpTransport,
	type MailContent,
	type MailProfile,
	type MailTransport,
	type Security,
	type Sent,
	type SmtpSignIn,
} from '../../../lib/mail';
import { TransportFailure, type HttpPort } from '../../../lib/ports/http';
import type { Clock } from '../../../lib/ports/clock';
import type { Sandbox } from '../../../sandbox';
import { MemoryStore } from '../../lib/store/memory-store';
import { digest, sampleProfile } from '../../lib/mail/samples';

/** The clock of the machine, on which waiting takes a thousandth of its time. */
export const hurried: Clock = {
	now: () => Date.now(),
	sleep: async (milliseconds, signal) => {
		await wait(milliseconds / 1000, undefined, { ...(signal !== undefined && { signal }) });
	},
};

export const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/** Sends a message and writes down at once what became of it. */
export interface OneByOne {
	send(key: string, content: MailContent): Promise<Sent>;
}

/** An outbox in memory, and a sender on a transport. */
export function postOffice(
	transport: MailTransport,
	profile: MailProfile = sampleProfile(),
	settings: { readonly longestWaitMs: number; readonly retryWithinMs: number } = {
		longestWaitMs: 0,
		retryWithinMs: 0,
	},
	clock: Clock = hurried,
	signal?: AbortSignal,
): { readonly sender: OneByOne; readonly outbox: Outbox; readonly store: MemoryStore } {
	const store = new MemoryStore(clock);
	const outbox = new Outbox(store, { newId: randomUUID });
	const cancelling = signal === undefined ? {} : { signal };
	const ports = { clock, random: () => 0, logger: silent, digest, ...cancelling };
	const sender = new MailSender(profile, outbox, transport, ports);
	return {
		store,
		outbox,
		sender: {
			send: async (key, content) => {
				const sent = await sender.send(key, content, settings);
				await sender.flush();
				return sent;
			},
		},
	};
}

/** SMTP to the mailbox of the sandbox, signed in as the demo firm unless said otherwise. */
export function smtpTo(
	{ mailbox }: Sandbox,
	security: Security = 'starttls',
	changes: {
		readonly signIn?: SmtpSignIn;
		readonly port?: number;
		readonly ca?: string;
		readonly answerMs?: number;
		readonly greetingMs?: number;
	} = {},
): SmtpTransport {
	const { startTlsPort, tlsPort, port, account, certificate } = mailbox;
	const ports = { starttls: startTlsPort, tls: tlsPort, none: port };
	const password = { kind: 'password', user: account.user, password: account.password } as const;
	const usual = security === 'none' ? ({ kind: 'none' } as const) : password;
	return new SmtpTransport({
		profile: 'FACT',
		sender: account.user,
		signIn: changes.signIn ?? usual,
		server: {
			host: 'localhost',
			port: changes.port ?? ports[security],
			security,
			ca: changes.ca ?? certificate,
			timeouts: {
				connectMs: 5000,
				greetingMs: changes.greetingMs ?? 5000,
				answerMs: changes.answerMs ?? 5000,
			},
		},
	});
}

/** Requests of Node itself, signed with the given token. */
export function httpWith(token: string | undefined): HttpPort {
	return async ({ method, url, headers, body, bytes, timeoutMs }) => {
		const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` };
		const sent = bytes === undefined ? body : Buffer.from(bytes);
		const answer = await fetch(url, {
			method,
			headers: { ...headers, ...authorization },
			...(sent !== undefined && { body: sent }),
			signal: AbortSignal.timeout(timeoutMs),
		}).catch((error: unknown) => {
			const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
			const isRefused = cause instanceof Error && cause.message.includes('ECONNREFUSED');
			throw new TransportFailure(isRefused ? 'unreachable' : 'cut', String(cause));
		});
		return {
			status: answer.status,
			headers: headersOf(answer),
			body: await answer.text(),
		};
	};
}

function headersOf({ headers }: Response): Record<string, string> {
	const found: Record<string, string> = {};
	headers.forEach((value, name) => {
		found[name] = value;
	});
	return found;
}

/** Graph of the sandbox, from the mailbox of the account unless said otherwise. */
export function graphOf(
	{ graph }: Sandbox,
	mailbox = '',
	signIn: string | HttpPort = graph.account.token,
	plainHttp: HttpPort = httpWith(undefined),
): GraphTransport {
	return new GraphTransport({
		profile: 'FACT',
		sender: mailbox === '' ? graph.account.address : mailbox,
		baseUrl: graph.baseUrl,
		mailbox,
		timeoutMs: 5000,
		http: typeof signIn === 'string' ? httpWith(signIn) : signIn,
		plainHttp,
		signal: undefined,
	});
}
