import type { INodeProperties } from 'n8n-workflow';

/** The rules of one stream. */
export const ruleProperties: INodeProperties[] = [
	{
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		default: 'toOther',
		options: [
			{
				name: 'Both Ways',
				value: 'both',
				description: 'A change on either side goes to the other',
			},
			{ name: 'To AccountView', value: 'toAccountView', description: 'The other system leads' },
			{ name: 'To Other', value: 'toOther', description: 'AccountView leads' },
		],
	},
	{
		displayName: 'When Both Sides Changed the Same Field',
		name: 'conflicts',
		type: 'options',
		default: 'accountView',
		options: [
			{ name: 'AccountView Wins', value: 'accountView' },
			{
				name: 'Needs Attention',
				value: 'ask',
				description: 'Nothing is written until a person has made both sides the same',
			},
			{ name: 'Newest Wins', value: 'newest', description: 'By the times of change of both sides' },
			{ name: 'Other Wins', value: 'other' },
		],
		description:
			'Fields that one side alone has changed go to the other whatever is chosen here. What is overwritten is kept and shown in the report.',
		displayOptions: { show: { direction: ['both'] } },
	},
	{
		displayName: 'Changes Made on the Receiving Side',
		name: 'receivingChanges',
		type: 'options',
		default: 'overwrite',
		options: [
			{
				name: 'Leave As They Are',
				value: 'leave',
				description: 'Until the leading side changes the same field',
			},
			{ name: 'Needs Attention', value: 'ask' },
			{
				name: 'Overwrite',
				value: 'overwrite',
				description: 'They are kept and shown in the report',
			},
		],
		displayOptions: { show: { direction: ['toAccountView', 'toOther'] } },
	},
	{
		displayName: 'Removed Records',
		name: 'deletions',
		type: 'options',
		default: 'accountViewLeads',
		options: [
			{
				name: 'AccountView Leads',
				value: 'accountViewLeads',
				description:
					'Removed in the other system only: made there again. Removed in AccountView: never made there again.',
			},
			{
				name: 'AccountView Leads and Puts Away',
				value: 'accountViewPutsAway',
				description:
					'The same for records that AccountView puts away, such as invoiced orders: give all of them as Changed Records Only. One that is not among them raises no alarm, and is forgotten once it is gone in the other system.',
			},
			{
				name: 'Report Only',
				value: 'report',
				description: 'Nothing is made again on either side',
			},
		],
	},
	{
		displayName: 'Preview',
		name: 'preview',
		type: 'boolean',
		default: false,
		description:
			'Whether to show only what would be done: it all leaves by Needs Attention, and nothing is written down. Needs no run.',
	},
];

