import { compileReader } from '../../../../lib/accountview/reading/record-reader';
import { matching, thrownBy } from '../support/expecting';

describe('compileReader', () => {
	it('gives the fields by their logical names, and nothing else', () => {
		const read = compileReader('CONTACT', [
			{ name: 'number', column: 'SUB_NR', type: 'C' },
			{ name: 'blocked', column: 'REC_BLK', type: 'L' },
			{ name: 'changedAt', column: 'CNG_DATE', type: 'T' },
		]);
		const row = { SUB_NR: '10025', REC_BLK: true, EXT_KEY: 7 };
		expect(read(row)).toEqual({ number: '10025', blocked: true, changedAt: null });
	});

	it('finds qualified columns of the own table under their bare name', () => {
		const read = compileReader('CONTACT', [
			{ name: 'number', column: 'contact.sub_nr', type: 'C' },
		]);
		expect(read({ SUB_NR: '10025' })).toEqual({ number: '10025' });
	});

	it.each(['ACCT_REC_ACCT_NR', 'ACCT_REC.ACCT_NR'])(
		'finds columns of a related table under %s',
		(answered) => {
			const read = compileReader('CONTACT', [
				{ name: 'control', column: 'acct_rec.acct_nr', type: 'C' },
			]);
			expect(read({ [answered]: '1300' })).toEqual({ control: '1300' });
		},
	);

	it('names the column of a value that does not fit, and never the value', () => {
		const read = compileReader('CONTACT', [{ name: 'limit', column: 'CRED_LIM', type: 'I' }]);
		expect(thrownBy(() => read({ CRED_LIM: 'much' }))).toMatchObject({
			code: 'AV_ANSWER_UNEXPECTED',
			message: matching(/CRED_LIM(?!.*much)/),
		});
	});
});
