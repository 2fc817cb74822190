import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { dutchDay, type OpenProjects, type ProjectFilter } from '../../../../lib/accountview';
import { collect } from '../../../shared/accountview/collect';
import { customerLocator, projectTypeLocator } from '../../../shared/accountview/locators';
import { readOutput } from '../../../shared/accountview/output';
import type { AccountViewSession } from '../../../shared/accountview/session';
import type { ItemParameters } from '../../../shared/item-parameters';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { textOf } from '../../../shared/values';
import { projectOutputParameters, SIMPLIFIED_PROJECT } from './output';

const openParameters: INodeProperties[] = [
	{
		displayName: 'Open Only',
		name: 'openOnly',
		type: 'boolean',
		default: true,
		description:
			'Whether to leave out closed projects: those whose end date has passed and those with a status that says so',
	},
	{
		displayName: 'Closed Status Values',
		name: 'closedStatuses',
		type: 'string',
		default: '1',
		placeholder: 'e.g. 1,3',
		description:
			'The values of the project status (Projectstatus, PRO_STAT) that mean closed, with commas between them; empty to go by the end date alone',
		displayOptions: { show: { openOnly: [true] } },
	},
];

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Conditions that must all be met',
	options: [
		{
			displayName: 'Changed Since',
			name: 'changedSince',
			type: 'dateTime',
			default: '',
			description: 'Projects that were changed in AccountView at or after this moment',
		},
		{ ...customerLocator, required: false, description: 'Projects of this customer (debiteur)' },
		{ ...projectTypeLocator, required: false, description: 'Projects of this type (projecttype)' },
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. renovatie',
			description: 'Part of the code or of the description, in any case',
		},
	],
};

export const description = showFor(
	'project',
	['getAll'],
	[...openParameters, ...listParameters, ...projectOutputParameters, filters],
);

export async function execute({
	session,
	parameters,
}: OperationCall<AccountViewSession>): Promise<IDataObject[]> {
	const { fields, toRow } = readOutput(parameters, session, 'project', SIMPLIFIED_PROJECT);
	const pages = session.projects.list(readFilter(parameters, session), {
		fields,
		...readLimit(parameters),
	});
	return await collect(pages, toRow);
}

/** A filter that was added but left empty filters nothing. */
function readFilter(parameters: ItemParameters, session: AccountViewSession): ProjectFilter {
	const given = parameters.fields('filters', 'Filters');
	const changedSince = textOf(given['changedSince'], 'Changed Since');
	const open = readOpen(parameters, session);
	return {
		...(open !== undefined && { open }),
		...(changedSince !== '' && {
			changedSince: parameters.instant(changedSince, 'Changed Since'),
		}),
		customerNumber: parameters.chosen('filters.customer', 'Customer'),
		projectType: parameters.chosen('filters.projectType', 'Project Type'),
		search: textOf(given['search'], 'Search'),
	};
}

function readOpen(
	parameters: ItemParameters,
	{ clock }: AccountViewSession,
): OpenProjects | undefined {
	if (!parameters.flag('openOnly', 'Open Only')) return undefined;
	const closedStatuses = parameters.texts('closedStatuses', 'Closed Status Values');
	return { today: dutchDay(clock.now()), closedStatuses };
}
