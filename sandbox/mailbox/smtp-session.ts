import { beginSignIn, type MailAccount, type SignIn } from './accounts';
import type { MailFault, MailFaultBoard, MailPhase } from './mail-faults';

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
	/** Closes the connection without a word. */
	readonly cut: () => void;
	readonly wait: (milliseconds: number) => Promise<void>;
	readonly faults: MailFaultBoard;
	/** Begins TLS on the connection; left out where it is not offered. */
	readonly startTls?: () => void;
	/** Who may sign in; left out where nobody has to. */
	readonly accounts?: readonly MailAccount[];
	/** Whether it takes addresses beyond ASCII (RFC 6531). */
	readonly offersUtf8?: boolean;
	/** Bytes of a message at most, as EHLO says. */
	readonly mostBytes: number;
}

/** A line of a command may have so many bytes (RFC 5321, 4.5.3.1.4, with room for tokens). */
const LONGEST_COMMAND = 12_288;

const ADDRESS = /^(?:FROM|TO):\s*<([^<>]*)>/i;

/**
 * One conversation of the Simple Mail Transfer Protocol (RFC 5321) from the receiving side. It takes
 * what it is given, in whatever pieces it comes; bytes are characters from 0 to 255. Commands that
 * come in one piece are answered in their order.
 */
export class SmtpSession {
	#pending = '';
	#isAtWork = false;
	#isOver = false;
	#from: string | undefined;
	#to: string[] = [];
	/** The lines of the message that is coming in; undefined between messages. */
	#message: string[] | undefined;
	#bytes = 0;
	#account: MailAccount | undefined;
	#signIn: Extract<SignIn, { say: string }> | undefined;
	#isEncrypted: boolean;

	constructor(
		private readonly options: SmtpSessionOptions,
		isEncrypted = false,
	) {
		this.#isEncrypted = isEncrypted;
	}

	async greet(): Promise<void> {
		if (await this.#disturbed('greeting')) return;
		this.options.answer('220 sandbox ESMTP');
	}

	receive(text: string): void {
		this.#pending += text;
		if (!this.#isAtWork) void this.#work();
	}

	async #work(): Promise<void> {
		this.#isAtWork = true;
		let begin = 0;
		for (let end = this.#pending.indexOf('\r\n'); end >= 0 && !this.#isOver;) {
			const line = this.#pending.slice(begin, end);
			begin = end + 2;
			const doing =
				this.#message === undefined ? this.#command(line) : this.#data(line, this.#message);
			if (doing !== undefined) {
				this.#pending = this.#pending.slice(begin);
				begin = 0;
				await doing;
			}
			end = this.#pending.indexOf('\r\n', begin);
		}
		this.#pending = this.#pending.slice(begin);
		this.#isAtWork = false;
		const longest = this.#message === undefined ? LONGEST_COMMAND : this.options.mostBytes;
		if (this.#pending.length > longest) {
			this.#pending = '';
			this.options.answer('500 Line too long');
			this.options.hangUp();
		}
	}

	/** True when a fault took the place of what would have been done. */
	async #disturbed(at: MailPhase, recipients: readonly string[] = this.#to): Promise<boolean> {
		const fault: MailFault | undefined = this.options.faults.take(at, recipients);
		if (fault === undefined) return false;
		if (fault.do === 'delay') {
			await this.options.wait(fault.milliseconds ?? 1000);
			return false;
		}
		if (fault.do === 'cut') {
			this.#isOver = true;
			this.options.cut();
			return true;
		}
		const reply = fault.reply ?? '451 4.3.0 Try again later';
		this.options.answer(reply);
		if (reply.startsWith('421')) {
			this.#isOver = true;
			this.options.hangUp();
		}
		return true;
	}

	#command(line: string): Promise<void> | undefined {
		if (this.#signIn !== undefined) {
			this.#step(this.#signIn.next(line));
			return undefined;
		}
		const rest = line.slice(5);
		switch (line.slice(0, 4).toUpperCase()) {
			case 'EHLO':
				this.#forget();
				this.options.answer(this.#greeting());
				return undefined;
			case 'HELO':
			case 'RSET':
				this.#forget();
				this.options.answer('250 OK');
				return undefined;
			case 'NOOP':
				this.options.answer('250 OK');
				return undefined;
			case 'STAR':
				this.#startTls();
				return undefined;
			case 'AUTH':
				return this.#authenticate(rest);
			case 'MAIL':
				return this.#sender(rest);
			case 'RCPT':
				return this.#recipient(rest);
			case 'DATA':
				return this.#begin();
			case 'QUIT':
				return this.#farewell();
			default:
				this.options.answer('502 Command not implemented');
				return undefined;
		}
	}

	async #farewell(): Promise<void> {
		if (await this.#disturbed('quit')) return;
		this.options.answer('221 Bye');
		this.options.hangUp();
	}

