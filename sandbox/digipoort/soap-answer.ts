import { createHash, createSign, randomUUID } from 'node:crypto';
import type { Identity } from './certificates';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const WSA = 'http://www.w3.org/2005/08/addressing';
const OASIS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
const WSSE = `${OASIS}-wssecurity-secext-1.0.xsd`;
const WSU = `${OASIS}-wssecurity-utility-1.0.xsd`;
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const KOPPELVLAK = 'http://logius.nl/digipoort/koppelvlakservices/1.2/';

export interface AnswerFacts {
	readonly action: string;
	/** Id of the message that is answered. */
	readonly relatesTo: string;
	/** Name of the answer with what stands within it. */
	readonly body: { readonly name: string; readonly inner: string };
	readonly now: number;
}

/**
 * A signed answer. Each signed part is written in its exclusive canonical form, declarations included, so
 * that its digest is one over the very text: no canonicaliser is needed, and none is shared.
 */
export function signedAnswer(
	{ action, relatesTo, body, now }: AnswerFacts,
	{ key, cert }: Identity,
): string {
	const part = (prefix: string, uri: string, name: string, id: string, inner: string): string =>
		`<${prefix}:${name} xmlns:${prefix}="${uri}"${uri === WSU ? '' : ` xmlns:wsu="${WSU}"`} wsu:Id="${id}">${inner}</${prefix}:${name}>`;
	const created = new Date(now).toISOString();
	const expires = new Date(now + 300_000).toISOString();
	const parts = {
		'A-To': part('wsa', WSA, 'To', 'A-To', `${WSA}/anonymous`),
		'A-MessageID': part('wsa', WSA, 'MessageID', 'A-MessageID', `urn:uuid:${randomUUID()}`),
		'A-Action': part('wsa', WSA, 'Action', 'A-Action', action),
		'A-RelatesTo': part('wsa', WSA, 'RelatesTo', 'A-RelatesTo', text(relatesTo)),
		'A-Timestamp': part(
			'wsu',
			WSU,
			'Timestamp',
			'A-Timestamp',
			`<wsu:Created>${created}</wsu:Created><wsu:Expires>${expires}</wsu:Expires>`,
		),
		'A-Body': part(
			'soapenv',
			SOAP,
			'Body',
			'A-Body',
			`<${body.name} xmlns="${KOPPELVLAK}">${body.inner}</${body.name}>`,
		),
	};
	const references = Object.entries(parts).map(
		([id, canonical]) =>
			`<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${C14N}"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="${DS}sha1"></ds:DigestMethod><ds:DigestValue>${sha1(canonical)}</ds:DigestValue></ds:Reference>`,
	);
	const signedInfo = `<ds:SignedInfo xmlns:ds="${DS}"><ds:CanonicalizationMethod Algorithm="${C14N}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${DS}rsa-sha1"></ds:SignatureMethod>${references.join('')}</ds:SignedInfo>`;
	const value = createSign('RSA-SHA1').update(signedInfo, 'utf8').sign(key, 'base64');
	const token = cert.replace(/-----[A-Z ]+-----|\s/g, '');
	const security = [
		`<wsse:Security xmlns:wsse="${WSSE}" soapenv:mustUnderstand="1">`,
		`<wsse:BinarySecurityToken xmlns:wsu="${WSU}" wsu:Id="A-Token" EncodingType="${OASIS}-soap-message-security-1.0#Base64Binary" ValueType="${OASIS}-x509-token-profile-1.0#X509v3">${token}</wsse:BinarySecurityToken>`,
		parts['A-Timestamp'],
		`<ds:Signature xmlns:ds="${DS}">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#A-Token"/></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>`,
		'</wsse:Security>',
	].join('');
	const header = `${parts['A-To']}${parts['A-MessageID']}${parts['A-Action']}${parts['A-RelatesTo']}${security}`;
	return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}"><soapenv:Header>${header}</soapenv:Header>${parts['A-Body']}</soapenv:Envelope>`;
}

/** A fault that lies with the server, as SOAP 1.1 has it: it says nothing of the message. */
export function serverFaultAnswer(): string {
	return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}"><soapenv:Body><soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>Internal error</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>`;
}

/** A fault bears no signature. */
export function faultAnswer(
	service: 'aanlever' | 'statusinformatie',
	code: string,
	words: string,
): string {
	const detail = `<${service}Fault xmlns="${KOPPELVLAK}"><foutcode>${code}</foutcode><foutbeschrijving>${text(words)}</foutbeschrijving></${service}Fault>`;
	return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}"><soapenv:Body><soapenv:Fault><faultcode>soapenv:Client</faultcode><faultstring>Algemene fout</faultstring><faultactor>Verantwoordingsplichtige</faultactor><detail>${detail}</detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>`;
}

/** Text as canonical XML writes it. */
export function text(value: string): string {
	return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function sha1(canonical: string): string {
	return createHash('sha1').update(canonical, 'utf8').digest('base64');
}
