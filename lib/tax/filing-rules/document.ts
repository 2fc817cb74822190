import { readXml, type XmlElement } from './read-xml';

const XBRLI = 'http://www.xbrl.org/2003/instance';
const LINK = 'http://www.xbrl.org/2003/linkbase';
const PREFIXES: ReadonlyMap<string, string> = new Map([
	[XBRLI, 'xbrli'],
	[LINK, 'link'],
]);

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
	/** Elements of XBRL itself, by names such as `xbrli:startDate`. */
	readonly ofXbrl: ReadonlyMap<string, readonly XmlElement[]>;
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
		ofXbrl: byName(read.root),
		order: new Map(children.map((child, position) => [child, position])),
	};
}

/** Found in one walk: a statement of ten thousand customers has a hundred thousand elements. */
function byName(root: XmlElement | null): ReadonlyMap<string, readonly XmlElement[]> {
	const found = new Map<string, XmlElement[]>();
	const walk = (element: XmlElement): void => {
		const prefix = PREFIXES.get(element.uri);
		if (prefix !== undefined) {
			const name = `${prefix}:${element.local}`;
			const known = found.get(name);
			if (known === undefined) found.set(name, [element]);
			else known.push(element);
		}
		element.children.forEach(walk);
	};
	if (root !== null) walk(root);
	return found;
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

/** Every element of the instance that a namespace of XBRL has by this name, at any depth. */
export function elementsOf(
	{ ofXbrl }: ReadInstance,
	of: 'xbrli' | 'link',
	local: string,
): readonly XmlElement[] {
	return ofXbrl.get(`${of}:${local}`) ?? [];
}

/** The first element by this name that stands directly in another one. */
export function childOf(element: XmlElement | undefined, local: string): XmlElement | undefined {
	return element?.children.find((child) => child.local === local);
}

/** First and last day of a context; '' for what it does not say. */
export function daysOf(context: XmlElement): readonly [start: string, end: string] {
	const period = childOf(context, 'period');
	const text = (local: string): string => childOf(period, local)?.text.trim() ?? '';
	return [text('startDate'), text('endDate')];
}

/** No XML can carry it, so that texts cannot imitate what joins them. */
const JOINT = '\u0000';

/** An element as a text that is the same for what means the same. */
export function meaningOf({ uri, local, text, attributes, children }: XmlElement): string {
	let content = '';
	for (const child of children) content += meaningOf(child) + JOINT;
	if (children.length === 0) content = text.trim();
	return `${uri}${JOINT}${local}${JOINT}<${meaningOfAttributes(attributes)}>${content}</>`;
}

function meaningOfAttributes(attributes: XmlElement['attributes']): string {
	if (attributes.length === 0) return '';
	const meant = attributes.filter(({ name }) => name !== 'id' && !name.startsWith('xmlns'));
	return meant
		.map((one) => `${one.uri}${JOINT}${one.local}${JOINT}${one.value}`)
		.sort()
		.join(JOINT);
}
