import type { Rule } from '../rules/finding';
import { XBRL_NAMESPACES } from '../xbrl/instance';
import { DIMENSIONED_AMOUNTS } from '../xbrl/icp-dimensions';
import { hasTuples } from '../xbrl/generations';
import { attributeOf, childOf, elementsOf, type ReadInstance } from './document';
import type { XmlElement } from './read-xml';
import { reportOf } from './report';

const REMEDY = {
	nl: 'Maak het bestand opnieuw met deze koppeling; zij schrijft het zoals de Belastingdienst het vraagt.',
	en: 'Make the file again with this package, which writes it as the tax authority asks.',
};

/** What the context of a customer says, in the order in which it is compared. */
const CUSTOMER = [
	'bd-axes:CountryCodeEUDimension CountryCodeEUDomain',
	'bd-axes:VATNumberDimension VATNumberDomain',
];

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
	const wanted = hasTuples(report.generation) ? '' : CUSTOMER.join();
	const byId = new Map(instance.contexts.map((one) => [attributeOf(one, 'id'), one]));
	return instance.facts
		.map(({ element }) => element)
		.filter(({ local }) => AMOUNTS.has(local))
		.filter((one) => membersOf(byId.get(attributeOf(one, 'contextRef'))).join() !== wanted);
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
];
