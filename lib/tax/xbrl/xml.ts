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
	const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
	write(root, '', parts);
	return parts.join('');
}

function write({ name, attributes, content }: Element, indent: string, parts: string[]): void {
	let given = '';
	for (const key of Object.keys(attributes)) {
		given += ` ${key}="${escaped(attributes[key] ?? '').replaceAll('"', '&quot;')}"`;
	}
	if (typeof content === 'string') {
		parts.push(`${indent}<${name}${given}>${escaped(content)}</${name}>\n`);
	} else if (content.length === 0) {
		parts.push(`${indent}<${name}${given}/>\n`);
	} else {
		parts.push(`${indent}<${name}${given}>\n`);
		for (const child of content) write(child, `${indent}  `, parts);
		parts.push(`${indent}</${name}>\n`);
	}
}

function escaped(text: string): string {
	if (!/[&<>]/.test(text)) return text;
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
