import type { IDataObject } from 'n8n-workflow';
import type { Setting, TestRun, WorkflowName } from './setting';

/** What one kind of bad input looks like, and the sentence that it must end in. */
export interface BadInput {
	readonly title: string;
	readonly workflow: WorkflowName;
	/** Makes it happen; gives what is different about the run. */
	readonly arrange: (setting: Setting) => TestRun | Promise<TestRun>;
	readonly code: string;
	/** What happened, to which record. */
	readonly sentence: RegExp;
	/** What to do. */
	readonly remedy: RegExp;
	/** Texts in `name`, `number` or `phone` of the items that must go through all the same. */
	readonly others: readonly string[];
	/** All items fail, because nothing else can work either. */
	readonly all?: true;
}

const inCredential =
	(data: IDataObject) =>
	(setting: Setting): TestRun => {
		Object.assign(setting.credential.data, data);
		return { items: three };
	};

const three = [{ number: '10001' }, { number: '10002' }, { number: '10003' }];

/** Strikes the second of three items, each of which takes one request once the company is known. */
const onSecondItem =
	(...faults: readonly Omit<Parameters<Setting['sandbox']['addFault']>[0], 'server'>[]) =>
	(setting: Setting): TestRun => {
		for (const fault of faults) {
			setting.sandbox.addFault({
				server: 'accountView',
				method: 'GET',
				pathContains: '10002',
				...fault,
			});
		}
		return { items: three };
	};

