import type { INodeProperties } from 'n8n-workflow';

/** What a flow tells of a write, for those outcomes where it matters. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Outcome',
		name: 'outcome',
		type: 'options',
		default: 'item',
		options: [
			{
				name: 'As the Item Says',
				value: 'item',
				description: 'An item with an error is a failure, any other a success',
			},
			{ name: 'Failure', value: 'failure' },
			{ name: 'Success', value: 'success' },
		],
		description: 'What came of the write that Sync Compare has handed out',
	},
	{
		displayName: 'New ID',
		name: 'newId',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.customer.uuid }}',
		description:
			'After a create: by what the receiving side knows the record, also one that was found by looking first. Left empty: what stands in the field that Sync Compare has as its key field. Another ID would be taken for a record that is gone.',
		displayOptions: { show: { outcome: ['item', 'success'] } },
	},
	{
		displayName: 'New Version',
		name: 'newVersion',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.version }}',
		description:
			'After a create: what the version field of the receiving side holds then, where its answer tells. The record is then not compared anew for having been made.',
		displayOptions: { show: { outcome: ['item', 'success'] } },
	},
	{
		displayName: 'After Looking First',
		name: 'found',
		type: 'options',
		default: 'unknown',
		options: [
			{
				name: 'It Was Made',
				value: 'made',
				description: 'It holds what was handed out; what differs later is an edit',
			},
			{
				name: 'It Was There Already',
				value: 'found',
				description: 'It may hold something else; the next run that reads both compares them',
			},
			{
				name: 'Not Known',
				value: 'unknown',
				description: 'As for a node that looks and creates in one',
			},
		],
		description: 'After a create: whether the flow made the record, or found it',
		displayOptions: { show: { outcome: ['item', 'success'] } },
	},
	{
		displayName: 'Found Record',
		name: 'foundRecord',
		type: 'json',
		default: '',
		placeholder: 'e.g. {{ $json.items[0] }}',
		description:
			'Of one that was there already: the whole record, with the fields that Sync Compare gets of that side. The next run then compares it with its counterpart, also where only changes are read. Left empty: compared once both are read.',
		displayOptions: { show: { outcome: ['item', 'success'] } },
	},
	{
		displayName: 'Part That Was Made',
		name: 'part',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.number }}',
		description:
			'After a create that failed: by what the receiving side knows the part that was made all the same, such as the order that has some of the lines. The next attempt gets it as _sync.targetKey. Left empty: what was told before stays.',
		displayOptions: { show: { outcome: ['item', 'failure'] } },
	},
	{
		displayName: 'Cause',
		name: 'cause',
		type: 'string',
		default: '',
		placeholder: 'e.g. The telephone number is too long',
		description: 'What a person reads in the list of errors. Left empty: what the item says.',
		displayOptions: { show: { outcome: ['failure'] } },
	},
	{
		displayName: 'Cause in Dutch',
		name: 'causeNl',
		type: 'string',
		default: '',
		placeholder: 'e.g. Het telefoonnummer is te lang',
		description:
			'The same for those who read the list in Dutch. Left empty: the cause is quoted as it is.',
		displayOptions: { show: { outcome: ['failure'] } },
	},
	{
		displayName: 'What to Do',
		name: 'toDo',
		type: 'string',
		default: '',
		placeholder: 'e.g. Shorten the telephone number in the app',
		description:
			"What a person reads beside the cause of a failure that is the record's own. Left empty: the usual advice.",
		displayOptions: { show: { outcome: ['failure'] } },
	},
	{
		displayName: 'What to Do in Dutch',
		name: 'toDoNl',
		type: 'string',
		default: '',
		placeholder: 'e.g. Maak het telefoonnummer in de app korter',
		displayOptions: { show: { outcome: ['failure'] } },
	},
	{
		displayName: 'The Failure Is',
		name: 'certainty',
		type: 'options',
		default: 'refused',
		options: [
			{
				name: "The Record's Own",
				value: 'refused',
				description: 'Not tried again before either side has changed',
			},
			{
				name: 'Passing',
				value: 'postponed',
				description: 'The receiving side was down or busy: tried again, at growing intervals',
			},
			{
				name: 'Unknown',
				value: 'unknown',
				description: 'It may have been written: looked up before it is tried again',
			},
		],
		displayOptions: { show: { outcome: ['failure'] } },
	},
];
