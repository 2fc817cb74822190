import { AccountViewError } from '../../../lib/accountview';
import { errorOf } from '../../lib/accountview/support/client-with';
import { World, pluck } from './world';

/** Each thing that people and servers get wrong ends in one sentence: code, record, remedy. */

const NEW = { name: 'Bakkerij Voorbeeld B.V.', controlAccount: '1300' };

let world: World;

beforeEach(async () => {
	world = await World.start({ customers: 25 });
});

afterEach(() => world.stop());

interface Case {
	readonly what: string;
	readonly arrange?: () => void;
	readonly act: () => Promise<unknown>;
	readonly code: string;
	/** Parts of the message. */
	readonly says: readonly string[];
	/** Part of the remedy. */
	readonly remedy: string;
	readonly record?: string;
}

function list(settings: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
	return pluck(world.customers(settings).list({}), 'number');
}

const CASES: readonly Case[] = [
	{
		what: 'a wrong client secret',
		arrange: () => {
			world.http.useWrongSecret();
			world.http.forgetAccessToken();
		},
		act: () => list(),
		code: 'AV_CLIENT_REJECTED',
		says: ['client id or client secret'],
		remedy: 'Correct both in the credential',
	},
	{
		what: 'a permission that was withdrawn',
		arrange: () => {
			world.sandbox.setSwitches({ revokeRefresh: true });
			world.http.forgetAccessToken();
		},
		act: () => list(),
		code: 'AV_GRANT_REVOKED',
		says: ['withdrawn'],
		remedy: 'connect it to AccountView again',
	},
	{
		what: 'a token that AccountView never accepts',
		arrange: () => {
			world.sandbox.setSwitches({ accessTokenSeconds: 0 });
			world.http.forgetAccessToken();
		},
		act: () => list(),
		code: 'AV_TOKEN_REJECTED',
		says: ['token'],
		remedy: 'connect it to AccountView again',
	},
	{
		what: 'a token that may only read',
		arrange: () => {
			world.http.signIn('readaccountviewdata');
		},
		act: () => world.customers().create({ fields: { ...NEW, number: 'K900' } }),
		code: 'AV_RIGHT_MISSING',
		says: ['writing customer K900', 'updateaccountviewdata'],
		remedy: 'with all its scopes',
		record: 'customer K900',
	},
	{
		what: 'no company chosen',
		act: () => list({ companyCode: '' }),
		code: 'AV_COMPANY_MISSING',
		says: ['No company is chosen'],
		remedy: 'DEVRIES',
	},
	{
		what: 'a company that the user does not have',
		act: () => list({ companyCode: 'NOPE' }),
		code: 'AV_COMPANY_UNKNOWN',
		says: ["'NOPE'"],
		remedy: 'DEVRIES',
		record: 'company NOPE',
	},
	{
		what: 'a company without rights',
		act: () => list({ companyCode: world.sandbox.accountView.closedCompanyCode }),
		code: 'AV_RIGHT_MISSING',
		says: ['reading customers', 'VRIESBEH'],
		remedy: 'Give the AccountView user rights',
	},
	{
		what: 'an unknown business object in the override',
		act: () => list({ dictionaryOverride: '{"customer":{"businessObject":"ZZ9"}}' }),
		code: 'AV_OBJECT_UNKNOWN',
		says: ['ZZ9'],
		remedy: 'dictionary override',
	},
	{
		what: 'an unknown column in the override',
		act: () => list({ dictionaryOverride: '{"customer":{"fields":{"mobile":"X_MOBILE"}}}' }),
		code: 'AV_COLUMN_UNKNOWN',
		says: ['X_MOBILE', 'CONTACT'],
		remedy: 'dictionary override in the credential names it (customer.mobile)',
	},
	{
		what: 'an override that is not JSON',
		act: () => Promise.resolve().then(() => world.client({ dictionaryOverride: '{"customer":' })),
		code: 'AV_OVERRIDE_MALFORMED',
		says: ['line 1, column 13'],
		remedy: 'Correct the JSON in the credential',
	},
	{
		what: 'a name that is too long',
		act: () => world.customers().create({ fields: { ...NEW, name: 'x'.repeat(41) } }),
		code: 'AV_FIELD_TOO_LONG',
		says: ['Name', 'is 41 characters long, 40 fit'],
		remedy: 'Correct these fields',
		record: `new customer '${'x'.repeat(40)}…'`,
	},
	{
		what: 'a mandatory field that is missing',
		act: () => world.customers().create({ fields: { number: 'K900', name: 'Bakkerij' } }),
		code: 'AV_FIELD_REQUIRED',
		says: ['Customer K900 was not sent', 'Control account must be filled in'],
		remedy: 'Correct these fields',
		record: 'customer K900',
	},
	{
		what: 'an unknown customer',
		act: () => world.customers().get('999999'),
		code: 'AV_RECORD_NOT_FOUND',
		says: ["'999999'"],
		remedy: 'Check the value',
		record: 'customer 999999',
	},
	{
		what: 'a match with several customers',
		arrange: () => {
			for (const number of ['K1', 'K2']) {
				const row = { SUB_NR: number, ACCT_NAME: number, MAIL_BUS: 'twice@example.nl' };
				world.sandbox.accountView.customers.insert(row);
			}
		},
		act: () =>
			world
				.customers()
				.update({ field: 'email', value: 'twice@example.nl' }, { fields: { city: 'Ede' } }),
		code: 'AV_MATCH_AMBIGUOUS',
		says: ['2 customers', 'K1, K2'],
		remedy: 'match on the customer number',
		record: 'customer with e-mail address twice@example.nl',
	},
	{
		what: 'a page that repeats',
		arrange: () => {
			world.sandbox.addFault({
				server: 'accountView',
				kind: 'repeat-page',
				pathContains: 'LastKey',
				skip: 1,
			});
		},
		act: () => list(),
		code: 'AV_PAGE_REPEATED',
		says: ['20 rows were read'],
		remedy: 'not complete',
	},
	{
		what: 'an answer that is HTML',
		arrange: () => {
			world.sandbox.addFault({ server: 'accountView', kind: 'html' });
		},
		act: () => list(),
		code: 'AV_ANSWER_NOT_JSON',
		says: ['a web page'],
		remedy: 'Check the base URL',
	},
	{
		what: 'an answer of 10 MB',
		arrange: () => {
			world.sandbox.addFault({ server: 'accountView', kind: 'huge', pathContains: 'AR1' });
		},
		act: () => list(),
		code: 'AV_ANSWER_TOO_LARGE',
		says: ['larger than 8 MB'],
		remedy: 'Lower Page Size',
	},
	{
		what: 'a server slower than the time-out',
		arrange: () => {
			world.sandbox.setSwitches({ latencyMilliseconds: 60_000 });
		},
		act: () => list({ timeoutSeconds: 0.2 }),
		code: 'AV_TIMEOUT',
		says: ['within 0.2 seconds'],
		remedy: 'raise the time-out',
	},
	{
		what: 'a server that is not there',
		act: () => list({ baseUrl: 'http://127.0.0.1:9' }),
		code: 'AV_UNREACHABLE',
		says: ['cannot be reached'],
		remedy: 'Check the base URL',
	},
	{
		what: 'a code that AccountView does not know',
		act: () => world.customers().create({ fields: { ...NEW, number: 'K900', country: 'QQ' } }),
		code: 'AV_REJECTED',
		says: ['writing customer K900', 'QQ'],
		remedy: 'Correct what AccountView names',
		record: 'customer K900',
	},
];

