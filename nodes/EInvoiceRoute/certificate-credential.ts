import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { EInvoiceError } from '../../lib/einvoice';
import { checkCertificate } from '../../lib/einvoice/pdf/finish/certificate';
import { toCodedError } from '../shared/failures';
import type { SigningCertificate } from './session';

/**
 * Reads the certificate of a credential; opens it not yet.
 *
 * @throws EInvoiceError EINVOICE_CERTIFICATE_INVALID
 */
export function certificateIn(credential: ICredentialDataDecryptedObject): SigningCertificate {
	const text = (name: string): string => {
		const value = credential[name];
		return typeof value === 'string' ? value : '';
	};
	const p12 = Buffer.from(text('p12').replace(/\s/g, ''), 'base64');
	if (p12.length === 0) {
		throw new EInvoiceError({
			code: 'EINVOICE_CERTIFICATE_INVALID',
			message: 'The credential holds no certificate.',
			remedy: 'Put the P12 file there in Base64, as "base64 -w0 firm.p12" writes it.',
		});
	}
	const file = { p12, passphrase: text('passphrase') };
	return { file, name: text('signedBy').trim(), reason: text('reason').trim() };
}

/** Opens the certificate and looks whether it can sign today. */
export function testCertificate(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		checkCertificate(certificateIn(data).file, new Date());
		return Promise.resolve({ status: 'OK', message: 'The certificate can sign documents.' });
	} catch (error) {
		const { message, remedy } = toCodedError(error);
		return Promise.resolve({ status: 'Error', message: `${message} ${remedy}` });
	}
}
