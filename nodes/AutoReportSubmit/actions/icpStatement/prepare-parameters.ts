import type { INodeProperties } from 'n8n-workflow';
import { LABELS } from '../../labels';
import { obNumberParameter, replaceOption } from '../draft-parameters';
import { periodParameters } from '../filing-parameters';
import { languageParameter } from '../language-parameter';

const options: INodeProperties = {
	displayName: LABELS.options,
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Call-Off Stock',
			name: 'callOff',
			type: 'json',
			default: '[]',
			placeholder:
				'e.g. [{ "movement": "current", "customer": { "country": "DE", "number": "136695976" } }]',
			description:
				'Movements of call-off stock (voorraad op afroep); the taxonomy from 2026 on has no published way to state them, so they are refused there',
		},
		{
			displayName: 'Company in Fiscal Entity',
			name: 'division',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456782B02',
			description:
				'VAT number of the company that the statement is of, where it is part of a fiscal entity',
		},
		replaceOption,
		{
			displayName: 'Rubrics of VAT Codes',
			name: 'rubricsOfCodes',
			type: 'json',
			default: '{}',
			displayOptions: { show: { '/source': ['accountView'] } },
			placeholder: 'e.g. { "15": "3b" }',
			description:
				'Rubric of each VAT code that AccountView has none or another one for; those of 3b are read',
		},
		{
			displayName: 'VAT Codes of Services',
			name: 'services',
			type: 'string',
			default: '',
			displayOptions: { show: { '/source': ['accountView'] } },
			placeholder: 'e.g. 7, 9',
			description: 'VAT codes of rubric 3b that are for services; all others are for goods',
		},
		{
			displayName: 'VAT Codes of Triangular Supplies',
			name: 'triangular',
			type: 'string',
			default: '',
			displayOptions: { show: { '/source': ['accountView'] } },
			placeholder: 'e.g. 8',
			description:
				'VAT codes of rubric 3b that are for simplified triangular supplies (ABC-levering)',
		},
	],
};

export const prepareParameters: INodeProperties[] = [
	{
		displayName: LABELS.source,
		name: 'source',
		type: 'options',
		default: 'accountView',
		options: [
			{
				name: 'AccountView',
				value: 'accountView',
				description: 'Transactions in VAT codes of rubric 3b, and the VAT numbers of customers',
			},
			{ name: 'Supplies Given', value: 'supplies', description: 'A list of supplies' },
		],
		description: 'Where the supplies come from',
	},
	...periodParameters,
	obNumberParameter,
	{
		displayName: LABELS.supplies,
		name: 'supplies',
		type: 'json',
		default: '={{ $json.supplies }}',
		required: true,
		displayOptions: { show: { source: ['supplies'] } },
		description:
			'Each with record, date, customer, vatId, country, nature (goods, services or triangular), amount and, for a correction, corrects: the period that it corrects',
	},
	languageParameter,
	options,
];
