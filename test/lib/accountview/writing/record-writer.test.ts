import type { EntityInput } from '../../../../lib/accountview';
import type { HttpRequest } from '../../../../lib/ports/http';
import { clientWith, errorOf } from '../support/client-with';
import { sentColumns } from '../support/contact-double';
import { answerDictionary } from '../support/dictionary-double';
import { json, refusal, text, type Handler, type Reply } from '../support/fake-http';
import { containing } from '../support/expecting';

const NEW: EntityInput = {
	fields: { name: 'Bakkerij Voorbeeld', searchCode: 'BAK', controlAccount: '1300' },
};

/** What a request sends, by column. */
function sentBy(request: HttpRequest | undefined): Record<string, unknown> {
	return sentColumns(request?.body ?? '{}');
}

function bookDateOf({ body = '{}' }: HttpRequest): unknown {
	const parsed: unknown = JSON.parse(body);
	return Reflect.get(Object(parsed), 'BookDate');
}

/** Writes get this reply, reads find these rows. */
function accountView(reply: Reply, rows: readonly object[] = []): Handler {
	return (request) =>
		request.method === 'GET'
			? json({ CONTACT: request.url.includes('LastKey') ? [] : rows })
			: reply;
}

describe('insert', () => {
	it('posts the record with its object and table', async () => {
		const { client, http } = clientWith(accountView(json({ CONTACT: [{ SUB_NR: '10025' }] })));
		await client.insert('customer', NEW);
		const [post] = http.to('/accountviewdata');
		expect(post).toMatchObject({ method: 'POST', headers: { 'x-company': 'C1' } });
		expect(sentBy(post)).toEqual({
			ACCT_NAME: 'Bakkerij Voorbeeld',
			SRC_CODE: 'BAK',
			ACCT_NR: '1300',
		});
	});

	it.each([
		['the whole row', { SUB_NR: '10025', ACCT_NAME: 'Bakkerij Voorbeeld', CITY: 'Ede', EXT: 1 }],
		['keys in lower case', { sub_nr: '10025', city: 'Ede' }],
	])('gives the record as %s tells it', async (_what, row) => {
		const { client } = clientWith(accountView(json({ CONTACT: [row] })));
		expect(await client.insert('customer', NEW)).toEqual({
			number: '10025',
			name: 'Bakkerij Voorbeeld',
			searchCode: 'BAK',
			controlAccount: '1300',
			city: 'Ede',
		});
	});

	it('gives what was sent and the key when AccountView tells no more', async () => {
		const { client, http } = clientWith(accountView(json({ CONTACT: { SUB_NR: '10025' } })));
		expect(await client.insert('customer', { ...NEW, columns: { FAX_BUS: '010' } })).toEqual({
			...NEW.fields,
			number: '10025',
			FAX_BUS: '010',
		});
		expect(http.to('/accountviewdata')).toHaveLength(1);
	});

	it('believes AccountView where it stored something else', async () => {
		const row = { SUB_NR: '10025', ACCT_NAME: 'BAKKERIJ', SRC_CODE: null };
		const { client } = clientWith(accountView(json({ CONTACT: [row] })));
		expect(await client.insert('customer', NEW)).toMatchObject({
			name: 'BAKKERIJ',
			searchCode: '',
		});
	});

	it.each([
		['an empty body', text('')],
		['an answer about another table', json({ LEDGER: [{ ACCT_NR: '1' }] })],
	])('gives what was sent for %s, when the key was among it', async (_what, reply) => {
		const { client, http } = clientWith(accountView(reply));
		const fields = { ...NEW.fields, number: '10025' };
		expect(await client.insert('customer', { fields })).toEqual(fields);
		expect(http.to('/accountviewdata')).toHaveLength(1);
	});
});

