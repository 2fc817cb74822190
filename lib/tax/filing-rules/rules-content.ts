import { euVatIdProblem, vatIdText, type EuVatId } from '../identifiers/eu-vat-id';
import { obNumberProblem } from '../identifiers/ob-number';
import { findPeriod } from '../periods/period';
import type { Breach, Rule } from '../rules/finding';
import { FIELDS, OWED_FIELDS } from '../rubrics/fields';
import type { AmountField } from '../rubrics/rubrics';
import { hasTuples, namespacesOf } from '../xbrl/generations';
import { IDENTIFIER_SCHEME } from '../xbrl/instance';
import { attributeOf, childOf, daysOf, elementsOf, type Fact, type ReadInstance } from './document';
import { ELEMENTS, isMinute, NEEDED, ofLines } from './elements';
import type { XmlElement } from './read-xml';
import { reportOf } from './report';
import { TUPLES } from './tuples';

const REMEDY = {
	nl: 'Maak het bestand opnieuw met deze koppeling, of verbeter het gegeven.',
	en: 'Make the file again with this package, or correct what is wrong.',
};

function breachAt(field: string, facts: NonNullable<Breach['facts']> = {}): readonly Breach[] {
	return [{ field, facts }];
}

/** Facts and tuples whose element is of another taxonomy or another report. */
function strangers(instance: ReadInstance): readonly XmlElement[] {
	const report = reportOf(instance);
	if (report === null) return [];
	const namespaces = namespacesOf(report.generation);
	const known = ({ element: { uri, local } }: Fact): boolean =>
		uri === namespaces['bd-i'] && ELEMENTS.get(local)?.reports.includes(report.kind) === true;
	const isKnownTuple = ({ uri, local }: XmlElement): boolean =>
		hasTuples(report.generation) &&
		uri === namespaces['bd-t'] &&
		TUPLES.get(local)?.reports.includes(report.kind) === true;
	return [
		...instance.facts.filter((fact) => !known(fact)).map(({ element }) => element),
		...instance.tuples.filter((tuple) => !isKnownTuple(tuple)),
	];
}

function hasWrongValue({ element: { local, text } }: Fact): boolean {
	const type = ELEMENTS.get(local);
	if (type === undefined) return false;
	return !type.pattern.test(text) || (local === 'DateTimeCreation' && !isMinute(text));
}

function hasWrongUnit({ element }: Fact): boolean {
	const unit = attributeOf(element, 'unitRef');
	const decimals = attributeOf(element, 'decimals');
	return ELEMENTS.get(element.local)?.kind === 'amount'
		? unit === undefined || decimals !== 'INF'
		: unit !== undefined || decimals !== undefined;
}

/** References to contexts and units that are not there. */
function dangling({ contexts, units, facts }: ReadInstance): readonly XmlElement[] {
	const known = new Set(contexts.map((one) => attributeOf(one, 'id')));
	const knownUnits = new Set(units.map((one) => attributeOf(one, 'id')));
	return facts
		.map(({ element }) => element)
		.filter((element) => {
			const unit = attributeOf(element, 'unitRef');
			return (
				!known.has(attributeOf(element, 'contextRef')) ||
				(unit !== undefined && !knownUnits.has(unit))
			);
		});
}

/** Amounts of a VAT return by their fields. */
function amountsOf({ facts }: ReadInstance): ReadonlyMap<AmountField, number> {
	const texts = new Map(facts.map(({ element }) => [element.local, element.text]));
	return new Map(
		FIELDS.filter(({ element }) => texts.has(element)).map(({ field, element }) => [
			field,
			Number(texts.get(element)),
		]),
	);
}

function wrongTotals(instance: ReadInstance): readonly Breach[] {
	if (reportOf(instance)?.kind !== 'vatReturn') return [];
	const amounts = amountsOf(instance);
	const of = (field: AmountField): number => amounts.get(field) ?? 0;
	const owed = OWED_FIELDS.reduce((sum, field) => sum + of(field), 0);
	return [
		...(of('5a.vat') === owed
			? []
			: breachAt('5a.vat', { rubric: '5a', filed: of('5a.vat'), wanted: owed })),
		...(of('5g.vat') === of('5a.vat') - of('5b.vat')
			? []
			: breachAt('5g.vat', {
					rubric: '5g',
					filed: of('5g.vat'),
					wanted: of('5a.vat') - of('5b.vat'),
				})),
	];
}

