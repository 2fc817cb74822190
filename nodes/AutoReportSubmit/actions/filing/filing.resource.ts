import { describeResource } from '../../../shared/resource-description';
import * as approve from './approve.operation';
import * as decide from './decide.operation';
import * as getAll from './getAll.operation';
import * as getCalendar from './getCalendar.operation';

export const filingOperations = { approve, decide, getAll, getCalendar };

export const filingDescription = describeResource({
	resource: 'filing',
	default: 'getAll',
	operations: filingOperations,
	choices: [
		{
			name: 'Approve',
			value: 'approve',
			description: 'Let a person approve a filing as it was looked at, so that it can be sent',
			action: 'Approve a filing',
		},
		{
			name: 'Decide',
			value: 'decide',
			description: 'Tell what became of a filing of which nobody knows whether it has arrived',
			action: 'Decide about a filing',
		},
		{
			name: 'Get Calendar',
			value: 'getCalendar',
			description: 'See what is due when and how far it is, also as a page',
			action: 'Get the calendar of filings',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'See what was prepared, filed, accepted and refused',
			action: 'Get many filings',
		},
	],
});
