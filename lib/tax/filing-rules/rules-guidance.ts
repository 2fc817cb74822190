import type { Breach, Rule } from '../rules/finding';
import { XBRL_NAMESPACES, XBRLDI_NAMESPACE } from '../xbrl/instance';
import { attributeOf, elementsOf, type ReadInstance } from './document';
import type { XmlElement } from './read-xml';

const REMEDY = {
	nl: 'Het bestand kan worden ingediend; netter is het zoals deze koppeling het schrijft.',
	en: 'The file can be filed; it is neater the way this package writes it.',
};

/** Prefixes that are recommended, by namespace. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
	...Object.entries(XBRL_NAMESPACES).map(([prefix, uri]): [string, string] => [uri, prefix]),
	[XBRLDI_NAMESPACE, 'xbrldi'],
]);

/** Names of the tax authority's namespaces, by how they end. */
const ENDINGS: readonly (readonly [ending: string, prefix: string])[] = [
	['/dictionary/bd-data', 'bd-i'],
	['/dictionary/bd-tuples', 'bd-t'],
	['/validation/bd-axes', 'bd-axes'],
	['/validation/bd-domains', 'bd-domains'],
];

function recommended(uri: string): string | undefined {
	return PREFIXES.get(uri) ?? ENDINGS.find(([ending]) => uri.endsWith(ending))?.[1];
}

/** Prefixes that the root declares, with their namespaces. */
function declared({ root }: ReadInstance): readonly (readonly [prefix: string, uri: string])[] {
	return [...(root?.namespaces ?? [])].filter(([prefix]) => prefix !== 'xml');
}

/** Prefixes of elements, of attributes, and of names that stand in texts and values. */
function usedPrefixes(element: XmlElement, used: Set<string>): void {
	used.add(element.prefix);
	for (const { name, value } of element.attributes) {
		if (name.startsWith('xmlns')) continue;
		if (name.includes(':')) used.add(name.slice(0, name.indexOf(':')));
		if (name === 'dimension') used.add(value.slice(0, value.indexOf(':')));
	}
	if (element.local === 'measure' || element.local === 'explicitMember') {
		used.add(element.text.trim().split(':')[0] ?? '');
	}
	for (const child of element.children) usedPrefixes(child, used);
}

function unusedPrefixes(instance: ReadInstance): readonly string[] {
	const used = new Set<string>();
	if (instance.root !== null) usedPrefixes(instance.root, used);
	return declared(instance)
		.map(([prefix]) => prefix)
		.filter((prefix) => !used.has(prefix));
}

/** The top of each fact that stands before the context or the unit that it refers to. */
function early({ root, facts, contexts, units, order }: ReadInstance): readonly XmlElement[] {
	const places = new Map(
		[...contexts, ...units].map((one) => [attributeOf(one, 'id'), order.get(one) ?? 0]),
	);
	return facts
		.filter(({ element, parent }) => {
			const place = order.get(parent === root ? element : parent) ?? 0;
			return ['contextRef', 'unitRef'].some(
				(name) => (places.get(attributeOf(element, name)) ?? -1) > place,
			);
		})
		.map(({ element }) => element);
}

function breachesOf(names: readonly string[]): readonly Breach[] {
	return names.map((name) => ({ field: name }));
}

/** Guidance of SBR (FG-NL): what is asked and not demanded. */
export const GUIDANCE_RULES: readonly Rule<ReadInstance>[] = [
	{
		id: 'FG-NL-03',
		answersTo: ['FG-NL-03'],
		severity: 'warning',
		message: {
			nl: 'Het voorvoegsel {field} is niet het aanbevolen voorvoegsel.',
			en: 'Prefix {field} is not the one that is recommended.',
		},
		remedy: REMEDY,
		check: (instance) =>
			breachesOf(
				declared(instance)
					.filter(([prefix, uri]) => (recommended(uri) ?? prefix) !== prefix)
					.map(([prefix]) => prefix),
			),
	},
	{
		id: 'FG-NL-04',
		answersTo: ['FG-NL-04'],
		severity: 'warning',
		message: {
			nl: '{field} staat voor de context of eenheid waarnaar het verwijst.',
			en: '{field} stands before the context or the unit that it refers to.',
		},
		remedy: REMEDY,
		check: (instance) => breachesOf(early(instance).map(({ name }) => name)),
	},
	{
		id: 'FG-NL-05',
		answersTo: ['FG-NL-05'],
		severity: 'warning',
		message: {
			nl: 'De naamruimte van {field} wordt niet gebruikt.',
			en: 'The namespace of {field} is not used.',
		},
		remedy: REMEDY,
		check: (instance) => breachesOf(unusedPrefixes(instance)),
	},
	{
		id: 'FG-NL-09',
		answersTo: ['FG-NL-09'],
		severity: 'warning',
		message: { nl: '{field} heeft een id.', en: '{field} has an id.' },
		remedy: REMEDY,
		check: ({ facts }) =>
			breachesOf(
				facts
					.filter(({ element }) => attributeOf(element, 'id') !== undefined)
					.map(({ element }) => element.name),
			),
	},
	{
		id: 'FG-NL-11',
		answersTo: ['FG-NL-11'],
		severity: 'warning',
		message: {
			nl: 'De eenheid {field} is geen valuta volgens ISO 4217.',
			en: 'Unit {field} is no currency of ISO 4217.',
		},
		remedy: REMEDY,
		check: (instance) =>
			breachesOf(
				elementsOf(instance, 'xbrli', 'measure')
					.filter(({ text, namespaces }) => {
						const [prefix = '', currency = ''] = text.trim().split(':');
						const isIso = namespaces.get(prefix) === XBRL_NAMESPACES.iso4217;
						return !isIso || !/^[A-Z]{3}$/.test(currency);
					})
					.map(({ text }) => text.trim()),
			),
	},
];
