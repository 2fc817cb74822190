import type { MessageFacts } from '../message/message';
import { refusedCharacter } from './characters';
import type { Breach, Rule } from './finding';

/** What is said of a filing, as the fields of the taxonomy name it. */
interface TextField {
	readonly field: string;
	readonly nl: string;
	readonly en: string;
	readonly longest: number;
	readonly needed: 'always' | 'whenGiven';
	readonly read: (message: MessageFacts) => string;
}

/** Texts and their lengths, as the taxonomy has them. */
const TEXTS: readonly TextField[] = [
	{
		field: 'reference',
		nl: 'het kenmerk van de aangifte',
		en: 'the reference of the filing',
		longest: 20,
		needed: 'always',
		read: ({ reference }) => reference,
	},
	{
		field: 'software.name',
		nl: 'de naam van de software',
		en: 'the name of the software',
		longest: 30,
		needed: 'always',
		read: ({ software }) => software.name,
	},
	{
		field: 'software.version',
		nl: 'de versie van de software',
		en: 'the version of the software',
		longest: 20,
		needed: 'always',
		read: ({ software }) => software.version,
	},
	{
		field: 'contact.initials',
		nl: 'de voorletters van de contactpersoon',
		en: 'the initials of the contact person',
		longest: 10,
		needed: 'whenGiven',
		read: ({ contact }) => contact.initials,
	},
	{
		field: 'contact.prefix',
		nl: 'het voorvoegsel van de contactpersoon',
		en: 'the prefix of the contact person',
		longest: 10,
		needed: 'whenGiven',
		read: ({ contact }) => contact.prefix,
	},
	{
		field: 'contact.surname',
		nl: 'de achternaam van de contactpersoon',
		en: 'the surname of the contact person',
		longest: 200,
		needed: 'always',
		read: ({ contact }) => contact.surname,
	},
	{
		field: 'contact.phone',
		nl: 'het telefoonnummer van de contactpersoon',
		en: 'the telephone number of the contact person',
		longest: 14,
		needed: 'always',
		read: ({ contact }) => contact.phone,
	},
	{
		field: 'association',
		nl: 'de naam van de beroepsvereniging',
		en: 'the name of the professional association',
		longest: 20,
		needed: 'whenGiven',
		read: ({ association }) => association,
	},
];

function textBreaches(
	message: MessageFacts,
	broken: (text: string, field: TextField) => boolean,
): readonly Breach[] {
	return TEXTS.filter((one) => broken(one.read(message), one)).map((one) => ({
		field: one.field,
		facts: {
			what: { nl: one.nl, en: one.en },
			longest: one.longest,
			length: one.read(message).length,
			sign: refusedCharacter(one.read(message)) ?? '',
		},
	}));
}

/** What a filing must say of itself. */
export const MESSAGE_RULES: readonly Rule<MessageFacts>[] = [
	{
		id: 'TAX-MESSAGE-MISSING',
		answersTo: [],
		severity: 'error',
		message: { nl: 'Bij de aangifte ontbreekt {what}.', en: 'The filing lacks {what}.' },
		remedy: {
			nl: 'Vul het in bij de gegevens van het bedrijf of de intermediair.',
			en: 'Fill it in with the data of the company or the intermediary.',
		},
		check: (message) =>
			textBreaches(message, (text, { needed }) => needed === 'always' && text === ''),
	},
	{
		id: 'TAX-MESSAGE-LENGTH',
		answersTo: [],
		severity: 'error',
		message: {
			nl: 'Er is te veel ingevuld als {what}: {length} tekens, en {longest} is het meeste.',
			en: 'Too much is filled in as {what}: {length} characters, and {longest} is the most.',
		},
		remedy: {
			nl: 'Kort het in; een telefoonnummer zonder spaties en streepjes, zoals 0201234567.',
			en: 'Shorten it; a telephone number without blanks and dashes, such as 0201234567.',
		},
		check: (message) => textBreaches(message, (text, { longest }) => text.length > longest),
	},
	{
		id: 'TAX-MESSAGE-CHARACTERS',
		answersTo: ['FR-NL-1.02'],
		severity: 'error',
		message: {
			nl: 'Ingevuld als {what} is een teken dat niet mag worden ingediend ({sign}).',
			en: 'Filled in as {what} is a character that may not be filed ({sign}).',
		},
		remedy: {
			nl: 'Gebruik West-Europese letters: schrijf bijvoorbeeld c in plaats van č.',
			en: 'Use West European letters: write c in place of č, for instance.',
		},
		check: (message) => textBreaches(message, (text) => refusedCharacter(text) !== undefined),
	},
	{
		id: 'TAX-MESSAGE-VENDOR',
		answersTo: [],
		severity: 'error',
		message: {
			nl: 'Het nummer van de softwaremaker heeft precies 8 letters en cijfers, en niet {length} tekens.',
			en: 'The number of the maker of the software has exactly 8 letters and digits, and not {length} characters.',
		},
		remedy: {
			nl: 'Vul het nummer in dat de Belastingdienst de softwaremaker gaf, zoals SWO01234.',
			en: 'Fill in the number that the tax authority gave the maker of the software, such as SWO01234.',
		},
		check: ({ software: { vendorNumber } }) =>
			/^[0-9A-Za-z]{8}$/.test(vendorNumber)
				? []
				: [{ field: 'software.vendorNumber', facts: { length: vendorNumber.length } }],
	},
	{
		id: 'TAX-MESSAGE-CONSULTANT',
		answersTo: [],
		severity: 'error',
		message: {
			nl: 'Een intermediair dient in onder een beconnummer van 6 cijfers, en een ondernemer zelf zonder.',
			en: 'An intermediary files with a number (beconnummer) of 6 digits, and a taxpayer without one.',
		},
		remedy: {
			nl: 'Vul het beconnummer in als een intermediair indient, en laat het anders leeg.',
			en: 'Fill in the number if an intermediary files, and leave it empty otherwise.',
		},
		check: ({ contact, taxConsultant }) => {
			const isRight =
				contact.type === 'intermediary' ? /^\d{6}$/.test(taxConsultant) : taxConsultant === '';
			return isRight ? [] : [{ field: 'taxConsultant' }];
		},
	},
];
