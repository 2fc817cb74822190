import type { INodeProperties } from 'n8n-workflow';

interface LinesTexts {
	readonly description: string;
	/** An order may do without lines, appending may not. */
	readonly required: boolean;
}

/** The lines of one order: typed in, or a list that the input brings. */
export function linesParameters({ description, required }: LinesTexts): readonly INodeProperties[] {
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
			required,
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
