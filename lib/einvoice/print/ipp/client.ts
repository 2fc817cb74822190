import type { PrinterAnswer, PrinterPort } from '../port';
import { answerInvalid, failureOfHttp, failureOfTransport } from '../failures';
import type { PrinterAddress } from './address';
import { decodeResponse, IppFormatError, type IppResponse } from './decode';
import { encodeRequest, type IppRequest, type SentAttribute } from './encode';
import { STATUS } from './status';
import type { Operation } from './tags';

export interface IppClientOptions {
	readonly address: PrinterAddress;
	/** Whose jobs they are, as the printer shows them. */
	readonly user: string;
	/** For each request, from connecting to the last byte, in milliseconds. */
	readonly timeoutMs: number;
	readonly signal?: AbortSignal | undefined;
}

/** What is asked, beside what every request has. */
export interface IppQuestion {
	readonly attributes?: readonly SentAttribute[];
	readonly job?: readonly SentAttribute[];
	readonly document?: Uint8Array;
}

/** A list of some thousand jobs is smaller. */
const MOST_ANSWER_BYTES = 16 * 1024 * 1024;

/** Asks one printer by the Internet Printing Protocol (RFC 8010, RFC 8011). */
export class IppClient {
	private version: IppRequest['version'] = [2, 0];
	private requests = 0;

	constructor(
		private readonly options: IppClientOptions,
		private readonly port: PrinterPort,
	) {}

	get address(): PrinterAddress {
		return this.options.address;
	}

	/**
	 * What the printer answers, whatever its status.
	 *
	 * @throws EInvoiceError EINVOICE_PRINTER_UNREACHABLE, EINVOICE_PRINTER_CUT, EINVOICE_PRINTER_CERTIFICATE,
	 * EINVOICE_PRINTER_SIGN_IN, EINVOICE_PRINTER_UNKNOWN, EINVOICE_PRINTER_ANSWER_INVALID, EINVOICE_PRINT_STOPPED
	 */
	async ask(operation: Operation, question: IppQuestion = {}): Promise<IppResponse> {
		const response = await this.askOnce(operation, question);
		if (response.status !== STATUS.versionNotSupported || this.version[0] === 1) return response;
		this.version = [1, 1];
		return await this.askOnce(operation, question);
	}

	private async askOnce(operation: Operation, question: IppQuestion): Promise<IppResponse> {
		const { address } = this.options;
		this.requests += 1;
		const requestId = this.requests;
		const answer = await this.exchange(
			encodeRequest({
				version: this.version,
				operation,
				requestId,
				attributes: [...this.always(), ...(question.attributes ?? [])],
				job: question.job ?? [],
			}),
			question.document,
		);
		if (answer.status !== 200) throw failureOfHttp(address, answer.status);
		try {
			return decodeResponse(answer.body);
		} catch (error) {
			if (error instanceof IppFormatError) throw answerInvalid(address, error.message);
			throw error;
		}
	}

	private async exchange(message: Uint8Array, document?: Uint8Array): Promise<PrinterAnswer> {
		const { address, timeoutMs, signal } = this.options;
		try {
			return await this.port({
				url: address.url,
				message,
				...(document !== undefined && { document }),
				timeoutMs,
				maxAnswerBytes: MOST_ANSWER_BYTES,
				...(signal !== undefined && { signal }),
			});
		} catch (error) {
			throw failureOfTransport(address, error);
		}
	}

	/** In this order (RFC 8011, 4.1.4). */
	private always(): readonly SentAttribute[] {
		const { address, user } = this.options;
		return [
			{ name: 'attributes-charset', type: 'charset', values: ['utf-8'] },
			{ name: 'attributes-natural-language', type: 'naturalLanguage', values: ['en'] },
			{ name: 'printer-uri', type: 'uri', values: [address.uri] },
			{ name: 'requesting-user-name', type: 'name', values: [user] },
		];
	}
}
