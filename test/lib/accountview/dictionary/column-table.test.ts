import { parseColumnTable } from '../../../../lib/accountview/dictionary/column-table';

describe('parseColumnTable', () => {
	it('reads name, type, length, flags and both labels', () => {
		const columns = parseColumnTable('SUB_NR C 10 M UC | Debiteurnummer | customer number');
		expect(columns.get('SUB_NR')).toEqual({
			name: 'SUB_NR',
			type: 'C',
			length: 10,
			mandatory: true,
			upperCase: true,
			readOnly: false,
			label: 'Customer number',
			dutch: 'Debiteurnummer',
		});
	});

	it('takes the Dutch label where there is no English one', () => {
		const columns = parseColumnTable('CNG_DATE T 8 ro | Datum laatste wijz');
		expect(columns.get('CNG_DATE')).toMatchObject({
			label: 'Datum laatste wijz',
			readOnly: true,
			mandatory: false,
		});
	});

	it('reads our own rules of form', () => {
		const columns = parseColumnTable('MAIL_BUS C 50 email | E-mail\nPO_CODE C 10 UC postcode | PC');
		expect(columns.get('MAIL_BUS')?.format).toBe('email');
		expect(columns.get('PO_CODE')?.format).toBe('postcode');
	});

	it.each([
		['a column listed twice', 'A C 1 | a\nA C 1 | a', 'Column A is listed twice'],
		['an unknown flag', 'A C 1 XX | a', 'Unknown flag XX'],
		['an unknown type', 'A Q 1 | a', 'Not a column line'],
		['a name longer than FoxPro allows', 'ABCDEFGHIJK C 1 | a', 'Not a column line'],
	])('refuses %s', (_what, table, message) => {
		expect(() => parseColumnTable(table)).toThrow(message);
	});
});
