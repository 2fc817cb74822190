import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** Key and certificate as PEM. */
export interface Certificate {
	readonly key: string;
	readonly cert: string;
}

const DAY = 86_400_000;

/**
 * A certificate that this process makes for itself, for `localhost` and 127.0.0.1: nobody trusts it
 * who was not given it. Written out by hand (X.509, DER), because Node has nothing for it.
 */
export function selfMadeCertificate(now: number): Certificate {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const body = certificateBody(publicKey, now);
	const signature = sign('sha256', body, privateKey);
	const whole = sequence(body, sequence(ECDSA_SHA256), bitString(signature));
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: pem(whole),
	};
}

function pem(certificate: Buffer): string {
	const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

const ECDSA_SHA256 = objectId('2a8648ce3d040302');
const COMMON_NAME = objectId('550403');
const BASIC_CONSTRAINTS = objectId('551d13');
const ALTERNATIVE_NAMES = objectId('551d11');

function certificateBody(publicKey: KeyObject, now: number): Buffer {
	const name = sequence(
		tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from('localhost')))),
	);
	const from = time(now - DAY);
	const until = time(now + 30 * DAY);
	const names = sequence(
		tagged(0x82, Buffer.from('localhost')),
		tagged(0x87, Buffer.from([127, 0, 0, 1])),
	);
	const isAuthority = sequence(tagged(0x01, Buffer.from([0xff])));
	const extensions = sequence(
		sequence(BASIC_CONSTRAINTS, tagged(0x01, Buffer.from([0xff])), tagged(0x04, isAuthority)),
		sequence(ALTERNATIVE_NAMES, tagged(0x04, names)),
	);
	return sequence(
		tagged(0xa0, integer(2)),
		integer(now),
		sequence(ECDSA_SHA256),
		name,
		sequence(from, until),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		tagged(0xa3, extensions),
	);
}

/** Tag, length, content. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size =
		length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
	return tagged(0x30, ...parts);
}

function bitString(bits: Buffer): Buffer {
	return tagged(0x03, Buffer.from([0]), bits);
}

function objectId(hex: string): Buffer {
	return tagged(0x06, Buffer.from(hex, 'hex'));
}

/** Positive, so with a zero before a first byte that would make it negative. */
function integer(value: number): Buffer {
	const hex = value.toString(16);
	const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
	const isHigh = (bytes[0] ?? 0) >= 0x80;
	return tagged(0x02, ...(isHigh ? [Buffer.from([0])] : []), bytes);
}

function time(at: number): Buffer {
	const text = new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14);
	return tagged(0x17, Buffer.from(`${text}Z`));
}
