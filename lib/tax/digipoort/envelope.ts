import { escaped } from './xml';

/** The namespaces of a message; a prefix each. */
export const NAMESPACES = {
	soap: 'http://schemas.xmlsoap.org/soap/envelope/',
	wsa: 'http://www.w3.org/2005/08/addressing',
	wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
	wsu: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
	digipoort: 'http://logius.nl/digipoort/koppelvlakservices/1.2/',
} as const;

const TOKEN_PROFILE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
export const X509_TOKEN = `${TOKEN_PROFILE}-x509-token-profile-1.0#X509v3`;
const BASE64 = `${TOKEN_PROFILE}-soap-message-security-1.0#Base64Binary`;
const ANONYMOUS = 'http://www.w3.org/2005/08/addressing/anonymous';

/** How long a message may be under way: what clients of Digipoort take. */
const LIFETIME_MS = 5 * 60_000;

/** Id of the element that holds the certificate. */
export const TOKEN_ID = 'X509Token';

/** The elements that are signed, by local name; each is there once. */
export const SIGNED_PARTS = ['To', 'Action', 'MessageID', 'ReplyTo', 'Timestamp', 'Body'] as const;

export interface EnvelopeFacts {
	/** Address of the service. */
	readonly to: string;
	readonly action: string;
	/** `urn:uuid:` and an id that is never used again. */
	readonly messageId: string;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** DER as Base64. */
	readonly certificate: string;
	/** The request, written already. */
	readonly body: string;
}

/**
 * A SOAP 1.1 message with WS-Addressing and a WS-Security header that has everything but the signature.
 * Nothing stands between the elements, so that no white space gets into what is signed.
 */
export function envelope({ to, action, messageId, now, certificate, body }: EnvelopeFacts): string {
	const created = new Date(now).toISOString();
	const expires = new Date(now + LIFETIME_MS).toISOString();
	const declared = (['soap', 'wsa', 'wsse', 'wsu'] as const)
		.map((prefix) => ` xmlns:${prefix}="${NAMESPACES[prefix]}"`)
		.join('');
	return [
		`<soap:Envelope${declared}><soap:Header>`,
		`<wsa:To wsu:Id="To">${escaped(to)}</wsa:To>`,
		`<wsa:Action wsu:Id="Action">${escaped(action)}</wsa:Action>`,
		`<wsa:MessageID wsu:Id="MessageID">${escaped(messageId)}</wsa:MessageID>`,
		`<wsa:ReplyTo wsu:Id="ReplyTo"><wsa:Address>${ANONYMOUS}</wsa:Address></wsa:ReplyTo>`,
		'<wsse:Security soap:mustUnderstand="1">',
		`<wsse:BinarySecurityToken wsu:Id="${TOKEN_ID}" EncodingType="${BASE64}" ValueType="${X509_TOKEN}">`,
		`${certificate}</wsse:BinarySecurityToken>`,
		`<wsu:Timestamp wsu:Id="Timestamp"><wsu:Created>${created}</wsu:Created>`,
		`<wsu:Expires>${expires}</wsu:Expires></wsu:Timestamp>`,
		'</wsse:Security></soap:Header>',
		`<soap:Body wsu:Id="Body">${body}</soap:Body></soap:Envelope>`,
	].join('');
}
