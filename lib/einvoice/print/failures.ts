import { TransportFailure } from '../../ports/http';
import { EInvoiceError } from '../errors';
import type { PrintErrorCode } from './codes';
import type { PrinterAddress } from './ipp/address';
import { isClientError, STATUS, statusName } from './ipp/status';

type Where = Pick<PrinterAddress, 'uri'>;

/** Why no connection was trusted, in the words of Node. */
const CERTIFICATE = /CERT|ALTNAME|SIGNED|SSL|TLS|EPROTO|ISSUER/;

/** What became of a request without a whole answer; others as they are. */
export function failureOfTransport({ uri }: Where, error: unknown): unknown {
	if (!(error instanceof TransportFailure)) return error;
	const { kind, reason } = error;
	const details = { printer: uri, reason };
	if (kind === 'cancelled') return stopped();
	if (kind === 'unreachable' && CERTIFICATE.test(reason)) {
		return new EInvoiceError({
			code: 'EINVOICE_PRINTER_CERTIFICATE',
			message: `The printer ${uri} shows no certificate that can be trusted (${reason}).`,
			remedy:
				'Put the certificate of whoever signed it, or its own, into the field CA Certificate, and use the name that stands in it. A printer without encryption has ipp:// in its address.',
			details,
		});
	}
	if (kind === 'unreachable' || kind === 'refused') {
		return new EInvoiceError({
			code: 'EINVOICE_PRINTER_UNREACHABLE',
			message: `The printer ${uri} cannot be reached (${reason}).`,
			remedy:
				'Look whether it is switched on and connected, and whether name and port in the credential are right as the machine of n8n sees them.',
			details,
		});
	}
	if (kind === 'too-large' || kind === 'redirected') return answerInvalid({ uri }, reason);
	return new EInvoiceError({
		code: 'EINVOICE_PRINTER_CUT',
		message: `The connection to the printer ${uri} broke off before it had answered (${reason}).`,
		remedy: 'Run again: what it was asked is looked up there first.',
		details,
	});
}

/** Of HTTP, before IPP has its say. */
export function failureOfHttp(where: Where, status: number): EInvoiceError {
	if (status === 401 || status === 403) return signIn(where, `status ${status}`);
	if (status === 404) return unknownPrinter(where, `status ${status}`);
	if (status === 426) {
		return new EInvoiceError({
			code: 'EINVOICE_PRINTER_CERTIFICATE',
			message: `The printer ${where.uri} wants an encrypted connection.`,
			remedy: 'Write ipps:// or https:// in its address.',
			details: { printer: where.uri },
		});
	}
	return answerInvalid(where, `status ${status} of HTTP`);
}

/** Of a printer that answered, and did not do what it was asked. */
export function failureOfStatus(
	where: Where,
	status: number,
	given: { readonly message?: string; readonly unsupported?: readonly string[] } = {},
): EInvoiceError {
	const { message = '', unsupported = [] } = given;
	const name = statusName(status);
	switch (status) {
		case STATUS.forbidden:
		case STATUS.notAuthenticated:
		case STATUS.notAuthorized:
			return signIn(where, name);
		case STATUS.notFound:
		case STATUS.gone:
			return unknownPrinter(where, name);
		case STATUS.formatNotSupported:
			return noPdf(where);
		case STATUS.notAcceptingJobs:
			return notAccepting(where);
		case STATUS.busy:
		case STATUS.serviceUnavailable:
		case STATUS.temporaryError:
			return busy(where, name);
	}
	// What is not possible with a job may have been done with it before.
	const isRefusal = isClientError(status) && status !== STATUS.notPossible;
	const why = [name, message, unsupported.join(', ')].filter((one) => one !== '').join('; ');
	return new EInvoiceError({
		code: isRefusal ? 'EINVOICE_PRINTER_REFUSED' : 'EINVOICE_PRINTER_FAILED',
		message: `The printer ${where.uri} ${isRefusal ? 'refuses this' : 'has an error of its own'} (${why}).`,
		remedy: isRefusal
			? 'Leave out what it cannot do, such as two-sided or several copies, or choose another printer.'
			: 'Look at the printer or its server, and run again.',
		details: {
			printer: where.uri,
			status: name,
			...(unsupported.length > 0 && { unsupported: unsupported.join(', ') }),
		},
	});
}

export function answerInvalid({ uri }: Where, reason: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINTER_ANSWER_INVALID',
		message: `What answers at ${uri} does not speak the Internet Printing Protocol (${reason}).`,
		remedy:
			'Correct path and port of the address: most printers have /ipp/print and port 631, a queue of CUPS has /printers/NAME.',
		details: { printer: uri, reason },
	});
}

function signIn({ uri }: Where, reason: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINTER_SIGN_IN',
		message: `The printer ${uri} does not take this user and password, or they may not print there (${reason}).`,
		remedy: 'Correct user and password in the credential, or allow this user to print.',
		details: { printer: uri, reason },
	});
}

function unknownPrinter({ uri }: Where, reason: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINTER_UNKNOWN',
		message: `There is no printer at ${uri} (${reason}).`,
		remedy:
			'Correct the path of the address: /ipp/print for most printers, /printers/NAME for a queue of CUPS.',
		details: { printer: uri, reason },
	});
}

export function noPdf({ uri }: Where): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINTER_NO_PDF',
		message: `The printer ${uri} takes no PDF.`,
		remedy:
			'Make a queue for it in CUPS, which turns PDF into what it takes, and use the address of that.',
		details: { printer: uri },
	});
}

export function notAccepting({ uri }: Where): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINTER_NOT_ACCEPTING',
		message: `The printer ${uri} was told to take no jobs.`,
		remedy: 'Allow jobs again, in CUPS with "cupsaccept NAME", and run again.',
		details: { printer: uri },
	});
}

function busy({ uri }: Where, reason: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINTER_BUSY',
		message: `The printer ${uri} takes no further job just now (${reason}).`,
		remedy: 'Nothing to do: the next run prints it.',
		details: { printer: uri, reason },
	});
}

/** The execution was called off. */
export function stopped(): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINT_STOPPED',
		message: 'The execution was canceled before the end of this print was known.',
		remedy: 'Start it again: what the printer has is looked up, and not printed twice.',
	});
}

/** With these the printer has surely taken nothing of what it was just given. */
const NOTHING_TAKEN: ReadonlySet<string> = new Set<PrintErrorCode>([
	'EINVOICE_PRINTER_UNREACHABLE',
	'EINVOICE_PRINTER_CERTIFICATE',
	'EINVOICE_PRINTER_SIGN_IN',
	'EINVOICE_PRINTER_UNKNOWN',
	'EINVOICE_PRINTER_NO_PDF',
	'EINVOICE_PRINTER_NOT_ACCEPTING',
	'EINVOICE_PRINTER_BUSY',
	'EINVOICE_PRINTER_REFUSED',
]);

export function tookNothing({ code }: EInvoiceError): boolean {
	return NOTHING_TAKEN.has(code);
}

/** The printer can be asked again at once. */
export function isThere({ code }: EInvoiceError): boolean {
	return code !== 'EINVOICE_PRINTER_UNREACHABLE' && code !== 'EINVOICE_PRINTER_CERTIFICATE';
}
