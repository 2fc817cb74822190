import { readXml, type XmlElement } from './read-xml';

const XBRLI = 'http://www.xbrl.org/2003/instance';
const LINK = 'http://www.xbrl.org/2003/linkbase';

/** What is checked: the text of an instance, and the name of its file. */
export interface FilingDocument {
	readonly text: string;
	readonly fileName: string;
}

/** A fact that is a value, and what it stands in: the instance itself or a tuple. */
export interface Fact {
	readonly element: XmlElement;
	readonly parent: XmlElement;
	/** In the order of the document, counted from 0. */
	readonly position: number;
}

/** An instance, taken apart. */
export interface ReadInstance extends FilingDocument {
	readonly encoding: string | undefined;
	readonly hasDoctype: boolean;
	readonly references: readonly string[];
	readonly root: XmlElement | null;
	readonly contexts: readonly XmlElement[];
	readonly units: readonly XmlElement[];
	readonly facts: readonly Fact[];
	readonly tuples: readonly XmlElement[];
	/** Position of each child of the root, to tell what stands before what. */
	readonly order: ReadonlyMap<XmlElement, number>;
}

/** Takes an instance apart. */
export function readInstance(document: FilingDocument): ReadInstance {
	const read = readXml(document.text);
	const children = read.root?.children ?? [];
	const own = children.filter(({ uri }) => uri !== XBRLI && uri !== LINK);
	return {
		...document,
		...read,
		contexts: children.filter(({ uri, local }) => uri === XBRLI && local === 'context'),
		units: children.filter(({ uri, local }) => uri === XBRLI && local === 'unit'),
		facts: read.root === null ? [] : factsIn(read.root, own),
		tuples: own.filter(isTuple),
		order: new Map(children.map((child, position) => [child, position])),
	};
}

function isTuple({ children }: XmlElement): boolean {
	return children.length > 0;
}

function factsIn(root: XmlElement, own: readonly XmlElement[]): readonly Fact[] {
	return own
		.flatMap((element) =>
			isTuple(element)
				? element.children.map((child) => ({ element: child, parent: element }))
				: [{ element, parent: root }],
		)
		.map((fact, position) => ({ ...fact, position }));
}

/** The value of an attribute without namespace; undefined when it is not there. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
	return element.attributes.find(({ name: own }) => own === name)?.value;
}

/** Every element of a namespace of XBRL with this name, at any depth, the given one included. */
export function elementsOf(
	root: XmlElement | null,
	of: 'xbrli' | 'link',
	local: string,
): readonly XmlElement[] {
	if (root === null) return [];
	const uri = of === 'xbrli' ? XBRLI : LINK;
	const own = root.uri === uri && root.local === local ? [root] : [];
	return [...own, ...root.children.flatMap((child) => elementsOf(child, of, local))];
}

/** An element as a text that is the same for what means the same. */
export function meaningOf({ uri, local, text, attributes, children }: XmlElement): string {
	const given = attributes
		.filter(({ name }) => name !== 'id' && !name.startsWith('xmlns'))
		.map((one) => `${one.uri}|${one.local}=${one.value}`)
		.sort();
	const content = children.length > 0 ? children.map(meaningOf) : [text.trim()];
	return JSON.stringify([uri, local, given, content]);
}
