import type { INodeProperties } from 'n8n-workflow';
import type { ColumnFilter } from '../../../../lib/accountview';
import type { ItemParameters } from '../../../shared/item-parameters';
import { invalidParameter, isObject, textOf, withoutDate } from '../../../shared/values';

const OPERATORS = [
	'Equal',
	'NotEqual',
	'Contains',
	'DateOnOrAfterDate',
	'DateOnOrBeforeDate',
] as const;

export const filtersParameter: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'fixedCollection',
	placeholder: 'Add Filter',
	default: {},
	typeOptions: { multipleValues: true },
	description: 'Conditions that must all be met',
	options: [
		{
			displayName: 'Condition',
			name: 'conditions',
			values: [
				{
					displayName: 'Column Name or ID',
					name: 'column',
					type: 'options',
					default: '',
					typeOptions: {
						loadOptionsMethod: 'getRecordColumnOptions',
						loadOptionsDependsOn: ['businessObject.value'],
					},
					description:
						'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				},
				{
					displayName: 'Operator',
					name: 'operator',
					type: 'options',
					default: 'Equal',
					options: [
						{ name: 'Contains', value: 'Contains' },
						{ name: 'Is', value: 'Equal' },
						{ name: 'Is Not', value: 'NotEqual' },
						{ name: 'On or After', value: 'DateOnOrAfterDate' },
						{ name: 'On or Before', value: 'DateOnOrBeforeDate' },
					],
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'A text, a number, true or false, or a date such as 2026-03-05',
				},
			],
		},
	],
};

/** Reads the conditions; one without a column filters nothing. */
export function readFilters(parameters: ItemParameters): readonly ColumnFilter[] {
	const { conditions } = parameters.fields('filters', 'Filters');
	if (conditions === undefined) return [];
	if (!Array.isArray(conditions)) throw invalidParameter('Filters', 'a list', conditions);
	const given: readonly unknown[] = conditions;
	return given.flatMap((condition) => {
		if (!isObject(condition)) throw invalidParameter('Filters', 'a list of conditions', condition);
		const column = textOf(condition['column'], 'Column Name or ID');
		return column === '' ? [] : [{ column, ...readTest(condition) }];
	});
}

function readTest(
	condition: Readonly<Record<string, unknown>>,
): Pick<ColumnFilter, 'operator' | 'value'> {
	const given = textOf(condition['operator'], 'Operator');
	const operator = OPERATORS.find((name) => name === given);
	if (operator === undefined) throw invalidParameter('Operator', OPERATORS.join(', '), given);
	const value = withoutDate(condition['value']);
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
		return { operator, value };
	}
	throw invalidParameter('Value', 'a text, a number or true or false', value);
}
