import { rowsOf } from '../../../../lib/accountview/reading/answer';
import { AccountViewError } from '../../../../lib/accountview';

describe('rowsOf', () => {
	it('gives the rows of a table', () => {
		const answer = { CONTACT: [{ SUB_NR: '1' }, { SUB_NR: '2' }], USR_LINK: [] };
		expect(rowsOf(answer, 'CONTACT')).toEqual([{ SUB_NR: '1' }, { SUB_NR: '2' }]);
	});

	it.each([
		['an empty list', { CONTACT: [] }],
		['a missing table', { USR_LINK: [] }],
		['a table that is null', { CONTACT: null }],
		['an empty object', {}],
		['a bare empty list', []],
	])('takes %s for no rows', (_what, answer) => {
		expect(rowsOf(answer, 'CONTACT')).toEqual([]);
	});

	it.each([
		['no body', undefined, 'it is empty'],
		['null', null, 'it is empty'],
		['a message instead of rows', { Message: 'Session expired' }, 'it holds Message instead'],
		['another table', { LEDGER: [{ ACCT_NR: '1300' }] }, 'it holds LEDGER instead'],
	])('does not take %s for no rows', (_what, answer, problem) => {
		expect(() => rowsOf(answer, 'CONTACT')).toThrow(problem);
	});

	it('takes a single row without its list', () => {
		expect(rowsOf({ CONTACT: { SUB_NR: '1' } }, 'CONTACT')).toEqual([{ SUB_NR: '1' }]);
	});

	it('puts keys of table and columns in upper case', () => {
		expect(rowsOf({ Contact: [{ sub_nr: '1', Acct_Name: 'A' }] }, 'contact')).toEqual([
			{ SUB_NR: '1', ACCT_NAME: 'A' },
		]);
	});

	it('leaves rows that are in upper case alone, with the link to their details', () => {
		const row = { SUB_NR: '1', CONTACT_Id: 0 };
		expect(rowsOf({ CONTACT: [row] }, 'CONTACT')[0]).toBe(row);
	});

	it('puts detail rows inside the header that they are linked to', () => {
		const answer = {
			SO_HDR: [
				{ ORD_NR: 'A', SO_HDR_Id: 0 },
				{ ORD_NR: 'B', SO_HDR_Id: 1 },
				{ ORD_NR: 'C', SO_HDR_Id: 2 },
			],
			SO_LINE: [
				{ ART_CODE: 'x', SO_HDR_Id: 1 },
				{ ART_CODE: 'y', SO_HDR_Id: 0 },
				{ ART_CODE: 'z', SO_HDR_Id: 1 },
			],
		};
		const orders = rowsOf(answer, 'SO_HDR', ['SO_LINE']);
		const codes = orders.map(({ ORD_NR, SO_LINE }) => [
			ORD_NR,
			Array.isArray(SO_LINE) ? SO_LINE.map((line: { ART_CODE: string }) => line.ART_CODE) : [],
		]);
		expect(codes).toEqual([
			['A', ['y']],
			['B', ['x', 'z']],
			['C', []],
		]);
	});

	it('links details also when the server writes its keys in lower case', () => {
		const answer = {
			so_hdr: [{ ord_nr: 'A', so_hdr_id: 0 }],
			so_line: [{ art_code: 'x', so_hdr_id: 0 }],
		};
		expect(rowsOf(answer, 'SO_HDR', ['SO_LINE'])).toEqual([
			{ ORD_NR: 'A', SO_HDR_ID: 0, SO_LINE: [{ ART_CODE: 'x', SO_HDR_ID: 0 }] },
		]);
	});

	it('leaves details that are inside their header already', () => {
		const answer = { COMP_HDR: [{ COMP_ID: 'A', COMP_LN: [{ ADM_CODE: '2026' }] }] };
		expect(rowsOf(answer, 'COMP_HDR', ['COMP_LN'])).toEqual(answer.COMP_HDR);
	});

	it.each([
		['text', 'hello', 'not an object'],
		['a filled list without its table', [{ SUB_NR: '1' }], 'not an object'],
		['a row that is none', { CONTACT: ['x'] }, 'a row is not an object'],
		['rows of other tables only', { LEDGER: [{ ACCT_NR: '1' }] }, 'it holds LEDGER instead'],
	])('refuses %s', (_what, answer, message) => {
		expect(() => rowsOf(answer, 'CONTACT')).toThrow(AccountViewError);
		expect(() => rowsOf(answer, 'CONTACT')).toThrow(message);
	});
});
