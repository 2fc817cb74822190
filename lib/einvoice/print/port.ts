/**
 * The one opening through which a printer is reached. Whoever makes it signs in, checks the certificate, and sends nothing
 * to any other host than that of the printer.
 *
 * Rejects with a `TransportFailure` where no whole answer came.
 */
export type PrinterPort = (exchange: PrinterExchange) => Promise<PrinterAnswer>;

export interface PrinterExchange {
	/** `http:` or `https:`. */
	readonly url: string;
	/** Goes first. */
	readonly message: Uint8Array;
	/** Goes behind it. */
	readonly document?: Uint8Array;
	/** From connecting to the last byte, in milliseconds. */
	readonly timeoutMs: number;
	/** Answers of more bytes are given up. */
	readonly maxAnswerBytes: number;
	readonly signal?: AbortSignal;
}

/** An answer that arrived whole, whatever its status. */
export interface PrinterAnswer {
	/** Of HTTP. */
	readonly status: number;
	readonly body: Uint8Array;
}
