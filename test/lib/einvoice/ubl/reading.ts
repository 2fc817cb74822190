import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces';

/** An element as an XML library sees it that knows nothing of the writer. */
export interface Read {
	/** With its prefix. */
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	/** '' for one that has elements within. */
	readonly text: string;
	readonly children: readonly Read[];
}

/** Reads an XML document. */
export function readXml(xml: string): Read {
	return readElement(create(xml).root());
}

function readElement(builder: XMLBuilder): Read {
	const { node } = builder;
	const children = builder.filter(({ node: child }) => 'tagName' in child).map(readElement);
	const attributes =
		'attributes' in node && isIterable(node.attributes) ? Array.from(node.attributes) : [];
	return {
		name: node.nodeName,
		attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
		text: children.length > 0 ? '' : (node.textContent ?? ''),
		children,
	};
}

function isIterable(value: unknown): value is Iterable<{ name: string; value: string }> {
	return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** Every element at a path of names, such as `cac:PaymentMeans/cbc:ID`. */
export function all(root: Read, path: string): readonly Read[] {
	return path
		.split('/')
		.reduce<readonly Read[]>(
			(found, name) =>
				found.flatMap(({ children }) => children.filter((child) => child.name === name)),
			[root],
		);
}

/** The texts at a path. */
export function texts(root: Read, path: string): readonly string[] {
	return all(root, path).map(({ text }) => text);
}

/** The sum of the amounts at a path, in cents. */
export function centsAt(root: Read, path: string): number {
	return texts(root, path).reduce((sum, text) => {
		const [, sign, whole, part] = /^(-?)(\d+)\.(\d\d)$/.exec(text) ?? [];
		if (whole === undefined || part === undefined) throw new Error(`${text} is no amount`);
		const size = Number(whole) * 100 + Number(part);
		return sum + (sign === '-' ? -size : size);
	}, 0);
}
