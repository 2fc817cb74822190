import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkInstance, INSTANCE_CHECKS } from '../../../../lib/tax/filing-rules/check';
import { readMessage } from '../../../../lib/tax/message/message';
import { writeIcp, writeVatReturn } from '../../../../lib/tax/xbrl/write';
import { icp, MESSAGE, vatReturn } from '../samples';

const EXAMPLES = { vat: 'vat-return-nt20', dimensions: 'icp-nt20', tuples: 'icp-nt19' } as const;
type Example = keyof typeof EXAMPLES;

function example(name: Example): string {
	return readFileSync(join(__dirname, '../xbrl/examples', `${EXAMPLES[name]}.xbrl`), 'utf8');
}

/** A part of the example replaced; a part that is not there would prove nothing. */
function replaced(name: Example, part: string | RegExp, by: string): string {
	const text = example(name);
	const changed = text.replace(part, by);
	if (changed === text) throw new Error(`${String(part)} is not in the example`);
	return changed;
}

interface DocumentCase {
	readonly rule: string;
	/** The example that is spoilt; the example itself is the case that breaks nothing. */
	readonly of?: Example;
	readonly part: string | RegExp;
	readonly by: string;
	readonly fileName?: string;
	/** A part of the Dutch sentence that only this breach has. */
	readonly says: string;
}

const END = '</xbrli:xbrl>';
const CONTEXT = /<xbrli:context id="Msg">[\s\S]*?<\/xbrli:context>/;
const PHONE = 'contextRef="Msg">0201234567<';

/** A context like that of the example, with another id. */
const SECOND = `<xbrli:context id="Two"><xbrli:entity><xbrli:identifier scheme="www.belastingdienst.nl/omzetbelastingnummer">123456782B01</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>2026-01-01</xbrli:startDate><xbrli:endDate>2026-03-31</xbrli:endDate></xbrli:period></xbrli:context>`;
const UNIT = '<xbrli:unit id="EUR2"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>';
/** The same, of the quarter after it. */
const LATER = SECOND.replace('2026-01-01', '2026-04-01').replace('2026-03-31', '2026-06-30');
const LINK_ATTRIBUTES = 'xlink:type="simple" xlink:href="http://example.org/x.xml"';

