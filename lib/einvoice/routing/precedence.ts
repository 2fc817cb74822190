import { endpointProblem, parseEndpoint } from '../identifiers/endpoint';
import type { Bilingual } from '../invoice/language';
import type { CustomerSettings } from './customer';
import { agreedKind, isInvoice, type DocumentKind } from './kinds';
import type { Recipients } from './recipients';

/** Ways that a document goes. */
export const CHANNELS = ['email', 'autoInvoice', 'print', 'archive'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What decides on the way. */
export interface Situation {
	readonly kind: DocumentKind;
	/** The copy for the customer, or the one for the firm's own files. */
	readonly copy: 'customer' | 'internal';
	/** What is not mailed is stored as PDF and not printed. */
	readonly alwaysStore: boolean;
	readonly customer: CustomerSettings;
	readonly recipients: Recipients;
}

export type ReasonCode =
	| 'INTERNAL_COPY'
	| 'CUSTOMER_BLOCKED'
	| 'AUTOINVOICE_ADDRESS_MISSING'
	| 'AUTOINVOICE_FORCED'
	| 'AUTOINVOICE'
	| 'ELECTRONIC'
	| 'ELECTRONIC_PARTLY_VALID'
	| 'ELECTRONIC_ADDRESS_INVALID'
	| 'ELECTRONIC_ADDRESS_MISSING'
	| 'ALWAYS_STORE'
	| 'PAPER';

/** One row: when it holds and none before it does, the document goes its way. */
export interface Precedence {
	readonly code: ReasonCode;
	/** `paper` is print, or archive where everything is stored. */
	readonly channel: Channel | 'paper';
	/** A person has to look at it. */
	readonly attention: boolean;
	/** The sentence that the document gets; `{invalid}` and `{forced}` are filled. */
	readonly reason: Bilingual;
	/** When it holds, for the table in the guides. */
	readonly when: Bilingual;
	holds(situation: Situation): boolean;
}

/** Which way a document goes: the first row that holds. */
export const PRECEDENCE: readonly Precedence[] = [
	{
		code: 'INTERNAL_COPY',
		channel: 'print',
		attention: false,
		reason: {
			nl: 'Intern exemplaar: gaat altijd naar de printer, nooit per e-mail.',
			en: 'Internal copy: always printed, never mailed.',
		},
		when: { nl: 'intern exemplaar', en: 'internal copy' },
		holds: ({ copy }) => copy === 'internal',
	},
	{
		code: 'CUSTOMER_BLOCKED',
		channel: 'paper',
		attention: true,
		reason: {
			nl: 'De debiteur is geblokkeerd: er gaat niets vanzelf de deur uit. Beoordeel het stuk voor het weggaat.',
			en: 'The customer is blocked: nothing leaves by itself. Look at the document before it goes.',
		},
		when: { nl: 'debiteur geblokkeerd', en: 'customer blocked' },
		holds: ({ customer }) => customer.blocked,
	},
	{
		code: 'AUTOINVOICE_ADDRESS_MISSING',
		channel: 'autoInvoice',
		attention: true,
		reason: {
			nl: 'Via AutoInvoice, altijd {forced}, maar de debiteur heeft daarvoor geen bruikbaar adres. Vul het aan of verbeter het.',
			en: 'Through AutoInvoice, always {forced}, but the customer has no usable address for it. Fill it in or correct it.',
		},
		when: {
			nl: 'AutoInvoice met verplichte weg, zonder adres daarvoor (alleen facturen)',
			en: 'AutoInvoice with a forced way, without an address for it (invoices only)',
		},
		holds: (situation) => isForced(situation) && !hasForcedAddress(situation),
	},
	{
		code: 'AUTOINVOICE_FORCED',
		channel: 'autoInvoice',
		attention: false,
		reason: {
			nl: 'Via AutoInvoice, altijd {forced}.',
			en: 'Through AutoInvoice, always {forced}.',
		},
		when: {
			nl: 'AutoInvoice met verplichte weg (alleen facturen)',
			en: 'AutoInvoice with a forced way (invoices only)',
		},
		holds: isForced,
	},
	{
		code: 'AUTOINVOICE',
		channel: 'autoInvoice',
		attention: false,
		reason: {
			nl: 'De debiteur krijgt facturen via AutoInvoice.',
			en: 'The customer gets invoices through AutoInvoice.',
		},
		when: { nl: 'AutoInvoice (alleen facturen)', en: 'AutoInvoice (invoices only)' },
		holds: ({ customer, kind }) => customer.autoInvoice && isInvoice(kind),
	},
	{
		code: 'ELECTRONIC',
		channel: 'email',
		attention: false,
		reason: {
			nl: 'De debiteur krijgt dit per e-mail.',
			en: 'The customer gets this by e-mail.',
		},
		when: {
			nl: 'per e-mail afgesproken, alle adressen geldig',
			en: 'e-mail agreed, all addresses valid',
		},
		holds: (situation) => isElectronic(situation) && counts(situation) === 'all',
	},
	{
		code: 'ELECTRONIC_PARTLY_VALID',
		channel: 'email',
		attention: true,
		reason: {
			nl: 'Per e-mail naar de geldige adressen. Geen geldig e-mailadres is: {invalid}. Verbeter dat bij de debiteur.',
			en: 'By e-mail to the valid addresses. No valid e-mail address is: {invalid}. Correct that of the customer.',
		},
		when: {
			nl: 'per e-mail afgesproken, niet alle adressen geldig',
			en: 'e-mail agreed, not all addresses valid',
		},
		holds: (situation) => isElectronic(situation) && counts(situation) === 'some',
	},
	{
		code: 'ELECTRONIC_ADDRESS_INVALID',
		channel: 'paper',
		attention: true,
		reason: {
			nl: 'Per e-mail afgesproken, maar geen geldig e-mailadres is: {invalid}. Verbeter het bij de debiteur.',
			en: 'E-mail is agreed, but no valid e-mail address is: {invalid}. Correct it of the customer.',
		},
		when: {
			nl: 'per e-mail afgesproken, geen adres geldig',
			en: 'e-mail agreed, no address valid',
		},
		holds: (situation) => isElectronic(situation) && counts(situation) === 'none',
	},
	{
		code: 'ELECTRONIC_ADDRESS_MISSING',
		channel: 'paper',
		attention: true,
		reason: {
			nl: 'Per e-mail afgesproken, maar de debiteur heeft geen e-mailadres. Vul het in bij de debiteur.',
			en: 'E-mail is agreed, but the customer has no e-mail address. Fill it in.',
		},
		when: { nl: 'per e-mail afgesproken, zonder adres', en: 'e-mail agreed, without an address' },
		holds: isElectronic,
	},
	{
		code: 'ALWAYS_STORE',
		channel: 'archive',
		attention: false,
		reason: {
			nl: 'Niet per e-mail afgesproken: opgeslagen als PDF in plaats van afgedrukt.',
			en: 'E-mail is not agreed: stored as PDF instead of printed.',
		},
		when: { nl: 'altijd opslaan als PDF', en: 'always store as PDF' },
		holds: ({ alwaysStore }) => alwaysStore,
	},
	{
		code: 'PAPER',
		channel: 'print',
		attention: false,
		reason: {
			nl: 'Niet per e-mail afgesproken: afgedrukt.',
			en: 'E-mail is not agreed: printed.',
		},
		when: { nl: 'anders', en: 'otherwise' },
		holds: () => true,
	},
];

function isForced({ customer, kind }: Situation): boolean {
	return customer.autoInvoice && customer.forced !== null && isInvoice(kind);
}

function hasForcedAddress({ customer, recipients }: Situation): boolean {
	if (customer.forced === 'einvoice') {
		const endpoint = parseEndpoint(customer.electronicAddress);
		return endpoint !== undefined && endpointProblem(endpoint) === null;
	}
	return customer.forced !== 'email' || recipients.valid.length > 0;
}

function isElectronic({ customer, kind }: Situation): boolean {
	return customer.electronic[agreedKind(kind)];
}

/** How many of the addresses can be written to. */
function counts({ recipients: { valid, invalid } }: Situation): 'all' | 'some' | 'none' | 'empty' {
	if (valid.length > 0) return invalid.length === 0 ? 'all' : 'some';
	return invalid.length === 0 ? 'empty' : 'none';
}
