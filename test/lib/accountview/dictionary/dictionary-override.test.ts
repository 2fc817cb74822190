import {
	AccountViewError,
	DEFAULT_DICTIONARY,
	applyDictionaryOverride,
} from '../../../../lib/accountview';

function failure(json: string): AccountViewError {
	try {
		applyDictionaryOverride(json);
	} catch (error) {
		if (error instanceof AccountViewError) return error;
		throw error;
	}
	throw new Error('Expected an error');
}

describe('applyDictionaryOverride', () => {
	it('changes nothing for empty text', () => {
		expect(applyDictionaryOverride('  ')).toBe(DEFAULT_DICTIONARY);
	});

	it('takes the rules of a known column from its name alone, and keeps the field label', () => {
		const { customer } = applyDictionaryOverride(
			'{"customer":{"fields":{"ownReference":"deb_nrv"}}}',
		);
		expect(customer.fields['ownReference']).toMatchObject({
			column: 'DEB_NRV',
			upperCase: true,
			length: 10,
			label: 'Own reference',
			proof: 'proven',
			overridden: true,
		});
		expect(customer.fields['phone']).toBe(DEFAULT_DICTIONARY.customer.fields['phone']);
	});

	it('takes stated rules for a column that nobody knows', () => {
		const { customer } = applyDictionaryOverride(
			'{"customer":{"fields":{"mobile":{"column":"X_MOBILE","length":30,"upperCase":true}}}}',
		);
		expect(customer.fields['mobile']).toMatchObject({
			column: 'X_MOBILE',
			type: 'C',
			length: 30,
			upperCase: true,
			proof: 'assumed',
		});
	});

	it('drops a field that is null', () => {
		const { customer } = applyDictionaryOverride(
			'{"customer":{"fields":{"eInvoiceAddress":null}}}',
		);
		expect(Object.keys(customer.fields)).not.toContain('eInvoiceAddress');
		expect(Object.keys(customer.fields)).toContain('email');
	});

	it('lets pages follow a renamed key column unless another is named', () => {
		const renamed = applyDictionaryOverride('{"customer":{"fields":{"number":"X_NR"}}}');
		expect(renamed.customer.pagingColumn).toBe('X_NR');
		const named = applyDictionaryOverride(
			'{"customer":{"pagingColumn":"EXT_KEY","fields":{"number":"X_NR"}}}',
		);
		expect(named.customer.pagingColumn).toBe('EXT_KEY');
	});

	it('changes object and table, and says so', () => {
		const { customer } = applyDictionaryOverride(
			'{"customer":{"businessObject":"con","table":"contact"}}',
		);
		expect(customer).toMatchObject({
			businessObject: 'CON',
			table: 'CONTACT',
			overridden: true,
			proof: 'assumed',
		});
	});

	it.each([
		['{"customer":', 'line 1, column 13'],
		['{\n  "customer": {\n    "fields" 5\n  }\n}', 'line 3, column 14'],
		['{"customer":{},}', 'line 1, column 16'],
		["{'customer':{}}", 'line 1, column 2'],
		['{} x', 'line 1, column 4'],
	])('says where %j stops being JSON', (json, place) => {
		const error = failure(json);
		expect(error.code).toBe('AV_OVERRIDE_MALFORMED');
		expect(error.message).toContain(place);
	});

	it.each([
		['[]', 'at the top level'],
		['{"customer":5}', 'at customer'],
		['{"customer":{"fields":{"mobile":7}}}', 'at customer.fields.mobile'],
		['{"customer":{"fields":{"mobile":{"length":"x"}}}}', 'at customer.fields.mobile.length'],
		['{"customer":{"fields":{"mobile":"NOT A COLUMN"}}}', 'at customer.fields.mobile.column'],
		['{"customer":{"fields":{"mobile":"LONGER_THAN_TEN"}}}', 'at most 10 letters'],
		['{"customer":{"fields":{"number":null}}}', 'this field cannot be left out'],
		['{"customer":{"fields":{"name":null}}}', 'this field cannot be left out'],
	])('says where %s has a wrong value', (json, message) => {
		const error = failure(json);
		expect(error.code).toBe('AV_OVERRIDE_MALFORMED');
		expect(error.message).toContain(message);
	});

	it.each([
		['{"custmer":{}}', "'custmer' at the top level", "Did you mean 'customer'?"],
		['{"customer":{"field":{}}}', "'field' at customer", "Did you mean 'fields'?"],
		['{"customer":{"fields":{"emial":"X"}}}', "'emial' at customer.fields", "'email'"],
		[
			'{"customer":{"fields":{"mobile":{"colum":"X"}}}}',
			"'colum' at customer.fields.mobile",
			"'column'",
		],
	])('names the unknown name in %s and the nearest known one', (json, place, suggestion) => {
		const error = failure(json);
		expect(error.code).toBe('AV_OVERRIDE_UNKNOWN');
		expect(error.message).toContain(place);
		expect(error.message).toContain(suggestion);
	});

	it('lists the names that may stand there', () => {
		expect(failure('{"customer":{"fields":{"zzz":"X"}}}').remedy).toContain(
			'number, name, searchCode, controlAccount',
		);
		expect(failure('{"zzz":{}}').remedy).toContain(
			'customer, deliveryAddress, contactPerson, company',
		);
	});
});

describe('an override that was copied out of a JSON view', () => {
	it('is read like the text that it stands for', () => {
		const text = '{"customer":{"fields":{"mobile":"FAX_BUS"}}}';
		const { customer } = applyDictionaryOverride(JSON.stringify(text));
		expect(customer.fields['mobile']).toMatchObject({ column: 'FAX_BUS' });
	});
});
