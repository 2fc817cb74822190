import { CONTACT_COLUMNS } from '../../../../lib/accountview';

describe('CONTACT_COLUMNS', () => {
	it('holds all 189 proven columns', () => {
		expect(CONTACT_COLUMNS.size).toBe(189);
	});

	it('knows the rules of the columns that customers are written with', () => {
		expect(CONTACT_COLUMNS.get('ACCT_NAME')).toMatchObject({ length: 40, mandatory: true });
		expect(CONTACT_COLUMNS.get('MAIL_BUS')).toMatchObject({ length: 50, format: 'email' });
		expect(CONTACT_COLUMNS.get('POST_CODE')).toMatchObject({ length: 10, upperCase: true });
		expect(CONTACT_COLUMNS.get('CNG_DATE')).toMatchObject({ type: 'T', readOnly: true });
		expect(CONTACT_COLUMNS.get('COMMENT1')).toMatchObject({ type: 'M' });
		expect(CONTACT_COLUMNS.get('K_VAL_DATE')).toMatchObject({ type: 'D' });
	});

	it('marks exactly the columns that AccountView blocks as read-only', () => {
		const readOnly = [...CONTACT_COLUMNS.values()].filter((column) => column.readOnly);
		expect(readOnly.map(({ name }) => name).sort()).toEqual(
			[
				...['ACCT_LINK', 'SALE_AMT', 'SALE_PY', 'TRANS_NR', 'CNG_DATE', 'CNG_NR', 'CNG_USR'],
				...['INP_DATE', 'INP_USR', 'AMT_DD', 'AMT_PAY', 'CR_AMT', 'DR_AMT'],
			].sort(),
		);
	});
});