const CASES: readonly DocumentCase[] = [
	{ rule: 'TAX-XML', part: END, by: '', says: 'welgevormde' },
	{ rule: 'TAX-XML', part: END, by: `${END}<more/>`, says: 'welgevormde' },
	{
		rule: 'TAX-XML',
		part: '</bd-i:ContactInitials>',
		by: '</bd-i:ContactSurname>',
		says: 'welgevormde',
	},
	{ rule: 'TAX-XML', part: PHONE, by: 'contextRef=Msg>0201234567<', says: 'welgevormde' },
	{ rule: 'TAX-XML', part: PHONE, by: `contextRef="Msg" ${PHONE}`, says: 'welgevormde' },
	{ rule: 'FR-NL-1.01', part: /^/, by: '\uFEFF', says: 'byte order mark' },
	{ rule: 'FR-NL-1.02', part: 'Voorbeeld', by: 'Kovač', says: 'U+010D' },
	{ rule: 'FR-NL-1.02', part: 'Voorbeeld', by: 'A\u0085', says: 'U+0085' },
	{ rule: 'FR-NL-1.03', part: '<xbrli:xbrl', by: '<!DOCTYPE xbrl>\n<xbrli:xbrl', says: 'DOCTYPE' },
	{ rule: 'FR-NL-1.04', part: 'Voorbeeld', by: 'Caf&eacute;', says: '&eacute;' },
	{ rule: 'FR-NL-1.04', part: 'Voorbeeld', by: 'Kova&#x10d;', says: '&#x10d;' },
	{ rule: 'FR-NL-1.05', part: 'encoding="UTF-8"', by: 'encoding="ISO-8859-1"', says: 'UTF-8' },
	{ rule: 'FR-NL-1.05', part: ' encoding="UTF-8"', by: '', says: 'UTF-8' },
	{ rule: 'FR-NL-1.06', part: '', by: '', fileName: 'btw 2026.xbrl', says: 'btw 2026.xbrl' },
	{ rule: 'FR-NL-1.06', part: '', by: '', fileName: '../btw.xbrl', says: '../btw.xbrl' },
	{ rule: 'FR-NL-2.03', part: ' xml:lang="nl"', by: '', says: 'geen taal' },
	{ rule: 'FR-NL-2.04', part: /<link:schemaRef.*\/>/, by: '', says: '0 verwijzingen' },
	{ rule: 'FR-NL-2.04', part: /<link:schemaRef.*\/>/, by: '$&$&', says: '2 verwijzingen' },
	{
		rule: 'FR-NL-2.05',
		part: /<link:schemaRef.*\/>/,
		by: `$&<link:linkbaseRef ${LINK_ATTRIBUTES}/>`,
		says: 'linkbase',
	},
	{ rule: 'FR-NL-2.06', part: 'Voorbeeld', by: '<![CDATA[Voorbeeld]]>', says: 'CDATA' },
	{
		rule: 'FR-NL-2.07',
		part: PHONE,
		by: `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="false" ${PHONE}`,
		says: 'xsi:nil',
	},
	{
		rule: 'FR-NL-3.01',
		part: '2026-01-01<',
		by: '2026-01-01T00:00:00<',
		says: '2026-01-01T00:00:00',
	},
	{
		rule: 'FR-NL-3.02',
		part: /<xbrli:startDate>[\s\S]*<\/xbrli:endDate>/,
		by: '<xbrli:forever/>',
		says: 'voor altijd',
	},
	{ rule: 'FR-NL-3.03', part: CONTEXT, by: `$&${SECOND}`, says: 'Context Two wordt niet' },
	{ rule: 'FR-NL-3.04', part: CONTEXT, by: `$&${SECOND}`, says: 'Context Two zegt hetzelfde' },
	{
		rule: 'TAX-XBRL-ID',
		part: CONTEXT,
		by: `$&${SECOND.replace('"Two"', '"Msg"')}`,
		says: 'heten Msg',
	},
	{
		rule: 'TAX-XBRL-ID',
		part: /<xbrli:unit[\s\S]*<\/xbrli:unit>/,
		by: `$&${UNIT.replace('"EUR2"', '"Msg"')}`,
		says: 'heten Msg',
	},
	{
		rule: 'FR-NL-4.01',
		part: /<xbrli:unit[\s\S]*<\/xbrli:unit>/,
		by: `$&${UNIT}`,
		says: 'Eenheid EUR2 zegt',
	},
	{
		rule: 'FR-NL-4.02',
		part: /<xbrli:unit[\s\S]*<\/xbrli:unit>/,
		by: `$&${UNIT}`,
		says: 'Eenheid EUR2 wordt niet',
	},
	{
		rule: 'FR-NL-5.01',
		part: /<bd-i:ContactSurname.*/,
		by: '$&$&',
		says: 'bd-i:ContactSurname staat tweemaal',
	},
	{
		rule: 'FR-NL-5.01',
		of: 'tuples',
		part: /<bd-i:CountryCodeISO-EC.*/,
		by: '$&$&',
		says: 'bd-i:CountryCodeISO-EC staat tweemaal',
	},
	{ rule: 'FR-NL-5.03', part: '>Voorbeeld<', by: '> <', says: 'bd-i:ContactSurname is leeg' },
	{
		rule: 'FR-NL-5.06',
		part: 'decimals="INF">7500',
		by: 'decimals="INF" precision="4">7500',
		says: 'precision',
	},
	{
		rule: 'FR-NL-6.01',
		part: END,
		by: `<link:footnoteLink ${LINK_ATTRIBUTES}/>${END}`,
		says: 'voetnoten',
	},

	{
		rule: 'TAX-XBRL-TAXPAYER',
		of: 'dimensions',
		part: '123456782B01',
		by: '123456794B01',
		says: 'meer dan één ondernemer: 123456794B01, 123456782B01',
	},
	{
		rule: 'TAX-XBRL-CURRENCY',
		part: 'iso4217:EUR<',
		by: 'iso4217:USD<',
		says: 'in iso4217:USD en niet in euro',
	},
	{
		rule: 'TAX-XBRL-CUSTOMER',
		of: 'dimensions',
		part: 'SuppliesAmount contextRef="ICP_DE_136695976"',
		by: 'SuppliesAmount contextRef="CD_Opgaaf"',
		says: 'bd-i:SuppliesAmount zegt niet van welke afnemer',
	},
	{
		rule: 'TAX-XBRL-CUSTOMER',
		of: 'dimensions',
		part: 'bd-axes:VATNumberDimension',
		by: 'bd-axes:VATIdDimension',
		says: 'bd-i:SuppliesAmount zegt niet van welke afnemer',
	},
	{
		rule: 'TAX-XBRL-CUSTOMER',
		of: 'tuples',
		part: END,
		by: `<bd-i:SuppliesAmount contextRef="CD_Opgaaf" unitRef="EUR" decimals="INF">5</bd-i:SuppliesAmount>${END}`,
		says: 'bd-i:SuppliesAmount zegt niet van welke afnemer',
	},
	{
		rule: 'TAX-XBRL-HEADER',
		of: 'dimensions',
		part: 'ContactSurname contextRef="CD_Opgaaf"',
		by: 'ContactSurname contextRef="ICP_DE_136695976"',
		says: 'bd-i:ContactSurname gaat over de hele aangifte',
	},
	{
		rule: 'TAX-XBRL-HEADER',
		part: '</xbrli:entity>',
		by: '<xbrli:segment><bd-i:Part>1</bd-i:Part></xbrli:segment></xbrli:entity>',
		says: 'bd-i:ValueAddedTaxOwed gaat over de hele aangifte',
	},
	{
		rule: 'TAX-XBRL-ONE-PERIOD',
		part: /(<xbrli:context id="Msg">[\s\S]*?<\/xbrli:context>)([\s\S]*?contextRef=)"Msg"/,
		by: `$1${LATER}$2"Two"`,
		says: '2026-04-01 - 2026-06-30, 2026-01-01 - 2026-03-31',
	},
	{
		rule: 'TAX-XBRL-TUPLE',
		of: 'tuples',
		part: /(<bd-i:CountryCodeISO-EC.*)(\s+)(<bd-i:SuppliesAmount.*)/,
		by: '$3$2$1',
		says: 'bd-t:IntraCommunitySupplies is niet zoals de taxonomie het vraagt: de gegevens staan niet op volgorde',
	},
	{
		rule: 'TAX-XBRL-TUPLE',
		of: 'tuples',
		part: /<bd-i:CountryCodeISO-EC.*/,
		by: '',
		says: 'CountryCodeISO-EC ontbreekt',
	},
	{
		rule: 'TAX-XBRL-TUPLE',
		of: 'tuples',
		part: /<bd-i:SuppliesAmount.*/,
		by: '',
		says: ': SuppliesAmount ontbreekt',
	},
	{
		rule: 'TAX-XBRL-TUPLE',
		of: 'tuples',
		part: /SuppliesAmount(.*)SuppliesAmount/,
		by: 'ServicesAmount$1ServicesAmount',
		says: 'ServicesAmount hoort er niet in',
	},
	{
		rule: 'TAX-XBRL-TUPLE-TWICE',
		of: 'tuples',
		part: /<bd-t:IntraCommunityABCSupplies>[\s\S]*<\/bd-t:IntraCommunityABCSupplies>/,
		by: '$&$&',
		says: 'bd-t:IntraCommunityABCSupplies staat tweemaal in het bestand voor BE 0428759497',
	},
	{
		rule: 'TAX-XBRL-NO-LINES',
		of: 'tuples',
		part: /<bd-t:[\s\S]*<\/bd-t:\w+>/,
		by: '',
		says: 'geen regels',
	},
	{
		rule: 'TAX-XBRL-NO-LINES',
		of: 'dimensions',
		part: /<bd-i:SuppliesAmount[\s\S]*<\/bd-i:ABCSuppliesAmount>/,
		by: '',
		says: 'geen regels',
	},
	{
		rule: 'TAX-XBRL-ENTRY-POINT',
		part: 'bd-rpt-ob-aangifte',
		by: 'bd-rpt-ob-suppletie',
		says: 'geen schema',
	},
	{
		rule: 'TAX-XBRL-YEAR',
		part: 'aangifte-2026',
		by: 'aangifte-2025',
		says: 'het schema is van 2025',
	},
	{ rule: 'TAX-XBRL-PERIOD', part: '2026-03-31', by: '2026-03-28', says: '2026-03-28' },
	{
		rule: 'TAX-XBRL-ENTITY',
		part: '"www.belastingdienst',
		by: '"http://www.belastingdienst',
		says: 'het schema is "http://',
	},
	{ rule: 'TAX-XBRL-ENTITY', part: '123456782B01', by: 'NL123456782B01', says: 'met NL' },
	{ rule: 'TAX-XBRL-ENTITY', part: '123456782B01', by: '123456789B01', says: 'elfproef' },
	{
		rule: 'TAX-XBRL-REFERENCE',
		part: PHONE,
		by: 'contextRef="Other">0201234567<',
		says: 'ContactTelephoneNumber verwijst',
	},
	{
		rule: 'TAX-XBRL-REFERENCE',
		part: 'unitRef="EUR" decimals="INF">7500',
		by: 'unitRef="USD" decimals="INF">7500',
		says: 'SuppliesToCountriesOutsideTheEC verwijst',
	},
	{
		rule: 'TAX-XBRL-ELEMENT',
		part: /ContactInitials/g,
		by: 'ContactFirstName',
		says: 'bd-i:ContactFirstName hoort niet',
	},
	{
		rule: 'TAX-XBRL-ELEMENT',
		of: 'dimensions',
		part: /MessageReferenceSupplierICP/g,
		by: 'MessageReferenceSupplierVAT',
		says: 'SupplierVAT hoort niet',
	},
	{
		rule: 'TAX-XBRL-ELEMENT',
		part: 'nt20/bd/20251210/dictionary',
		by: 'nt19/bd/20241211/dictionary',
		says: 'hoort niet',
	},
	{
		rule: 'TAX-XBRL-ELEMENT',
		of: 'tuples',
		part: /IntraCommunitySupplies>/g,
		by: 'IntraCommunityGifts>',
		says: 'bd-t:IntraCommunityGifts hoort niet',
	},
	{
		rule: 'TAX-XBRL-ELEMENT',
		part: END,
		by: `<bd-t:IntraCommunitySupplies xmlns:bd-t="http://www.nltaxonomie.nl/nt20/bd/20251210/dictionary/bd-tuples"><bd-i:ContactPrefix contextRef="Msg">van</bd-i:ContactPrefix></bd-t:IntraCommunitySupplies>${END}`,
		says: 'bd-t:IntraCommunitySupplies hoort niet',
	},
	{ rule: 'TAX-XBRL-MISSING', part: /<bd-i:ContactType.*/, by: '', says: 'ContactType ontbreekt' },
	{ rule: 'TAX-XBRL-VALUE', part: '>7500<', by: '>7500.00<', says: '"7500.00"' },
	{ rule: 'TAX-XBRL-VALUE', part: '>7500<', by: '>12345678901<', says: '"12345678901"' },
	{ rule: 'TAX-XBRL-VALUE', part: '>0201234567<', by: '>+31 20 123 45 67<', says: '+31 20' },
	{ rule: 'TAX-XBRL-VALUE', part: '202604151030', by: '20260415103000', says: '20260415103000' },
	{ rule: 'TAX-XBRL-VALUE', part: '202604151030', by: '202604312430', says: '202604312430' },
	{ rule: 'TAX-XBRL-VALUE', part: 'SWO00000', by: 'SWO0', says: '"SWO0"' },
	{ rule: 'TAX-XBRL-VALUE', part: '>BPL<', by: '>ACC<', says: '"ACC"' },
	{ rule: 'TAX-XBRL-VALUE', part: '>A.B.<', by: '>A.B.C.D.E.F.<', says: 'ContactInitials' },
	{
		rule: 'TAX-XBRL-VALUE',
		of: 'dimensions',
		part: '>-500<',
		by: '>0<',
		says: 'ABCSuppliesAmount',
	},
	{ rule: 'TAX-XBRL-VALUE', of: 'tuples', part: '>BE<', by: '>GR<', says: '"GR"' },
	{
		rule: 'TAX-XBRL-VALUE',
		of: 'tuples',
		part: '>136695976<',
		by: '>136 695 976<',
		says: '"136 695 976"',
	},
	{
		rule: 'TAX-XBRL-UNIT',
		part: 'unitRef="EUR" decimals="INF">7500',
		by: 'decimals="INF">7500',
		says: 'SuppliesToCountriesOutsideTheEC',
	},
	{
		rule: 'TAX-XBRL-UNIT',
		part: 'decimals="INF">7500',
		by: 'decimals="0">7500',
		says: 'SuppliesToCountriesOutsideTheEC',
	},
	{
		rule: 'TAX-XBRL-UNIT',
		part: PHONE,
		by: `unitRef="EUR" ${PHONE}`,
		says: 'ContactTelephoneNumber',
	},
	{
		rule: 'TAX-XBRL-TOTALS',
		part: '>24690<',
		by: '>24691<',
		says: 'Rubriek 5a in het bestand is 24691, maar moet 24690',
	},
	{ rule: 'TAX-XBRL-TOTALS', part: '>15379<', by: '>15378<', says: 'moet 15379' },
	{
		rule: 'TAX-XBRL-VAT-NUMBER',
		of: 'tuples',
		part: '>136695976<',
		by: '>DE136695976<',
		says: 'twee landcodes',
	},
	{
		rule: 'TAX-XBRL-VAT-NUMBER',
		of: 'dimensions',
		part: 'Domain>DE<',
		by: 'Domain>NL<',
		says: 'Nederlandse afnemer',
	},

	{ rule: 'FG-NL-03', part: /bd-i/g, by: 'bd', says: 'Het voorvoegsel bd is' },
	{
		rule: 'FG-NL-04',
		part: /(<xbrli:unit[\s\S]*<\/xbrli:unit>)([\s\S]*)(<\/xbrli:xbrl>)/,
		by: '$2$1$3',
		says: 'staat voor de context',
	},
	{
		rule: 'FG-NL-05',
		part: 'xml:lang',
		by: 'xmlns:unused="http://example.org/" xml:lang',
		says: 'unused',
	},
	{
		rule: 'FG-NL-09',
		part: PHONE,
		by: `id="phone" ${PHONE}`,
		says: 'ContactTelephoneNumber heeft een id',
	},
	{ rule: 'FG-NL-11', part: 'iso4217:EUR', by: 'xbrli:pure', says: 'xbrli:pure' },
];

