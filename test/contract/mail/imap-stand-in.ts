import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import tls from 'node:tls';
import { selfMadeCertificate } from '../../../sandbox/mailbox/certificate';

/** The header of a message in the folder, without the empty line after it. */
type Header = string;

export interface ImapStandIn {
	readonly port: number;
	readonly certificate: string;
	/** Tokens that were shown to it. */
	readonly tokens: readonly string[];
	stop(): Promise<void>;
}

/** Where it falls silent: at the `handshake` of TLS, its `greeting`, or the command that begins so. */
export interface ImapSilence {
	readonly at: string;
	/** What happens then. */
	readonly then: () => void;
}

/**
 * As much of an IMAP server as looking a message up takes: one folder, `Sent`, whose search finds
 * what contains a text, as RFC 3501 has it. Every password will do, and this token alone.
 */
export async function imapStandIn(
	headers: readonly Header[],
	token = '',
	silence?: ImapSilence,
): Promise<ImapStandIn> {
	const certificate = selfMadeCertificate(Date.now());
	const tokens: string[] = [];
	const sockets = new Set<Socket>();
	const isSilentAt = (at: string): boolean => {
		if (silence === undefined || !at.startsWith(silence.at)) return false;
		silence.then();
		return true;
	};
	const converse = (socket: Socket): void => {
		socket.on('error', () => undefined);
		if (!isSilentAt('greeting')) socket.write('* OK Ready\r\n');
		createInterface(socket).on('line', (line) => {
			const [tag = '', ...words] = line.split(' ');
			if (isSilentAt(words.join(' '))) return;
			const { lines, end } = answerTo(words.join(' '), headers, (shown) => {
				tokens.push(shown);
				return shown === token;
			});
			socket.write([...lines, `${tag} ${end}`, ''].join('\r\n'));
		});
	};
	const server =
		silence?.at === 'handshake'
			? net.createServer(() => isSilentAt('handshake'))
			: tls.createServer(certificate, converse);
	server.on('tlsClientError', () => undefined);
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		certificate: certificate.cert,
		tokens,
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			if (!server.listening) return;
			server.close();
			await once(server, 'close');
		},
	};
}

interface Answer {
	readonly lines: readonly string[];
	readonly end: string;
}

function answerTo(
	command: string,
	headers: readonly Header[],
	isToken: (shown: string) => boolean,
): Answer {
	const done = (...lines: string[]): Answer => ({ lines, end: 'OK Done' });
	switch (/^(?:UID )?\w*/.exec(command)?.[0].toUpperCase() ?? '') {
		case 'CAPABILITY':
			return done('* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2');
		case 'AUTHENTICATE': {
			const given = Buffer.from(command.split(' ')[2] ?? '', 'base64').toString();
			const shown = /auth=Bearer ([\x20-\x7e]*)/.exec(given)?.[1] ?? '';
			return isToken(shown) ? done() : { lines: [], end: 'NO [AUTHENTICATIONFAILED] Expired' };
		}
		case 'LIST':
		case 'LSUB':
			return done('* LIST (\\Sent) "/" Sent');
		case 'EXAMINE':
			return done(`* ${headers.length} EXISTS`, '* OK [UIDVALIDITY 1] Valid');
		case 'UID SEARCH':
			return done(`* SEARCH ${found(command, headers).join(' ')}`.trim());
		case 'UID FETCH':
			return done(...found('', headers).map((uid) => fetched(uid, headers[uid - 1] ?? '')));
		default:
			return done();
	}
}

/** Numbers of the headers that contain one of the texts that are asked for. */
function found(command: string, headers: readonly Header[]): number[] {
	const asked = [...command.matchAll(/HEADER "?([\w-]+)"? "?([^\s")]+)"?/gi)];
	return headers.flatMap((header, at) => {
		const isFound =
			command === '' ||
			asked.some(([, name = '', text = '']) => {
				const value = new RegExp(`^${name}:(.*(?:\r\n .*)*)`, 'im').exec(header)?.[1] ?? '';
				return value.toLowerCase().includes(text.toLowerCase());
			});
		return isFound ? [at + 1] : [];
	});
}

function fetched(uid: number, header: Header): string {
	const text = `${header}\r\n\r\n`;
	const names = 'BODY[HEADER.FIELDS (Message-ID X-Mail-Key)]';
	return `* ${uid} FETCH (UID ${uid} ${names} {${Buffer.byteLength(text)}}\r\n${text})`;
}