	#greeting(): string {
		const { startTls, accounts, mostBytes } = this.options;
		const offersTls = startTls !== undefined && !this.#isEncrypted;
		const lines = [
			'sandbox',
			...(offersTls ? ['STARTTLS'] : []),
			...(accounts !== undefined && this.#isEncrypted ? ['AUTH PLAIN LOGIN XOAUTH2'] : []),
			'PIPELINING',
			'8BITMIME',
			...(this.options.offersUtf8 === true ? ['SMTPUTF8'] : []),
			`SIZE ${String(mostBytes)}`,
		];
		return lines
			.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`)
			.join('\r\n');
	}

	#startTls(): void {
		const { startTls } = this.options;
		if (startTls === undefined || this.#isEncrypted) {
			this.options.answer('502 Command not implemented');
			return;
		}
		this.options.answer('220 Go ahead');
		this.#forget();
		// What came before it in the open must not count behind it.
		this.#pending = '';
		this.#isEncrypted = true;
		startTls();
	}

	#authenticate(rest: string): Promise<void> | undefined {
		const { accounts } = this.options;
		if (accounts === undefined || !this.#isEncrypted) {
			this.options.answer('502 Command not implemented');
			return undefined;
		}
		const begun = beginSignIn(rest, accounts);
		if (begun === undefined) {
			this.options.answer('504 5.5.4 Mechanism not offered');
			return undefined;
		}
		return this.#disturbed('auth').then((isDisturbed) => {
			if (!isDisturbed) this.#step(begun);
		});
	}

	#step(signIn: SignIn): void {
		if ('say' in signIn) {
			this.#signIn = signIn;
			this.options.answer(signIn.say);
			return;
		}
		this.#signIn = undefined;
		this.#account = signIn.account;
		this.options.answer(
			signIn.account === undefined
				? '535 5.7.8 Error: authentication failed'
				: '235 2.7.0 Authentication successful',
		);
	}

	async #sender(rest: string): Promise<void> {
		const address = ADDRESS.exec(rest)?.[1];
		if (address === undefined) {
			this.options.answer('501 MAIL FROM:<address>');
			return;
		}
		if (this.options.startTls !== undefined && !this.#isEncrypted) {
			this.options.answer('530 5.7.0 Must issue a STARTTLS command first');
			return;
		}
		this.#forget();
		if (await this.#disturbed('mail')) return;
		this.#from = address;
		this.options.answer('250 OK');
	}

	async #recipient(rest: string): Promise<void> {
		const address = ADDRESS.exec(rest)?.[1];
		if (this.#from === undefined) {
			this.options.answer('503 MAIL first');
		} else if (address === undefined || !address.includes('@')) {
			this.options.answer('553 RCPT TO:<address>');
		} else if (this.options.accounts !== undefined && this.#account === undefined) {
			this.options.answer(`554 5.7.1 <${address}>: Recipient address rejected: Access denied`);
		} else if (this.#account?.mayBe.includes(this.#from.toLowerCase()) === false) {
			const { user } = this.#account;
			this.options.answer(
				`553 5.7.1 <${this.#from}>: Sender address rejected: not owned by user ${user}`,
			);
		} else if (!(await this.#disturbed('rcpt', [address]))) {
			this.#to.push(address);
			this.options.answer('250 OK');
		}
	}

	async #begin(): Promise<void> {
		if (this.#to.length === 0) {
			this.options.answer('503 RCPT first');
			return;
		}
		if (await this.#disturbed('data')) return;
		this.#message = [];
		this.#bytes = 0;
		this.options.answer('354 End with a line that holds a dot only');
	}

	/** A line that begins with a dot comes with one more, and one that is a dot is the end. */
	#data(line: string, message: string[]): Promise<void> | undefined {
		if (line === '.') return this.#end(message);
		const isFirst = this.#bytes === 0;
		this.#bytes += line.length + 2;
		if (this.#bytes <= this.options.mostBytes) {
			message.push(line.startsWith('.') ? line.slice(1) : line);
		}
		return isFirst ? this.#disturbed('body').then(() => undefined) : undefined;
	}

	async #end(message: readonly string[]): Promise<void> {
		const [from, to] = [this.#from ?? '', this.#to];
		const isTooLarge = this.#bytes > this.options.mostBytes;
		const isRefused = await this.#disturbed('end');
		this.#forget();
		if (isRefused) return;
		if (isTooLarge) {
			this.options.answer('552 5.3.4 Message too large');
			return;
		}
		this.options.accept({ from, to, raw: `${message.join('\r\n')}\r\n` });
		if (!(await this.#disturbed('taken', to))) this.options.answer('250 OK');
	}

	#forget(): void {
		this.#from = undefined;
		this.#to = [];
		this.#message = undefined;
	}
}
