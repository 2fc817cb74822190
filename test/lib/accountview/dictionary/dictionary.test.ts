import { DEFAULT_DICTIONARY, applyDictionaryOverride } from '../../../../lib/accountview';

describe('DEFAULT_DICTIONARY', () => {
	it('names objects, tables and keys, and which of them are proven', () => {
		const facts = Object.values(DEFAULT_DICTIONARY).map(
			({ name, businessObject, table, pagingColumn, proof }) =>
				`${name}: ${businessObject} ${table} ${pagingColumn} ${proof}`,
		);
		expect(facts).toEqual([
			'customer: AR1 CONTACT SUB_NR proven',
			'deliveryAddress: ADDR DEL_ADDR REC_ID proven',
			'contactPerson: AR1 CONTACT SUB_NR proven',
			'company: CMP1 COMP_HDR COMP_ID proven',
			'project: PJ1 PROJECTS PROJ_CODE proven',
			'projectType: PT1 PJ_TYPE PROJ_TYPE assumed',
			'employee: EM1 EMPLOYEE EMP_NR assumed',
			'order: SO1 SO_HDR ORD_NR proven',
			'orderLine: SO1 SO_LINE REC_ID proven',
			'article: AK1 ARTICLE ART_CODE proven',
			'hourSheet: UR1 HRS_HDR REC_ID assumed',
			'hourEntry: UR1 HRS_LINE REC_ID assumed',
			'hourType: US1 HRS_TYPE HRS_CODE assumed',
			'vatCode: VA1 VAT VAT_CODE proven',
			'transaction: GJ1 TRANSACT REC_ID proven',
		]);
	});

	it('lets AccountView number customers and wants a control account', () => {
		const { number, controlAccount } = DEFAULT_DICTIONARY.customer.fields;
		expect(number).toMatchObject({ column: 'SUB_NR', mandatory: false, upperCase: true });
		expect(controlAccount).toMatchObject({ column: 'ACCT_NR', mandatory: true });
	});

	it('lets lines follow the object of their header', () => {
		const { orderLine, hourEntry } = applyDictionaryOverride('{"order":{"businessObject":"SO9"}}');
		expect(orderLine.businessObject).toBe('SO9');
		expect(hourEntry.businessObject).toBe('UR1');
	});

	it('refuses an object for lines of their own', () => {
		expect(() => applyDictionaryOverride('{"orderLine":{"businessObject":"SO9"}}')).toThrow(
			"unknown name 'businessObject' at orderLine",
		);
	});
});
