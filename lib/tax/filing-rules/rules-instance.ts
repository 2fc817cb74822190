import type { Breach, Rule } from '../rules/finding';
import { attributeOf, elementsOf, meaningOf, type Fact, type ReadInstance } from './document';
import type { XmlElement } from './read-xml';

const REMEDY = {
	nl: 'Maak het bestand opnieuw met deze koppeling; zij schrijft het zoals de Belastingdienst het vraagt.',
	en: 'Make the file again with this package, which writes it as the tax authority asks.',
};

function idOf(element: XmlElement): string {
	return attributeOf(element, 'id') ?? '';
}

function hasId(element: XmlElement): boolean {
	return idOf(element) !== '';
}

/** A breach for each of these elements, by its id or its name. */
function breachesOf(elements: readonly XmlElement[]): readonly Breach[] {
	return elements.map((element) => ({
		field: idOf(element) || element.name,
		facts: { id: idOf(element), name: element.name, text: element.text.trim() },
	}));
}

/** Those that say what one before them says. */
function doubles<Item>(items: readonly Item[], meaning: (item: Item) => string): readonly Item[] {
	const seen = new Set<string>();
	return items.filter((item) => {
		const own = meaning(item);
		if (seen.has(own)) return true;
		seen.add(own);
		return false;
	});
}

function doubleFacts(facts: readonly Fact[]): readonly XmlElement[] {
	const parents = new Map<XmlElement, number>();
	for (const { parent } of facts) {
		if (!parents.has(parent)) parents.set(parent, parents.size);
	}
	return doubles(facts, ({ element, parent }) =>
		[
			String(parents.get(parent)),
			element.name,
			attributeOf(element, 'contextRef'),
			attributeOf(element, 'unitRef'),
			attributeOf(element, 'xml:lang'),
		].join('|'),
	).map(({ element }) => element);
}

/** Contexts or units that no fact refers to. */
function unused(
	{ facts }: ReadInstance,
	declared: readonly XmlElement[],
	attribute: 'contextRef' | 'unitRef',
): readonly XmlElement[] {
	const used = new Set(facts.map(({ element }) => attributeOf(element, attribute)));
	return declared.filter((element) => !used.has(idOf(element)));
}

function datesIn(instance: ReadInstance): readonly XmlElement[] {
	return ['startDate', 'endDate', 'instant'].flatMap((local) =>
		elementsOf(instance, 'xbrli', local),
	);
}

/** Filing rules of SBR for contexts, units and facts (FR-NL-3 to FR-NL-6). */
export const INSTANCE_RULES: readonly Rule<ReadInstance>[] = [
	{
		id: 'FR-NL-3.01',
		answersTo: ['FR-NL-3.01'],
		severity: 'error',
		message: {
			nl: 'De datum {text} heeft een tijd of is geen datum.',
			en: 'The date {text} has a time or is no date.',
		},
		remedy: REMEDY,
		check: (instance) =>
			breachesOf(datesIn(instance).filter(({ text }) => !/^\d{4}-\d{2}-\d{2}$/.test(text.trim()))),
	},
	{
		id: 'FR-NL-3.02',
		answersTo: ['FR-NL-3.02'],
		severity: 'error',
		message: { nl: 'Een periode duurt voor altijd (forever).', en: 'A period lasts forever.' },
		remedy: REMEDY,
		check: (instance) => breachesOf(elementsOf(instance, 'xbrli', 'forever')),
	},
	{
		id: 'FR-NL-3.03',
		answersTo: ['FR-NL-3.03'],
		severity: 'error',
		message: { nl: 'Context {id} wordt niet gebruikt.', en: 'Context {id} is not used.' },
		remedy: REMEDY,
		check: (instance) => breachesOf(unused(instance, instance.contexts, 'contextRef')),
	},
	{
		id: 'FR-NL-3.04',
		answersTo: ['FR-NL-3.04'],
		severity: 'error',
		message: {
			nl: 'Context {id} zegt hetzelfde als een eerdere context.',
			en: 'Context {id} says what an earlier one says.',
		},
		remedy: REMEDY,
		check: ({ contexts }) => breachesOf(doubles(contexts, meaningOf)),
	},
	{
		id: 'TAX-XBRL-ID',
		answersTo: ['XBRL 2.1'],
		severity: 'error',
		message: {
			nl: 'Twee contexten of eenheden in het bestand heten {id}.',
			en: 'Two contexts or units in the file are called {id}.',
		},
		remedy: REMEDY,
		check: ({ contexts, units }) =>
			breachesOf(doubles([...contexts, ...units].filter(hasId), idOf)),
	},
	{
		id: 'FR-NL-4.01',
		answersTo: ['FR-NL-4.01'],
		severity: 'error',
		message: {
			nl: 'Eenheid {id} zegt hetzelfde als een eerdere eenheid.',
			en: 'Unit {id} says what an earlier one says.',
		},
		remedy: REMEDY,
		check: ({ units }) => breachesOf(doubles(units, meaningOf)),
	},
	{
		id: 'FR-NL-4.02',
		answersTo: ['FR-NL-4.02'],
		severity: 'error',
		message: { nl: 'Eenheid {id} wordt niet gebruikt.', en: 'Unit {id} is not used.' },
		remedy: REMEDY,
		check: (instance) => breachesOf(unused(instance, instance.units, 'unitRef')),
	},
	{
		id: 'FR-NL-5.01',
		answersTo: ['FR-NL-5.01'],
		severity: 'error',
		message: {
			nl: '{name} staat tweemaal in het bestand voor dezelfde context.',
			en: '{name} stands in the file twice for the same context.',
		},
		remedy: REMEDY,
		check: ({ facts }) => breachesOf(doubleFacts(facts)),
	},
	{
		id: 'FR-NL-5.03',
		answersTo: ['FR-NL-5.03'],
		severity: 'error',
		message: { nl: '{name} is leeg.', en: '{name} is empty.' },
		remedy: {
			nl: 'Vul het gegeven in, of laat het weg.',
			en: 'Fill it in, or leave it out.',
		},
		check: ({ facts }) =>
			breachesOf(facts.map(({ element }) => element).filter(({ text }) => text.trim() === '')),
	},
	{
		id: 'FR-NL-5.06',
		answersTo: ['FR-NL-5.06'],
		severity: 'error',
		message: {
			nl: '{name} gebruikt precision in plaats van decimals.',
			en: '{name} uses precision instead of decimals.',
		},
		remedy: REMEDY,
		check: ({ facts }) =>
			breachesOf(
				facts
					.map(({ element }) => element)
					.filter((element) => attributeOf(element, 'precision') !== undefined),
			),
	},
	{
		id: 'FR-NL-6.01',
		answersTo: ['FR-NL-6.01'],
		severity: 'error',
		message: { nl: 'Het bestand heeft voetnoten.', en: 'The file has footnotes.' },
		remedy: REMEDY,
		check: (instance) => breachesOf(elementsOf(instance, 'link', 'footnoteLink')),
	},
];
