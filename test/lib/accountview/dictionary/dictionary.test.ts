import {
	DEFAULT_DICTIONARY,
	applyDictionaryOverride,
	assumedNames,
} from '../../../../lib/accountview';

describe('DEFAULT_DICTIONARY', () => {
	it('names proven objects, tables and keys', () => {
		const facts = Object.values(DEFAULT_DICTIONARY).map(
			({ name, businessObject, table, pagingColumn, proof }) =>
				`${name}: ${businessObject} ${table} ${pagingColumn} ${proof}`,
		);
		expect(facts).toEqual([
			'customer: AR1 CONTACT SUB_NR proven',
			'deliveryAddress: ADDR DEL_ADDR REC_ID proven',
			'contactPerson: AR1 CONTACT SUB_NR proven',
			'company: CMP1 COMP_HDR COMP_ID proven',
		]);
	});

	it('lets AccountView number customers and wants a control account', () => {
		const { number, controlAccount } = DEFAULT_DICTIONARY.customer.fields;
		expect(number).toMatchObject({ column: 'SUB_NR', mandatory: false, upperCase: true });
		expect(controlAccount).toMatchObject({ column: 'ACCT_NR', mandatory: true });
	});

	it('lists no assumed names by default, and those of an override', () => {
		expect(assumedNames(DEFAULT_DICTIONARY)).toEqual([]);
		const changed = applyDictionaryOverride(
			'{"customer":{"fields":{"mobile":"X_MOBILE","ownReference":"DEB_NRV"}},"company":{"businessObject":"CMP9"}}',
		);
		expect(assumedNames(changed)).toEqual([
			'customer.mobile (X_MOBILE)',
			'company (CMP9, COMP_HDR)',
		]);
	});
});
