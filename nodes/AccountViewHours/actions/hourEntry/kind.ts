import type { INodeProperties } from 'n8n-workflow';
import { hourTypeLocator } from '../../../shared/accountview/locators';
import type { ItemParameters } from '../../../shared/item-parameters';
import { invalidParameter } from '../../../shared/values';

/** What the hours were spent on, and what follows from it. */
interface HourKind {
	/** Label and name of the parameter that holds the hour type. */
	readonly label: string;
	readonly parameter: string;
	/** Description of an entry that has none. */
	readonly description: string;
}

const KINDS = {
	working: {
		label: 'Hour Type for Working Time',
		parameter: 'workingHourType',
		description: 'Werktijd',
	},
	travel: {
		label: 'Hour Type for Travel Time',
		parameter: 'travelHourType',
		description: 'Reistijd',
	},
	hourType: { label: 'Hour Type', parameter: 'hourType', description: '' },
} as const satisfies Readonly<Record<string, HourKind>>;

/** The parameter Kind, and the hour type (uursoort) that each kind is booked under. */
export const kindParameters: INodeProperties[] = [
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		default: 'working',
		description:
			'What the hours were spent on; an expression gives <code>working</code>, <code>travel</code> or <code>hourType</code>',
		options: [
			{
				name: 'By Hour Type',
				value: 'hourType',
				description: 'Choose the hour type of each entry',
			},
			{
				name: 'Travel Time',
				value: 'travel',
				description: 'Booked under one hour type for travel',
			},
			{
				name: 'Working Time',
				value: 'working',
				description: 'Booked under one hour type for work',
			},
		],
	},
	...Object.entries(KINDS).map(([kind, { label, parameter }]) => ({
		...hourTypeLocator,
		displayName: label,
		name: parameter,
		// Where Kind is an expression n8n shows all three, of which an item needs one.
		required: false,
		displayOptions: { show: { kind: [kind] } },
	})),
];

/** The hour type of an entry, and the description that it has when none is given. */
export function readKind(parameters: ItemParameters): {
	readonly hourType: string;
	readonly description: string;
} {
	const kind = parameters.text('kind', 'Kind');
	if (!isKind(kind)) throw invalidParameter('Kind', 'working, travel or hourType', kind);
	const { label, parameter, description } = KINDS[kind];
	const hourType = parameters.chosen(parameter, label);
	if (hourType === '') throw invalidParameter(label, 'the code of an hour type', hourType);
	return { hourType, description };
}

function isKind(text: string): text is keyof typeof KINDS {
	return Object.hasOwn(KINDS, text);
}
