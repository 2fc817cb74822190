import { randomUUID, X509Certificate } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import {
	Digipoort,
	DIGIPOORT_ADDRESSES,
	DigipoortError,
	openCertificate,
	type CertificateFacts,
	type DigipoortSettings,
} from '../../../lib/tax/digipoort';
import type { HttpPort } from '../../../lib/ports/http';
import { systemClock } from '../../shared/accountview/ports';
import { createMutualTlsPort } from './mutual-tls-port';

/** Name of the credential type, see credentials/DigipoortApi.credentials.ts. */
export const DIGIPOORT_CREDENTIAL = 'digipoortApi';

/** Digipoort as a credential opens it. */
export interface OpenedDigipoort {
	readonly digipoort: Digipoort;
	readonly settings: DigipoortSettings;
	readonly certificate: CertificateFacts;
	/** Asks the services with the certificate. */
	readonly http: HttpPort;
}

/**
 * Digipoort by a credential; asks it nothing yet.
 *
 * @throws DigipoortError TAX_DIGIPOORT_CERTIFICATE, TAX_DIGIPOORT_PASSPHRASE, TAX_DIGIPOORT_SETTINGS
 */
export function digipoortIn(
	credential: ICredentialDataDecryptedObject,
	signal?: AbortSignal,
): OpenedDigipoort {
	const text = (name: string): string => {
		const value = credential[name];
		return typeof value === 'string' ? value.trim() : '';
	};
	const p12 = Buffer.from(text('p12').replace(/\s/g, ''), 'base64');
	const passphrase = credential['passphrase'];
	const opened = openCertificate({
		p12,
		passphrase: typeof passphrase === 'string' ? passphrase : '',
	});
	const settings: DigipoortSettings = {
		baseUrl: addressIn(text('environment'), text('baseUrl')),
		algorithm: text('algorithm') === 'sha256' ? 'sha256' : 'sha1',
		identity: opened.identity,
		identityType: text('identityType') || 'Fi',
		role: text('role') === 'Intermediair' ? 'Intermediair' : 'Bedrijf',
		timeoutMs: milliseconds(credential['answerSeconds'], 120),
	};
	const send = createMutualTlsPort({
		...{ baseUrl: settings.baseUrl, privateKeyPem: opened.identity.privateKeyPem },
		...{ chainPem: opened.chainPem, ca: text('ca') },
		connectMs: milliseconds(credential['connectSeconds'], 15),
	});
	const http: HttpPort = (request) => send({ ...request, ...(signal !== undefined && { signal }) });
	const digipoort = new Digipoort(settings, {
		http,
		clock: systemClock,
		newId: randomUUID,
		base64: (plain) => Buffer.from(plain, 'utf8').toString('base64'),
		derOf: (pem) => new X509Certificate(pem).raw.toString('base64'),
		distrust: distrustOf(certificatesIn(text('answerSigners'))),
	});
	return { digipoort, settings, certificate: opened.facts, http };
}

function addressIn(environment: string, other: string): string {
	if (environment === 'production' || environment === 'preproduction') {
		return DIGIPOORT_ADDRESSES[environment];
	}
	const address = other.replace(/\/+$/, '');
	if (URL.canParse(address) && new URL(address).protocol === 'https:') return address;
	throw settingsInvalid(
		'The base URL in the credential for Digipoort is no https address.',
		'Give it like https://wus.digipoort.logius.nl/wus/2.0, or choose an environment.',
	);
}

function certificatesIn(pem: string): readonly X509Certificate[] {
	const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
	try {
		if (found.length > 0) return found.map((one) => new X509Certificate(one));
	} catch {
		// Told below, with what to do.
	}
	throw settingsInvalid(
		'The credential for Digipoort has no readable certificate that answers are signed with.',
		'Put the certificate that Digipoort signs its answers with, or that of its issuer, into the credential as PEM.',
	);
}

/** Signed by one of these, or by what one of these has issued; and valid today. */
function distrustOf(trusted: readonly X509Certificate[]): (certificate: string) => string | null {
	return (certificate) => {
		const theirs = new X509Certificate(Buffer.from(certificate, 'base64'));
		const now = systemClock.now();
		const isValid = Date.parse(theirs.validFrom) <= now && now <= Date.parse(theirs.validTo);
		if (!isValid) return 'its certificate is not valid today';
		const isTrusted = trusted.some(
			(one) =>
				one.fingerprint256 === theirs.fingerprint256 ||
				(one.ca && theirs.checkIssued(one) && theirs.verify(one.publicKey)),
		);
		return isTrusted ? null : 'its certificate is none that the credential trusts';
	};
}

function settingsInvalid(message: string, remedy: string): DigipoortError {
	return new DigipoortError({
		code: 'TAX_DIGIPOORT_SETTINGS',
		message,
		remedy,
		mayHaveArrived: false,
	});
}

function milliseconds(value: unknown, usual: number): number {
	const seconds = typeof value === 'number' && value > 0 ? value : usual;
	return seconds * 1000;
}
