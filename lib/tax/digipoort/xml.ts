/** The small parts of XML that this room writes and reads. */
import { XMLParser } from 'fast-xml-parser';

/** What XML 1.0 has no place for. */
// eslint-disable-next-line no-control-regex -- these are what it looks for
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

/** An element by its local name: text, or elements; several of one name are a list. */
export type XmlNode =
	string | { readonly [name: string]: XmlNode | readonly XmlNode[] | undefined };

const parser = new XMLParser({
	removeNSPrefix: true,
	ignoreAttributes: true,
	parseTagValue: false,
	trimValues: true,
	// The five of XML itself; a document that declares others does not come this far.
	processEntities: true,
	htmlEntities: false,
});

/** An element with text in it; nothing for no text. */
export function textElement(name: string, text: string | undefined): string {
	return text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`;
}

export function escaped(text: string): string {
	return text
		.replace(NOT_XML, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('\r', '&#xD;');
}

/**
 * Reads a document by the local names of its elements. One with a document type, which no answer of SOAP
 * has and which could declare entities, is none. It is no check of the document: what counts in one is
 * checked with its signature.
 *
 * @returns null for what cannot be read
 */
export function parsed(text: string): XmlNode | null {
	if (text.trim() === '' || /<!DOCTYPE/i.test(text)) return null;
	try {
		return parser.parse(text) as XmlNode;
	} catch {
		return null;
	}
}

/** The first element by this path of local names; undefined where there is none. */
export function nodeAt(
	node: XmlNode | null | undefined,
	...path: readonly string[]
): XmlNode | undefined {
	let found: XmlNode | undefined = node ?? undefined;
	for (const name of path) found = nodesAt(found, name)[0];
	return found;
}

/** The elements of this local name within one. */
export function nodesAt(node: XmlNode | undefined, name: string): readonly XmlNode[] {
	if (node === undefined || typeof node === 'string') return [];
	const found = Object.hasOwn(node, name) ? node[name] : undefined;
	if (found === undefined) return [];
	return isList(found) ? found : [found];
}

/** Text of the first element by this path; '' where there is none. */
export function textAt(node: XmlNode | null | undefined, ...path: readonly string[]): string {
	const found = nodeAt(node, ...path);
	return typeof found === 'string' ? found : '';
}

function isList(value: XmlNode | readonly XmlNode[]): value is readonly XmlNode[] {
	return Array.isArray(value);
}
