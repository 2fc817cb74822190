/** The two sides of Digipoort: what counts, and where one tries. */
export type DigipoortEnvironment = 'production' | 'preproduction';

/**
 * Addresses of the interface for businesses, WUS 2.0. Source: Logius. The former hosts
 * (`dgp2.procesinfrastructuur.nl`) end for the tax authority on 1 December 2026.
 */
export const DIGIPOORT_ADDRESSES: Readonly<Record<DigipoortEnvironment, string>> = {
	production: 'https://wus.digipoort.logius.nl/wus/2.0',
	preproduction: 'https://wus.preproductie.digipoort.logius.nl/wus/2.0',
};

/** Digests and signatures of a message. The interface names SHA-1; whether it takes SHA-256 is not published. */
export type SignatureAlgorithm = 'sha1' | 'sha256';

/** The key that a message is signed with, and its certificate. */
export interface SigningIdentity {
	/** PKCS#8 or PKCS#1 as PEM, without a password. Secret. */
	readonly privateKeyPem: string;
	/** X.509 as PEM. */
	readonly certificatePem: string;
}

export interface DigipoortSettings {
	/** Where `aanleverservice/1.2` and the others follow, without a slash at the end. */
	readonly baseUrl: string;
	readonly algorithm: SignatureAlgorithm;
	readonly identity: SigningIdentity;
	/** What a taxpayer's number is called there. Public clients use `Fi` and `BTW`. */
	readonly identityType: string;
	readonly role: 'Bedrijf' | 'Intermediair';
	/** Of each request, in milliseconds. */
	readonly timeoutMs: number;
}

/** Where authorisation of the sender is looked up: nowhere, for the tax authority. */
export const NO_AUTHORISATION_SERVICE = 'http://geenausp.nl';
