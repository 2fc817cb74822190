import type { Switches } from '../../sandbox';
import {
	AccountViewCalls,
	GOOD_CUSTOMER,
	errorMessage,
	message,
	tableRows,
	type Columns,
} from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

const NOW = Date.UTC(2026, 2, 2, 8, 30);

async function calls(switches: Partial<Switches> = {}): Promise<AccountViewCalls> {
	return new AccountViewCalls(await sandbox({ switches, now: () => NOW }));
}

/** The only customer of the administration, as stored. */
function stored(asked: AccountViewCalls): Columns {
	const all = asked.sandbox.accountView.customers.all();
	expect(all).toHaveLength(1);
	return all[0] ?? {};
}

describe('The body of a write', () => {
	const body = message(GOOD_CUSTOMER);

	it('counts property and column names in any case', async () => {
		const asked = await calls();
		const lower = JSON.stringify(body)
			.replaceAll(
				/"(BookDate|BusinessObject|Table|Definition|Name|Fields|FieldType|TableData|Data|Rows|Values)":/g,
				(name) => name.toLowerCase(),
			)
			.replace('ACCT_NAME', 'Acct_Name');

		expect((await asked.send('POST', lower)).status).toBe(200);
		expect(stored(asked)).toMatchObject(GOOD_CUSTOMER);
	});

	it.each([
		['no JSON', '{"BusinessObject"', 'geen geldige JSON'],
		['a missing part', { BusinessObject: 'AR1' }, "bij 'table'"],
		['an unknown object', message(GOOD_CUSTOMER, { object: 'XX' }), "'XX' bestaat niet"],
		['another table', message(GOOD_CUSTOMER, { table: 'LEDGER' }), "'LEDGER' hoort niet bij"],
		['an object that is read only', message(GOOD_CUSTOMER, { object: 'CON' }), 'niet toegestaan'],
		[
			'too few values',
			JSON.stringify(body).replace('"1",', ''),
			'4 kolommen beschreven en 3 waarden',
		],
		[
			'an unknown field type',
			JSON.stringify(body).replace('"FieldType":"C"', '"FieldType":"Q"'),
			"'Q'",
		],
		['no rows', JSON.stringify(body).replace(/"Rows":\[.*\]/, '"Rows":[]'), 'geen rijen'],
	])('with %s is refused', async (_, sent, sentence) => {
		const answer = await (await calls()).send('POST', sent);

		expect(answer.status).toBe(400);
		expect(errorMessage(answer)).toContain(sentence);
	});

	it('is refused beyond 8 MB', async () => {
		const answer = await (await calls()).send('POST', 'x'.repeat(8 * 1024 * 1024 + 1));

		expect(answer.status).toBe(413);
	});
});

describe('Changing a customer', () => {
	async function withCustomer(switches: Partial<Switches> = {}): Promise<AccountViewCalls> {
		const asked = await calls(switches);
		asked.sandbox.accountView.customers.insert({ ACCT_NAME: 'Oud', SUB_NR: '7', CITY: 'Zeist' });
		return asked;
	}

	it('replaces the columns sent and leaves the others', async () => {
		const asked = await withCustomer();
		const before = Number(stored(asked)['CNG_NR']);

		const answer = await asked.put({ SUB_NR: '7', ACCT_NAME: 'Nieuw' });

		expect(tableRows(answer)[0]).toMatchObject({ SUB_NR: '7', ACCT_NAME: 'Nieuw', CITY: 'Zeist' });
		expect(stored(asked)).toMatchObject({ ACCT_NAME: 'Nieuw', CITY: 'Zeist', CNG_NR: before + 1 });
	});

	it('needs the key', async () => {
		const answer = await (await withCustomer()).put({ ACCT_NAME: 'Nieuw' });

		expect(errorMessage(answer)).toBe('De kolom SUB_NR is verplicht.');
	});

	it.each([
		['error', 400],
		['404', 404],
	] as const)(
		'that is not there answers as updateOfUnknown %s says',
		async (updateOfUnknown, status) => {
			const answer = await (
				await withCustomer({ updateOfUnknown })
			).put({ SUB_NR: '8', ACCT_NAME: 'X' });

			expect(answer.status).toBe(status);
			expect(errorMessage(answer)).toBe('SUB_NR 8 is niet gevonden.');
		},
	);

	it('does not empty a mandatory column', async () => {
		const asked = await withCustomer();

		expect(errorMessage(await asked.put({ SUB_NR: '7', ACCT_NAME: null }))).toContain('ACCT_NAME');
		expect(stored(asked)['ACCT_NAME']).toBe('Oud');
	});

	it('does not reach a creditor through the debtors', async () => {
		const asked = await withCustomer();
		asked.sandbox.accountView.customers.insert({ SUB_NR: '9', ACCT_NAME: 'C', ACCT_LINK: 2 });

		expect((await asked.put({ SUB_NR: '9', ACCT_NAME: 'X' })).status).toBe(400);
	});

	it('is undone by DELETE with the right for it', async () => {
		const asked = await withCustomer();
		asked.token = asked.sandbox.accountView.issueTokens({
			scope: 'deleteaccountviewdata',
		}).accessToken;

		expect((await asked.send('DELETE', message({ SUB_NR: '7' }))).status).toBe(200);
		expect(asked.sandbox.accountView.customers.all()).toEqual([]);
	});
});

describe('The answer to a write', () => {
	it.each([
		['sent-columns', { SUB_NR: '1', EXT_KEY: 1, CONTACT_Id: 0, ...GOOD_CUSTOMER }],
		['key-only', { SUB_NR: '1', EXT_KEY: 1, CONTACT_Id: 0 }],
	] as const)('holds what writeResponse %s says', async (writeResponse, row) => {
		const answer = await (await calls({ writeResponse })).post(GOOD_CUSTOMER);

		expect(tableRows(answer)).toEqual([row]);
	});

	it('is empty with writeResponse empty-body, and 201 with writeStatus 201', async () => {
		const asked = await calls({ writeResponse: 'empty-body', writeStatus: 201 });

		const answer = await asked.post(GOOD_CUSTOMER);

		expect([answer.status, answer.text]).toEqual([201, '']);
		expect(await asked.numbers({})).toEqual(['1']);
	});
});

describe('An error', () => {
	it.each([400, 500, 200] as const)(
		'has the same body with errorStatus %i',
		async (errorStatus) => {
			const answer = await (await calls({ errorStatus })).post({});

			expect(answer.status).toBe(errorStatus);
			expect(answer.json).toEqual({
				ErrorType: 'AccountViewError',
				ErrorNumbers: null,
				ErrorMessage: 'De kolom ACCT_NAME is verplicht.',
			});
		},
	);

	it('has no sentence with errorMessageGiven off, and numbers with errorNumbers list', async () => {
		const asked = await calls({ errorMessageGiven: false, errorNumbers: 'list' });

		expect((await asked.post({})).json).toEqual({
			ErrorType: 'AccountViewError',
			ErrorNumbers: [1010],
			ErrorMessage: '',
		});
	});
});
