/** An element of XML: a text, or elements in their order. */
export interface Element {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly content: string | readonly Element[];
}

/** Of most elements, so that none is made for each. */
const NONE: Element['attributes'] = {};

/** An element that may be left out: e-invoices have no empty ones. */
export type Optional = Element | undefined;

/** A text in an element; nothing for an empty text. */
export function leaf(
	name: string,
	text: string | undefined,
	attributes: Element['attributes'] = NONE,
): Optional {
	return text === undefined || text === '' ? undefined : { name, attributes, content: text };
}

/** Elements within one, without those that are left out; nothing when none remains. */
export function group(name: string, parts: readonly Optional[]): Optional {
	const content = parts.filter((part) => part !== undefined);
	return content.length === 0 ? undefined : { name, attributes: NONE, content };
}

/**
 * The document as text, indented, the same for the same elements. By hand: with thousands of lines a
 * document tree of a library takes a second, in which everything else of the process would wait.
 *
 * The caller has made sure that XML can carry the texts.
 */
export function documentText(root: Element): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${textOf(root, '')}`;
}

function textOf({ name, attributes, content }: Element, indent: string): string {
	const start = `${indent}<${name}${attributes === NONE ? '' : attributesText(attributes)}>`;
	if (typeof content === 'string') return `${start}${escaped(content)}</${name}>\n`;
	const deeper = `${indent}\t`;
	let text = `${start}\n`;
	for (const child of content) text += textOf(child, deeper);
	return `${text}${indent}</${name}>\n`;
}

function attributesText(attributes: Element['attributes']): string {
	return Object.entries(attributes)
		.map(([key, value]) => ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`)
		.join('');
}

function escaped(text: string): string {
	// Most texts have nothing of it, and there are many thousands of them.
	if (!/[&<>\r]/.test(text)) return text;
	return text
		.replace(/\r\n?/g, '\n')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;');
}
