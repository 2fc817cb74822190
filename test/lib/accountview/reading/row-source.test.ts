import type { ReadQuery } from '../../../../lib/accountview';
import { clientWith, collect, errorOf } from '../support/client-with';
import { answerDictionary } from '../support/dictionary-double';
import { json, refusal, text } from '../support/fake-http';
import { containing } from '../support/expecting';

const READ: ReadQuery = {
	businessObject: 'AR1',
	table: 'CONTACT',
	fields: ['ACCT_NAME'],
	keyColumn: 'SUB_NR',
};

const OVERRIDE = '{"customer":{"fields":{"mobile":"X_MOBILE"}}}';

describe('readPages', () => {
	it('pages by the last key with the page size of the credential', async () => {
		const { client, http } = clientWith(
			({ url }) => json({ CONTACT: url.includes('LastKey') ? [] : [{ SUB_NR: '1' }] }),
			{ settings: { pageSize: 400 } },
		);
		expect(await collect(client.readPages(READ))).toEqual([{ SUB_NR: '1' }]);
		expect(http.query(0).get('PageSize')).toBe('400');
		expect(http.query(0).get('Fields')).toBe('SUB_NR,ACCT_NAME');
		expect(http.query(1).get('LastKey')).toBe('1');
	});

	it.each([
		['an empty list', json({ CONTACT: [] })],
		['a missing table', json({ USR_LINK: [] })],
		['status 404, while the object still has rows', refusal('Niets', 404)],
	])('ends at %s', async (_what, nothing) => {
		const { client } = clientWith(({ url }) =>
			url.includes('LastKey') ? nothing : json({ CONTACT: [{ SUB_NR: '1' }] }),
		);
		expect(await collect(client.readPages(READ))).toHaveLength(1);
	});

	it('takes status 404 for no rows where the object is known and empty', async () => {
		const { client } = clientWith(({ url }) =>
			url.includes('accountviewsystembusinessobjects')
				? json([{ Code: 'AR1' }])
				: refusal('Niets', 404),
		);
		expect(await collect(client.readPages(READ))).toEqual([]);
	});

	it.each([
		['error body', refusal('De onderneming is onbekend.', 404)],
		['empty body', text('', 404)],
	])('loses no rows to a company that is gone in mid-read (404 with %s)', async (_what, gone) => {
		let isGone = false;
		const { client } = clientWith(() => {
			const reply = isGone ? gone : json({ CONTACT: [{ SUB_NR: '1' }] });
			isGone = true;
			return reply;
		});
		expect(await errorOf(collect(client.readPages(READ)))).toMatchObject({ code: 'AV_REJECTED' });
	});

	it('loses no rows to an answer about something else in mid-read', async () => {
		const { client } = clientWith(({ url }) =>
			json(
				url.includes('LastKey') ? { Message: 'Session expired' } : { CONTACT: [{ SUB_NR: '1' }] },
			),
		);
		expect(await errorOf(collect(client.readPages(READ)))).toMatchObject({
			code: 'AV_ANSWER_UNEXPECTED',
		});
	});

	it('gives one page of a sorted read, and asks for no other', async () => {
		const { client, http } = clientWith(() =>
			json({ CONTACT: [{ SUB_NR: '2' }, { SUB_NR: '1' }] }),
		);
		const sort = { columns: ['ACCT_NAME'], order: 'Descending' } as const;
		const rows = await collect(client.readPages({ ...READ, sort, pageSize: 2 }));
		expect(rows).toEqual([{ SUB_NR: '2' }, { SUB_NR: '1' }]);
		expect(http.to('/accountviewdata')).toHaveLength(1);
	});

	it('puts details inside their header', async () => {
		const { client } = clientWith(({ url }) =>
			json(
				url.includes('LastKey')
					? {}
					: {
							SO_HDR: [{ ORD_NR: '1', SO_HDR_Id: 0 }],
							SO_LINE: [{ ART_CODE: 'a', SO_HDR_Id: 0 }],
						},
			),
		);
		const orders = await collect(
			client.readPages({
				businessObject: 'SO1',
				table: 'SO_HDR',
				fields: ['ORD_NR'],
				keyColumn: 'ORD_NR',
				details: ['SO_LINE'],
			}),
		);
		expect(orders).toEqual([
			{ ORD_NR: '1', SO_HDR_Id: 0, SO_LINE: [{ ART_CODE: 'a', SO_HDR_Id: 0 }] },
		]);
	});

	it('stops in the middle of a read when the signal fires', async () => {
		const controller = new AbortController();
		const { client, http } = clientWith(
			(_request, count) => json({ CONTACT: [{ SUB_NR: `${count}` }] }),
			{ signal: controller.signal },
		);
		const pages = client.readPages(READ);
		await pages.next();
		controller.abort();
		const requests = http.requests.length;
		expect(await errorOf(pages.next())).toMatchObject({ code: 'AV_CANCELLED' });
		expect(http.requests).toHaveLength(requests);
	});
});