export const BAD_INPUT: readonly BadInput[] = [
	{
		title: 'a wrong client secret',
		workflow: 'customer-get',
		arrange: (setting) => {
			expireToken(setting);
			setting.credential.data['clientSecret'] = 'wrong';
			return { items: three };
		},
		code: 'AV_CLIENT_REJECTED',
		sentence: /client id or client secret/,
		remedy: /Correct both/,
		others: [],
		all: true,
	},
	{
		title: 'a revoked token',
		workflow: 'customer-get',
		arrange: (setting) => {
			expireToken(setting);
			setting.sandbox.setSwitches({ revokeRefresh: true });
			return { items: three };
		},
		code: 'AV_GRANT_REVOKED',
		sentence: /permission of this credential was withdrawn/,
		remedy: /connect it .* again/,
		others: [],
		all: true,
	},
	{
		title: 'no token at all',
		workflow: 'customer-get',
		arrange: inCredential({ oauthTokenData: {} }),
		code: 'AV_TOKEN_REJECTED',
		sentence: /token of this credential, or there is none/,
		remedy: /connect it/,
		others: [],
		all: true,
	},
	{
		title: 'no company chosen',
		workflow: 'customer-get',
		arrange: inCredential({ companyCode: '' }),
		code: 'AV_COMPANY_MISSING',
		sentence: /company/,
		remedy: /DEVRIES/,
		others: [],
		all: true,
	},
	{
		title: 'an unknown company',
		workflow: 'customer-get',
		arrange: inCredential({ companyCode: 'NOWHERE' }),
		code: 'AV_COMPANY_UNKNOWN',
		sentence: /NOWHERE/,
		remedy: /DEVRIES/,
		others: [],
		all: true,
	},
	{
		title: 'a company without rights',
		workflow: 'customer-get',
		arrange: (setting) =>
			inCredential({ companyCode: setting.sandbox.accountView.closedCompanyCode })(setting),
		code: 'AV_RIGHT_MISSING',
		sentence: /does not allow this user/,
		remedy: /rights to this company/,
		others: [],
		all: true,
	},
	{
		title: 'an unknown business object',
		workflow: 'customer-get',
		arrange: inCredential({ dictionaryOverride: '{"customer":{"businessObject":"XX9"}}' }),
		code: 'AV_OBJECT_UNKNOWN',
		sentence: /XX9/,
		remedy: /override/,
		others: [],
		all: true,
	},
	{
		title: 'an unknown column in an override',
		workflow: 'customer-get',
		arrange: (setting) => ({
			...inCredential({
				dictionaryOverride: '{"customer":{"fields":{"phone":{"column":"MY_PHONE"}}}}',
			})(setting),
		}),
		code: 'AV_COLUMN_UNKNOWN',
		sentence: /MY_PHONE/,
		remedy: /override/,
		others: [],
		all: true,
	},
	{
		title: 'a malformed override',
		workflow: 'customer-get',
		arrange: inCredential({ dictionaryOverride: '{"customer":' }),
		code: 'AV_OVERRIDE_MALFORMED',
		sentence: /[Dd]ictionary override/,
		remedy: /./,
		others: [],
		all: true,
	},
	{
		title: 'an over-long name',
		workflow: 'customer-create',
		arrange: () => ({
			items: [
				{ name: 'Eerste', controlAccount: '1300' },
				{ name: 'X'.repeat(41), controlAccount: '1300' },
				{ name: 'Derde', controlAccount: '1300' },
			],
		}),
		code: 'AV_FIELD_TOO_LONG',
		sentence: /[Nn]ame.*40/,
		remedy: /./,
		others: ['Eerste', 'Derde'],
	},
	{
		title: 'a missing mandatory field',
		workflow: 'customer-create',
		arrange: () => ({
			items: [
				{ name: 'Eerste', controlAccount: '1300' },
				{ name: 'Tweede', controlAccount: '' },
				{ name: 'Derde', controlAccount: '1300' },
			],
		}),
		code: 'AV_FIELD_REQUIRED',
		sentence: /Tweede.*control account/i,
		remedy: /./,
		others: ['Eerste', 'Derde'],
	},
	{
		title: 'a postcode that is none',
		workflow: 'customer-create',
		arrange: () => ({
			items: [
				{ name: 'Eerste', controlAccount: '1300' },
				{ name: 'Tweede', controlAccount: '1300', postcode: '12 ABC' },
			],
			parameters: { additionalFields: { postcode: '={{ $json.postcode }}', country: 'NL' } },
		}),
		code: 'AV_FIELD_INVALID',
		sentence: /12 ABC.*1234 AB/,
		remedy: /Correct these fields/,
		others: ['Eerste'],
	},
	{
		title: 'an unknown customer',
		workflow: 'customer-get',
		arrange: () => ({ items: [{ number: '10001' }, { number: '99999' }, { number: '10003' }] }),
		code: 'AV_RECORD_NOT_FOUND',
		sentence: /no customer .*99999/,
		remedy: /Check the value/,
		others: ['10001', '10003'],
	},
	{
		title: 'a duplicate match',
		workflow: 'customer-update',
		arrange: ({ sandbox }) => {
			for (const number of ['10001', '10002']) {
				sandbox.accountView.customers.update(number, { DEB_NR: 'TWICE' });
			}
			sandbox.accountView.customers.update('10003', { DEB_NR: 'ONCE' });
			return {
				items: [
					{ reference: 'TWICE', phone: '1' },
					{ reference: 'ONCE', phone: '2' },
				],
				parameters: { matchOn: 'ownReference', matchValue: '={{ $json.reference }}' },
			};
		},
		code: 'AV_MATCH_AMBIGUOUS',
		sentence: /2 customers have .* TWICE: 10001, 10002/,
		remedy: /match on the customer number/,
		others: ['2'],
	},
	{
		title: 'a page that repeats',
		workflow: 'customer-get-many',
		arrange: (setting) => {
			setting.credential.data['pageSize'] = 10;
			setting.sandbox.addFault({
				server: 'accountView',
				pathContains: 'accountviewdata',
				kind: 'repeat-page',
				skip: 1,
				times: 2,
			});
			return { items: [{}] };
		},
		code: 'AV_PAGE_REPEATED',
		sentence: /repeats a page/,
		remedy: /not complete/,
		others: [],
		all: true,
	},
	{
		title: 'an answer that is HTML',
		workflow: 'customer-get',
		arrange: onSecondItem({ kind: 'html' }),
		code: 'AV_ANSWER_NOT_JSON',
		sentence: /a web page/,
		remedy: /proxy or login page/,
		others: ['10001', '10003'],
	},
	{
		title: 'an answer of more than 10 MB',
		workflow: 'customer-get',
		arrange: onSecondItem({ kind: 'huge', bytes: 20 * 1024 * 1024 }),
		code: 'AV_ANSWER_TOO_LARGE',
		sentence: /larger than \d+ MB/,
		remedy: /Lower Page Size/,
		others: ['10001', '10003'],
	},
	{
		title: 'a server that is slower than the time-out',
		workflow: 'customer-get',
		arrange: (setting) => {
			setting.credential.data['timeoutSeconds'] = 0.5;
			return onSecondItem({ kind: 'latency', milliseconds: 3_000, times: 2 })(setting);
		},
		code: 'AV_TIMEOUT',
		sentence: /within 0\.5 seconds/,
		remedy: /raise the time-out/,
		others: ['10001', '10003'],
	},
];

function expireToken({ sandbox, credential }: Setting): void {
	const { accessToken, refreshToken } = sandbox.accountView.issueTokens({ expiresInSeconds: 0 });
	credential.data['oauthTokenData'] = { access_token: accessToken, refresh_token: refreshToken };
}
