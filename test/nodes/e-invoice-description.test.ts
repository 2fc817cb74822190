import { NAME_FIELDS, USUAL_COLUMNS } from '../../lib/einvoice';
import { routeParameters } from '../../nodes/EInvoiceRoute/actions/invoice/route-parameters';

function described(name: string): string {
	const options = routeParameters.find((one) => one.name === 'options')?.options ?? [];
	const found = [...routeParameters, ...options].find((one) => one.name === name);
	return found !== undefined && 'description' in found ? (found.description ?? '') : '';
}

describe('what the panel of Invoice: Route says', () => {
	it('names every field that the name of a file can have', () => {
		expect(NAME_FIELDS.filter((name) => !described('fileName').includes(`{${name}}`))).toEqual([]);
	});

	it('names every column that can be called otherwise', () => {
		const { electronic, ...others } = USUAL_COLUMNS;
		const names = [...Object.keys(electronic), ...Object.keys(others)].filter(
			(name) => name !== 'forced',
		);
		expect(names.filter((name) => !described('columns').includes(name))).toEqual([]);
		for (const name of ['alwaysSystem', 'alwaysEmail', 'alwaysPrint']) {
			expect(described('columns')).toContain(name);
		}
	});
});
