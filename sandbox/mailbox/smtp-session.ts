/** What a client handed over: who it is for and the message as it came. */
export interface Envelope {
	readonly from: string;
	readonly to: readonly string[];
	/** The message with its header, lines ended by CRLF, one byte per character. */
	readonly raw: string;
}

export interface SmtpSessionOptions {
	/** Told with an answer of one line or more. */
	readonly answer: (lines: string) => void;
	/** Takes a message; what it throws is told to the client as a refusal. */
	readonly accept: (envelope: Envelope) => void;
	readonly hangUp: () => void;
}

/** Bytes of a message at most, as EHLO says. */
const MOST_BYTES = 10 * 1024 * 1024;

/** A line of a command may have so many bytes (RFC 5321, 4.5.3.1.4, with room for extensions). */
const LONGEST_COMMAND = 2048;

const ADDRESS = /^(?:FROM|TO):\s*<([^<>]*)>/i;

/**
 * One conversation of the Simple Mail Transfer Protocol (RFC 5321) from the receiving side. It takes
 * what it is given, in whatever pieces it comes; bytes are characters from 0 to 255.
 */
export class SmtpSession {
	#pending = '';
	#from: string | undefined;
	#to: string[] = [];
	/** The lines of the message that is coming in; undefined between messages. */
	#message: string[] | undefined;
	#bytes = 0;

	constructor(private readonly options: SmtpSessionOptions) {}

	greet(): void {
		this.options.answer('220 sandbox ESMTP');
	}

	receive(text: string): void {
		const lines = `${this.#pending}${text}`.split('\r\n');
		this.#pending = lines.pop() ?? '';
		for (const line of lines) {
			if (this.#message === undefined) this.#command(line);
			else this.#data(line, this.#message);
		}
		const longest = this.#message === undefined ? LONGEST_COMMAND : MOST_BYTES;
		if (this.#pending.length > longest) {
			this.#pending = '';
			this.options.answer('500 Line too long');
			this.options.hangUp();
		}
	}

	#command(line: string): void {
		const rest = line.slice(5);
		switch (line.slice(0, 4).toUpperCase()) {
			case 'EHLO':
				this.#forget();
				this.options.answer(`250-sandbox\r\n250-8BITMIME\r\n250 SIZE ${String(MOST_BYTES)}`);
				return;
			case 'HELO':
			case 'RSET':
				this.#forget();
				this.options.answer('250 OK');
				return;
			case 'NOOP':
				this.options.answer('250 OK');
				return;
			case 'MAIL':
				this.#sender(rest);
				return;
			case 'RCPT':
				this.#recipient(rest);
				return;
			case 'DATA':
				this.#begin();
				return;
			case 'QUIT':
				this.options.answer('221 Bye');
				this.options.hangUp();
				return;
			default:
				this.options.answer('502 Command not implemented');
		}
	}

	#sender(rest: string): void {
		const address = ADDRESS.exec(rest)?.[1];
		if (address === undefined) {
			this.options.answer('501 MAIL FROM:<address>');
			return;
		}
		this.#forget();
		this.#from = address;
		this.options.answer('250 OK');
	}

	#recipient(rest: string): void {
		const address = ADDRESS.exec(rest)?.[1];
		if (this.#from === undefined) this.options.answer('503 MAIL first');
		else if (address === undefined || !address.includes('@')) {
			this.options.answer('553 RCPT TO:<address>');
		} else {
			this.#to.push(address);
			this.options.answer('250 OK');
		}
	}

	#begin(): void {
		if (this.#to.length === 0) {
			this.options.answer('503 RCPT first');
			return;
		}
		this.#message = [];
		this.#bytes = 0;
		this.options.answer('354 End with a line that holds a dot only');
	}

	/** A line that begins with a dot comes with one more, and one that is a dot is the end. */
	#data(line: string, message: string[]): void {
		if (line === '.') {
			this.#end(message);
			return;
		}
		this.#bytes += line.length + 2;
		if (this.#bytes <= MOST_BYTES) message.push(line.startsWith('.') ? line.slice(1) : line);
	}

	#end(message: readonly string[]): void {
		const [from, to, isTooLarge] = [this.#from ?? '', this.#to, this.#bytes > MOST_BYTES];
		this.#forget();
		if (isTooLarge) {
			this.options.answer('552 Message too large');
			return;
		}
		this.options.accept({ from, to, raw: message.map((line) => `${line}\r\n`).join('') });
		this.options.answer('250 OK');
	}

	#forget(): void {
		this.#from = undefined;
		this.#to = [];
		this.#message = undefined;
	}
}
