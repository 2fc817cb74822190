import type { INodeProperties } from 'n8n-workflow';
import { LABELS } from '../../labels';

/** What Print is given. */
export const printParameters: INodeProperties[] = [
	{
		displayName: LABELS.documentField,
		name: 'documentField',
		type: 'string',
		default: 'pdf',
		required: true,
		hint: 'The name of the input field containing the binary file data to be printed',
	},
	{
		displayName: LABELS.copies,
		name: 'copies',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 99, numberPrecision: 0 },
		default: 1,
		description: 'How many times the document is printed',
	},
	{
		displayName: LABELS.options,
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		description: 'Further settings of the print',
		options: [
			{
				displayName: 'Colour',
				name: 'colour',
				type: 'options',
				default: '',
				options: [
					{ name: 'As the Printer Is Set', value: '' },
					{ name: 'Black and White', value: 'monochrome' },
					{ name: 'Colour', value: 'color' },
				],
			},
			{
				displayName: 'Follow For',
				name: 'followSeconds',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 120,
				description: 'How many seconds the print is followed to its end within this run',
			},
			{
				displayName: 'Sides',
				name: 'sides',
				type: 'options',
				default: '',
				options: [
					{ name: 'As the Printer Is Set', value: '' },
					{ name: 'Both, Turned Over the Long Edge', value: 'two-sided-long-edge' },
					{ name: 'Both, Turned Over the Short Edge', value: 'two-sided-short-edge' },
					{ name: 'One', value: 'one-sided' },
				],
			},
			{
				displayName: 'Tray',
				name: 'tray',
				type: 'string',
				default: '',
				placeholder: 'e.g. tray-2',
				description: 'The paper tray (media-source) as the printer calls it',
			},
		],
	},
];
