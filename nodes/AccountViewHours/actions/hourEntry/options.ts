import type { INodeProperties } from 'n8n-workflow';
import type { HourOptions } from '../../../../lib/accountview';
import type { ItemParameters } from '../../../shared/item-parameters';
import { countOf, invalidParameter, textOf } from '../../../shared/values';

/** They hold for the run as a whole, so none takes an expression. */
export const optionsParameter: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'How the entries of a run are sent together',
	options: [
		{
			displayName: 'Lines Per Request',
			name: 'linesPerRequest',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 1, maxValue: 1000 },
			default: 200,
			description: 'Most entries that go to AccountView in one request',
		},
		{
			displayName: 'Recognize Repeats Among',
			name: 'lookBack',
			type: 'options',
			noDataExpression: true,
			default: 'employee',
			description: 'Where an entry with the same own reference is looked for',
			options: [
				{
					name: 'All Hours of the Employee',
					value: 'employee',
					description:
						'And the same week or month of all others, so that an entry whose date or employee was corrected since is recognized; reads all sheets of each employee, which grow with the years',
				},
				{
					name: 'The Same Week or Month Only',
					value: 'period',
					description:
						'Fewer requests; an entry that was corrected to another employee, week or month would be stored once more',
				},
			],
		},
		{
			displayName: 'Sheet Per',
			name: 'period',
			type: 'options',
			noDataExpression: true,
			default: 'week',
			description: 'What one hour sheet of an employee covers in this AccountView',
			options: [
				{ name: 'Month', value: 'month', description: 'The period is the month, as 202603' },
				{ name: 'Week', value: 'week', description: 'The period is the ISO week, as 202610' },
			],
		},
	],
};

export function readOptions(parameters: ItemParameters): HourOptions {
	const { linesPerRequest, lookBack, period } = parameters.fields('options', 'Options');
	return {
		...(linesPerRequest !== undefined && {
			linesPerRequest: countOf(linesPerRequest, 'Lines Per Request'),
		}),
		lookBack: oneOf(lookBack, 'Recognize Repeats Among', ['employee', 'period']),
		period: oneOf(period, 'Sheet Per', ['week', 'month']),
	};
}

/** One of a few words; the first when nothing is given. */
function oneOf<Choice extends string>(
	value: unknown,
	label: string,
	choices: readonly [Choice, ...Choice[]],
): Choice {
	const text = textOf(value, label);
	if (text === '') return choices[0];
	const choice = choices.find((one) => one === text);
	if (choice === undefined) throw invalidParameter(label, choices.join(' or '), value);
	return choice;
}
