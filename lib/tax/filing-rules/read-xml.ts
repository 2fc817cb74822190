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

interface WrittenAttribute {
	readonly key: string;
	readonly value: string;
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
		if (this.text.startsWith('<![CDATA[', end)) return this.cdata();
		const skipped = SKIPPED.find(([begin]) => this.text.startsWith(begin, end));
		if (skipped !== undefined) return this.skipTo(skipped[1]);
		return this.text.startsWith('</', end) ? this.endTag() : this.startTag();
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
		const given = written === '' ? NO_ATTRIBUTES : this.attributesIn(written);
		const known = this.open.at(-1)?.namespaces ?? NO_NAMESPACES;
		const namespaces = written.includes('xmlns') ? withDeclared(known, given) : known;
		const { prefix, local } = partsOf(name);
		return {
			name,
			prefix,
			local,
			uri: namespaces.get(prefix) ?? '',
			attributes: given.map(({ key, value }) => attributeOf(key, value, namespaces)),
			children: [],
			text: '',
			namespaces,
		};
	}

	private attributesIn(written: string): readonly WrittenAttribute[] {
		return Array.from(written.matchAll(ATTRIBUTE), ([, key = '', double, single]) => ({
			key,
			value: this.resolved(double ?? single ?? ''),
		}));
	}

	private resolved(text: string): string {
		if (!text.includes('&')) return text;
		return text.replace(/&([^;&\s]*);?/g, (whole, reference: string) => {
			this.references.push(reference);
			return NAMED[reference] ?? characterOf(reference) ?? whole;
		});
	}
}

const NO_ATTRIBUTES: readonly WrittenAttribute[] = [];
const NO_NAMESPACES: Namespaces = new Map([['xml', XML_NAMESPACE]]);

function withDeclared(known: Namespaces, attributes: readonly WrittenAttribute[]): Namespaces {
	const declared = attributes.filter(({ key }) => key === 'xmlns' || key.startsWith('xmlns:'));
	return new Map([
		...known,
		...declared.map(({ key, value }): [string, string] => [key.slice(6), value]),
	]);
}

function attributeOf(name: string, value: string, namespaces: Namespaces): XmlAttribute {
	const { prefix, local } = partsOf(name);
	return { name, local, uri: prefix === '' ? '' : (namespaces.get(prefix) ?? ''), value };
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
