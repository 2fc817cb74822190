import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { HourEntryFilter } from '../../../../lib/accountview';
import { collect } from '../../../shared/accountview/collect';
import { optionalDay } from '../../../shared/accountview/days';
import {
	employeeLocator,
	hourTypeLocator,
	projectLocator,
} from '../../../shared/accountview/locators';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { ItemParameters } from '../../../shared/item-parameters';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { textOf } from '../../../shared/values';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description:
		'Conditions that must all be met; only the employee narrows down what AccountView reads',
	options: [
		{ ...employeeLocator, required: false, description: 'Hours of this employee (medewerker)' },
		{
			displayName: 'From',
			name: 'from',
			type: 'dateTime',
			default: '',
			description: 'Hours made on this day or later',
		},
		{ ...hourTypeLocator, required: false, description: 'Hours of this type (uursoort)' },
		{
			displayName: 'Own Reference',
			name: 'ownReference',
			type: 'string',
			default: '',
			placeholder: 'e.g. UR-20418',
			description: 'The entry with exactly this own reference',
		},
		{ ...projectLocator, required: false, description: 'Hours made on this project' },
		{
			displayName: 'Until',
			name: 'until',
			type: 'dateTime',
			default: '',
			description: 'Hours made on this day or earlier',
		},
	],
};

export const description = showFor('hourEntry', ['getAll'], [...listParameters, filters]);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const pages = session.hours.list(readFilter(parameters), readLimit(parameters));
	return await collect(pages, (entry) => ({ ...entry }));
}

/** A filter that was added but left empty filters nothing. */
function readFilter(parameters: ItemParameters): HourEntryFilter {
	const given = parameters.fields('filters', 'Filters');
	return {
		employee: parameters.chosen('filters.employee', 'Employee'),
		project: parameters.chosen('filters.project', 'Project'),
		hourType: parameters.chosen('filters.hourType', 'Hour Type'),
		ownReference: textOf(given['ownReference'], 'Own Reference'),
		from: optionalDay(given['from'], 'From'),
		until: optionalDay(given['until'], 'Until'),
	};
}