/** The VAT number that stands in a tuple or in the scenario of a context. */
function vatIdIn(
	children: readonly XmlElement[],
	countryName: string,
	numberName: string,
): readonly EuVatId[] {
	const text = (local: string): string | undefined =>
		children.find((child) => child.local === local)?.text.trim();
	const country = text(countryName);
	const number = text(numberName);
	return country === undefined || number === undefined ? [] : [{ country, number }];
}

function vatIdsOf({ tuples, contexts }: ReadInstance): readonly EuVatId[] {
	return [
		...tuples.flatMap(({ children }) => [
			...vatIdIn(children, 'CountryCodeISO-EC', 'VATIdentificationNumberNational'),
			...vatIdIn(children, 'VATNumberCountryCodeNew', 'VATNumberNew'),
			...vatIdIn(children, 'VATNumberCountryCodeOriginal', 'VATNumberOriginal'),
		]),
		...contexts.flatMap((context) => {
			const members = childOf(context, 'scenario')?.children.flatMap(({ children }) => children);
			return vatIdIn(members ?? [], 'CountryCodeEUDomain', 'VATNumberDomain');
		}),
	];
}

function missing(instance: ReadInstance): readonly string[] {
	const report = reportOf(instance);
	if (report === null) return [];
	const there = new Set(instance.facts.map(({ element }) => element.local));
	return NEEDED[report.kind].filter((name) => !there.has(name));
}

function isOfLine({ element: { local } }: Fact): boolean {
	return ofLines(local);
}

/** Contexts that name another entity than a taxpayer that can be one, each once. */
function wrongEntities(instance: ReadInstance): readonly Breach[] {
	const identifiers = elementsOf(instance, 'xbrli', 'identifier');
	const seen = new Map(
		identifiers.map((one) => [`${attributeOf(one, 'scheme') ?? ''} ${one.text.trim()}`, one]),
	);
	return [...seen.values()].flatMap((identifier) => {
		const scheme = attributeOf(identifier, 'scheme') ?? '';
		const number = identifier.text.trim();
		const isBare = /^\d{9}B\d{2}$/.test(number);
		const problem = isBare ? obNumberProblem(number) : NOT_BARE;
		if (scheme !== IDENTIFIER_SCHEME) {
			return breachAt('identifier', { number, problem: wrongScheme(scheme) });
		}
		return problem === null ? [] : breachAt('identifier', { number, problem });
	});
}

const NOT_BARE = {
	nl: 'het is geschreven met NL, met tekens ertussen of te kort',
	en: 'it is written with NL, with signs in between or too short',
};

function wrongScheme(scheme: string): { readonly nl: string; readonly en: string } {
	return {
		nl: `het schema is "${scheme}" en niet "${IDENTIFIER_SCHEME}"`,
		en: `the scheme is "${scheme}" and not "${IDENTIFIER_SCHEME}"`,
	};
}

