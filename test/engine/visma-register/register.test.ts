import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { Engine } from '../harness';
import { RegisterSetting } from './register-setting';

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
const INVITING = { server: 'visma', method: 'POST', pathContains: '/users' } as const;
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

describe('User: Plan and Apply', () => {
	it('invite each user once at each service, and the next run has nothing to do', async () => {
		const first = await setting.run('plan-and-apply', { items: [OFFICE] });
		const second = await setting.run('plan-and-apply', { items: [OFFICE] });

		expect(first.json('Done')).toMatchObject([
			{ service: 'accountViewNet', action: 'create', key: 'AN', state: 'done', wasThere: false },
			{ service: 'vismaNet', action: 'create', key: 'AN', state: 'done' },
		]);
		expect(second.json('Plan')).toEqual([]);
		expect(setting.world.mailbox.mails().map(({ subject }) => subject)).toEqual([
			'Uw account bij AccountView.Net',
			'Uw account bij Visma.net',
		]);
	});

	it('does only the steps of the plan that come in', async () => {
		const plan = await setting.run('register-step', { items: [OFFICE] });
		const [step] = plan.json('Done');

		const applied = await setting.run('register-step', {
			items: [{ ...step, users: OFFICE['users'] }],
			parameters: { operation: 'apply' },
		});

		expect(applied.json('Done')).toMatchObject([{ service: 'accountViewNet', state: 'done' }]);
		expect(setting.world.mailbox.mails()).toHaveLength(1);
	});

	it('does the steps of a plan in batches, without those that were taken out', async () => {
		const items = { users: [AN, { ...BO, email: 'bo@firma.nl' }] };
		const plan = await setting.run('register-step', { items: [items] });
		const [first, second] = plan.json('Done').map((step) => ({ ...step, ...items }));

		const states: unknown[] = [];
		for (const batch of [first, second]) {
			const applied = await setting.run('register-step', {
				...{ items: batch === undefined ? [] : [batch], parameters: { operation: 'apply' } },
			});
			states.push(...applied.json('Done').map(({ state }) => state));
		}

		expect(states).toEqual(['done', 'done']);
		expect(setting.world.mailbox.mails()).toHaveLength(2);
	});

	it('does nothing when something is to be done that nobody has looked at', async () => {
		const plan = await setting.run('register-step', { items: [OFFICE] });
		const changed = [AN, { ...BO, email: 'bo@firma.nl' }];

		const applied = await setting.run('register-step', {
			items: plan.json('Done').map((step) => ({ ...step, users: changed })),
			parameters: { operation: 'apply' },
		});

		expect(applied.json('Needs Attention')).toHaveLength(2);
		expect(applied.json('Needs Attention')[0]).toMatchObject({
			error: expect.stringContaining('New: create Bo Visser') as string,
			details: {
				code: 'VISMA_PLAN_CHANGED',
				messageNl: 'Het plan is veranderd nadat het is bekeken.',
			},
		});
		expect(setting.world.mailbox.mails()).toEqual([]);
	});

	it('says of what was done before that it is not needed any more', async () => {
		const plan = await setting.run('register-step', { items: [OFFICE] });
		await setting.run('plan-and-apply', { items: [OFFICE] });

		const applied = await setting.run('register-step', {
			items: plan.json('Done').map((step) => ({ ...step, users: OFFICE['users'] })),
			parameters: { operation: 'apply' },
		});

		expect(applied.json('Done')).toMatchObject([{ state: 'notNeeded' }, { state: 'notNeeded' }]);
		expect(setting.world.mailbox.mails()).toHaveLength(2);
	});

	it('wants many removals confirmed', async () => {
		await setting.run('plan-and-apply', { items: [OFFICE] });
		const nobody = { items: [{ users: [] }], parameters: { options: { confirmAbove: 1 } } };

		const held = await setting.run('plan-and-apply', nobody);
		const left = setting.world.visma.kept('visma.net').users.length;
		const confirmed = await setting.run('plan-and-apply', {
			...{ ...nobody, apply: { confirmRemovals: true } },
		});

		expect(held.json('Plan')).toMatchObject([
			{ action: 'remove', needsConfirmation: true },
			{ action: 'remove', needsConfirmation: true },
		]);
		expect(held.json('Needs Attention')[0]).toMatchObject({
			details: { code: 'VISMA_REMOVALS_HELD', removals: 2 },
		});
		expect(left).toBe(2);
		expect(confirmed.json('Done')).toMatchObject([{ state: 'done' }, { state: 'done' }]);
	});

	it('gives one error item for each step that fails, with the sentence in Dutch', async () => {
		setting.world.addFault({ ...INVITING, kind: 'status', status: 422 });

		const result = await setting.run('plan-and-apply', { items: [OFFICE] });

		expect(result.json('Done')).toMatchObject([{ service: 'vismaNet', state: 'done' }]);
		expect(result.json('Needs Attention')).toMatchObject([
			{
				details: {
					code: 'VISMA_REFUSED',
					record: 'user AN',
					messageNl: expect.any(String) as string,
				},
			},
		]);
		expect(result.items('Needs Attention')[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('goes on where a run was cut off, and invites nobody twice', async () => {
		setting.world.addFault({ ...INVITING, kind: 'cut-after' });

		const cut = await setting.run('plan-and-apply', { items: [OFFICE] });
		const next = await setting.run('plan-and-apply', { items: [OFFICE] });

		expect(cut.json('Needs Attention').map(({ details }) => details)).toMatchObject([
			{ code: 'VISMA_NO_ANSWER' },
			{ code: 'VISMA_NO_ANSWER', tried: false },
		]);
		expect(next.json('Done')).toMatchObject([{ service: 'vismaNet', state: 'done' }]);
		expect(setting.world.mailbox.mails()).toHaveLength(2);
	});

	it('stops at the first failure when it is told to', async () => {
		const result = await setting.run('plan-and-apply', {
			items: [{ users: [AN, AN] }],
			node: { onError: 'stopWorkflow' },
		});

		expect(result.error?.message).toContain('code AN comes twice');
	});

	it('plans once, however many items come in, and shows the report when asked', async () => {
		const result = await setting.run('register-step', {
			items: [OFFICE, OFFICE],
			parameters: { show: 'report', services: ['vismaNet'] },
		});

		expect(result.json('Done')).toMatchObject([
			{ kind: 'user', key: 'AN', outcome: 'registered' },
			{ key: 'BO', outcome: 'notVisible', reasonNl: expect.stringContaining('leeg') as string },
			{ key: '', outcome: 'kept' },
		]);
	});
});

describe('the other resources', () => {
	it('company, access and cost carrier follow one another', async () => {
		const all: IDataObject[] = [];
		for (const resource of ['company', 'user', 'access', 'costCarrier']) {
			const result = await setting.run('plan-and-apply', {
				...{ items: [OFFICE], parameters: { resource } },
			});
			expect(result.json('Needs Attention')).toEqual([]);
			all.push(...result.json('Done'));
		}

		expect(all.map(({ service, name }) => [service, name])).toEqual([
			['accountViewNet', 'Firma B.V.'],
			['vismaNet', 'Firma B.V.'],
			['accountViewNet', 'An Bakker'],
			['vismaNet', 'An Bakker'],
			['accountViewNet', 'AN: FIRMA'],
			['accountViewNet', 'AN: Visma Scanner'],
			['vismaNet', 'AN: FIRMA, AutoReport User'],
			['vismaNet', 'P1 Verbouwing'],
		]);
	});

	it('Connection: Check names the step that is missing, and what to do', async () => {
		setting.world.visma.change({ openSteps: ['gateway'] });

		const result = await setting.run('register-step', {
			...{ items: [{}], parameters: { resource: 'connection', operation: 'check' } },
		});

		expect(result.json('Done').filter(({ state }) => state === 'missing')).toMatchObject([
			{ step: 'gateway', remedyNl: expect.stringContaining('On Premises Gateway') as string },
		]);
	});

	it('Report: Render is about the parts of which there are tables, or those that are named', async () => {
		await setting.run('plan-and-apply', { items: [OFFICE] });
		const items = [{ companies: OFFICE['companies'], administrations: OFFICE['administrations'] }];
		const render = async (parts: readonly string[]) =>
			await setting.run('register-step', {
				items,
				parameters: { resource: 'report', operation: 'render', format: 'csv', parts: [...parts] },
			});

		const given = await render([]);
		const named = await render(['users']);

		const text = (result: typeof given): string =>
			Buffer.from(result.items('Done')[0]?.binary?.['data']?.data ?? '', 'base64').toString();
		expect(text(given)).toContain(';Onderneming;FIRMA;');
		expect(text(given)).not.toContain(';Gebruiker;');
		expect(text(named)).toContain(';Gebruiker;AN;An Bakker;Verwijderen;');
		expect(named.json('Done')).toMatchObject([{ steps: 2 }]);
	});

	it.each([
		['page', 'text/html', 'Niet zichtbaar'],
		['csv', 'text/csv', 'Dienst;Soort;Code'],
	])('Report: Render makes a %s', async (format, type, words) => {
		const result = await setting.run('register-step', {
			items: [OFFICE],
			parameters: { resource: 'report', operation: 'render', format },
		});

		const file = result.items('Done')[0]?.binary?.['data'];
		expect(file?.mimeType).toBe(type);
		expect(Buffer.from(file?.data ?? '', 'base64').toString()).toContain(words);
		expect(result.json('Done')).toMatchObject([{ steps: 8, notVisible: 2 }]);
	});
});
