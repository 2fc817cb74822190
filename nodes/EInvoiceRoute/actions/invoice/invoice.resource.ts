import { describeResource } from '../../../shared/resource-description';
import * as finish from './finish.operation';
import * as print from './print.operation';
import * as route from './route.operation';

export const invoiceOperations = { finish, print, route };

export const invoiceDescription = describeResource({
	resource: 'invoice',
	default: 'route',
	operations: invoiceOperations,
	choices: [
		{
			name: 'Finish',
			value: 'finish',
			description: 'Write down what became of an invoice, and keep or remove its files',
			action: 'Finish an invoice',
		},
		{
			name: 'Print',
			value: 'print',
			description: 'Print an invoice once, and wait until it lies in the tray',
			action: 'Print an invoice',
		},
		{
			name: 'Route',
			value: 'route',
			description: 'Decide by which channel an invoice goes, and make its files and its message',
			action: 'Route an invoice',
		},
	],
});
