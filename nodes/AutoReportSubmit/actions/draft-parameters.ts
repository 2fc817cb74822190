import type { INodeProperties } from 'n8n-workflow';
import { readGenerations, type Filer, type Generation, type MessageInput } from '../../../lib/tax';
import type { FilingIntent } from '../../../lib/tax/filings';
import type { ItemParameters } from '../../shared/item-parameters';
import { flagOf, invalidParameter, objectOf, objectsOf, textOf } from '../../shared/values';
import { LABELS } from '../labels';
import { SOFTWARE } from '../software';
import { administrationOf } from './filing-parameters';

/** The number that is filed under. */
export const obNumberParameter: INodeProperties = {
	displayName: LABELS.obNumber,
	name: 'obNumber',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 123456782B01',
	description:
		'The number that is filed under (omzetbelastingnummer), as the portal of the tax authority shows it. A sole trader has another one than the VAT number on invoices.',
};

export const draftParameter: INodeProperties = {
	displayName: LABELS.draft,
	name: 'draft',
	type: 'json',
	default: '={{ $json.draft }}',
	required: true,
	description: 'The draft as Prepare gave it',
};

/** That what was accepted is filed again. */
export const replaceOption: INodeProperties = {
	displayName: 'Replace the Accepted Filing',
	name: 'replace',
	type: 'boolean',
	default: false,
	description:
		'Whether this takes the place of the one that was accepted for the same period; the newest counts',
};

/** Who made the draft. */
export const preparedByOption: INodeProperties = {
	displayName: LABELS.preparedBy,
	name: 'preparedBy',
	type: 'string',
	default: '',
	placeholder: 'e.g. bob@demo.example',
	description:
		'Who prepared it, where a second person has to approve it: kept with the filing, so that Approve refuses the same person. Empty for any person.',
};

export const generationsOption: INodeProperties = {
	displayName: 'Taxonomy Generations',
	name: 'generations',
	type: 'json',
	default: '[]',
	placeholder: 'e.g. [{ "year": 2027, "nt": 21, "date": "20261209" }]',
	description:
		'Generations of the Dutch Taxonomy that this package does not know yet, for years after those that it knows',
};

/** Who is to be called about it, and whose software it is. */
export const messageParameters: INodeProperties[] = [
	{
		displayName: LABELS.contact,
		name: 'contact',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Files As',
				name: 'type',
				type: 'options',
				default: 'taxpayer',
				options: [
					{ name: 'Intermediary', value: 'intermediary' },
					{ name: 'Taxpayer', value: 'taxpayer' },
				],
				description: 'Whether the taxpayer files, or an intermediary for them',
			},
			{
				displayName: 'Initials',
				name: 'initials',
				type: 'string',
				default: '',
				placeholder: 'e.g. A.B.',
				description: 'At most 10 characters',
			},
			{
				displayName: 'Number of Intermediary',
				name: 'taxConsultant',
				type: 'string',
				default: '',
				placeholder: 'e.g. 123456',
				description: 'The number of the intermediary at the tax authority (beconnummer), 6 digits',
			},
			{
				displayName: 'Prefix',
				name: 'prefix',
				type: 'string',
				default: '',
				placeholder: 'e.g. van der',
				description: 'What stands before the surname, at most 10 characters',
			},
			{
				displayName: 'Professional Association',
				name: 'association',
				type: 'string',
				default: '',
				description: 'Of the intermediary, at most 20 characters',
			},
			{
				displayName: 'Surname',
				name: 'surname',
				type: 'string',
				default: '',
				placeholder: 'e.g. Voorbeeld',
				description: 'Always needed',
			},
			{
				displayName: 'Telephone',
				name: 'phone',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0201234567',
				description: 'Always needed, at most 14 characters',
			},
		],
		description: 'Whom the tax authority calls about the filing',
	},
	{
		displayName: LABELS.vendorNumber,
		name: 'vendorNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. SWO01234',
		description:
			'The number that the tax authority gave the maker of the software, 8 characters; whoever connects this flow asks for it (odb.belastingdienst.nl)',
	},
];

export function readMessageParts(
	parameters: ItemParameters,
): Omit<MessageInput, 'reference' | 'createdAt'> {
	const given = parameters.fields('contact', LABELS.contact);
	const text = (name: string): string => textOf(given[name], LABELS.contact);
	return {
		software: {
			vendorNumber: parameters.text('vendorNumber', LABELS.vendorNumber),
			...SOFTWARE,
		},
		contact: {
			type: text('type') === 'intermediary' ? 'intermediary' : 'taxpayer',
			initials: text('initials'),
			prefix: text('prefix'),
			surname: text('surname'),
			phone: text('phone'),
		},
		taxConsultant: text('taxConsultant'),
		association: text('association'),
	};
}

/** Whose return it is. */
export function filerOf(parameters: ItemParameters): Filer {
	return {
		administration: administrationOf(parameters),
		obNumber: parameters.text('obNumber', LABELS.obNumber),
	};
}

/** The draft, not looked at yet. @throws CodedError NODE_PARAMETER_INVALID */
export function draftOf(parameters: ItemParameters): unknown {
	const [draft, another] = parameters.objectsIfAny('draft', LABELS.draft);
	if (draft !== undefined && another === undefined) return draft;
	throw invalidParameter(LABELS.draft, 'one draft as Prepare gives it', draft);
}

/** What is chosen under Options. */
export type Options = Readonly<Record<string, unknown>>;

export function optionsOf(parameters: ItemParameters): Options {
	return parameters.fields('options', LABELS.options);
}

export function intentOf({ replace }: Options): FilingIntent {
	return replace !== undefined && flagOf(replace, 'Replace the Accepted Filing')
		? 'replace'
		: 'file';
}

export function preparedByOf({ preparedBy }: Options): { readonly preparedBy?: string } {
	const person = textOf(preparedBy ?? '', LABELS.preparedBy);
	return person === '' ? {} : { preparedBy: person };
}

/** @throws TaxError TAX_GENERATIONS_INVALID */
export function generationsOf({ generations }: Options): readonly Generation[] {
	return readGenerations(listOf(generations, 'Taxonomy Generations'));
}

/** A list of objects out of a collection; nothing as an empty list. */
export function listOf(
	value: unknown,
	label: string,
): readonly Readonly<Record<string, unknown>>[] {
	const isNothing = value === undefined || value === null || value === '';
	return isNothing ? [] : objectsOf(value, label);
}

/** An object out of a collection, also as JSON text; nothing as undefined. */
export function objectIn(
	value: unknown,
	label: string,
): Readonly<Record<string, unknown>> | undefined {
	const [first] = listOf(value, label);
	return first === undefined ? undefined : objectOf(first, label);
}
