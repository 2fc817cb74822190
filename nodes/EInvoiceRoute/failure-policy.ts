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

const isOfCertificate = (code: string): boolean => code.startsWith('EINVOICE_CERTIFICATE_');

const CANCELLED = 'EINVOICE_PDF_CANCELLED';

/** What the codes of lib/einvoice mean to a run of items. */
export const invoiceFailures: FailurePolicy = {
	causeOf(failure): Failure | undefined {
		if (isOfCertificate(failure.code)) return { cause: 'credential-invalid' };
		if (OF_THE_FOLDER.has(failure.code)) return { cause: 'configuration-invalid' };
		return storeFailures.causeOf(failure);
	},
	endsRun: (code) =>
		code === CANCELLED ||
		isOfCertificate(code) ||
		OF_THE_FOLDER.has(code) ||
		storeFailures.endsRun(code),
	isOutage: (code) => storeFailures.isOutage(code),
	isDoubtful: () => false,
	inDutch: ({ code }) => inDutch(code),
	isCancelled: (code) => code === CANCELLED || storeFailures.isCancelled(code),
	cancelled: () =>
		new CodedError({
			code: CANCELLED,
			message: 'The execution was canceled before this invoice was dealt with.',
			remedy: 'Start it again when you want it done.',
		}),
};
