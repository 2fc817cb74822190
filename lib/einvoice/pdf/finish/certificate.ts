import { asn1, pkcs12, pki, util } from 'node-forge';
import { EInvoiceError, type EInvoiceErrorCode } from '../../errors';

/** A certificate with its private key (P12 or PFX file), as the firm got it from its issuer. */
export interface CertificateFile {
	readonly p12: Uint8Array;
	readonly passphrase: string;
}

const BAG = {
	certificate: pki.oids['certBag'] ?? '',
	key: pki.oids['pkcs8ShroudedKeyBag'] ?? '',
};

/**
 * Looks whether a certificate can sign at a moment.
 *
 * @throws EInvoiceError EINVOICE_CERTIFICATE_INVALID, EINVOICE_CERTIFICATE_PASSPHRASE,
 * EINVOICE_CERTIFICATE_KEY_MISSING, EINVOICE_CERTIFICATE_EXPIRED, EINVOICE_CERTIFICATE_NOT_YET_VALID
 */
export function checkCertificate(file: CertificateFile, at: Date): void {
	const opened = opening(file);
	const key = opened.getBags({ bagType: BAG.key })[BAG.key]?.[0]?.key;
	// Null for a key of a kind that is not understood.
	if (!key) throw keyMissing('has no private key');
	const certificates = opened.getBags({ bagType: BAG.certificate })[BAG.certificate] ?? [];
	const own = certificates.find(({ cert }) => isOfKey(cert, key))?.cert;
	if (own === undefined) throw keyMissing('has no certificate of its private key');
	checkValidity(own, at);
}

function opening({ p12, passphrase }: CertificateFile): pkcs12.Pkcs12Pfx {
	let parsed: asn1.Asn1;
	try {
		parsed = asn1.fromDer(util.createBuffer(Buffer.from(p12).toString('binary')));
	} catch {
		throw unreadable('is no P12 (PFX) file');
	}
	try {
		return pkcs12.pkcs12FromAsn1(parsed, false, passphrase);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		if (/invalid password|decrypt/i.test(reason)) {
			throw refusal(
				'EINVOICE_CERTIFICATE_PASSPHRASE',
				'The passphrase does not open the certificate.',
				'Correct the passphrase in the credential.',
			);
		}
		if (/OID is not RSA/i.test(reason)) throw unreadable('has a key of another kind than RSA');
		throw unreadable('is no P12 (PFX) file that can be read');
	}
}

function isOfKey(certificate: pki.Certificate | undefined, key: pki.PrivateKey): boolean {
	const publicKey = certificate?.publicKey;
	if (publicKey === undefined || !('n' in publicKey) || !('n' in key)) return false;
	return publicKey.n.equals(key.n) && publicKey.e.equals(key.e);
}

function checkValidity({ validity, subject }: pki.Certificate, at: Date): void {
	const from = dayOf(validity.notBefore);
	const until = dayOf(validity.notAfter);
	const name = commonName(subject);
	const which = name === '' ? 'The certificate' : `The certificate of ${name}`;
	if (at < validity.notBefore) {
		throw refusal(
			'EINVOICE_CERTIFICATE_NOT_YET_VALID',
			`${which} is valid from ${from} until ${until}, and not yet on ${dayOf(at)}.`,
			'Sign from that day on, or use the certificate that is valid now.',
			{ from, until },
		);
	}
	if (at > validity.notAfter) {
		throw refusal(
			'EINVOICE_CERTIFICATE_EXPIRED',
			`${which} was valid from ${from} until ${until}, and has expired.`,
			'Ask its issuer for a new one and put that in the credential.',
			{ from, until },
		);
	}
}

function commonName(subject: pki.Certificate['subject']): string {
	const field: unknown = subject.getField('CN');
	if (typeof field !== 'object' || field === null || !('value' in field)) return '';
	return typeof field.value === 'string' ? field.value : '';
}

function dayOf(moment: Date): string {
	return moment.toISOString().slice(0, 10);
}

function unreadable(how: string): EInvoiceError {
	return refusal(
		'EINVOICE_CERTIFICATE_INVALID',
		`What was given as the certificate ${how}.`,
		'Give a P12 or PFX file with an RSA key, exported together with its private key.',
	);
}

function keyMissing(how: string): EInvoiceError {
	return refusal(
		'EINVOICE_CERTIFICATE_KEY_MISSING',
		`The P12 file ${how}, so it cannot sign.`,
		'Export the certificate again together with its private key.',
	);
}

function refusal(
	code: EInvoiceErrorCode,
	message: string,
	remedy: string,
	details: Readonly<Record<string, string>> = {},
): EInvoiceError {
	return new EInvoiceError({ code, message, remedy, details });
}
