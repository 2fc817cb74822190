import { DEFAULT_DICTIONARY } from '../../../../lib/accountview/dictionary/dictionary';
import { applyDictionaryOverride } from '../../../../lib/accountview/dictionary/dictionary-override';
import { LineReference } from '../../../../lib/accountview/orders/line-reference';

const kraan = { articleCode: 'KRAAN-15', quantity: 1, description: 'Kraan 15 mm' };
const shared = new LineReference(DEFAULT_DICTIONARY.orderLine);
const apart = new LineReference(
	applyDictionaryOverride(
		'{ "orderLine": { "fields": { "ownReference": { "column": "A8_REF", "length": 20 } } } }',
	).orderLine,
);

describe('the own reference of order lines', () => {
	it('stands in front of the description, and is taken apart again', async () => {
		const { fields } = await shared.put({ fields: kraan }, ' WB-1 ');

		expect(fields['description']).toBe('[WB-1] Kraan 15 mm');
		expect(shared.present(fields)).toEqual({ ...kraan, ownReference: 'WB-1' });
	});

	it('cuts a description that does not fit beside it', async () => {
		const { fields } = await shared.put(
			{ fields: { ...kraan, description: 'x'.repeat(40) } },
			'WB-1',
		);

		expect(fields['description']).toBe(`[WB-1] ${'x'.repeat(32)}…`);
	});

	it('has a column of its own where the override names one', async () => {
		const { fields } = await apart.put({ fields: kraan }, 'WB-1');

		expect(fields).toEqual({ ...kraan, ownReference: 'WB-1' });
		expect([shared.isShared, apart.isShared]).toEqual([true, false]);
	});

	it.each([
		['shared', shared],
		['apart', apart],
	])('%s: tells own lines, those of nobody, and leaves those of another out', async (_, kept) => {
		const [own, other] = await Promise.all(
			['WB-1', 'WB-2'].map(async (name) => (await kept.put({ fields: kraan }, name)).fields),
		);

		const { own: found, bare } = await kept.divide([own ?? {}, other ?? {}, kraan], 'WB-1');

		expect(found).toEqual([own]);
		expect(bare).toEqual([own]);
	});

	it.each([
		['x'.repeat(39), 'AV_FIELD_TOO_LONG'],
		['WB[1]', 'AV_FIELD_INVALID'],
	])('refuses %s', async (reference, code) => {
		await expect(shared.put({ fields: kraan }, reference)).rejects.toMatchObject({ code });
	});
});
