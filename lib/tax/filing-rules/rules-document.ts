import { codePoint } from '../rules/characters';
import type { Breach, Rule } from '../rules/finding';
import { elementsOf, type ReadInstance } from './document';
import { characterOf } from './read-xml';

/** What may stand in a document: besides signs, the ends of lines and tabs. */
const REFUSED = /[^\t\n\r\u0020-\u007f\u00a0-\u00ff\u20a0-\u20cf]/u;
const NAMED_REFERENCES: ReadonlySet<string> = new Set(['lt', 'gt', 'amp', 'apos', 'quot']);
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

const REMEDY = {
	nl: 'Maak het bestand opnieuw met deze koppeling; zij schrijft het zoals de Belastingdienst het vraagt.',
	en: 'Make the file again with this package, which writes it as the tax authority asks.',
};

/** A breach of the document as a whole. */
function breachIf(broken: boolean, facts: NonNullable<Breach['facts']> = {}): readonly Breach[] {
	return broken ? [{ field: 'document', facts }] : [];
}

function isAllowedReference(reference: string): boolean {
	const character = characterOf(reference);
	return NAMED_REFERENCES.has(reference) || (character !== undefined && !REFUSED.test(character));
}

function hasNil({ root, text }: ReadInstance): boolean {
	if (!text.includes('nil')) return false;
	const within = (element: ReadInstance['root']): boolean =>
		element !== null &&
		(element.attributes.some(({ uri, local }) => uri === XSI && local === 'nil') ||
			element.children.some(within));
	return within(root);
}

/** Filing rules of SBR for the document as such (FR-NL-1 and FR-NL-2). */
export const DOCUMENT_RULES: readonly Rule<ReadInstance>[] = [
	{
		id: 'TAX-XML',
		answersTo: ['XML 1.0'],
		severity: 'error',
		message: {
			nl: 'Het bestand is geen welgevormde XML.',
			en: 'The file is not well-formed XML.',
		},
		remedy: REMEDY,
		check: ({ root }) => breachIf(root === null),
	},
	{
		id: 'FR-NL-1.01',
		answersTo: ['FR-NL-1.01'],
		severity: 'error',
		message: {
			nl: 'Het bestand begint met een byte order mark.',
			en: 'The file begins with a byte-order mark.',
		},
		remedy: REMEDY,
		check: ({ text }) => breachIf(text.startsWith('\uFEFF')),
	},
	{
		id: 'FR-NL-1.02',
		answersTo: ['FR-NL-1.02'],
		severity: 'error',
		message: {
			nl: 'In het bestand staat een teken dat niet mag ({sign}).',
			en: 'The file holds a character that is not allowed ({sign}).',
		},
		remedy: {
			nl: 'Gebruik West-Europese letters, bijvoorbeeld in de naam van de contactpersoon.',
			en: 'Use West European letters, in the name of the contact person for instance.',
		},
		check: ({ text }) => {
			const found = REFUSED.exec(text.replace(/^\uFEFF/, ''))?.[0];
			return found === undefined ? [] : breachIf(true, { sign: codePoint(found) });
		},
	},
	{
		id: 'FR-NL-1.03',
		answersTo: ['FR-NL-1.03'],
		severity: 'error',
		message: { nl: 'Het bestand heeft een DOCTYPE.', en: 'The file has a DOCTYPE.' },
		remedy: REMEDY,
		check: ({ hasDoctype }) => breachIf(hasDoctype),
	},
	{
		id: 'FR-NL-1.04',
		answersTo: ['FR-NL-1.04'],
		severity: 'error',
		message: {
			nl: 'De verwijzing &{reference}; mag niet in het bestand staan.',
			en: 'The reference &{reference}; is not allowed in the file.',
		},
		remedy: REMEDY,
		check: ({ references }) => {
			const wrong = references.find((reference) => !isAllowedReference(reference));
			return breachIf(wrong !== undefined, { reference: wrong ?? '' });
		},
	},
	{
		id: 'FR-NL-1.05',
		answersTo: ['FR-NL-1.05'],
		severity: 'error',
		message: {
			nl: 'Het bestand zegt niet dat het in UTF-8 is geschreven.',
			en: 'The file does not say that it is written in UTF-8.',
		},
		remedy: REMEDY,
		check: ({ encoding }) => breachIf(encoding?.toUpperCase() !== 'UTF-8'),
	},
	{
		id: 'FR-NL-1.06',
		answersTo: ['FR-NL-1.06'],
		severity: 'error',
		message: {
			nl: 'De bestandsnaam {fileName} heeft andere tekens dan letters, cijfers, - en _.',
			en: 'The file name {fileName} has other characters than letters, digits, - and _.',
		},
		remedy: {
			nl: 'Verbeter de naam van het bestand.',
			en: 'Correct the name of the file.',
		},
		check: ({ fileName }) =>
			breachIf(!/^[0-9A-Za-z_-]+\.(?:xbrl|xml)$/.test(fileName), { fileName }),
	},
	{
		id: 'FR-NL-2.03',
		answersTo: ['FR-NL-2.03'],
		severity: 'error',
		message: {
			nl: 'Het eerste element noemt geen taal (xml:lang).',
			en: 'The root element names no language (xml:lang).',
		},
		remedy: REMEDY,
		check: ({ root }) =>
			breachIf(
				root !== null &&
					!root.attributes.some(({ name, value }) => name === 'xml:lang' && value !== ''),
			),
	},
	{
		id: 'FR-NL-2.04',
		answersTo: ['FR-NL-2.04'],
		severity: 'error',
		message: {
			nl: 'Het bestand heeft {count} verwijzingen naar een schema (schemaRef) in plaats van één.',
			en: 'The file has {count} references to a schema (schemaRef) instead of one.',
		},
		remedy: REMEDY,
		check: (instance) => {
			const count = elementsOf(instance, 'link', 'schemaRef').length;
			return breachIf(instance.root !== null && count !== 1, { count });
		},
	},
	{
		id: 'FR-NL-2.05',
		answersTo: ['FR-NL-2.05'],
		severity: 'error',
		message: {
			nl: 'Het bestand verwijst naar een linkbase (linkbaseRef).',
			en: 'The file refers to a linkbase (linkbaseRef).',
		},
		remedy: REMEDY,
		check: (instance) => breachIf(elementsOf(instance, 'link', 'linkbaseRef').length > 0),
	},
	{
		id: 'FR-NL-2.06',
		answersTo: ['FR-NL-2.06'],
		severity: 'error',
		message: { nl: 'Het bestand bevat een CDATA-deel.', en: 'The file has a CDATA section.' },
		remedy: REMEDY,
		check: ({ text }) => breachIf(text.includes(']]>')),
	},
	{
		id: 'FR-NL-2.07',
		answersTo: ['FR-NL-2.07'],
		severity: 'error',
		message: { nl: 'Het bestand gebruikt xsi:nil.', en: 'The file uses xsi:nil.' },
		remedy: REMEDY,
		check: (instance) => breachIf(hasNil(instance)),
	},
];
