/** An attribute with its namespace; '' for one without prefix. */
export interface XmlAttribute {
	readonly name: string;
	readonly local: string;
	readonly uri: string;
	readonly value: string;
}

/** An element with its namespace. */
export interface XmlElement {
	/** As it is written, with its prefix. */
	readonly name: string;
	readonly prefix: string;
	readonly local: string;
	readonly uri: string;
	readonly attributes: readonly XmlAttribute[];
	readonly children: readonly XmlElement[];
	/** Text that stands directly in it, references resolved. */
	readonly text: string;
	/** Namespaces that may be used in it, by prefix. */
	readonly namespaces: Namespaces;
}

export type Namespaces = ReadonlyMap<string, string>;

/** A document as far as it can be read. */
export interface XmlDocument {
	/** The encoding that the declaration names; undefined without one. */
	readonly encoding: string | undefined;
	readonly hasDoctype: boolean;
	/** References such as `&eacute;`, without `&` and `;`, those of attributes included. */
	readonly references: readonly string[];
	/** Null when the document is not well-formed. */
	readonly root: XmlElement | null;
}

interface OpenElement extends Omit<XmlElement, 'children' | 'text'> {
	readonly children: XmlElement[];
	text: string;
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const START_TAG =
	/<([A-Za-z_][\w.-]*(?::[\w.-]+)?)((?:\s+[A-Za-z_][\w.-]*(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([A-Za-z_][\w.-]*(?::[\w.-]+)?)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const DECLARATION = /^\uFEFF?<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["'][^>]*\?>/;
const NAMED: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	amp: '&',
	apos: "'",
	quot: '"',
};

/** What stands between `<` and its end without being an element. */
const SKIPPED: readonly (readonly [begin: string, end: string])[] = [
	['<!--', '-->'],
	['<?', '?>'],
	['<!DOCTYPE', '>'],
];

/**
 * Reads an XML document, as small as checking an instance needs it: no external entities, no DTD. It is
 * our own because nothing is checked that a library has mended on the way.
 */
export function readXml(text: string): XmlDocument {
	const reader = new Reader(text);
	const root = reader.read();
	return {
		encoding: DECLARATION.exec(text)?.[1],
		hasDoctype: text.includes('<!DOCTYPE'),
		references: reader.references,
		root,
	};
}

class Reader {
	readonly references: string[] = [];
	private readonly open: OpenElement[] = [];
	private root: XmlElement | null = null;
	private position = 0;

	constructor(private readonly text: string) {}

	read(): XmlElement | null {
		while (this.position < this.text.length) {
			if (!this.step()) return null;
		}
		return this.open.length === 0 ? this.root : null;
	}

	/** One piece of the document; false when it is not well-formed. */
	private step(): boolean {
		const next = this.text.indexOf('<', this.position);
		const end = next === -1 ? this.text.length : next;
		if (!this.addText(this.text.slice(this.position, end))) return false;
		this.position = end;
		if (next === -1) return true;
		switch (this.text.charAt(end + 1)) {
			case '/':
				return this.endTag();
			case '!':
			case '?':
				return this.noElement();
			default:
				return this.startTag();
		}
	}

	/** A part that is no element. */
	private noElement(): boolean {
		if (this.text.startsWith('<![CDATA[', this.position)) return this.cdata();
		const skipped = SKIPPED.find(([begin]) => this.text.startsWith(begin, this.position));
		return skipped !== undefined && this.skipTo(skipped[1]);
	}

	private addText(text: string): boolean {
		const element = this.open.at(-1);
		if (element === undefined) return /^[\s\uFEFF]*$/.test(text);
		// Blanks between elements say nothing, and there are very many of them.
		if (/\S/.test(text)) element.text += this.resolved(text);
		return true;
	}

	private cdata(): boolean {
		const end = this.text.indexOf(']]>', this.position);
		const element = this.open.at(-1);
		if (end === -1 || element === undefined) return false;
		element.text += this.text.slice(this.position + 9, end);
		this.position = end + 3;
		return true;
	}

	private skipTo(end: string): boolean {
		const at = this.text.indexOf(end, this.position);
		this.position = at + end.length;
		return at !== -1;
	}

	private endTag(): boolean {
		const end = this.text.indexOf('>', this.position);
		const name = this.text.slice(this.position + 2, end).trimEnd();
		const element = this.open.pop();
		if (end === -1 || element?.name !== name) return false;
		this.position = end + 1;
		this.close(element);
		return true;
	}

	private startTag(): boolean {
		START_TAG.lastIndex = this.position;
		const [all, name, attributes = '', empty] = START_TAG.exec(this.text) ?? [];
		if (all === undefined || name === undefined) return false;
		if (this.open.length === 0 && this.root !== null) return false;
		this.position += all.length;
		const element = this.elementOf(name, attributes);
		if (hasDouble(element.attributes)) return false;
		if (empty === '/') this.close(element);
		else this.open.push(element);
		return true;
	}

	private close(element: XmlElement): void {
		const parent = this.open.at(-1);
		if (parent === undefined) this.root = element;
		else parent.children.push(element);
	}

	private elementOf(name: string, written: string): OpenElement {
		const known = this.open.at(-1)?.namespaces ?? NO_NAMESPACES;
		const given = written === '' ? NO_ATTRIBUTES : this.attributesIn(written, known);
		const namespaces = written.includes('xmlns') ? withDeclared(known, given) : known;
		const { prefix, local } = partsOf(name);
		return {
			name,
			prefix,
			local,
			uri: namespaces.get(prefix) ?? '',
			// What is declared in an element holds for its own attributes as well.
			attributes: namespaces === known ? given : given.map((one) => inNamespaces(one, namespaces)),
			children: [],
			text: '',
			namespaces,
		};
	}

	/** In one walk, without lists in between: most of the elements of a statement have attributes. */
	private attributesIn(written: string, namespaces: Namespaces): readonly XmlAttribute[] {
		const found: XmlAttribute[] = [];
		ATTRIBUTE.lastIndex = 0;
		for (let next = ATTRIBUTE.exec(written); next !== null; next = ATTRIBUTE.exec(written)) {
			const [, name = '', double, single] = next;
			const { prefix, local } = partsOf(name);
			const uri = prefix === '' ? '' : (namespaces.get(prefix) ?? '');
			found.push({ name, local, uri, value: this.resolved(double ?? single ?? '') });
		}
		return found;
	}

	private resolved(text: string): string {
		if (!text.includes('&')) return text;
		return text.replace(/&([^;&\s]*);?/g, (whole, reference: string) => {
			this.references.push(reference);
			return NAMED[reference] ?? characterOf(reference) ?? whole;
		});
	}
}

/** XML takes an attribute once. */
function hasDouble(attributes: readonly XmlAttribute[]): boolean {
	return attributes.some(({ name }, at) => {
		for (let before = 0; before < at; before += 1) {
			if (attributes[before]?.name === name) return true;
		}
		return false;
	});
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const NO_NAMESPACES: Namespaces = new Map([['xml', XML_NAMESPACE]]);

function withDeclared(known: Namespaces, attributes: readonly XmlAttribute[]): Namespaces {
	const declared = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'));
	return new Map([
		...known,
		...declared.map(({ name, value }): [string, string] => [name.slice(6), value]),
	]);
}

function inNamespaces(attribute: XmlAttribute, namespaces: Namespaces): XmlAttribute {
	const { prefix } = partsOf(attribute.name);
	return { ...attribute, uri: prefix === '' ? '' : (namespaces.get(prefix) ?? '') };
}

function partsOf(name: string): { readonly prefix: string; readonly local: string } {
	const colon = name.indexOf(':');
	return { prefix: name.slice(0, Math.max(colon, 0)), local: name.slice(colon + 1) };
}

/** The character that `#233` or `#xE9` stands for; undefined when it stands for none. */
export function characterOf(reference: string): string | undefined {
	const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(reference) ?? [];
	const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
	return Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
