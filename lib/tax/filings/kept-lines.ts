import type { ReadInstance } from '../filing-rules/document';
import type { XmlElement } from '../filing-rules/read-xml';
import type { Nature } from '../icp/natures';

/** One line of a statement that is kept. */
export interface KeptLine {
	/** An instance names no customers. */
	readonly customer: '';
	readonly country: string;
	readonly number: string;
	readonly nature: Nature;
	/** First day of the period that it corrects, where that is not the statement's own; '' otherwise. */
	readonly corrects: string;
	readonly euros: number;
}

const NATURE_OF_FACT: ReadonlyMap<string, Nature> = new Map([
	['SuppliesAmount', 'goods'],
	['ServicesAmount', 'services'],
	['ABCSuppliesAmount', 'triangular'],
]);

const NATURE_OF_TUPLE: ReadonlyMap<string, Nature> = new Map([
	['IntraCommunitySupplies', 'goods'],
	['IntraCommunityServices', 'services'],
	['IntraCommunityABCSupplies', 'triangular'],
]);

/** The lines of an ICP statement, from tuples or from typed dimensions. */
export function keptLines(instance: ReadInstance): readonly KeptLine[] {
	return [...instance.tuples.flatMap((tuple) => ofTuple(tuple, instance)), ...ofFacts(instance)];
}

function ofTuple(tuple: XmlElement, instance: ReadInstance): readonly KeptLine[] {
	const nature = NATURE_OF_TUPLE.get(tuple.local.replace(/Correction$/, ''));
	const amount = tuple.children.find(({ local }) => local.endsWith('Amount'));
	if (nature === undefined || amount === undefined) return [];
	const text = (name: string): string =>
		tuple.children.find(({ local }) => local === name)?.text ?? '';
	return [
		{
			customer: '',
			country: text('CountryCodeISO-EC'),
			number: text('VATIdentificationNumberNational'),
			nature,
			corrects: tuple.local.endsWith('Correction') ? startOf(amount, instance) : '',
			euros: Number(amount.text),
		},
	];
}

function startOf(fact: XmlElement, { contexts }: ReadInstance): string {
	const context = contextOf(fact, contexts);
	return context === undefined ? '' : (within(context, 'startDate')?.text ?? '');
}

function ofFacts({ facts, contexts }: ReadInstance): readonly KeptLine[] {
	const byId = new Map(contexts.map((context) => [attribute(context, 'id'), context]));
	return facts.flatMap(({ element }) => {
		const nature = NATURE_OF_FACT.get(element.local);
		const context = byId.get(attribute(element, 'contextRef'));
		const country = context && within(context, 'CountryCodeEUDomain')?.text;
		const number = context && within(context, 'VATNumberDomain')?.text;
		if (nature === undefined || country === undefined || number === undefined) return [];
		const euros = Number(element.text);
		return [{ customer: '' as const, country, number, nature, corrects: '', euros }];
	});
}

function contextOf(fact: XmlElement, contexts: readonly XmlElement[]): XmlElement | undefined {
	const id = attribute(fact, 'contextRef');
	return contexts.find((context) => attribute(context, 'id') === id);
}

function attribute({ attributes }: XmlElement, name: string): string {
	return attributes.find(({ local }) => local === name)?.value ?? '';
}

/** The first element of that name in it, at whatever depth. */
function within(element: XmlElement, name: string): XmlElement | undefined {
	for (const child of element.children) {
		const found = child.local === name ? child : within(child, name);
		if (found !== undefined) return found;
	}
	return undefined;
}
