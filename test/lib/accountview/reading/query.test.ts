import fc from 'fast-check';
import {
	encodeReadQuery,
	type Filter,
	type ReadQuery,
} from '../../../../lib/accountview/reading/query';
import { thrownBy } from '../support/expecting';

const CUSTOMERS: ReadQuery = {
	businessObject: 'AR1',
	table: 'CONTACT',
	fields: ['SUB_NR', 'ACCT_NAME'],
	keyColumn: 'SUB_NR',
};

const NUMBER_FILTER: Filter = { column: 'SUB_NR', operator: 'Equal', type: 'C', value: '10025' };

function encode(changes: Partial<ReadQuery>, lastKey?: string): URLSearchParams {
	const position = { pageSize: 200, ...(lastKey !== undefined && { lastKey }) };
	return new URLSearchParams(encodeReadQuery({ ...CUSTOMERS, ...changes }, position));
}

describe('encodeReadQuery', () => {
	it('asks for an object, columns and a number of rows', () => {
		expect(Object.fromEntries(encode({}))).toEqual({
			BusinessObject: 'AR1',
			PageSize: '200',
			Fields: 'SUB_NR,ACCT_NAME',
		});
	});

	it('adds the key column when it is missing', () => {
		expect(encode({ fields: ['CITY'] }).get('Fields')).toBe('SUB_NR,CITY');
	});

	it('knows the key column in any case and with its table', () => {
		expect(encode({ fields: ['contact.sub_nr', 'city'] }).get('Fields')).toBe(
			'contact.sub_nr,city',
		);
	});

	it('numbers the filters', () => {
		const query = encode({
			filters: [
				NUMBER_FILTER,
				{ column: 'contact.city', operator: 'NotEqual', type: 'C', value: 'Utrecht' },
				{ column: 'CRED_LIM', operator: 'Equal', type: 'N', value: 1000.5 },
				{ column: 'REC_BLK', operator: 'Equal', type: 'L', value: true },
			],
		});
		expect([...query].slice(3).map(([name, value]) => `${name}=${value}`)).toEqual([
			'FilterControlSource1=SUB_NR',
			'FilterOperator1=Equal',
			'FilterValueType1=C',
			'FilterValue1=10025',
			'FilterControlSource2=contact.city',
			'FilterOperator2=NotEqual',
			'FilterValueType2=C',
			'FilterValue2=Utrecht',
			'FilterControlSource3=CRED_LIM',
			'FilterOperator3=Equal',
			'FilterValueType3=N',
			'FilterValue3=1000.5',
			'FilterControlSource4=REC_BLK',
			'FilterOperator4=Equal',
			'FilterValueType4=L',
			'FilterValue4=true',
		]);
	});

	it.each([
		['T', 'DateOnOrAfterDate', '2026-03-05T14:30:00', '{^2026-03-05 14:30:00}'],
		['T', 'DateOnOrBeforeDate', '2026-03-05', '{^2026-03-05 00:00:00}'],
		['D', 'DateOnOrAfterDate', '2026-03-05', '{^2026-03-05}'],
		['T', 'DateOnOrAfterDate', '2026-07-05T12:30:00Z', '{^2026-07-05 14:30:00}'],
	] as const)('writes a %s value for %s %s as %s', (type, operator, value, literal) => {
		const query = encode({ filters: [{ column: 'CNG_DATE', operator, type, value }] });
		expect(query.get('FilterValue1')).toBe(literal);
	});

	it('encodes the braces and spaces of a literal', () => {
		const text = encodeReadQuery(
			{
				...CUSTOMERS,
				filters: [
					{ column: 'CNG_DATE', operator: 'DateOnOrAfterDate', type: 'T', value: '2026-03-05' },
				],
			},
			{ pageSize: 1 },
		);
		expect(text).toContain('FilterValue1=%7B%5E2026-03-05%2000%3A00%3A00%7D');
	});

	it('says that one filter is enough, where there are several', () => {
		const filters = [NUMBER_FILTER, NUMBER_FILTER];
		expect(encode({ filters, matchAnyFilter: true }).get('MatchAnyFilter')).toBe('true');
		expect(encode({ filters }).has('MatchAnyFilter')).toBe(false);
		expect(encode({ filters: [NUMBER_FILTER], matchAnyFilter: true }).has('MatchAnyFilter')).toBe(
			false,
		);
	});

	it('sorts, pages and picks a book year', () => {
		const sort = { columns: ['CITY', 'ACCT_NAME'], order: 'Descending' } as const;
		expect(encode({ sort }).get('SortFields')).toBe('CITY,ACCT_NAME');
		expect(encode({ sort }).get('SortOrder')).toBe('Descending');
		expect(encode({}, '04  24102').get('LastKey')).toBe('04  24102');
		expect(encode({ bookDate: '2026-03-05' }).get('BookDate')).toBe('2026-03-05');
	});

	it.each([
		[
			'sorting together with a last key',
			{ sort: { columns: ['CITY'], order: 'Ascending' as const } },
			'10025',
		],
		[
			'more than ten filters',
			{ filters: Array.from({ length: 11 }, () => NUMBER_FILTER) },
			undefined,
		],
		['a column that cannot be one', { fields: ['SUB_NR', 'CITY;DROP'] }, undefined],
		['a column that is too long', { fields: ['ABCDEFGHIJK'] }, undefined],
		[
			'text where a number belongs',
			{
				filters: [
					{ column: 'CRED_LIM', operator: 'Equal' as const, type: 'N' as const, value: 'x' },
				],
			},
			undefined,
		],
		[
			'a day that is not on the calendar',
			{
				filters: [
					{
						column: 'CNG_DATE',
						operator: 'DateOnOrAfterDate' as const,
						type: 'T' as const,
						value: '2026-02-30',
					},
				],
			},
			undefined,
		],
		['half a character', { filters: [{ ...NUMBER_FILTER, value: '\ud800' }] }, undefined],
	])('refuses %s', (_what, changes, lastKey) => {
		expect(thrownBy(() => encode(changes, lastKey))).toMatchObject({ code: 'AV_QUERY_INVALID' });
	});

	it('takes ten filters', () => {
		const filters = Array.from({ length: 10 }, () => NUMBER_FILTER);
		expect(encode({ filters }).get('FilterValue10')).toBe('10025');
	});

	it('loses no character of a text value or a key on the way', () => {
		const text = fc.string({ unit: 'binary' });
		fc.assert(
			fc.property(text, text, (value, lastKey) => {
				const query = encode({ filters: [{ ...NUMBER_FILTER, value }] }, lastKey);
				expect(query.get('FilterValue1')).toBe(value);
				expect(query.get('LastKey')).toBe(lastKey);
				expect([...query.keys()]).toHaveLength(8);
			}),
		);
	});
});
