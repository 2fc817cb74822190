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
		placeholder: 'e.g. pdf',
		description: 'The binary field of the item that has the PDF',
		hint: 'Invoice: Route puts it into pdf',
	},
	{
		displayName: LABELS.copies,
		name: 'copies',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 99, numberPrecision: 0 },
		default: 1,
		description: 'How many of each document are printed',
	},
	{
		displayName: LABELS.waitSeconds,
		name: 'waitSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600, numberPrecision: 0 },
		default: 120,
		description:
			'How many seconds to wait until a document lies in the tray. What takes longer is told as waiting, and the next run finds out what came of it.',
	},
	{
		displayName: LABELS.options,
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: LABELS.paper,
				name: 'media',
				type: 'string',
				default: '',
				placeholder: 'e.g. iso_a4_210x297mm',
				description:
					'A keyword of the printer for size or tray; empty for the one that it takes by itself',
			},
			{
				displayName: LABELS.sides,
				name: 'sides',
				type: 'options',
				default: '',
				options: [
					{ name: 'As the Printer Is Set', value: '' },
					{ name: 'One-Sided', value: 'one-sided' },
					{ name: 'Two-Sided, Long Edge', value: 'two-sided-long-edge' },
					{ name: 'Two-Sided, Short Edge', value: 'two-sided-short-edge' },
				],
				description: 'Whether both sides of the paper are printed on',
			},
		],
	},
];
