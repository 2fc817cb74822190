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

const KIND_NAMES = ['working', 'travel', 'hourType'] as const;

/**
 * Kinds under which an hour type has no place. The two for working and travelling time stay together,
 * because Kind may be an expression that gives now the one and now the other.
 */
const HIDDEN_BY: Readonly<Record<keyof typeof KINDS, string[]>> = {
	working: ['hourType'],
	travel: ['hourType'],
	hourType: ['working', 'travel'],
};

/** The parameter Kind, and the hour type (uursoort) that each kind is booked under. */
export const kindParameters: INodeProperties[] = [
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		default: 'working',
		description:
			'What the hours were spent on; an expression gives <code>working</code> (or <code>work</code>), <code>travel</code> or <code>hourType</code>',
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
	...KIND_NAMES.map((kind) => ({
		...hourTypeLocator,
		displayName: KINDS[kind].label,
		name: KINDS[kind].parameter,
		// Of those that are shown an item needs one; which one is told when it runs.
		required: false,
		displayOptions: { hide: { kind: HIDDEN_BY[kind] } },
	})),
];

/** The hour type of an entry, and the description that it has when none is given. */
export function readKind(parameters: ItemParameters): {
	readonly hourType: string;
	readonly description: string;
} {
	const given = parameters.text('kind', 'Kind');
	const kind = given === 'work' ? 'working' : given;
	if (!isKind(kind)) throw invalidParameter('Kind', 'working, travel or hourType', kind);
	const { label, parameter, description } = KINDS[kind];
	const hourType = parameters.chosen(parameter, label);
	if (hourType === '') throw invalidParameter(label, 'the code of an hour type', hourType);
	return { hourType, description };
}

function isKind(text: string): text is keyof typeof KINDS {
	return Object.hasOwn(KINDS, text);
}
