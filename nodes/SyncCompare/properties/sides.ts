import type { INodeProperties } from 'n8n-workflow';

const readOptions: INodeProperties['options'] = [
	{
		name: 'All Ready Records',
		value: 'ready',
		description:
			'Every record that is ready to be handed over: what is not among them is dealt with, and not taken for gone',
	},
	{
		name: 'All Records',
		value: 'complete',
		description:
			'Every record of that side, without a filter or a limit: what is not among them is taken for gone',
	},
	{
		name: 'Changed Records Only',
		value: 'changes',
		description: 'What has changed since the last run, such as Get Changed gives',
	},
];

const fieldPath = (placeholder: string) =>
	({
		type: 'string',
		default: '',
		required: true,
		placeholder,
		requiresDataPath: 'single',
	}) as const;

/** What each of the two inputs is and by what it knows its records. */
export const sideProperties: INodeProperties[] = [
	{
		displayName: 'AccountView Items Are',
		name: 'accountViewRead',
		type: 'options',
		options: readOptions,
		default: 'complete',
		description: 'What the first input brings',
	},
	{
		displayName: 'AccountView Key Field',
		name: 'accountViewKey',
		...fieldPath('e.g. number'),
		description:
			'Field by which AccountView knows the record, such as the customer number. It should never change.',
		hint: 'Enter the field name as text',
	},
	{
		displayName: 'Other Items Are',
		name: 'otherRead',
		type: 'options',
		options: readOptions,
		default: 'complete',
		description: 'What the second input brings',
	},
	{
		displayName: 'Other Key Field',
		name: 'otherKey',
		...fieldPath('e.g. uuid'),
		description: 'Field by which the other system knows the record. It should never change.',
		hint: 'Enter the field name as text',
	},
	{
		displayName: 'Fields to Compare',
		name: 'fields',
		type: 'fixedCollection',
		placeholder: 'Add Field',
		required: true,
		default: { values: [{ name: '', accountView: '', other: '', as: 'text' }] },
		typeOptions: { multipleValues: true, sortable: true },
		description: 'What is kept in step: the same thing, as it is called on each side',
		options: [
			{
				displayName: 'Field',
				name: 'values',
				values: [
					{
						displayName: 'AccountView Field',
						name: 'accountView',
						...fieldPath('e.g. name'),
						hint: 'Enter the field name as text',
					},
					{
						displayName: 'Compare As',
						name: 'as',
						type: 'options',
						default: 'text',
						description: 'What counts as the same value',
						options: [
							{
								name: 'Amount or Number',
								value: 'decimal',
								description: '"1.234,50", "1234.5" and 1234.50 are the same',
							},
							{
								name: 'Date',
								value: 'date',
								description:
									'The calendar day in the Netherlands; an empty date of AccountView is nothing',
							},
							{
								name: 'Exact Text',
								value: 'exact',
								description: 'Every space and line break counts',
							},
							{
								name: 'Phone Number',
								value: 'phone',
								description: '"06-12345678" and "+31 6 12345678" are the same',
							},
							{
								name: 'Postcode',
								value: 'postcode',
								description: '"1234 ab" and "1234AB" are the same',
							},
							{
								name: 'Text',
								value: 'text',
								description: 'Spaces around it and double spaces do not count',
							},
							{
								name: 'Text in Any Case',
								value: 'ignoreCase',
								description: 'Capitals do not count either',
							},
							{
								name: 'Yes or No',
								value: 'yesNo',
								description: 'True, 1, "ja" and "J" are the same',
							},
						],
					},
					{
						displayName: 'Decimals',
						name: 'decimals',
						type: 'number',
						default: 2,
						typeOptions: { minValue: 0, maxValue: 10 },
						description: 'Digits after the point that count',
						displayOptions: { show: { as: ['decimal'] } },
					},
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. phone',
						description:
							'What the field is called in messages. Left empty: as AccountView calls it.',
					},
					{
						displayName: 'Other Field',
						name: 'other',
						...fieldPath('e.g. contact.phone'),
						hint: 'Enter the field name as text',
					},
				],
			},
		],
	},
	{
		displayName: 'Recognize Existing Records By',
		name: 'match',
		type: 'fixedCollection',
		placeholder: 'Add Field',
		default: {},
		typeOptions: { multipleValues: true },
		description:
			'How to see that a record without a link is there on both sides: first by number, then by exactly the same name and postcode. Several candidates, or none at the first run, need attention.',
		options: [
			{
				displayName: 'Field',
				name: 'values',
				values: [
					{
						displayName: 'AccountView Field',
						name: 'accountView',
						...fieldPath('e.g. number'),
						hint: 'Enter the field name as text',
					},
					{
						displayName: 'Field Is',
						name: 'is',
						type: 'options',
						default: 'number',
						options: [
							{ name: 'Name', value: 'name' },
							{
								name: 'Number',
								value: 'number',
								description: "AccountView's number of the record",
							},
							{ name: 'Postcode', value: 'postcode' },
						],
					},
					{
						displayName: 'Other Field',
						name: 'other',
						...fieldPath('e.g. customerNumber'),
						hint: 'Enter the field name as text',
					},
				],
			},
		],
	},
];
