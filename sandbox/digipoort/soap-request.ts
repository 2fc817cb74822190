import { X509Certificate } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';

/** A request whose signature, parts and time are in order. */
export interface GenuineRequest {
	readonly action: string;
	readonly messageId: string;
	/** Subject of the certificate that it was signed with. */
	readonly signer: string;
	/** The first element of the body, by local names; elements with elements in them by a point. */
	readonly name: string;
	readonly values: ReadonlyMap<string, string>;
	/** Local names of the elements directly within the request, in their order. */
	readonly order: readonly string[];
}

export class RequestRefused extends Error {}

const MUST_BE_SIGNED = ['Body', 'Timestamp', 'To', 'Action', 'MessageID'];
const CLOCKS_MAY_DIFFER = 60_000;

/**
 * Checks a message the way the interface asks for: one certificate of the authority, a signature over the
 * body, the timestamp and each header of WS-Addressing, and a time of now.
 *
 * @throws RequestRefused
 */
export function genuineRequest(
	xml: string,
	{ now, root, url }: { readonly now: number; readonly root: string; readonly url: string },
): GenuineRequest {
	if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new RequestRefused('DOCTYPE is not allowed');
	const document = new DOMParser().parseFromString(xml, 'text/xml');
	const one = (name: string): Element => {
		const found = Array.from(document.getElementsByTagNameNS('*', name));
		const [element] = found;
		if (found.length !== 1 || element === undefined) throw new RequestRefused(`${name} is missing`);
		return element;
	};
	const contentOf = (name: string): string => one(name).textContent.trim();
	if (contentOf('To') !== url) throw new RequestRefused(`To is not ${url}`);
	checkTime(
		contentOf('Created'),
		document.getElementsByTagNameNS('*', 'Expires')[0]?.textContent,
		now,
	);
	const cert = `-----BEGIN CERTIFICATE-----\n${contentOf('BinarySecurityToken')}\n-----END CERTIFICATE-----\n`;
	const signer = checkCertificate(cert, root, now);
	checkSignature(xml, one('Signature'), cert, document);
	const request = Array.from(one('Body').childNodes).find(isElement);
	if (request === undefined) throw new RequestRefused('The body is empty');
	const values = new Map<string, string>();
	const collect = (element: Element, path: string): void => {
		for (const child of Array.from(element.childNodes).filter(isElement)) {
			const name = `${path}${child.localName}`;
			values.set(name, child.textContent.trim());
			collect(child, `${name}.`);
		}
	};
	collect(request, '');
	return {
		action: contentOf('Action'),
		messageId: contentOf('MessageID'),
		signer,
		name: request.localName,
		values,
		order: Array.from(request.childNodes)
			.filter(isElement)
			.map(({ localName }) => localName),
	};
}

function checkTime(created: string, expires: string | null | undefined, now: number): void {
	if (Date.parse(created) > now + CLOCKS_MAY_DIFFER) {
		throw new RequestRefused('The timestamp lies in the future');
	}
	if (expires !== null && expires !== undefined && Date.parse(expires) < now) {
		throw new RequestRefused('The message has expired');
	}
}

function checkCertificate(cert: string, root: string, now: number): string {
	const certificate = new X509Certificate(cert);
	if (!certificate.verify(new X509Certificate(root).publicKey)) {
		throw new RequestRefused('The certificate is not one of PKIoverheid');
	}
	if (Date.parse(certificate.validTo) < now)
		throw new RequestRefused('The certificate has expired');
	return certificate.subject;
}

function checkSignature(xml: string, node: Element, cert: string, document: Document): void {
	const signature = new SignedXml({ idMode: 'wssecurity', publicCert: cert });
	// As WS-Security names parts: any other name of an id would be one more search of the whole message.
	signature.idAttributes = ['Id'];
	signature.loadSignature(node);
	if (!signature.checkSignature(xml)) throw new RequestRefused('The signature does not fit');
	const signed = signature.getSignedReferences().map((part) => /^<(?:\w+:)?(\w+)/.exec(part)?.[1]);
	const replyTo = document.getElementsByTagNameNS('*', 'ReplyTo').length > 0 ? ['ReplyTo'] : [];
	const missing = [...MUST_BE_SIGNED, ...replyTo].find((name) => !signed.includes(name));
	if (missing !== undefined) throw new RequestRefused(`${missing} is not signed`);
}

function isElement(node: Node): node is Element {
	return node.nodeType === 1;
}
