import type { Failure } from 'n8n-workflow';
import { CodedError } from '../../lib/errors/coded-error';
import { inDutch } from '../../lib/einvoice';
import type { FailurePolicy } from '../shared/failures';
import { storeFailures } from '../shared/store/failure-policy';

/** Nothing can be stored until a person acts on the folder. */
const OF_THE_FOLDER: ReadonlySet<string> = new Set([
	'EINVOICE_FOLDER_MISSING',
	'EINVOICE_FOLDER_CLOSED',
	'EINVOICE_FOLDER_FULL',
]);

/** The printer of the credential takes none of the documents. */
const OF_THE_PRINTER: ReadonlySet<string> = new Set([
	'EINVOICE_PRINTER_ADDRESS_INVALID',
	'EINVOICE_PRINTER_CERTIFICATE',
	'EINVOICE_PRINTER_SIGN_IN',
	'EINVOICE_PRINTER_UNKNOWN',
	'EINVOICE_PRINTER_ANSWER_INVALID',
	'EINVOICE_PRINTER_NO_PDF',
	'EINVOICE_PRINTER_NOT_ACCEPTING',
]);

/** The printer takes nothing just now, or does not get on. */
const PRINTER_OUTAGES: ReadonlySet<string> = new Set([
	'EINVOICE_PRINTER_UNREACHABLE',
	'EINVOICE_PRINTER_CUT',
	'EINVOICE_PRINTER_BUSY',
	'EINVOICE_PRINTER_FAILED',
	'EINVOICE_PRINT_WAITING',
]);

const isOfCertificate = (code: string): boolean => code.startsWith('EINVOICE_CERTIFICATE_');

const CANCELLED = 'EINVOICE_PDF_CANCELLED';

const CANCELLED_CODES: ReadonlySet<string> = new Set([CANCELLED, 'EINVOICE_PRINT_STOPPED']);

/** What the codes of lib/einvoice mean to a run of items. */
export const invoiceFailures: FailurePolicy = {
	causeOf(failure): Failure | undefined {
		if (isOfCertificate(failure.code) || OF_THE_PRINTER.has(failure.code)) {
			return { cause: 'credential-invalid' };
		}
		if (PRINTER_OUTAGES.has(failure.code)) return { cause: 'temporarily-unavailable' };
		if (OF_THE_FOLDER.has(failure.code)) return { cause: 'configuration-invalid' };
		return storeFailures.causeOf(failure);
	},
	endsRun: (code) =>
		CANCELLED_CODES.has(code) ||
		OF_THE_PRINTER.has(code) ||
		isOfCertificate(code) ||
		OF_THE_FOLDER.has(code) ||
		storeFailures.endsRun(code),
	isOutage: (code) => PRINTER_OUTAGES.has(code) || storeFailures.isOutage(code),
	isDoubtful: (code) => code === 'EINVOICE_PRINT_DOUBTFUL',
	inDutch: ({ code }) => inDutch(code),
	isCancelled: (code) => CANCELLED_CODES.has(code) || storeFailures.isCancelled(code),
	cancelled: () =>
		new CodedError({
			code: CANCELLED,
			message: 'The execution was canceled before this invoice was dealt with.',
			remedy: 'Start it again when you want it done.',
		}),
};
