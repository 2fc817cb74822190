import {
	encodeWrite,
	type WriteRecord,
	type WriteRequest,
} from '../../../../lib/accountview/writing/write-body';

const CUSTOMER: WriteRequest = {
	businessObject: 'AR1',
	table: 'CONTACT',
	records: [{ values: [{ column: 'SUB_NR', type: 'C', value: '10025' }] }],
};

function body(changes: Partial<WriteRequest>): unknown {
	return JSON.parse(encodeWrite({ ...CUSTOMER, ...changes }));
}

/** Column, letter and value of everything in the header. */
function sent(values: WriteRecord['values']): unknown {
	return body({ records: [{ values }] });
}

describe('encodeWrite', () => {
	it('describes the columns and then gives the values, row handle first', () => {
		expect(body({})).toEqual({
			BookDate: '',
			BusinessObject: 'AR1',
			Table: {
				Definition: {
					Name: 'CONTACT',
					Fields: [
						{ Name: 'RowId', FieldType: 'C' },
						{ Name: 'SUB_NR', FieldType: 'C' },
					],
				},
			},
			TableData: { Data: { Rows: [{ Values: ['1', '10025'] }] } },
		});
	});

	it.each([
		['C', 'De Vries', 'C', 'De Vries'],
		['C', '', 'C', null],
		['M', 'note', 'C', 'note'],
		['N', 12.5, 'N', 12.5],
		['Y', 100, 'N', 100],
		['B', 0.5, 'N', 0.5],
		['I', 3, 'N', 3],
		['I', null, 'N', null],
		['L', true, 'L', 'TRUE'],
		['L', false, 'L', 'FALSE'],
		['D', '2026-03-05', 'T', '2026-03-05T00:00:00.000Z'],
		['T', '2026-03-05', 'T', '2026-03-05T00:00:00.000Z'],
		['T', '2026-03-05T14:30:00', 'T', '2026-03-05T14:30:00.000Z'],
	] as const)('sends a %s column with %j as %s %j', (type, value, letter, wire) => {
		expect(sent([{ column: 'X', type, value }])).toMatchObject({
			Table: { Definition: { Fields: [{}, { Name: 'X', FieldType: letter }] } },
			TableData: { Data: { Rows: [{ Values: ['1', wire] }] } },
		});
	});

	it.each(['D', 'T', 'L'] as const)('leaves an empty %s value out', (type) => {
		expect(sent([{ column: 'X', type, value: null }])).toMatchObject({
			Table: { Definition: { Fields: [{ Name: 'RowId', FieldType: 'C' }] } },
			TableData: { Data: { Rows: [{ Values: ['1'] }] } },
		});
	});

	it('picks the administration by booking date', () => {
		expect(body({ bookDate: '2026-03-05' })).toMatchObject({
			BookDate: '2026-03-05T00:00:00.000Z',
		});
	});

	it('ties detail rows to their headers, under one list of columns', () => {
		const records: readonly WriteRecord[] = [
			{
				values: [{ column: 'RPL_INV', type: 'C', value: '10001' }],
				details: [
					[
						{ column: 'ART_CODE', type: 'C', value: 'A' },
						{ column: 'ORD_QTY', type: 'N', value: 2 },
					],
				],
			},
			{
				values: [{ column: 'RPL_INV', type: 'C', value: '10002' }],
				details: [
					[
						{ column: 'ART_CODE', type: 'C', value: 'B' },
						{ column: 'DEL_DATE', type: 'T', value: '2026-03-05' },
					],
				],
			},
		];
		expect(body({ detailTable: 'SO_LINE', records })).toMatchObject({
			Table: {
				DetailDefinitions: [
					{
						Name: 'SO_LINE',
						Fields: [
							{ Name: 'RowId', FieldType: 'C' },
							{ Name: 'HeaderId', FieldType: 'C' },
							{ Name: 'ART_CODE', FieldType: 'C' },
							{ Name: 'ORD_QTY', FieldType: 'N' },
							{ Name: 'DEL_DATE', FieldType: 'T' },
						],
					},
				],
			},
			TableData: {
				Data: { Rows: [{ Values: ['1', '10001'] }, { Values: ['2', '10002'] }] },
				DetailData: [
					{
						Rows: [
							{ Values: ['1', '1', 'A', 2, null] },
							{ Values: ['2', '2', 'B', null, '2026-03-05T00:00:00.000Z'] },
						],
					},
				],
			},
		});
	});
});
