import type { Rule } from '../rules/finding';
import { XBRL_NAMESPACES } from '../xbrl/instance';
import { DIMENSIONED_AMOUNTS } from '../xbrl/icp-dimensions';
import { hasTuples } from '../xbrl/generations';
import { ASSOCIATION_NAME } from '../xbrl/header';
import { attributeOf, childOf, daysOf, elementsOf, type ReadInstance } from './document';
import type { XmlElement } from './read-xml';
import { reportOf } from './report';
import { isCorrection } from './tuples';

const REMEDY = {
	nl: 'Maak het bestand opnieuw met deze koppeling; zij schrijft het zoals de Belastingdienst het vraagt.',
	en: 'Make the file again with this package, which writes it as the tax authority asks.',
};

/** What the context of a customer says, in the order in which it is compared. */
const CUSTOMER = [
	'bd-axes:CountryCodeEUDimension CountryCodeEUDomain',
	'bd-axes:VATNumberDimension VATNumberDomain',
];

/** What the context of a professional association says. */
const ASSOCIATION =
	'bd-axes:ProfessionalAssociationSerialNumberDimension ProfessionalAssociationSerialNumberDomain';

const AMOUNTS: ReadonlySet<string> = new Set(Object.values(DIMENSIONED_AMOUNTS));

/** Each typed dimension of a context with its domain. */
function membersOf(context: XmlElement | undefined): readonly string[] {
	const members = context === undefined ? [] : (childOf(context, 'scenario')?.children ?? []);
	return members
		.map((one) => `${attributeOf(one, 'dimension') ?? ''} ${one.children[0]?.local ?? ''}`)
		.toSorted();
}

/** Amounts of an ICP statement that say of no customer, or in another way than their taxonomy has it. */
function withoutCustomer(instance: ReadInstance): readonly XmlElement[] {
	const report = reportOf(instance);
	if (report?.kind !== 'icp') return [];
	const isInTuple = hasTuples(report.generation);
	const wanted = isInTuple ? '' : CUSTOMER.join();
	const byId = contextsById(instance);
	return instance.facts
		.filter(({ element }) => AMOUNTS.has(element.local))
		.filter(
			({ element, parent }) =>
				membersOf(contextOf(element, byId)).join() !== wanted ||
				(parent === instance.root) === isInTuple,
		)
		.map(({ element }) => element);
}

/** Facts of the return as a whole that stand in a context which says more than taxpayer and period. */
function misplaced(instance: ReadInstance): readonly XmlElement[] {
	const report = reportOf(instance);
	if (report === null) return [];
	const byId = contextsById(instance);
	const ofAssociation = hasTuples(report.generation) ? '' : ASSOCIATION;
	return instance.facts
		.map(({ element }) => element)
		.filter(({ local }) => !(report.kind === 'icp' && AMOUNTS.has(local)))
		.filter((element) => {
			const context = contextOf(element, byId);
			const wanted = element.local === ASSOCIATION_NAME ? ofAssociation : '';
			return membersOf(context).join() !== wanted || hasSegment(context);
		});
}

/** The periods of all facts but corrections, each once. */
function periodsOf(instance: ReadInstance): readonly string[] {
	const byId = contextsById(instance);
	const own = instance.facts.filter(({ parent }) => !isCorrection(parent.local));
	const used = new Set(own.map(({ element }) => contextOf(element, byId)));
	const periods = [...used].map((one) => (one === undefined ? '' : daysOf(one).join(' - ')));
	return [...new Set(periods)].filter((period) => period !== '');
}

type ContextsById = ReadonlyMap<string | undefined, XmlElement>;

function contextsById({ contexts }: ReadInstance): ContextsById {
	return new Map(contexts.map((one) => [attributeOf(one, 'id'), one]));
}

function contextOf(fact: XmlElement, byId: ContextsById): XmlElement | undefined {
	return byId.get(attributeOf(fact, 'contextRef'));
}

function hasSegment(context: XmlElement | undefined): boolean {
	return childOf(childOf(context, 'entity'), 'segment') !== undefined;
}

function isEuro({ text, namespaces }: XmlElement): boolean {
	const [prefix = '', currency = ''] = text.trim().split(':');
	return currency === 'EUR' && namespaces.get(prefix) === XBRL_NAMESPACES.iso4217;
}

/** Whom and what an instance is about: one taxpayer, euros, and of a statement the customers. */
export const SUBJECT_RULES: readonly Rule<ReadInstance>[] = [
	{
		id: 'TAX-XBRL-TAXPAYER',
		answersTo: ['NT'],
		severity: 'error',
		message: {
			nl: 'Het bestand gaat over meer dan één ondernemer: {numbers}.',
			en: 'The file is about more than one taxpayer: {numbers}.',
		},
		remedy: REMEDY,
		check: (instance) => {
			const numbers = new Set(
				elementsOf(instance, 'xbrli', 'identifier').map(({ text }) => text.trim()),
			);
			const facts = { numbers: [...numbers].slice(0, 5).join(', ') };
			return numbers.size > 1 ? [{ field: 'identifier', facts }] : [];
		},
	},
	{
		id: 'TAX-XBRL-CURRENCY',
		answersTo: ['NT'],
		severity: 'error',
		message: {
			nl: 'De bedragen zijn in {currency} en niet in euro.',
			en: 'The amounts are in {currency} and not in euros.',
		},
		remedy: REMEDY,
		check: (instance) =>
			elementsOf(instance, 'xbrli', 'measure')
				.filter((one) => !isEuro(one))
				.map(({ text }) => ({ field: 'measure', facts: { currency: text.trim() } })),
	},
	{
		id: 'TAX-XBRL-CUSTOMER',
		answersTo: ['NT'],
		severity: 'error',
		message: {
			nl: '{field} zegt niet van welke afnemer het is: zijn land en btw-nummer staan niet waar de taxonomie ze vraagt.',
			en: '{field} does not say which customer it is of: country and VAT number are not where the taxonomy asks for them.',
		},
		remedy: REMEDY,
		check: (instance) => withoutCustomer(instance).map(({ name }) => ({ field: name })),
	},
	{
		id: 'TAX-XBRL-HEADER',
		answersTo: ['NT'],
		severity: 'error',
		message: {
			nl: '{field} gaat over de hele aangifte, maar staat bij een afnemer of een andere onderverdeling.',
			en: '{field} is about the whole return, but stands with a customer or another division of it.',
		},
		remedy: REMEDY,
		check: (instance) => misplaced(instance).map(({ name }) => ({ field: name })),
	},
	{
		id: 'TAX-XBRL-ONE-PERIOD',
		answersTo: ['B18'],
		severity: 'error',
		message: {
			nl: 'Het bestand gaat over meer dan één periode: {periods}.',
			en: 'The file is about more than one period: {periods}.',
		},
		remedy: REMEDY,
		check: (instance) => {
			const periods = periodsOf(instance);
			const facts = { periods: periods.slice(0, 5).join(', ') };
			return periods.length > 1 ? [{ field: 'period', facts }] : [];
		},
	},
];
