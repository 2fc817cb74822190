import { EInvoiceError } from '../../errors';

/** Where a printer is. */
export interface PrinterAddress {
	/** As printers name themselves: `ipp:` or `ipps:`, always with the port. By it a printer is known again. */
	readonly uri: string;
	/** Where requests go: `http:` or `https:`. */
	readonly url: string;
	readonly isEncrypted: boolean;
}

/** The port of IPP, also encrypted (RFC 8010, 4; RFC 7472). */
const IPP_PORT = '631';

const SCHEMES: ReadonlyMap<string, { readonly web: string; readonly port: string }> = new Map([
	['ipp:', { web: 'http:', port: IPP_PORT }],
	['ipps:', { web: 'https:', port: IPP_PORT }],
	['http:', { web: 'http:', port: '80' }],
	['https:', { web: 'https:', port: '443' }],
]);

/**
 * Reads the address of a printer, such as `ipp://printer.local/ipp/print` or
 * `http://cups.local:631/printers/Invoices`.
 *
 * @throws EInvoiceError EINVOICE_PRINTER_ADDRESS_INVALID
 */
export function printerAddress(text: string): PrinterAddress {
	const trimmed = text.trim();
	const scheme = SCHEMES.get(/^[a-z]+:/i.exec(trimmed)?.[0].toLowerCase() ?? '');
	if (scheme === undefined)
		throw invalid(text, 'does not begin with ipp://, ipps://, http:// or https://');
	const web = trimmed.replace(/^[a-z]+:/i, scheme.web);
	if (!/^https?:\/\/[^/]/.test(web) || !URL.canParse(web)) throw invalid(text, 'names no host');
	const { hostname, port, pathname, username, password, search, hash } = new URL(web);
	if (username !== '' || password !== '') {
		throw invalid('…', 'has user or password in it', 'Put these in the fields User and Password.');
	}
	if (search !== '' || hash !== '') throw invalid(text, 'has something behind a ? or #');
	// A port that is usual for the web is left out by URL, also where IPP has another one.
	const written = /^https?:\/\/(?:\[[^\]]*\]|[^/:]*):(\d+)/.exec(web)?.[1];
	const place = `${hostname}:${port === '' ? (written ?? scheme.port) : port}${pathname}`;
	const isEncrypted = scheme.web === 'https:';
	return {
		uri: `${isEncrypted ? 'ipps' : 'ipp'}://${place}`,
		url: `${scheme.web}//${place}`,
		isEncrypted,
	};
}

function invalid(text: string, what: string, remedy?: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_PRINTER_ADDRESS_INVALID',
		message: `The printer address "${text}" ${what}.`,
		remedy:
			remedy ??
			'Give it as ipp://printer.local/ipp/print for a printer, or as http://server:631/printers/NAME for a queue of CUPS.',
	});
}
