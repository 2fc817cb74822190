import { asn1, pkcs12, pki, util } from 'node-forge';
import { DigipoortError, type DigipoortErrorCode } from './errors';
import type { SigningIdentity } from './settings';

/** A PKIoverheid certificate with its private key (P12 or PFX file), as its issuer gives it. */
export interface CertificateFile {
	readonly p12: Uint8Array;
	/** Secret. */
	readonly passphrase: string;
}

/** A certificate file, opened. */
export interface OpenedCertificate {
	readonly identity: SigningIdentity;
	/** The certificate with those of its issuers, as the file has them: PEM below each other. */
	readonly chainPem: string;
	readonly facts: CertificateFacts;
}

/** What a certificate says of itself. */
export interface CertificateFacts {
	/** Common name, '' for none. */
	readonly holder: string;
	readonly issuer: string;
	/**
	 * Organisation identification number (OIN): PKIoverheid has it as the serial number of the subject, 20 digits
	 * (Logius, "Digikoppeling Identificatie en Authenticatie"); '' for another one or none.
	 */
	readonly oin: string;
	/** Whether its issuers call themselves part of PKIoverheid. No proof: Digipoort decides. */
	readonly isPkioverheid: boolean;
	/** Milliseconds since 1970. */
	readonly from: number;
	/** Milliseconds since 1970. */
	readonly until: number;
}

const BAG = {
	certificate: pki.oids['certBag'] ?? '',
	key: pki.oids['pkcs8ShroudedKeyBag'] ?? '',
};

/**
 * Opens a certificate file. Whether it is valid at this moment is not asked.
 *
 * @throws DigipoortError TAX_DIGIPOORT_CERTIFICATE, TAX_DIGIPOORT_PASSPHRASE
 */
export function openCertificate(file: CertificateFile): OpenedCertificate {
	const opened = opening(file);
	const key = opened.getBags({ bagType: BAG.key })[BAG.key]?.[0]?.key;
	// Null for a key of a kind that is not understood.
	if (!key) throw unusable('has no private key');
	const bags = opened.getBags({ bagType: BAG.certificate })[BAG.certificate] ?? [];
	const certificates = bags.flatMap(({ cert }) => (cert === undefined ? [] : [cert]));
	const own = certificates.find((certificate) => isOfKey(certificate, key));
	if (own === undefined) throw unusable('has no certificate of its private key');
	const issuers = certificates.filter((certificate) => certificate !== own);
	return {
		identity: {
			privateKeyPem: pki.privateKeyToPem(key),
			certificatePem: pki.certificateToPem(own),
		},
		chainPem: [own, ...issuers].map((certificate) => pki.certificateToPem(certificate)).join(''),
		facts: factsOf(own, issuers),
	};
}

/**
 * That a certificate may be filed with at a moment.
 *
 * @throws DigipoortError TAX_DIGIPOORT_CERTIFICATE_EXPIRED
 */
export function requireValid({ holder, from, until }: CertificateFacts, now: number): void {
	if (now >= from && now <= until) return;
	const [first, last] = [from, until].map((moment) => new Date(moment).toISOString().slice(0, 10));
	throw new DigipoortError({
		code: 'TAX_DIGIPOORT_CERTIFICATE_EXPIRED',
		message: `The certificate of ${holder || 'the credential'} is valid from ${first} until ${last}, and not today; nothing was sent.`,
		remedy:
			now > until
				? 'Ask its issuer for a new one and put that in the credential.'
				: 'Check the clock of the machine that runs n8n, or use the certificate that is valid now.',
		mayHaveArrived: false,
	});
}

function opening({ p12, passphrase }: CertificateFile): pkcs12.Pkcs12Pfx {
	let parsed: asn1.Asn1;
	try {
		parsed = asn1.fromDer(util.createBuffer(Buffer.from(p12).toString('binary')));
	} catch {
		throw unusable('is no P12 (PFX) file');
	}
	try {
		return pkcs12.pkcs12FromAsn1(parsed, false, passphrase);
	} catch (error) {
		const reason = error instanceof Error ? error.message : '';
		if (/invalid password|decrypt/i.test(reason)) {
			throw refusal(
				'TAX_DIGIPOORT_PASSPHRASE',
				'The passphrase does not open the certificate for Digipoort.',
				'Correct the passphrase in the credential.',
			);
		}
		if (/OID is not RSA/i.test(reason)) throw unusable('has a key of another kind than RSA');
		throw unusable('is no P12 (PFX) file that can be read');
	}
}

function isOfKey(certificate: pki.Certificate, key: pki.PrivateKey): boolean {
	const { publicKey } = certificate;
	if (!('n' in publicKey) || !('n' in key)) return false;
	return publicKey.n.equals(key.n) && publicKey.e.equals(key.e);
}

function factsOf(own: pki.Certificate, issuers: readonly pki.Certificate[]): CertificateFacts {
	const serial = nameIn(own.subject, 'serialNumber');
	const names = [own, ...issuers].flatMap(({ issuer }) => [
		nameIn(issuer, 'commonName'),
		nameIn(issuer, 'organizationName'),
	]);
	return {
		holder: nameIn(own.subject, 'commonName'),
		issuer: nameIn(own.issuer, 'commonName'),
		oin: /^\d{20}$/.test(serial) ? serial : '',
		isPkioverheid: names.some((name) => /PKIoverheid|Staat der Nederlanden/i.test(name)),
		from: own.validity.notBefore.getTime(),
		until: own.validity.notAfter.getTime(),
	};
}

function nameIn(names: pki.Certificate['subject'], name: string): string {
	const found = names.attributes.find((attribute) => attribute.name === name)?.value;
	return typeof found === 'string' ? found : '';
}

function unusable(how: string): DigipoortError {
	return refusal(
		'TAX_DIGIPOORT_CERTIFICATE',
		`What was given as the certificate for Digipoort ${how}.`,
		'Put the P12 (PFX) file with the PKIoverheid certificate and its private key into the credential, in Base64 as "base64 -w0 firm.p12" writes it.',
	);
}

function refusal(code: DigipoortErrorCode, message: string, remedy: string): DigipoortError {
	return new DigipoortError({ code, message, remedy, mayHaveArrived: false });
}
