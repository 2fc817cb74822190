import type { Store } from '../../../../lib/store';
import {
	marksOf,
	refuseUnconfirmed,
	refuseUnseen,
	Registrations,
	sinceApproved,
	type RegistrationPlan,
	type StepResult,
} from '../../../../lib/visma';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { did, knownUser, OFFICE, planFor } from '../office';
import { failure, ServicesForTest } from './services-for-test';

const [AN, BO] = OFFICE.users as [(typeof OFFICE.users)[0], (typeof OFFICE.users)[0]];
const USERS_ONLY = { parts: ['users'] } as const;
const INVITE_AN = planFor('vismaNet', { users: [AN] }, {}, USERS_ONLY);
const LEASE_MS = 60_000;
const HOUR_MS = 3_600_000;

describeOnBothStores('registrations', (makePlace) => {
	let place: StorePlace;
	let store: Store;
	let services: ServicesForTest;
	beforeEach(async () => {
		place = makePlace();
		store = await place.open();
		services = new ServicesForTest();
	});
	afterEach(async () => {
		await store.close();
		await place.remove();
	});

	async function apply(
		{ steps }: RegistrationPlan,
		{ tenant = 'firma', leaseMs = LEASE_MS, readAt = Number.MAX_SAFE_INTEGER } = {},
	): Promise<readonly StepResult[]> {
		const results: StepResult[] = [];
		const registrations = new Registrations(store, { tenant, leaseMs });
		for await (const result of registrations.apply(steps, services, readAt)) results.push(result);
		return results;
	}

	function statesOf(results: readonly StepResult[]): readonly string[] {
		return results.map(({ step, state }) => `${state} ${step.action} ${step.name}`);
	}

	it('are done step by step, in the order of the plan', async () => {
		const results = await apply(planFor('accountViewNet', OFFICE));

		expect(statesOf(results)).toEqual([
			...['done create Firma B.V.', 'done create An Bakker', 'done create Bo Visser'],
			...['done grant AN: FIRMA', 'done grant BO: FIRMA'],
		]);
		expect(services.asked.filter((one) => one.startsWith('find'))).toEqual([]);
	});

	it('leave to a person what the version leaves to a person', async () => {
		const plan = planFor('accountViewNet', { users: [AN] }, {}, { ...USERS_ONLY, version: '9.6' });

		expect(statesOf(await apply(plan))).toEqual(['byHand create An Bakker']);
		expect(services.asked).toEqual([]);
	});

	it('that may have been done are looked up before they are done again', async () => {
		services.failures.set('create', { error: failure('VISMA_NO_ANSWER', true), isDone: true });

		const first = await apply(INVITE_AN);
		const second = await apply(INVITE_AN);

		expect(statesOf(first)).toEqual(['doubtful create An Bakker']);
		expect(second).toMatchObject([{ state: 'done', wasThere: true }]);
		expect(services.asked.map((one) => one.split(' ')[0])).toEqual(['create', 'find']);
	});

	it('that never arrived are done then, under the same key', async () => {
		services.failures.set('create', { error: failure('VISMA_NO_ANSWER', true), isDone: false });

		await apply(INVITE_AN);
		const [again] = await apply(INVITE_AN);

		expect(again).toMatchObject({ state: 'done', wasThere: false });
		const creations = services.asked.filter((one) => one.startsWith('create'));
		expect(creations).toHaveLength(2);
		expect(new Set(creations).size).toBe(1);
	});

	it('invite nobody to whom an invitation is under way', async () => {
		services.failures.set('create', { error: failure('VISMA_NO_ANSWER', true), isDone: false });
		services.invited.set(AN.email, Date.now());

		await apply(INVITE_AN);
		const [again] = await apply(INVITE_AN);

		expect(again).toMatchObject({
			state: 'doubtful',
			error: { code: 'VISMA_INVITATION_PENDING' },
		});
		expect(services.asked.filter((one) => one.startsWith('create'))).toHaveLength(1);
	});

	it('invite nobody to whom an invitation is under way, though the name was mended since', async () => {
		services.failures.set('create', { error: failure('VISMA_NO_ANSWER', true), isDone: false });
		services.invited.set(AN.email, Date.now());
		await apply(INVITE_AN);
		const mended = planFor('vismaNet', { users: [{ ...AN, firstName: 'Ans' }] }, {}, USERS_ONLY);

		const [again] = await apply(mended);

		expect(again?.error?.code).toBe('VISMA_INVITATION_PENDING');
		expect(services.asked.filter((one) => one.startsWith('create'))).toHaveLength(1);
	});

	it('invite again who is not there a day after the invitation, since somebody removed the user', async () => {
		services.failures.set('create', { error: failure('VISMA_NO_ANSWER', true), isDone: false });
		services.invited.set(AN.email, Date.now() - 25 * HOUR_MS);
		await apply(INVITE_AN);
		await store.transaction((sql) =>
			sql.run('UPDATE accountview_registration SET created_at = created_at - ?', [26 * HOUR_MS]),
		);

		const [again] = await apply(INVITE_AN);

		expect(again).toMatchObject({ state: 'done', wasThere: false });
	});

	it('invite again who was taken out, whatever invitation went out before that', async () => {
		services.invited.set(AN.email, Date.now());
		await apply(INVITE_AN);
		await apply(planFor('vismaNet', {}, { users: [knownUser('AN', AN)] }, USERS_ONLY));
		services.there.clear();
		services.failures.set('create', { error: failure('VISMA_NO_ANSWER', true), isDone: false });
		await apply(INVITE_AN);

		const [again] = await apply(INVITE_AN);

		expect(again).toMatchObject({ state: 'done', wasThere: false });
		const [first, second, third] = services.asked.filter((one) => one.startsWith('create'));
		expect([second === first, third === second]).toEqual([false, true]);
	});

	it('of a run that read the service before another one was done look it up', async () => {
		await apply(INVITE_AN);

		const [late] = await apply(INVITE_AN, { readAt: 0 });

		expect(late).toMatchObject({ state: 'done', wasThere: true });
		expect(services.asked.filter((one) => one.startsWith('create'))).toHaveLength(1);
	});

	it('are done again where the service has lost them since', async () => {
		await apply(INVITE_AN);
		services.there.clear();

		const [again] = await apply(INVITE_AN);

		expect(again).toMatchObject({ state: 'done', wasThere: false });
	});

	it('wait for another execution that has them, until its time is over', async () => {
		let isLate = false;
		const slow = new ServicesForTest();
		slow.create = async () => {
			if (!isLate) {
				isLate = true;
				expect(await apply(INVITE_AN)).toMatchObject([
					{ state: 'waits', error: { code: 'VISMA_STEP_TAKEN' } },
				]);
				expect(statesOf(await apply(INVITE_AN, { leaseMs: 1 }))).toEqual([
					'waits create An Bakker',
				]);
			}
		};
		const registrations = new Registrations(store, { tenant: 'firma', leaseMs: LEASE_MS });

		const results: StepResult[] = [];
		for await (const one of registrations.apply(INVITE_AN.steps, slow, 0)) results.push(one);

		expect(statesOf(results)).toEqual(['done create An Bakker']);
		expect(services.asked).toEqual([]);
	});

	it('of two customers do not stand in one another’s way', async () => {
		await apply(INVITE_AN, { readAt: 0 });
		await apply(INVITE_AN, { readAt: 0, tenant: 'ander' });

		expect(services.asked.filter((one) => one.startsWith('create'))).toHaveLength(2);
	});

	it('link what somebody made by hand in the meantime', async () => {
		services.failures.set('create', { error: failure('VISMA_ALREADY_EXISTS'), isDone: false });
		services.byEmail.set(AN.email, { id: 'u7', reference: '' });

		const [result] = await apply(INVITE_AN);

		expect(result).toMatchObject({ state: 'done', wasThere: true });
		expect(services.asked.at(-1)).toBe('update u7 AN');
	});

	it('tell that an invitation is under way where a user is refused who was made and is not shown yet', async () => {
		await apply(INVITE_AN);
		services.there.clear();
		services.invited.set(AN.email, Date.now() - HOUR_MS);
		services.failures.set('create', { error: failure('VISMA_ALREADY_EXISTS'), isDone: false });

		const [soon] = await apply(INVITE_AN);

		expect(soon).toMatchObject({ state: 'doubtful', error: { code: 'VISMA_INVITATION_PENDING' } });
	});

	it('tell whose the address is when it is that of another', async () => {
		services.failures.set('create', { error: failure('VISMA_ALREADY_EXISTS'), isDone: false });
		services.byEmail.set(AN.email, { id: 'u7', reference: 'BO' });

		const [result] = await apply(INVITE_AN);

		expect(result).toMatchObject({
			state: 'failed',
			error: { code: 'VISMA_ALREADY_EXISTS', details: { reference: 'BO' } },
		});
	});

	it('keep nobody’s name or e-mail address in the store', async () => {
		services.failures.set('create', { error: failure('VISMA_ALREADY_EXISTS'), isDone: false });
		services.byEmail.set(AN.email, { id: 'u7', reference: 'BO' });
		const [refused] = await apply(INVITE_AN);
		await apply(planFor('vismaNet', {}, { users: [knownUser('BO', BO)] }, USERS_ONLY));

		const rows = await store.transaction((sql) =>
			sql.all('SELECT * FROM accountview_registration', []),
		);

		expect(refused?.error?.message).toContain(AN.email);
		expect(rows).toHaveLength(2);
		expect(JSON.stringify(rows)).not.toMatch(/@|Bakker|Visser/);
	});

	it('count what is gone already as removed', async () => {
		const users = [knownUser('AN', AN)];
		const plan = planFor('vismaNet', {}, { users }, USERS_ONLY);
		services.failures.set('remove', { error: failure('VISMA_RECORD_UNKNOWN'), isDone: false });

		expect(await apply(plan)).toMatchObject([{ state: 'done', wasThere: true }]);
	});

	it('go on after one that is refused, and what needs it waits', async () => {
		const plan = planFor('accountViewNet', OFFICE, {}, { parts: ['users', 'companies', 'access'] });
		services.failures.set('create', { error: failure('VISMA_REFUSED'), isDone: false });

		const results = await apply(plan);

		expect(statesOf(results)).toEqual([
			...['failed create Firma B.V.', 'done create An Bakker', 'done create Bo Visser'],
			...['waits grant AN: FIRMA', 'waits grant BO: FIRMA'],
		]);
		expect(results.at(-1)?.error?.code).toBe('VISMA_REFUSED');
	});

	it('go on after one that is refused, and who gets its address waits', async () => {
		const cees = { ...AN, code: 'CEES', firstName: 'Cees' };
		const users = [
			{ ...AN, email: 'a@firma.nl' },
			{ ...BO, email: AN.email },
			{ ...cees, email: BO.email },
		];
		const there = { users: [knownUser('AN', AN), knownUser('BO', BO)] };
		services.failures.set('update', { error: failure('VISMA_REFUSED'), isDone: false });

		const results = await apply(planFor('vismaNet', { users }, there, USERS_ONLY));

		expect(statesOf(results)).toEqual([
			...['failed update An Bakker', 'waits update Bo Visser', 'waits create Cees Bakker'],
		]);
		expect(services.asked).toEqual(['update u-AN AN']);
	});

	it.each([
		['VISMA_SIGN_IN', false, 'failed'],
		['VISMA_NO_ANSWER', true, 'doubtful'],
	] as const)('stop after %s, which all would end with', async (code, mayBe, state) => {
		services.failures.set('create', { error: failure(code, mayBe), isDone: false });

		const results = await apply(planFor('accountViewNet', OFFICE));

		expect(results.map(({ state }) => state)).toEqual([
			...[state, 'waits', 'waits', 'waits', 'waits'],
		]);
		expect(services.asked).toHaveLength(1);
	});

	it('make requests for the changed ones only', async () => {
		const users = [knownUser('AN', AN), knownUser('BO', { ...BO, firstName: 'Bob' })];

		await apply(planFor('vismaNet', { users: [AN, BO] }, { users }, USERS_ONLY));

		expect(services.asked).toEqual(['update u-BO BO']);
	});
});

