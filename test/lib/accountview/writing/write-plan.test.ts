import { DEFAULT_DICTIONARY, type EntityInput, type FieldValue } from '../../../../lib/accountview';
import { fieldFromColumn } from '../../../../lib/accountview/dictionary/entity-definition';
import { planWrite, type ColumnLookup } from '../../../../lib/accountview/writing/write-plan';
import { errorOf } from '../support/client-with';
import { containing } from '../support/expecting';

const { customer, deliveryAddress } = DEFAULT_DICTIONARY;

const fromTable: ColumnLookup = (entity, column) => {
	const known = entity.columns.get(column);
	return known === undefined
		? Promise.reject(new Error(`no ${column}`))
		: Promise.resolve(fieldFromColumn(known));
};

const NEW = { name: 'Bakkerij Voorbeeld', searchCode: 'BAK', controlAccount: '1300' };

async function planned(input: EntityInput, mode: 'insert' | 'update' = 'insert') {
	const plan = await planWrite({ entity: customer, input, mode, lookup: fromTable });
	const values: Record<string, FieldValue> = {};
	for (const { definition, value } of plan.values) values[definition.column] = value;
	return { record: plan.record, values };
}

function refusalOf(input: EntityInput, mode: 'insert' | 'update' = 'insert'): Promise<unknown> {
	return errorOf(planWrite({ entity: customer, input, mode, lookup: fromTable }));
}

describe('planWrite', () => {
	it('brings fields and columns together under their column names', async () => {
		expect(
			await planned({
				fields: { ...NEW, number: 'd10', country: 'nl', postcode: '1234ab', blocked: true },
				columns: { fax_bus: '010-123', 'contact.K_VAL_DATE': '2026-03-05' },
			}),
		).toEqual({
			record: 'customer d10',
			values: {
				ACCT_NAME: 'Bakkerij Voorbeeld',
				SRC_CODE: 'BAK',
				ACCT_NR: '1300',
				SUB_NR: 'D10',
				CNT_CODE: 'NL',
				POST_CODE: '1234 AB',
				REC_BLK: true,
				FAX_BUS: '010-123',
				K_VAL_DATE: '2026-03-05',
			},
		});
	});

	it('leaves empty values out of a new record, and sends them to empty a field', async () => {
		const fields = { ...NEW, phone: '', mobile: null, number: '10' };
		expect((await planned({ fields })).values).not.toHaveProperty('TEL_BUS');
		expect((await planned({ fields }, 'update')).values).toMatchObject({
			TEL_BUS: '',
			TEL_MOB: '',
		});
	});

	it('takes a column of the dictionary by its column name, under its own rules', async () => {
		const columns = { MAIL_BUS: 'info' };
		expect(await refusalOf({ fields: NEW, columns })).toMatchObject({
			message: containing("E-mail 'info' is not an e-mail address"),
		});
	});

	it('shows a value without control characters, and cuts between characters', async () => {
		const name = `A\r\nB\u202e${'😀'.repeat(40)}`;
		expect(await refusalOf({ fields: { ...NEW, name } })).toMatchObject({
			message: containing(`Name 'A\ufffd\ufffdB\ufffd${'😀'.repeat(35)}…' holds`),
		});
	});

	it('knows the country of the record for its postcodes', async () => {
		expect(
			await refusalOf({
				fields: { ...NEW, postalPostcode: '0123 AB' },
				columns: { CNT_CODE: 'nl' },
			}),
		).toMatchObject({ message: containing("postcode '0123 AB' is not a Dutch") });
	});

	it.each([
		['mandatory fields of a new record', { fields: {} }, 'insert', 'AV_FIELD_REQUIRED'],
		['the key of an update', { fields: { city: 'Utrecht' } }, 'update', 'AV_FIELD_REQUIRED'],
		['a blank name', { fields: { ...NEW, name: '  ' } }, 'insert', 'AV_FIELD_REQUIRED'],
		[
			'a name that is too long',
			{ fields: { ...NEW, name: 'x'.repeat(41) } },
			'insert',
			'AV_FIELD_TOO_LONG',
		],
		[
			'a read-only field',
			{ fields: { ...NEW, changedAt: '2026-03-05' } },
			'insert',
			'AV_FIELD_READ_ONLY',
		],
		[
			'a read-only column',
			{ fields: NEW, columns: { SALE_AMT: 5 } },
			'insert',
			'AV_FIELD_READ_ONLY',
		],
		['an unknown field', { fields: { ...NEW, emial: 'x' } }, 'insert', 'AV_FIELD_UNKNOWN'],
		[
			'a column given twice',
			{ fields: { ...NEW, phone: '1' }, columns: { TEL_BUS: '2' } },
			'insert',
			'AV_FIELD_INVALID',
		],
	] as const)('stops at %s', async (_what, input, mode, code) => {
		expect(await refusalOf(input, mode)).toMatchObject({ code });
	});

	it('lists every breach of the record with field, value and rule', async () => {
		const error = await refusalOf({
			fields: {
				name: 'Een heel lange naam die niet in veertig tekens past',
				controlAccount: '1300',
				email: 'info',
				postcode: '0123 AB',
				country: 'NL',
				changeNumber: 5,
			},
		});
		expect(error).toMatchObject({
			code: 'AV_FIELD_REQUIRED',
			message:
				"New customer 'Een heel lange naam die niet in veertig …' was not sent: " +
				'Search code must be filled in; ' +
				"Name 'Een heel lange naam die niet in veertig …' is 51 characters long, 40 fit; " +
				"E-mail 'info' is not an e-mail address; " +
				"Postcode '0123 AB' is not a Dutch postcode such as 1234 AB; " +
				"Change number '5' cannot be written.",
			details: { fields: 'searchCode, name, email, postcode, changeNumber' },
		});
	});

	it('suggests the field that was meant', async () => {
		expect(await refusalOf({ fields: { emial: 'x' } })).toMatchObject({
			message: "A customer has no field 'emial'. Did you mean 'email'?",
		});
	});

	it('lets nobody choose the id of a new address', async () => {
		const input = { fields: { id: 'A1', customerNumber: '10' } };
		expect(
			await errorOf(
				planWrite({ entity: deliveryAddress, input, mode: 'insert', lookup: fromTable }),
			),
		).toMatchObject({
			code: 'AV_FIELD_READ_ONLY',
		});
		const plan = await planWrite({
			entity: deliveryAddress,
			input,
			mode: 'update',
			lookup: fromTable,
		});
		expect(plan.values.map(({ value }) => value)).toEqual(['A1', '10']);
	});
});
