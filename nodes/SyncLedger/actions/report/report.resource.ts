import { describeResource } from '../../../shared/resource-description';
import * as get from './get.operation';
import * as renderMail from './renderMail.operation';
import * as renderPage from './renderPage.operation';
import * as renderProgress from './renderProgress.operation';

export const reportOperations = { get, renderMail, renderPage, renderProgress };

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
			name: 'Render Mail',
			value: 'renderMail',
			description: 'Make a mail of what needs a person and how everything is doing',
			action: 'Render mail of report',
		},
		{
			name: 'Render Page',
			value: 'renderPage',
			description: 'Make a status page as one HTML file, to mail, serve or print',
			action: 'Render page of report',
		},
		{
			name: 'Render Progress',
			value: 'renderProgress',
			description: 'Make a page that shows how far the first runs are, and renews itself',
			action: 'Render progress of first runs',
		},
	],
});
