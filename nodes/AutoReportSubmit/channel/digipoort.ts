import { randomUUID, X509Certificate } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import {
	Digipoort,
	DIGIPOORT_ADDRESSES,
	DigipoortError,
	digipoortReadiness,
	failedStep,
	openCertificate,
	type CertificateFacts,
	type CertificateFile,
	type DigipoortSettings,
	type OpenedCertificate,
} from '../../../lib/tax/digipoort';
import type { HttpPort } from '../../../lib/ports/http';
import type { ReadinessStep } from '../../../lib/tax';
import { systemClock } from '../../shared/accountview/ports';
import { createMutualTlsPort } from './mutual-tls-port';

/** Name of the credential type, see credentials/DigipoortApi.credentials.ts. */
export const DIGIPOORT_CREDENTIAL = 'digipoortApi';

/** Digipoort as a credential opens it. */
export interface OpenedDigipoort {
	readonly digipoort: Digipoort;
	readonly settings: DigipoortSettings;
	readonly certificate: CertificateFacts;
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
	const text = textsOf(credential);
	const opened = openCertificate(fileIn(credential));
	const settings: DigipoortSettings = {
		baseUrl: addressIn(text('environment'), text('baseUrl')),
		algorithm: text('algorithm') === 'sha256' ? 'sha256' : 'sha1',
		identity: opened.identity,
		identityType: text('identityType') || 'Fi',
		role: text('role') === 'Intermediair' ? 'Intermediair' : 'Bedrijf',
		timeoutMs: milliseconds(credential['answerSeconds'], 120),
	};
	const http = connection(credential, settings.baseUrl, opened, signal);
	const digipoort = new Digipoort(settings, {
		http,
		clock: systemClock,
		newId: randomUUID,
		base64: (plain) => Buffer.from(plain, 'utf8').toString('base64'),
		derOf: (pem) => new X509Certificate(pem).raw.toString('base64'),
		distrust: distrustOf(certificatesIn(text('answerSigners'))),
	});
	return { digipoort, certificate: opened.facts, settings };
}

/** What is in order and what is missing, by a credential; files nothing. */
export async function digipoortStepsOf(
	credential: ICredentialDataDecryptedObject,
	signal?: AbortSignal,
): Promise<readonly ReadinessStep[]> {
	const text = textsOf(credential);
	try {
		const baseUrl = addressIn(text('environment'), text('baseUrl'));
		certificatesIn(text('answerSigners'));
		return await digipoortReadiness({
			...{ file: fileIn(credential), baseUrl, clock: systemClock },
			timeoutMs: milliseconds(credential['answerSeconds'], 120),
			connect: (opened) => connection(credential, baseUrl, opened, signal),
		});
	} catch (error) {
		return [failedStep('settings', error)];
	}
}

function textsOf(credential: ICredentialDataDecryptedObject): (name: string) => string {
	return (name) => {
		const value = credential[name];
		return typeof value === 'string' ? value.trim() : '';
	};
}

function fileIn(credential: ICredentialDataDecryptedObject): CertificateFile {
	const { p12, passphrase } = credential;
	return {
		p12: Buffer.from(typeof p12 === 'string' ? p12.replace(/\s/g, '') : '', 'base64'),
		passphrase: typeof passphrase === 'string' ? passphrase : '',
	};
}

function connection(
	credential: ICredentialDataDecryptedObject,
	baseUrl: string,
	{ identity, chainPem }: OpenedCertificate,
	signal: AbortSignal | undefined,
): HttpPort {
	const send = createMutualTlsPort({
		...{ baseUrl, privateKeyPem: identity.privateKeyPem, chainPem },
		ca: textsOf(credential)('ca'),
		connectMs: milliseconds(credential['connectSeconds'], 15),
	});
	return (request) => send({ ...request, ...(signal !== undefined && { signal }) });
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
