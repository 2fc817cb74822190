/** An element of XML: a text, or elements in their order. */
export interface Element {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly content: string | readonly Element[];
}

/** A text in an element. */
export function leaf(
	name: string,
	text: string,
	attributes: Readonly<Record<string, string>> = {},
): Element {
	return { name, attributes, content: text };
}

/** Elements within one. */
export function group(
	name: string,
	content: readonly Element[],
	attributes: Readonly<Record<string, string>> = {},
): Element {
	return { name, attributes, content };
}

/**
 * The document as text, indented, the same for the same elements, without byte-order mark, DOCTYPE or
 * CDATA. By hand: a document tree of a library takes too long for a statement of ten thousand customers.
 *
 * The caller has made sure that SBR takes the characters of the texts.
 */
export function documentText(root: Element): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`;
}

function written({ name, attributes, content }: Element, indent: string): string {
	let given = '';
	for (const key of Object.keys(attributes)) {
		given += ` ${key}="${escaped(attributes[key] ?? '')}"`;
	}
	const begin = `${indent}<${name}${given}`;
	if (typeof content === 'string') return `${begin}>${escaped(content)}</${name}>\n`;
	if (content.length === 0) return `${begin}/>\n`;
	const within = `${indent}  `;
	let children = '';
	for (const child of content) children += written(child, within);
	return `${begin}>\n${children}${indent}</${name}>\n`;
}

function escaped(text: string): string {
	if (!/[&<>"]/.test(text)) return text;
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
