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
			displayName: 'Compare With',
			name: 'compareWith',
			type: 'options',
			default: 'filed',
			options: [
				{
					name: 'Books of the Previous Period',
					value: 'books',
					description: 'What the same VAT codes come to in the period before',
				},
				{
					name: 'Filed for the Previous Period',
					value: 'filed',
					description: 'The last return of the period before that was prepared here, if any',
				},
				{ name: 'Nothing', value: 'nothing', description: 'The form shows this period only' },
			],
			description: 'What the form shows beside this period',
		},
		{
			displayName: 'Corrections of Earlier Periods',
			name: 'corrections',
			type: 'number',
			typeOptions: { numberPrecision: 2 },
			default: 0,
			displayOptions: { show: { '/source': ['rubrics'] } },
			description:
				'VAT owed less input VAT that corrects earlier periods, in euros, as far as it is part of the rubrics; more than 1,000 takes a supplementary return (suppletie)',
		},
		{
			displayName: 'Deduct Reverse-Charged VAT',
			name: 'deductShifted',
			type: 'boolean',
			default: true,
			displayOptions: { show: { '/source': ['accountView'] } },
			description: 'Whether VAT of rubrics 2a, 4a and 4b is input VAT (5b) as well',
		},
		replaceOption,
		{
			displayName: 'Rubrics of VAT Codes',
			name: 'rubricsOfCodes',
			type: 'json',
			default: '{}',
			displayOptions: { show: { '/source': ['accountView'] } },
			placeholder: 'e.g. { "3": "none", "14": "4b" }',
			description:
				'Rubric of each VAT code that AccountView has none or another one for; none for a code that has no place in the return',
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
				description: 'VAT codes with their rubrics, and the transactions of the period',
			},
			{ name: 'Rubrics Given', value: 'rubrics', description: 'The amounts of each rubric' },
		],
		description: 'Where the amounts come from',
	},
	...periodParameters,
	obNumberParameter,
	{
		displayName: LABELS.rubrics,
		name: 'rubrics',
		type: 'json',
		default: '={{ $json.rubrics }}',
		required: true,
		displayOptions: { show: { source: ['rubrics'] } },
		placeholder: 'e.g. { "1a": { "turnover": 1000, "vat": 210 } }',
		description: 'Turnover and VAT of each rubric in euros; 5a, 5c and 5g follow from the others',
	},
	languageParameter,
	options,
];
