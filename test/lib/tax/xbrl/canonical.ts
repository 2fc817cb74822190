import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces';

/** An element as an XML library sees it that knows nothing of the writer: names with their namespaces. */
export interface Canonical {
	/** `{namespace}name`. */
	readonly name: string;
	/** In the order of their names, without the declarations of namespaces. */
	readonly attributes: readonly (readonly [string, string])[];
	/** '' for an element that has elements within. */
	readonly text: string;
	readonly children: readonly Canonical[];
}

/** A document without what does not count: blanks between elements, order of attributes, prefixes. */
export function canonical(xml: string): Canonical {
	return canonicalOf(create(xml).root());
}

function canonicalOf(builder: XMLBuilder): Canonical {
	const { node } = builder;
	const children = builder.filter(({ node: child }) => 'tagName' in child).map(canonicalOf);
	const attributes =
		'attributes' in node && isIterable(node.attributes) ? [...node.attributes] : [];
	return {
		name: nameOf(node),
		attributes: attributes
			.filter(({ name }) => !name.startsWith('xmlns'))
			.map((one): readonly [string, string] => [nameOf(one), one.value])
			.sort(([one], [other]) => (one < other ? -1 : 1)),
		text: children.length > 0 ? '' : (node.textContent ?? ''),
		children,
	};
}

function nameOf(node: object): string {
	const { namespaceURI, localName } = node as { namespaceURI?: string | null; localName?: string };
	return `{${namespaceURI ?? ''}}${localName ?? ''}`;
}

function isIterable(value: unknown): value is Iterable<{ name: string; value: string }> {
	return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** Every element with this name, without its namespace. */
export function all(root: Canonical, name: string): readonly Canonical[] {
	const own = root.name.endsWith(`}${name}`) ? [root] : [];
	return [...own, ...root.children.flatMap((child) => all(child, name))];
}

export function attribute(element: Canonical | undefined, name: string): string | undefined {
	return element?.attributes.find(([key]) => key.endsWith(`}${name}`))?.[1];
}
