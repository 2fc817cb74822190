/** An element of XML: a text, or elements in their order. */
export interface Element {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly content: string | readonly Element[];
}

/** An element that may be left out: e-invoices have no empty ones. */
export type Optional = Element | undefined;

/** A text in an element; nothing for an empty text. */
export function leaf(
	name: string,
	text: string | undefined,
	attributes: Readonly<Record<string, string>> = {},
): Optional {
	return text === undefined || text === '' ? undefined : { name, attributes, content: text };
}

/** Elements within one, without those that are left out; nothing when none remains. */
export function group(name: string, parts: readonly Optional[]): Optional {
	const content = parts.filter((part) => part !== undefined);
	return content.length === 0 ? undefined : { name, attributes: {}, content };
}

/**
 * The document as text, indented, the same for the same elements. By hand: with thousands of lines a
 * document tree of a library takes a second, in which everything else of the process would wait.
 *
 * The caller has made sure that XML can carry the texts.
 */
export function documentText(root: Element): string {
	const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
	write(root, '', parts);
	return parts.join('');
}

function write({ name, attributes, content }: Element, indent: string, parts: string[]): void {
	const given = Object.entries(attributes)
		.map(([key, value]) => ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`)
		.join('');
	if (typeof content === 'string') {
		parts.push(`${indent}<${name}${given}>${escaped(content)}</${name}>\n`);
		return;
	}
	parts.push(`${indent}<${name}${given}>\n`);
	for (const child of content) write(child, `${indent}\t`, parts);
	parts.push(`${indent}</${name}>\n`);
}

function escaped(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;');
}
