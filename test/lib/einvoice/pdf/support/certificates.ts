import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asn1, md, pkcs12, pki } from 'node-forge';

export interface CertificateFacts {
	readonly from: string;
	readonly until: string;
	readonly name?: string;
	readonly passphrase?: string;
	/** Left out: the file has the key of its certificate. */
	readonly key?: 'none' | 'of another';
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

const made = new Map<string, Uint8Array>();

/** A P12 file with a certificate that signs itself; the same facts give the same file. */
export function p12Of(facts: CertificateFacts): Uint8Array {
	const key = JSON.stringify(facts);
	const known = made.get(key) ?? newP12(facts);
	made.set(key, known);
	return known;
}

function newP12({
	from,
	until,
	name = 'Bakkerij Broodnodig B.V.',
	passphrase = 'geheim',
	key,
}: CertificateFacts): Uint8Array {
	const keys = newKeys();
	const certificate = pki.createCertificate();
	certificate.publicKey = keys.publicKey;
	certificate.serialNumber = '01';
	certificate.validity.notBefore = new Date(from);
	certificate.validity.notAfter = new Date(until);
	const subject = [{ name: 'commonName', value: name }];
	certificate.setSubject(subject);
	certificate.setIssuer(subject);
	certificate.sign(keys.privateKey, md.sha256.create());
	const privateKey =
		key === 'none' ? null : key === 'of another' ? newKeys().privateKey : keys.privateKey;
	const file = pkcs12.toPkcs12Asn1(privateKey, [certificate], passphrase, { algorithm: '3des' });
	return Buffer.from(asn1.toDer(file).getBytes(), 'binary');
}

/** One as OpenSSL makes them today: AES-256, SHA-256, valid from now for a day. */
export function opensslP12(): Uint8Array {
	const folder = mkdtempSync(join(tmpdir(), 'p12-'));
	const at = (name: string): string => join(folder, name);
	const openssl = (...args: readonly string[]): void => {
		const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
		if (status !== 0) throw new Error(stderr);
	};
	try {
		openssl(
			...[
				'req',
				'-x509',
				'-newkey',
				'rsa:2048',
				'-nodes',
				'-days',
				'1',
				'-subj',
				'/CN=OpenSSL B.V.',
			],
			...['-keyout', at('key'), '-out', at('certificate')],
		);
		openssl(
			...['pkcs12', '-export', '-inkey', at('key'), '-in', at('certificate')],
			...['-passout', 'pass:geheim', '-out', at('p12')],
		);
		return readFileSync(at('p12'));
	} finally {
		rmSync(folder, { recursive: true });
	}
}