/** What the schemas of the taxonomy ask, and what they do not catch. */
export const CONTENT_RULES: readonly Rule<ReadInstance>[] = [
	{
		id: 'TAX-XBRL-ENTRY-POINT',
		answersTo: ['NT'],
		severity: 'error',
		message: {
			nl: 'Het bestand noemt geen schema van een btw-aangifte of ICP-opgaaf.',
			en: 'The file names no schema of a VAT return or an ICP statement.',
		},
		remedy: REMEDY,
		check: (instance) =>
			instance.root !== null && reportOf(instance) === null ? breachAt('schemaRef') : [],
	},
	{
		id: 'TAX-XBRL-YEAR',
		answersTo: ['NT'],
		severity: 'error',
		message: {
			nl: 'De periode eindigt op {end}, maar het schema is van {year}.',
			en: 'The period ends on {end}, but the schema is of {year}.',
		},
		remedy: REMEDY,
		check: (instance) => {
			const year = String(reportOf(instance)?.generation.year ?? '');
			const [end = ''] = instance.contexts.map((one) => daysOf(one)[1]);
			return year === '' || end.startsWith(year) ? [] : breachAt('schemaRef', { end, year });
		},
	},
	{
		id: 'TAX-XBRL-PERIOD',
		answersTo: ['B18'],
		severity: 'error',
		message: {
			nl: '{start} tot en met {end} is geen periode voor een aangifte.',
			en: '{start} up to and including {end} is no period of a return.',
		},
		remedy: REMEDY,
		check: ({ contexts }) => {
			const periods = new Map(contexts.map((one) => [daysOf(one).join(), daysOf(one)]));
			return [...periods.values()]
				.filter(([start, end]) => findPeriod(start, end) === undefined)
				.flatMap(([start, end]) => breachAt('period', { start, end }));
		},
	},
	{
		id: 'TAX-XBRL-ENTITY',
		answersTo: ['NT'],
		severity: 'error',
		message: {
			nl: 'Het omzetbelastingnummer {number} in het bestand kan niet kloppen: {problem}.',
			en: 'The omzetbelastingnummer {number} in the file cannot be right: {problem}.',
		},
		remedy: REMEDY,
		check: wrongEntities,
	},
	{
		id: 'TAX-XBRL-REFERENCE',
		answersTo: ['XBRL 2.1'],
		severity: 'error',
		message: {
			nl: '{field} verwijst naar een context of eenheid die er niet is.',
			en: '{field} refers to a context or a unit that is not there.',
		},
		remedy: REMEDY,
		check: (instance) => dangling(instance).flatMap(({ name }) => breachAt(name)),
	},
	{
		id: 'TAX-XBRL-ELEMENT',
		answersTo: ['NT'],
		severity: 'error',
		message: {
			nl: '{field} hoort niet in deze aangifte.',
			en: '{field} does not belong in this return.',
		},
		remedy: REMEDY,
		check: (instance) => strangers(instance).flatMap(({ name }) => breachAt(name)),
	},
	{
		id: 'TAX-XBRL-MISSING',
		answersTo: ['NT'],
		severity: 'error',
		message: { nl: '{field} ontbreekt in het bestand.', en: '{field} is missing in the file.' },
		remedy: REMEDY,
		check: (instance) => missing(instance).flatMap((name) => breachAt(name)),
	},
	{
		id: 'TAX-XBRL-NO-LINES',
		answersTo: ['B8'],
		severity: 'error',
		message: {
			nl: 'De ICP-opgaaf in het bestand heeft geen regels.',
			en: 'The ICP statement in the file has no lines.',
		},
		remedy: {
			nl: 'Dien voor een periode zonder prestaties binnen de EU geen ICP-opgaaf in.',
			en: 'File no ICP statement for a period without supplies within the EU.',
		},
		check: (instance) =>
			reportOf(instance)?.kind === 'icp' && !instance.facts.some(isOfLine) ? breachAt('lines') : [],
	},
	{
		id: 'TAX-XBRL-VALUE',
		answersTo: ['NT'],
		severity: 'error',
		message: {
			nl: '"{value}" kan niet als {field} worden ingediend.',
			en: '"{value}" cannot be filed as {field}.',
		},
		remedy: REMEDY,
		check: ({ facts }) =>
			facts
				.filter(hasWrongValue)
				.flatMap(({ element }) => breachAt(element.name, { value: element.text.slice(0, 40) })),
	},
	{
		id: 'TAX-XBRL-UNIT',
		answersTo: ['XBRL 2.1'],
		severity: 'error',
		message: {
			nl: '{field} is een bedrag zonder eenheid of decimals="INF", of een tekst met een van beide.',
			en: '{field} is an amount without a unit or decimals="INF", or a text with one of them.',
		},
		remedy: REMEDY,
		check: ({ facts }) =>
			facts.filter(hasWrongUnit).flatMap(({ element }) => breachAt(element.name)),
	},
	{
		id: 'TAX-XBRL-TOTALS',
		answersTo: ['B1', 'B2'],
		severity: 'error',
		message: {
			nl: 'Rubriek {rubric} in het bestand is {filed}, maar moet {wanted} zijn.',
			en: 'Rubric {rubric} in the file is {filed}, but must be {wanted}.',
		},
		remedy: REMEDY,
		check: wrongTotals,
	},
	{
		id: 'TAX-XBRL-VAT-NUMBER',
		answersTo: ['B9'],
		severity: 'error',
		message: {
			nl: 'Het btw-nummer {vatId} kan niet op de ICP-opgaaf: {problem}.',
			en: 'VAT number {vatId} cannot stand on the ICP statement: {problem}.',
		},
		remedy: REMEDY,
		check: (instance) =>
			vatIdsOf(instance).flatMap((one) => {
				const problem = euVatIdProblem(one);
				return problem === null ? [] : breachAt(one.number, { vatId: vatIdText(one), problem });
			}),
	},
];
