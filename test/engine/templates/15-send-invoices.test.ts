import '../quiet';
import { documentTemplates } from './document-template';

const template = documentTemplates('15-send-invoices.json');

describe('template 15', () => {
	it('explores', async () => {
		const result = await template.now.preview();
		console.log(JSON.stringify(result.json('The List'), null, 1));
		const run = await template.now.run({ choose: 'all' });
		console.log(run.order.join(', '));
		console.log(JSON.stringify(run.json('The Outcomes'), null, 1));
		console.log(JSON.stringify(run.json('The Summary'), null, 1));
	});
});
