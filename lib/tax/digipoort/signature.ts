import { SignedXml } from 'xml-crypto';
import { NAMESPACES, SIGNED_PARTS, TOKEN_ID, X509_TOKEN } from './envelope';
import type { SignatureAlgorithm, SigningIdentity } from './settings';
import { nodeAt, parsed, textAt } from './xml';

const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const DIGESTS: Readonly<Record<SignatureAlgorithm, string>> = {
	sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
	sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
};
const SIGNATURES: Readonly<Record<SignatureAlgorithm, string>> = {
	sha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
	sha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
};

/** Parts of an answer that have to be signed for it to count. */
const PARTS_OF_AN_ANSWER = ['Body', 'Timestamp', 'RelatesTo'] as const;

/**
 * Signs a message: its body, its timestamp and each of its WS-Addressing headers, by reference to the
 * certificate that it carries.
 *
 * @throws Error of Node when the key cannot be used
 */
export function signed(
	message: string,
	{ privateKeyPem }: SigningIdentity,
	algorithm: SignatureAlgorithm,
): string {
	const signature = new SignedXml({
		idMode: 'wssecurity',
		privateKey: privateKeyPem,
		signatureAlgorithm: SIGNATURES[algorithm],
		canonicalizationAlgorithm: EXCLUSIVE_C14N,
		getKeyInfoContent: () =>
			`<wsse:SecurityTokenReference xmlns:wsse="${NAMESPACES.wsse}"><wsse:Reference URI="#${TOKEN_ID}" ValueType="${X509_TOKEN}"/></wsse:SecurityTokenReference>`,
	});
	for (const part of SIGNED_PARTS) {
		signature.addReference({
			xpath: `//*[@*[local-name(.)='Id']='${part}']`,
			transforms: [EXCLUSIVE_C14N],
			digestAlgorithm: DIGESTS[algorithm],
		});
	}
	signature.computeSignature(message, {
		prefix: 'ds',
		location: { reference: "//*[local-name(.)='Security']", action: 'append' },
		existingPrefixes: { wsse: NAMESPACES.wsse, wsu: NAMESPACES.wsu },
	});
	return signature.getSignedXml();
}

/** What an answer's signature shows. */
export type Signed =
	| {
			readonly is: 'genuine';
			/** DER as Base64, whose trust is for the caller to say. */ readonly certificate: string;
	  }
	| { readonly is: 'unsigned' }
	| { readonly is: 'broken'; readonly reason: string };

/**
 * Checks the signature of an answer with the certificate that it carries, and that it is over the parts
 * that count. A fault bears none.
 */
export function signatureOf(answer: string): Signed {
	const header = nodeAt(parsed(answer), 'Envelope', 'Header', 'Security');
	const certificate = textAt(header, 'BinarySecurityToken').replace(/\s/g, '');
	if (certificate === '' || nodeAt(header, 'Signature') === undefined) return { is: 'unsigned' };
	// What is read has to be what was signed, and not a second one beside it.
	const double = PARTS_OF_AN_ANSWER.find((part) => countOf(answer, part) !== 1);
	if (double !== undefined) return { is: 'broken', reason: `${double} is not there once` };
	const signatureXml = /<(\w+:)?Signature[\s>][\s\S]*?<\/\1?Signature>/.exec(answer)?.[0];
	if (signatureXml === undefined) return { is: 'unsigned' };
	try {
		const signature = new SignedXml({ idMode: 'wssecurity', publicCert: pem(certificate) });
		// WS-Security names parts by wsu:Id alone; every other name of an id is one more search of the whole answer.
		signature.idAttributes = ['Id'];
		signature.loadSignature(signatureXml);
		if (!signature.checkSignature(answer)) return { is: 'broken', reason: 'a digest differs' };
		const parts = signature.getSignedReferences().map((part) => /^<(?:\w+:)?(\w+)/.exec(part)?.[1]);
		const unsigned = PARTS_OF_AN_ANSWER.find((part) => !parts.includes(part));
		if (unsigned !== undefined) return { is: 'broken', reason: `${unsigned} is not signed` };
		return { is: 'genuine', certificate };
	} catch (error) {
		return { is: 'broken', reason: error instanceof Error ? error.message : 'it cannot be read' };
	}
}

/** How many elements have this local name, or look like it: an answer of Digipoort has no such text in it. */
function countOf(answer: string, name: string): number {
	return answer.match(new RegExp(`<(?:[^\\s<>/:]+:)?${name}[\\s/>]`, 'g'))?.length ?? 0;
}

function pem(certificate: string): string {
	const lines = certificate.match(/.{1,64}/g) ?? [];
	return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