it.each(CASES)('$what', async ({ arrange, act, code, says, remedy, record }) => {
	arrange?.();
	const before = world.storedNumbers();
	const error = await errorOf(act());
	expect(error).toBeInstanceOf(AccountViewError);
	if (!(error instanceof AccountViewError)) return;
	expect(error.code).toBe(code);
	for (const part of says) expect(error.message).toContain(part);
	expect(error.message).toMatch(/[.?]$/);
	expect(error.remedy).toContain(remedy);
	expect(error.record).toBe(record);
	expect(world.storedNumbers()).toEqual(before);
});

it('cancelling in the middle of a page ends the read at once', async () => {
	const controller = new AbortController();
	world.sandbox.addFault({
		server: 'accountView',
		kind: 'endless',
		pathContains: 'LastKey',
		milliseconds: 20,
	});
	const client = world.client({}, controller.signal);
	const pages = client.readPages({
		businessObject: 'AR1',
		table: 'CONTACT',
		fields: ['SUB_NR'],
		keyColumn: 'SUB_NR',
	});
	expect((await pages.next()).value).toHaveLength(10);
	const second = errorOf(pages.next());
	while (world.sandbox.requests().length < 2) await new Promise((done) => setImmediate(done));
	controller.abort();
	expect(await second).toMatchObject({ code: 'AV_CANCELLED' });
});

it('an expired token is renewed once, in the middle of a read', async () => {
	const customers = world.customers();
	const pages = customers.list({});
	await pages.next();
	world.clock.advance(2 * 3_600_000);
	const rest = await pluck(pages, 'number');
	expect(rest).toEqual(world.storedNumbers().slice(10));
	expect(world.sandbox.requests().filter(({ path }) => path.endsWith('/token'))).toHaveLength(1);
});
