import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { Engine } from '../harness';
import { registrationCredential, RegisterSetting } from './register-setting';

let engine: Engine;
let setting: RegisterSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await RegisterSetting.create(engine);
});
afterEach(async () => {
	await setting.stop();
});

const AN = { code: 'AN', firstName: 'An', lastName: 'Bakker', email: 'an@firma.nl' };
const BO = { code: 'BO', firstName: 'Bo', lastName: 'Visser', email: '' };
const OFFICE: IDataObject = {
	users: [AN, BO],
	companies: [{ code: 'FIRMA', description: 'Firma B.V.', kvkNumber: '12345678' }],
	administrations: [
		{
			...{ code: 'FIRMA26', company: 'FIRMA', year: 2026, street: 'Weg 1' },
			...{ postcode: '1000 AA', city: 'Amsterdam', country: 'NL' },
		},
	],
	rights: [{ user: 'AN', administration: 'FIRMA26' }],
	appRights: [{ user: 'AN', app: 'Visma Scanner' }],
	roleRights: [{ user: 'AN' }],
	costCarriers: [{ kind: 'project', code: 'P1', description: 'Verbouwing', company: 'FIRMA' }],
};

describe('tables with other columns', () => {
	const rows = [{ PROJ_CODE: 'P1', PROJ_DESC: 'Verbouwing' }];
	const run = (columns: string) =>
		setting.run('register-step', {
			items: [{ costCarriers: rows }],
			parameters: {
				...{ resource: 'costCarrier', state: 'unknown', services: ['vismaNet'] },
				options: { columns },
			},
			credential: null,
		});

	it('are read by the columns that are named, or with what is the same in every row', async () => {
		const result = await run(
			'{ "costCarriers": { "code": "PROJ_CODE", "description": "PROJ_DESC", "kind": "=project", "company": "=FIRMA" } }',
		);

		expect(result.json('Done')).toMatchObject([
			{ key: 'project/FIRMA/P1', name: 'P1 Verbouwing', byHand: true },
		]);
	});

	it.each([
		['{ "costCarriers": { "code": "PROJCODE" } }', 'PROJCODE'],
		['{ "costCarriers": "PROJ_CODE" }', 'names of columns'],
		['{', 'JSON'],
	])('are refused with %s', async (columns, words) => {
		const result = await run(columns);

		expect(result.json('Needs Attention')).toMatchObject([
			{
				error: expect.stringContaining(words) as string,
				details: { code: 'NODE_PARAMETER_INVALID', parameter: 'Columns' },
			},
		]);
	});
});

describe('without a connector', () => {
	it('the plan is the list of all that a person has to do', async () => {
		const result = await setting.run('register-step', {
			...{
				items: [OFFICE],
				parameters: { resource: 'access', state: 'unknown' },
				credential: null,
			},
		});

		expect(result.json('Done')).toMatchObject([
			{ name: 'AN: FIRMA', byHand: true },
			{ name: 'AN: Visma Scanner', byHand: true },
			{ name: 'AN: FIRMA, AutoReport User', byHand: true },
		]);
	});

	it('nobody is on the list of access who is not to be registered', async () => {
		const rights = [
			...(OFFICE['rights'] as IDataObject[]),
			{ user: 'BO', administration: 'FIRMA26' },
		];
		const withoutAddresses = [{ code: 'AN' }, { code: 'BO' }];
		const namesWith = async (users: IDataObject[]) => {
			const result = await setting.run('register-step', {
				items: [{ ...OFFICE, users, rights }],
				parameters: { resource: 'access', state: 'unknown', services: ['accountViewNet'] },
				credential: null,
			});
			return result.json('Done').map(({ name }) => name);
		};

		expect(await namesWith([AN, BO])).toEqual(['AN: FIRMA', 'AN: Visma Scanner']);
		expect(await namesWith(withoutAddresses)).toEqual([
			...['AN: FIRMA', 'AN: Visma Scanner', 'BO: FIRMA'],
		]);
	});

	it('the overview of access needs none', async () => {
		const result = await setting.run('register-step', {
			items: [OFFICE],
			parameters: { resource: 'report', operation: 'render', content: 'access' },
			credential: null,
		});

		const file = result.items('Done')[0]?.binary?.['data'];
		expect(Buffer.from(file?.data ?? '', 'base64').toString()).toContain('Visma Scanner');
	});

	it('Apply says that the credential is missing', async () => {
		const result = await setting.run('register-step', {
			items: [{ id: 'a', plan: 'b' }],
			parameters: { operation: 'apply' },
			credential: null,
			node: { onError: 'continueErrorOutput' },
		});

		const [failed] = result.json('Needs Attention');
		expect(failed ?? { error: result.error?.message }).toMatchObject({
			error: expect.stringMatching(/credential/i) as string,
		});
	});

	it('a secret that is wrong is told as a refused sign-in', async () => {
		const result = await setting.run('register-step', {
			items: [OFFICE],
			credential: registrationCredential(setting.world, { clientSecret: 'wrong' }),
		});

		expect(result.json('Needs Attention')).toMatchObject([{ details: { code: 'VISMA_SIGN_IN' } }]);
	});
});
