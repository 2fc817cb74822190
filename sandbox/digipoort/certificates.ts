import { generateKeyPairSync } from 'node:crypto';
import { asn1, md, pkcs12, pki } from 'node-forge';

/** Key and certificate as PEM. */
export interface Identity {
	readonly key: string;
	readonly cert: string;
}

/** The certificates of a state of its own: nobody trusts it who was not given its root. */
export interface Authority {
	readonly root: string;
	/** Of the root, to be taken up again. */
	readonly identity: Identity;
	/**
	 * @param days how long it is valid from now; below 0: expired
	 * @param host for a server that is reached by this name or address
	 * @param oin number of the organisation, as its serial number
	 */
	issue(
		name: string,
		options?: { readonly days?: number; readonly host?: string; readonly oin?: string },
	): Identity;
}

const DAY = 86_400_000;

const STATE = 'Sandbox Staat der Nederlanden Root';

/** Makes an authority with a root certificate of its own. */
export function newAuthority(now: number, called = STATE): Authority {
	const keys = newKeys();
	const subject = [{ name: 'commonName', value: called }];
	const root = pki.createCertificate();
	root.publicKey = keys.publicKey;
	root.serialNumber = '01';
	root.validity.notBefore = new Date(now - 400 * DAY);
	root.validity.notAfter = new Date(now + 400 * DAY);
	root.setSubject(subject);
	root.setIssuer(subject);
	root.setExtensions([
		{ name: 'basicConstraints', cA: true, critical: true },
		{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
	]);
	root.sign(keys.privateKey, md.sha256.create());
	const identity = { key: pki.privateKeyToPem(keys.privateKey), cert: pki.certificateToPem(root) };
	return authorityOf(identity, now);
}

/** An authority that was made before. */
export function authorityOf(identity: Identity, now: number): Authority {
	const privateKey = pki.privateKeyFromPem(identity.key);
	const { attributes: subject } = pki.certificateFromPem(identity.cert).subject;
	let serial = 1;
	return {
		root: identity.cert,
		identity,
		issue: (name, { days = 90, host, oin } = {}) => {
			const own = newKeys();
			const certificate = pki.createCertificate();
			serial += 1;
			certificate.publicKey = own.publicKey;
			certificate.serialNumber = serial.toString(16).padStart(2, '0');
			certificate.validity.notBefore = new Date(now - (days < 0 ? 300 : 1) * DAY);
			certificate.validity.notAfter = new Date(now + days * DAY);
			certificate.setSubject([
				{ name: 'commonName', value: name },
				...(oin === undefined ? [] : [{ name: 'serialNumber', value: oin }]),
			]);
			certificate.setIssuer(subject);
			const names = [
				{ type: 7, ip: '127.0.0.1' },
				{ type: 2, value: host ?? 'localhost' },
			];
			certificate.setExtensions([
				{ name: 'basicConstraints', cA: false },
				{ name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
				{ name: 'extKeyUsage', serverAuth: host !== undefined, clientAuth: host === undefined },
				...(host === undefined ? [] : [{ name: 'subjectAltName', altNames: names }]),
			]);
			certificate.sign(privateKey, md.sha256.create());
			return {
				key: pki.privateKeyToPem(own.privateKey),
				cert: pki.certificateToPem(certificate),
			};
		},
	};
}

/** Key and certificate as the P12 file of an issuer, in Base64. */
export function p12Of({ key, cert }: Identity, passphrase: string): string {
	const certificates = [pki.certificateFromPem(cert)];
	// Made anew at each start and trusted by nobody: three rounds of a weak cipher do no harm.
	const file = pkcs12.toPkcs12Asn1(pki.privateKeyFromPem(key), certificates, passphrase, {
		algorithm: '3des',
	});
	return Buffer.from(asn1.toDer(file).getBytes(), 'binary').toString('base64');
}

function newKeys(): pki.rsa.KeyPair {
	const pair = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
	});
	return {
		publicKey: pki.publicKeyFromPem(pair.publicKey),
		privateKey: pki.privateKeyFromPem(pair.privateKey),
	};
}
