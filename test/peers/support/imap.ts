import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { delivered, peers } from './peers';

/** As much of IMAP as it takes to read what has arrived (RFC 9051, and RFC 3516 for files). */
export class ImapReader {
	private received = '';
	private commands = 0;

	private constructor(private readonly socket: TLSSocket) {
		socket.setEncoding('latin1');
		socket.on('data', (chunk: string) => {
			this.received += chunk;
		});
	}

	/** Opens the inbox of an address, once everything has arrived. */
	static async open(mailbox: string): Promise<ImapReader> {
		await delivered();
		const { host, ports, authority, mailboxPassword } = peers;
		const socket = connect({ host, port: ports.imap, ca: authority, servername: host });
		const reader = new ImapReader(socket);
		await once(socket, 'secureConnect');
		await reader.command(`LOGIN ${mailbox} ${mailboxPassword}`);
		await reader.command('SELECT INBOX');
		return reader;
	}

	/** Numbers of the mails with this text in this header. */
	async search(header: string, text: string): Promise<readonly number[]> {
		const said = await this.command(`SEARCH HEADER ${header} "${text}"`);
		return (/^\* SEARCH(.*)\r$/m.exec(said)?.[1] ?? '')
			.trim()
			.split(/\s+/)
			.filter(Boolean)
			.map(Number);
	}

	/**
	 * What the server gives for a part, such as `BODY.PEEK[HEADER]`, `BODY.PEEK[1]` and, with its
	 * encoding undone, `BINARY.PEEK[2]`.
	 */
	async fetch(mail: number, part: string): Promise<Buffer> {
		const said = await this.command(`FETCH ${mail} (${part})`);
		const found = /\{(\d+)\}\r\n/.exec(said);
		if (found === null) throw new Error(`No literal in ${said}`);
		const begin = found.index + found[0].length;
		return Buffer.from(said.slice(begin, begin + Number(found[1])), 'latin1');
	}

	/** How the server reads it: types, names and encodings of its parts. */
	structure(mail: number): Promise<string> {
		return this.command(`FETCH ${mail} BODYSTRUCTURE`);
	}

	async close(): Promise<void> {
		await this.command('LOGOUT');
		this.socket.destroy();
	}

	private async command(line: string): Promise<string> {
		this.commands += 1;
		const tag = `a${this.commands}`;
		this.received = '';
		this.socket.write(`${tag} ${line}\r\n`);
		const end = new RegExp(`(?:^|\\r\\n)${tag} (OK|NO|BAD).*\\r\\n$`);
		for (;;) {
			const found = end.exec(this.received);
			if (found?.[1] === 'OK') return this.received;
			if (found !== null) throw new Error(`${line.split(' ')[0] ?? ''}: ${found[0].trim()}`);
			await once(this.socket, 'data');
		}
	}
}
