import { describeResource } from '../../../shared/resource-description';
import * as get from './get.operation';
import * as renderPage from './renderPage.operation';

export const reportOperations = { get, renderPage };

export const reportDescription = describeResource({
	resource: 'report',
	default: 'get',
	operations: reportOperations,
	choices: [
		{
			name: 'Get',
			value: 'get',
			description: 'Get runs, counts, delay, errors and progress as one item per kind of record',
			action: 'Get report',
		},
		{
			name: 'Render Page',
			value: 'renderPage',
			description: 'Make a status page as one HTML file, to mail, serve or print',
			action: 'Render page of report',
		},
	],
});
