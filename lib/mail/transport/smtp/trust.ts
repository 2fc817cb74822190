import { X509Certificate } from 'node:crypto';
import { rootCertificates, type SecureContextOptions } from 'node:tls';
import type { MailError } from '../../errors';
import { invalid } from '../../profile/settings';

/**
 * Which certificates a server may show: the usual ones, and those of the profile beside them.
 *
 * @param ca certificates as PEM; '' for none
 * @throws MailError MAIL_PROFILE_INVALID: TLS itself would pass over what it cannot read
 */
export function trusted(ca: string): Pick<SecureContextOptions, 'ca'> {
	if (ca === '') return {};
	const own = ca.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
	if (own.length === 0 || !own.every(isReadable)) throw unreadable();
	return { ca: [...rootCertificates, ca] };
}

function isReadable(pem: string): boolean {
	try {
		return new X509Certificate(pem).subject !== '';
	} catch {
		return false;
	}
}

function unreadable(): MailError {
	return invalid(
		'its CA Certificate is no certificate as text that begins with -----BEGIN CERTIFICATE-----',
	);
}