describe('a plan that was looked at', () => {
	const approved = planFor('vismaNet', { users: [AN] }, {}, USERS_ONLY);
	const ids = new Set(approved.steps.map(({ id }) => id));

	it('is done while nothing else would be done', () => {
		const half = planFor('vismaNet', { users: [AN] }, { users: [knownUser('AN', AN)] }, USERS_ONLY);

		expect(() => {
			refuseUnseen(sinceApproved(approved, ids));
			refuseUnseen(sinceApproved(half, ids));
		}).not.toThrow();
		expect(sinceApproved(half, ids).gone).toEqual([...ids]);
	});

	it('is not done when it has changed, and says what is new', () => {
		const now = planFor('vismaNet', { users: [AN, BO] }, {}, USERS_ONLY);

		expect(did({ ...now, steps: sinceApproved(now, ids).added })).toEqual([
			'create user Bo Visser',
		]);
		expect(() => {
			refuseUnseen(sinceApproved(now, ids));
		}).toThrow('The plan has changed since it was looked at. New: create Bo Visser.');
	});

	it('is done in batches, and without what a person took out', () => {
		const before = planFor('vismaNet', { users: [AN, BO] }, {}, USERS_ONLY);
		const rest = planFor(
			...(['vismaNet', { users: [AN, BO] }] as const),
			...([{ users: [knownUser('AN', AN)] }, USERS_ONLY] as const),
		);
		const [first] = before.steps;

		const seen = new Set([first?.id ?? '', ...marksOf(before.steps).split(' ')]);

		expect(sinceApproved(rest, seen).added).toEqual([]);
		expect(sinceApproved(rest, new Set([first?.id ?? ''])).added).toHaveLength(1);
	});

	it('needs no confirmation for steps that take nothing away, and one in each batch of the others', () => {
		const users = [knownUser('BO', BO), knownUser('CEES', BO)];
		const held = planFor(
			'vismaNet',
			{ users: [AN] },
			{ users },
			{ ...USERS_ONLY, confirmAbove: 1 },
		);
		const of = (action: string) => held.steps.filter((step) => step.action === action);
		const later = { ...held, steps: of('remove').slice(1), brake: null };

		expect(() => {
			refuseUnconfirmed(held, { chosen: of('create'), wasHeld: true });
		}).not.toThrow();
		for (const plan of [held, later]) {
			expect(() => {
				refuseUnconfirmed(plan, { chosen: of('remove').slice(1), wasHeld: true });
			}).toThrow(/need|confirmation/);
		}
	});

	it('that removes many is not done unconfirmed', () => {
		const users = [knownUser('AN', AN), knownUser('BO', BO), knownUser('CEES', BO)];
		const many = planFor(
			'vismaNet',
			{ users: [AN] },
			{ users },
			{ ...USERS_ONLY, confirmAbove: 1 },
		);
		const all = planFor('vismaNet', {}, { users }, USERS_ONLY);

		expect(() => {
			refuseUnconfirmed(many);
		}).toThrow('2 users, companies or cost carriers would be removed or lose access; more than 1');
		expect(() => {
			refuseUnconfirmed(all);
		}).toThrow('Removed would be every user of Visma.net that came from AccountView;');
	});
});