function found(text: string, fileName = 'OB-2026Q1-0001.xbrl') {
	return checkInstance({ text, fileName });
}

describe.each(CASES.map((one, at) => ({ ...one, at })))(
	'$rule ($at)',
	({ rule, of = 'vat', part, by, fileName, says }) => {
		it('tells the document that breaks it, in both languages', () => {
			const text = fileName === undefined ? replaced(of, part, by) : example(of);
			const broken = found(text, fileName).filter((one) => one.rule === rule);
			expect(broken.map(({ message }) => message.nl).join(' ')).toContain(says);
			for (const { message, remedy } of broken) {
				expect(message.en).not.toBe(message.nl);
				expect(`${message.nl}${message.en}${remedy.nl}${remedy.en}`).not.toMatch(/[{}]/);
			}
		});

		it('is silent about the document as it was', () => {
			expect(found(example(of)).map((one) => one.rule)).not.toContain(rule);
		});
	},
);

it('every rule has a document that breaks it', () => {
	const tested = new Set(CASES.map(({ rule }) => rule));
	expect(INSTANCE_CHECKS.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
	expect([...tested].filter((rule) => !INSTANCE_CHECKS.some(({ id }) => id === rule))).toEqual([]);
});

it('every filing rule of SBR is answered', () => {
	const wanted = [
		'1.01',
		'1.02',
		'1.03',
		'1.04',
		'1.05',
		'1.06',
		'2.03',
		'2.04',
		'2.05',
		'2.06',
		'2.07',
		'3.01',
		'3.02',
		'3.03',
		'3.04',
		'4.01',
		'4.02',
		'5.01',
		'5.03',
		'5.06',
		'6.01',
	];
	const answered = new Set(INSTANCE_CHECKS.flatMap(({ answersTo }) => answersTo));
	expect(wanted.filter((rule) => !answered.has(`FR-NL-${rule}`))).toEqual([]);
});

it.each(['vat', 'dimensions', 'tuples'] as const)(
	'the published example has no findings: %s',
	(name) => {
		expect(found(example(name))).toEqual([]);
	},
);

it('a rule is silent about another one: guidance warns and filing rules refuse', () => {
	expect(
		found(replaced('vat', PHONE, `id="phone" ${PHONE}`)).map(({ rule, severity }) => [
			rule,
			severity,
		]),
	).toEqual([['FG-NL-09', 'warning']]);
	expect(
		found(replaced('vat', 'Voorbeeld', 'Kovač')).map(({ rule, severity }) => [rule, severity]),
	).toEqual([['FR-NL-1.02', 'error']]);
});

it('the same element in two tuples is not a double', () => {
	expect(found(example('tuples')).filter(({ rule }) => rule === 'FR-NL-5.01')).toEqual([]);
});

it('comments, processing instructions and single quotes are read over', () => {
	const text = replaced(
		'vat',
		'<xbrli:unit id="EUR">',
		`<!-- a > b --><?pi x?><xbrli:unit id='EUR'>`,
	);
	expect(found(text)).toEqual([]);
});

it.each(['', '<', '<a', '<a b="1>', '<a>&#x110000;</a>', '<!--', 'text', '<a><![CDATA['])(
	'%p is read without harm',
	(text) => {
		expect(found(text).some(({ severity }) => severity === 'error')).toBe(true);
	},
);

it('what this package writes has no findings at all', async () => {
	const message = readMessage({
		...MESSAGE,
		contact: {
			...MESSAGE.contact,
			type: 'intermediary',
			prefix: 'van der',
			surname: 'Müller & Zn <€>',
		},
		taxConsultant: '123456',
		association: 'NBA',
	});
	expect(writeVatReturn(vatReturn(), { message }).warnings).toEqual([]);
	expect(writeVatReturn(vatReturn('2025'), { message }).warnings).toEqual([]);
	expect(writeIcp(await icp(), { message }).warnings).toEqual([]);
	expect(writeIcp(await icp('2025-Q1'), { message }).warnings).toEqual([]);
});
