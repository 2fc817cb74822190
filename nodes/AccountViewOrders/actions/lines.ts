import type { INodeProperties } from 'n8n-workflow';
import type { FieldValue, OrderLineInput } from '../../../lib/accountview';
import type { ItemParameters } from '../../shared/item-parameters';
import { flagOf, invalidParameter, isObject, objectsOf, withoutDate } from '../../shared/values';

/** The lines of one order: typed in, or a list that the input brings. */
export function linesParameters(description: string): readonly INodeProperties[] {
	return [
		{
			displayName: 'Lines',
			name: 'linesFrom',
			type: 'options',
			// Other parameters are shown by its value, so it has to be the same for all items.
			noDataExpression: true,
			default: 'input',
			description,
			options: [
				{
					name: 'Define Below',
					value: 'fields',
					description: 'Add the lines here, one by one',
				},
				{
					name: 'From Input',
					value: 'input',
					description: 'A list in the input, such as the articles of a work order',
				},
			],
		},
		{
			displayName: 'Line List',
			name: 'linesInput',
			type: 'json',
			default: '={{ $json.articles }}',
			required: true,
			description:
				'A list of objects with articleCode (or code, artikelcode), quantity (or qty, aantal) and, if you like, price (prijs), description (omschrijving) and ticked (aangevinkt). Further fields of an order line go by their names: deliveryDate, project, discount, costCentre, vatCode and unit.',
			displayOptions: { show: { linesFrom: ['input'] } },
		},
		{
			displayName: 'Line Fields',
			name: 'lineFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Line',
			default: {},
			description: 'The lines, one by one',
			displayOptions: { show: { linesFrom: ['fields'] } },
			options: [
				{
					displayName: 'Line',
					name: 'line',
					values: [
						{
							displayName: 'Article Code',
							name: 'articleCode',
							type: 'string',
							default: '',
							placeholder: 'e.g. KETEL-HR28',
							description: 'Artikelcode (ART_CODE), at most 15 characters, kept in capitals',
						},
						{
							displayName: 'Description',
							name: 'description',
							type: 'string',
							default: '',
							description:
								'Omschrijving artikel (ART_DESC1), cut at 40 characters; empty for that of the article',
						},
						{
							displayName: 'Price',
							name: 'price',
							type: 'string',
							default: '',
							placeholder: 'e.g. 49.50',
							description:
								'Prijs (ART_PX) of one; empty for the sales price of the article. Whether it includes VAT is a setting of your AccountView.',
						},
						{
							displayName: 'Quantity',
							name: 'quantity',
							type: 'number',
							default: 1,
							description: 'Aantal besteld (ORD_QTY), not zero',
						},
					],
				},
			],
		},
	];
}

/** Reads the lines of one item. */
export function readLines(parameters: ItemParameters): readonly OrderLineInput[] {
	const from = parameters.text('linesFrom', 'Lines');
	switch (from) {
		case 'fields': {
			const { line } = parameters.fields('lineFields', 'Line Fields');
			return line === undefined ? [] : objectsOf(line, 'Line Fields').map(lineOf);
		}
		case 'input':
			return parameters.objects('linesInput', 'Line List').map(lineOf);
		default:
			throw invalidParameter('Lines', 'fields or input', from);
	}
}

/** The names under which other systems keep what a line has, ours first. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
	articleCode: ['articleCode', 'code', 'articleNumber', 'article', 'artikelcode', 'artikelnummer'],
	quantity: ['quantity', 'qty', 'aantal'],
	price: ['price', 'unitPrice', 'prijs'],
	description: ['description', 'name', 'omschrijving'],
	deliveryDate: ['deliveryDate', 'leverdatum'],
	project: ['project'],
	discount: ['discount'],
	costCentre: ['costCentre'],
	vatCode: ['vatCode'],
	unit: ['unit'],
};

const TICKED = ['ticked', 'checked', 'aangevinkt'];

/** A number with a decimal comma, as people write it and apps export it. */
const DECIMAL_COMMA = /^-?\d+,\d+$/;

function lineOf(given: Readonly<Record<string, unknown>>, index: number): OrderLineInput {
	const label = `Line ${index + 1}`;
	const fields: Record<string, FieldValue> = {};
	for (const [name, aliases] of Object.entries(ALIASES)) {
		const value = valueOf(firstOf(given, aliases), `${label}: ${name}`);
		if (value !== null) fields[name] = value;
	}
	for (const name of ['quantity', 'price']) {
		const value = fields[name];
		if (typeof value === 'string') fields[name] = withDecimalPoint(value);
	}
	const ticked = firstOf(given, TICKED);
	return { fields, ...(ticked !== undefined && { ticked: flagOf(ticked, `${label}: ticked`) }) };
}

function firstOf(given: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
	const name = names.find((each) => given[each] !== undefined && given[each] !== null);
	return name === undefined ? undefined : given[name];
}

function valueOf(given: unknown, label: string): FieldValue {
	const value = withoutDate(given);
	if (value === undefined || value === null || value === '') return null;
	if (typeof value === 'string' || typeof value === 'number') return value;
	throw invalidParameter(label, 'a text or a number', isObject(value) ? {} : value);
}

function withDecimalPoint(text: string): string {
	const trimmed = text.trim();
	return DECIMAL_COMMA.test(trimmed) ? trimmed.replace(',', '.') : trimmed;
}