describe('an insert whose number AccountView gave and did not tell', () => {
	const STORED = { ACCT_NAME: 'Bakkerij Voorbeeld', SRC_CODE: 'BAK', ACCT_NR: '1300' };

	it('is looked up by what was sent', async () => {
		const { client, http } = clientWith(
			accountView(text(''), [
				{ ...STORED, SUB_NR: '1', SRC_CODE: 'OTHER' },
				{ ...STORED, SUB_NR: '10025' },
			]),
		);
		expect(await client.insert('customer', NEW)).toMatchObject({ number: '10025' });
		expect(http.query(1).get('FilterControlSource1')).toBe('ACCT_NAME');
		expect(http.query(1).get('FilterValue1')).toBe('Bakkerij Voorbeeld');
	});

	it.each([
		[
			'several look like it',
			[
				{ ...STORED, SUB_NR: '1' },
				{ ...STORED, SUB_NR: '2' },
			],
		],
		['none looks like it', [{ ...STORED, SUB_NR: '1', ACCT_NR: '1310' }]],
	])('is doubtful when %s', async (problem, rows) => {
		const { client } = clientWith(accountView(text(''), rows));
		expect(await errorOf(client.insert('customer', NEW))).toMatchObject({
			code: 'AV_WRITE_DOUBTFUL',
			message: `AccountView stored new customer 'Bakkerij Voorbeeld' without telling its customer number, and ${problem}.`,
			details: { stored: true },
		});
	});

	it('is doubtful when it cannot be looked up', async () => {
		const { client } = clientWith((request) =>
			request.method === 'POST' ? text('') : refusal('Nee', 403),
		);
		expect(await errorOf(client.insert('customer', NEW))).toMatchObject({
			code: 'AV_WRITE_DOUBTFUL',
			message: containing('AV_RIGHT_MISSING'),
		});
	});
});

describe('update', () => {
	it('puts the fields given, the key among them', async () => {
		const { client, http } = clientWith(accountView(text('')));
		const fields = { number: '10025', city: 'Ede', phone: '' };
		expect(await client.update('customer', { fields })).toEqual(fields);
		expect(http.requests[1]?.method).toBe('PUT');
		expect(sentBy(http.requests[1])).toEqual({
			SUB_NR: '10025',
			CITY: 'Ede',
			TEL_BUS: null,
		});
	});

	it('says that the record is not there', async () => {
		const { client } = clientWith(accountView(refusal('Onbekend', 404)));
		expect(
			await errorOf(client.update('customer', { fields: { number: '1', city: 'Ede' } })),
		).toMatchObject({ code: 'AV_RECORD_NOT_FOUND', record: 'customer 1' });
	});

	it('sends nothing that breaks a rule', async () => {
		const { client, http } = clientWith(accountView(text('')));
		const fields = { number: '1', email: 'info' };
		expect(await errorOf(client.update('customer', { fields }))).toMatchObject({
			code: 'AV_FIELD_INVALID',
			record: 'customer 1',
		});
		expect(http.requests).toHaveLength(0);
	});
});

describe('a rejected write', () => {
	it('names the column that this installation lacks', async () => {
		const columns = ['SUB_NR', 'ACCT_NAME', 'SRC_CODE', 'ACCT_NR'];
		const { client } = clientWith(
			(request) => answerDictionary(request, { columns }) ?? refusal(''),
		);
		const fields = { ...NEW.fields, eInvoiceAddress: '0106:12345678' };
		expect(await errorOf(client.insert('customer', { fields }))).toMatchObject({
			code: 'AV_COLUMN_UNKNOWN',
			message: 'This AccountView has no column EIA in table CONTACT.',
			remedy: containing('customer.eInvoiceAddress to null'),
			record: "new customer 'Bakkerij Voorbeeld'",
		});
	});

	it('names the record and AccountView’s reason', async () => {
		const { client } = clientWith(accountView(refusal('Betalingsconditie onbekend')));
		const fields = { number: '10025', paymentCondition: '99' };
		expect(await errorOf(client.update('customer', { fields }))).toMatchObject({
			code: 'AV_REJECTED',
			message: 'AccountView refused writing customer 10025: "Betalingsconditie onbekend".',
			record: 'customer 10025',
		});
	});
});