describe('a rejected read', () => {
	it('names the business object that is not there', async () => {
		const { client } = clientWith(
			(request) => answerDictionary(request, { objects: ['GL1'] }) ?? refusal(''),
		);
		expect(await errorOf(collect(client.readPages(READ)))).toMatchObject({
			code: 'AV_OBJECT_UNKNOWN',
			message: 'This AccountView does not offer the business object AR1 (table CONTACT).',
			remedy: containing('licence'),
		});
	});

	it('says so when the override names that object', async () => {
		const { client } = clientWith(
			(request) => answerDictionary(request, { objects: ['AR1'] }) ?? refusal(''),
			{ settings: { dictionaryOverride: '{"customer":{"businessObject":"ZZ9"}}' } },
		);
		const error = await errorOf(collect(client.readPages({ ...READ, businessObject: 'ZZ9' })));
		expect(error).toMatchObject({
			code: 'AV_OBJECT_UNKNOWN',
			remedy: containing('The dictionary override in the credential names it'),
		});
	});

	it('names every column that is not there, and where the name comes from', async () => {
		const { client } = clientWith(
			(request) =>
				answerDictionary(request, { columns: ['SUB_NR', 'ACCT_NAME'] }) ?? refusal('Fout'),
			{ settings: { dictionaryOverride: OVERRIDE } },
		);
		const fields = ['ACCT_NAME', 'X_MOBILE', 'contact.y_other', 'acct_rec.acct_nr'];
		const error = await errorOf(collect(client.readPages({ ...READ, fields })));
		expect(error).toMatchObject({
			code: 'AV_COLUMN_UNKNOWN',
			message: 'This AccountView has no column X_MOBILE, Y_OTHER in table CONTACT.',
			remedy: containing('override in the credential names it (customer.mobile)'),
			details: { table: 'CONTACT', columns: 'X_MOBILE, Y_OTHER' },
		});
	});

	it('names the column of a filter too', async () => {
		const { client } = clientWith(
			(request) => answerDictionary(request, { columns: ['SUB_NR', 'ACCT_NAME'] }) ?? refusal(''),
		);
		const filters = [{ column: 'X_REF', operator: 'Equal', type: 'C', value: '1' }] as const;
		expect(await errorOf(collect(client.readPages({ ...READ, filters })))).toMatchObject({
			code: 'AV_COLUMN_UNKNOWN',
			details: { columns: 'X_REF' },
		});
	});

	it('blames no column that a short list only seems to lack', async () => {
		const { client } = clientWith(
			(request) =>
				answerDictionary(request, { columns: ['SUB_NR', 'ACCT_NAME'], most: 1 }) ??
				refusal('Anders'),
		);
		expect(await errorOf(collect(client.readPages(READ)))).toMatchObject({
			code: 'AV_REJECTED',
			message: containing('"Anders"'),
		});
	});

	it('keeps AccountView’s own words when its dictionary cannot be asked', async () => {
		const { client } = clientWith(({ url }) =>
			url.includes('/accountviewdata') ? refusal('Kolom fout') : text('', 403),
		);
		expect(await errorOf(collect(client.readPages(READ)))).toMatchObject({
			code: 'AV_REJECTED',
			message: 'AccountView refused reading customers: "Kolom fout".',
		});
	});
});

describe('a column that AccountView leaves out without a word', () => {
	const fields = ['ACCT_NAME', 'X_MOBILE'];

	it.each([
		['missing', { SUB_NR: '1', ACCT_NAME: 'A' }],
		['null', { SUB_NR: '1', ACCT_NAME: 'A', X_MOBILE: null }],
	])('is found out when it is %s in a whole page', async (_what, row) => {
		const { client } = clientWith(
			(request) =>
				answerDictionary(request, { columns: ['SUB_NR', 'ACCT_NAME'] }) ?? json({ CONTACT: [row] }),
			{ settings: { dictionaryOverride: OVERRIDE } },
		);
		expect(await errorOf(collect(client.readPages({ ...READ, fields })))).toMatchObject({
			code: 'AV_COLUMN_UNKNOWN',
			details: { columns: 'X_MOBILE' },
		});
	});

	it('is read as empty when the dictionary has it, or cannot be asked', async () => {
		for (const dictionary of [{ columns: ['SUB_NR', 'ACCT_NAME', 'X_MOBILE'] }, { columns: [] }]) {
			const { client } = clientWith(
				(request) =>
					answerDictionary(request, dictionary) ??
					json({ CONTACT: request.url.includes('LastKey') ? [] : [{ SUB_NR: '1' }] }),
			);
			expect(await collect(client.readPages({ ...READ, fields }))).toEqual([{ SUB_NR: '1' }]);
		}
	});

	it('costs no question for columns that are proven', async () => {
		const { client, http } = clientWith(({ url }) =>
			json({ CONTACT: url.includes('LastKey') ? [] : [{ SUB_NR: '1' }] }),
		);
		await collect(client.readPages({ ...READ, fields: ['CNG_DATE', 'ACCT_NAME'] }));
		expect(http.to('/accountviewsystemdata')).toHaveLength(0);
	});
});
