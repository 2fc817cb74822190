import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import {
	IppClient,
	Printer,
	printerAddress,
	reasonsInWords,
	type PrinterAbilities,
} from '../../lib/einvoice';
import { noPdf, notAccepting } from '../../lib/einvoice/print/failures';
import { toCodedError } from '../shared/failures';
import { createPrinterPort } from './printer-port';

/** Name of the credential type, see credentials/EInvoicePrinterApi.credentials.ts. */
export const PRINTER_CREDENTIAL = 'eInvoicePrinterApi';

/** As the printer shows whose jobs they are, where nobody signs in. */
const USER = 'n8n';

/**
 * The printer of a credential; asks it nothing yet.
 *
 * @throws EInvoiceError EINVOICE_PRINTER_ADDRESS_INVALID
 */
export function printerIn(
	credential: ICredentialDataDecryptedObject,
	signal?: AbortSignal,
): { readonly printer: Printer; readonly answerMs: number } {
	const text = (name: string): string => {
		const value = credential[name];
		return typeof value === 'string' ? value : '';
	};
	const address = printerAddress(text('url'));
	const user = text('user').trim();
	const answerMs = milliseconds(credential['answerSeconds'], 60);
	const port = createPrinterPort({
		...{ url: address.url, user, password: text('password'), ca: text('ca').trim() },
		connectMs: milliseconds(credential['connectSeconds'], 10),
	});
	const named = { address, user: user === '' ? USER : user, timeoutMs: answerMs, signal };
	return { printer: new Printer(new IppClient(named, port)), answerMs };
}

function milliseconds(value: unknown, usual: number): number {
	const seconds = typeof value === 'number' && value > 0 ? value : usual;
	return seconds * 1000;
}

/** Asks the printer how it is, and says so in words; prints nothing. */
export async function testPrinter(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const { printer } = printerIn(data);
		const abilities = await printer.look();
		if (!abilities.takesPdf) throw noPdf(printer);
		if (!abilities.isAccepting) throw notAccepting(printer);
		const isOpen = printer.uri.startsWith('ipp:') && data['user'] !== '' && data['user'] != null;
		const warning = isOpen ? ' User and password go over the network as they are.' : '';
		return { status: 'OK', message: `${inWords(abilities)}${warning}` };
	} catch (error) {
		const { message, remedy } = toCodedError(error);
		return { status: 'Error', message: `${message} ${remedy}` };
	}
}

const STATES = {
	idle: 'is ready',
	processing: 'is printing',
	stopped: 'takes documents but stands still',
} as const;

function inWords({ name, model, state, reasons }: PrinterAbilities): string {
	const { en } = reasonsInWords(reasons);
	const called = [name, model].filter((one) => one !== '').join(', ') || 'The printer';
	return `${called} ${STATES[state]}${en === '' ? '' : `: ${en}`}.`;
}