describe('the booking date', () => {
	const wantsDate: Handler = (request) =>
		request.method !== 'GET' && bookDateOf(request) === ''
			? refusal('BookDate is verplicht')
			: json({ CONTACT: [{ SUB_NR: '10025' }] });

	it('stays empty where AccountView takes that', async () => {
		const { client, http } = clientWith(accountView(json({ CONTACT: [{ SUB_NR: '1' }] })));
		await client.insert('customer', NEW);
		expect(http.to('/accountviewdata').map(bookDateOf)).toEqual(['']);
	});

	it('is today in the Netherlands where AccountView insists, which is learned once', async () => {
		const { client, http, clock } = clientWith(wantsDate);
		clock.advance(11.5 * 3_600_000);
		await client.insert('customer', NEW);
		await client.insert('customer', NEW);
		expect(http.to('/accountviewdata').map(bookDateOf)).toEqual([
			'',
			'2026-03-06T00:00:00.000Z',
			'2026-03-06T00:00:00.000Z',
		]);
	});

	it('is not tried any more once a write went well without it', async () => {
		let isFirst = true;
		const { client, http } = clientWith((request) => {
			if (request.method === 'GET') return json({});
			const reply = isFirst ? json({ CONTACT: [{ SUB_NR: '1' }] }) : refusal('Fout');
			isFirst = false;
			return reply;
		});
		await client.insert('customer', NEW);
		await errorOf(client.insert('customer', NEW));
		expect(http.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
	});

	it.each([200, 400, 500])('is not tried for another refusal (status %i)', async (status) => {
		const { client, http } = clientWith(accountView(refusal('De debiteur is in gebruik.', status)));
		expect(await errorOf(client.insert('customer', NEW))).toMatchObject({ code: 'AV_REJECTED' });
		expect(http.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});

	it('is not tried for a write whose outcome is not certain', async () => {
		const { client, http } = clientWith(accountView(text('', 503)));
		expect(await errorOf(client.insert('customer', NEW))).toMatchObject({
			code: 'AV_WRITE_DOUBTFUL',
		});
		expect(http.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});
});

describe('a column that no public source proves', () => {
	const input = (columns: EntityInput['columns']): EntityInput => ({
		...NEW,
		...(columns !== undefined && { columns }),
	});

	it('is checked by the rules that this installation tells', async () => {
		const { client, http } = clientWith(
			(request) =>
				answerDictionary(request, { columns: ['U_CODE', 'R_TOTAL', 'N_SIZE'] }) ??
				json({ CONTACT: [{ SUB_NR: '1' }] }),
		);
		await client.insert('customer', input({ U_CODE: 'abc', N_SIZE: '12' }));
		expect(sentBy(http.to('/accountviewdata')[0])).toMatchObject({ U_CODE: 'ABC', N_SIZE: 12 });
		expect(await errorOf(client.insert('customer', input({ R_TOTAL: 'x' })))).toMatchObject({
			code: 'AV_FIELD_READ_ONLY',
			message: containing("Label van R_TOTAL 'x' cannot be written"),
		});
		expect(
			await errorOf(client.insert('customer', input({ U_CODE: 'longer than twelve' }))),
		).toMatchObject({ code: 'AV_FIELD_TOO_LONG' });
	});

	it('is refused before sending when this installation lacks it', async () => {
		const { client, http } = clientWith(
			(request) => answerDictionary(request, { columns: ['SUB_NR'] }) ?? json({}),
		);
		expect(await errorOf(client.insert('customer', input({ X_REF: 'x' })))).toMatchObject({
			code: 'AV_COLUMN_UNKNOWN',
			details: { columns: 'X_REF' },
		});
		expect(http.to('/accountviewdata')).toHaveLength(0);
	});

	it('is sent by the kind of its value when this installation does not tell', async () => {
		const { client, http } = clientWith((request) =>
			request.url.includes('/accountviewdata')
				? json({ CONTACT: [{ SUB_NR: '1' }] })
				: text('', 403),
		);
		await client.insert('customer', input({ X_REF: 'x', X_SIZE: 5, X_FLAG: true }));
		expect(sentBy(http.to('/accountviewdata')[0])).toMatchObject({
			X_REF: 'x',
			X_SIZE: 5,
			X_FLAG: 'TRUE',
		});
	});
});