/** What most flows leave as it is. */
export const optionProperties: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'AccountView Time of Change Field',
			name: 'accountViewChangedAt',
			type: 'string',
			default: '',
			placeholder: 'e.g. changedAt',
			description: 'When AccountView changed the record last; needed for Newest Wins',
			hint: 'Enter the field name as text',
		},
		{
			displayName: 'AccountView Version Field',
			name: 'accountViewVersion',
			type: 'string',
			default: '',
			placeholder: 'e.g. rowVersion',
			description:
				'What AccountView changes with every change of the record: a number, or a time to the second. Records with a known version need no further look. A day or a minute does not count.',
			hint: 'Enter the field name as text',
		},
		{
			displayName: 'Brake: Always Allowed',
			name: 'brakeMinimum',
			type: 'number',
			default: 20,
			typeOptions: { minValue: 0 },
			description: 'So many changes of a run never set the brake off',
		},
		{
			displayName: 'Brake: Largest Share (%)',
			name: 'brakeShare',
			type: 'number',
			default: 30,
			typeOptions: { minValue: 0, maxValue: 100 },
			description:
				'A run that would create, change or find gone more than this part of the linked records does nothing and says so. 100 switches that off; a side that suddenly gives no records at all stops a run in any case.',
		},
		{
			displayName: 'Brake: Release',
			name: 'brakeReleased',
			type: 'boolean',
			default: false,
			description:
				'Whether to let a run through that the brake has held. Switch it on after a look at a preview, and off again once a run has left nothing (rest 0).',
		},
		{
			displayName: 'Company: Accept Another',
			name: 'acceptCompany',
			type: 'boolean',
			default: false,
			description:
				'Whether the links are to belong to the company that the AccountView items come from now, although they were made with another one. Switch it on for one run when the same company has a new address or code; any other company would make all records look removed.',
		},
		{
			displayName: 'Create From AccountView Only If',
			name: 'createIfAccountView',
			type: 'string',
			default: '',
			placeholder: 'e.g. isOpen',
			description:
				'A yes/no field of the AccountView items. Where it does not say yes, the record is not created in the other system; once it is linked, it stays in step. Where it says no, it is not made again either when it was removed there. Left empty: all are created.',
			hint: 'Enter the field name as text',
		},
		{
			displayName: 'Create From Other Only If',
			name: 'createIfOther',
			type: 'string',
			default: '',
			placeholder: 'e.g. active',
			description:
				'A yes/no field of the items of the other system. Where it does not say yes, the record is not created in AccountView; once it is linked, it stays in step. Where it says no, it is not made again either when it was removed there. Left empty: all are created.',
			hint: 'Enter the field name as text',
		},
		{
			displayName: 'Fields of AccountView Only',
			name: 'accountViewOnly',
			type: 'string',
			default: '',
			placeholder: 'e.g. isOpen, status',
			description:
				'Names of compared fields, with commas between them, that are never written to AccountView: they go to the other system only, and what is changed there stays until AccountView changes it',
		},
		{
			displayName: 'In Step Output',
			name: 'inStepOutput',
			type: 'options',
			default: 'summary',
			options: [
				{
					name: 'Each Record',
					value: 'each',
					description: 'Also the summary, as the last item',
				},
				{
					name: 'One Summary',
					value: 'summary',
					description: 'One item with the counts of this run',
				},
			],
		},
		{
			displayName: 'Most Writes per Run',
			name: 'mostWrites',
			type: 'number',
			default: 1000,
			typeOptions: { minValue: 0 },
			description:
				'What is more is left for the next run, so that a run that breaks off has little to look up. 1000 unless you choose another number; 0 for no limit.',
		},
		{
			displayName: 'Name of the Other System',
			name: 'otherName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Planning app',
			description:
				'What the items of this node call it. Left empty: as the list of errors and the status page call it, by the connection name; field-service is the work-order app there.',
		},
		{
			displayName: 'Other Time of Change Field',
			name: 'otherChangedAt',
			type: 'string',
			default: '',
			placeholder: 'e.g. modified',
			description:
				'When the other system changed the record last; needed for Newest Wins. A date with time, or seconds or milliseconds since 1970.',
			hint: 'Enter the field name as text',
		},
		{
			displayName: 'Other Time Zone',
			name: 'otherZone',
			type: 'string',
			default: '',
			placeholder: 'e.g. UTC',
			description:
				'Whose clock the times of the other system tell where they name no zone. Left empty: that of the Netherlands.',
		},
		{
			displayName: 'Other Version Field',
			name: 'otherVersion',
			type: 'string',
			default: '',
			placeholder: 'e.g. version',
			description:
				'What the other system changes with every change of the record. Records with a known version need no further look.',
			hint: 'Enter the field name as text',
		},
		{
			displayName: 'Refused Records',
			name: 'refused',
			type: 'options',
			default: 'whenChanged',
			options: [
				{
					name: 'Try Again in Every Run',
					value: 'everyRun',
					description: 'Where the cause may lie elsewhere, such as a project that is still to come',
				},
				{
					name: 'Try Again When Changed',
					value: 'whenChanged',
					description: 'Once the record has changed on either side',
				},
			],
			description:
				'When to try records again that the receiving side refused. What failed because it was down or busy is tried again by itself.',
		},
		{
			displayName: 'Run ID',
			name: 'runId',
			type: 'string',
			default: '',
			placeholder: "e.g. {{ $('Start Run').first().json.run }}",
			description:
				'Only for a run that another execution started, such as the workflow that called this one. Left empty: the run of this execution.',
		},
		{
			displayName: 'Same Content Under Another Key',
			name: 'sameContent',
			type: 'options',
			default: 'ask',
			options: [
				{
					name: 'Is a New Record',
					value: 'new',
					description: 'Where records of equal content are normal, such as hours',
				},
				{
					name: 'Needs Attention',
					value: 'ask',
					description: 'It may be a linked record whose key was changed',
				},
			],
		},
		{
			displayName: 'Unrecognized Records at the First Run',
			name: 'unmatched',
			type: 'options',
			default: 'ask',
			options: [
				{
					name: 'Create on the Other Side',
					value: 'create',
					description: 'Look at a preview before you choose this',
				},
				{
					name: 'Needs Attention',
					value: 'ask',
					description: 'Unless the other side has no records of its own that they could be',
				},
			],
			description:
				'What to do with records that resemble none of the other side, while both sides are still being matched',
		},
	],
};
