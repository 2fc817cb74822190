import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { issuesIn, settingIn } from './setting';
import type { PlannedWrite, ResultOutcome } from '../../../../lib/sync';
import { runFlow, SETTINGS, type FlowOptions, type World } from './flow';

const REFUSED: ResultOutcome = {
	kind: 'failure',
	certainty: 'refused',
	cause: 'Not like this',
	causeCode: '',
	remedy: '',
	retryAfterMs: null,
};

describeOnBothStores('a flow between two systems', (makePlace) => {
	let place: StorePlace;
	beforeEach(() => {
		place = makePlace();
	});
	afterEach(async () => {
		await place.remove();
	});

	it('creates on the other side what is new, links it, and writes nothing at the second run', async () => {
		const { ports, world } = await settingIn(place);
		world.accountView.create({ name: 'Bakkerij Jansen', phone: '010-1' });
		world.other.create({ name: 'Slagerij Vos', phone: '020-2' });

		const first = await runFlow(ports, world);
		const second = await runFlow(ports, world);

		expect(first?.written).toHaveLength(2);
		expect(world.other.all.map(({ name }) => name).toSorted()).toEqual([
			'Bakkerij Jansen',
			'Slagerij Vos',
		]);
		expect(world.accountView.all).toHaveLength(2);
		expect(second?.written).toEqual([]);
		expect(second?.compared.counts.inStep).toBe(2);
	});

	it('carries a change of either side to the other, and both when they are of different fields', async () => {
		const { ports, world } = await settingIn(place);
		const { key } = world.accountView.create({ name: 'Bakkerij Jansen', phone: '010-1' });
		await runFlow(ports, world);
		const twin = world.other.find('number', String(key));
		world.accountView.put(String(key), { name: 'Bakkerij Jansen & Zn' });
		world.other.put(String(twin?.['key']), { phone: '06-1' });

		await runFlow(ports, world);

		const expected = { name: 'Bakkerij Jansen & Zn', phone: '06-1' };
		expect(world.accountView.get(String(key))).toMatchObject(expected);
		expect(world.other.get(String(twin?.['key']))).toMatchObject(expected);
		expect((await runFlow(ports, world))?.written).toEqual([]);
	});

	it('leaves the spelling of what nobody changed, when the side that leads was not read', async () => {
		const { ports, world } = await settingIn(place);
		const loose = {
			...SETTINGS,
			fields: [
				{ name: 'name', accountView: 'name', other: 'name', as: 'text' },
				{ name: 'phone', accountView: 'phone', other: 'phone', as: 'ignoreCase' },
			],
			rules: { ...SETTINGS.rules, direction: 'toOther' },
		} as const;
		const { key } = world.accountView.create({ name: 'Bakkerij Jansen', phone: 'Den Haag' });
		await runFlow(ports, world, { settings: loose });
		const twin = world.other.find('number', String(key));
		await runFlow(ports, world, { settings: loose });
		world.other.put(String(twin?.['key']), { name: 'Slagerij Vos' });

		const run = await runFlow(ports, world, {
			settings: loose,
			read: { accountView: 'changes', other: 'changes' },
		});

		expect(run?.written).toMatchObject([
			{ target: 'other', record: { name: 'Bakkerij Jansen', phone: 'Den Haag' } },
		]);
		expect(run?.compared.decisions.map(({ reason }) => reason.en)).toContain(
			'Changed in the other system, where the value of AccountView holds: name.',
		);
	});

	it('lets what failed before wait, and does not brake what is new because of it', async () => {
		const { ports, world } = await settingIn(place);
		const braked = {
			...SETTINGS,
			rules: { ...SETTINGS.rules, brake: { share: 0.3, minimum: 2 }, refused: 'everyRun' },
		} as const;
		for (const name of ['A', 'B', 'C', 'D', 'E']) world.accountView.create({ name, phone: '1' });
		const refuse = (
			_world: World,
			{ record }: PlannedWrite,
		): ReturnType<NonNullable<FlowOptions['carryOut']>> =>
			record['name'] === 'A'
				? { kind: 'success', key: String(world.other.create({ name: 'A' }).key), version: null }
				: REFUSED;
		await runFlow(ports, world, { settings: braked, carryOut: refuse });
		world.accountView.create({ name: 'New', phone: '1' });

		const run = await runFlow(ports, world, { settings: braked });

		expect(run?.compared.brake).toBeNull();
		expect(world.other.find('name', 'New')).toBeDefined();
	});

	it('makes again what was removed on the other side only', async () => {
		const { ports, world } = await settingIn(place);
		for (const name of ['A', 'B', 'C']) world.accountView.create({ name, phone: '1' });
		await runFlow(ports, world);
		world.other.remove(String(world.other.find('name', 'B')?.['key']));

		await runFlow(ports, world);

		expect(world.other.all.map(({ name }) => name).toSorted()).toEqual(['A', 'B', 'C']);
		expect((await runFlow(ports, world))?.written).toEqual([]);
	});

	it('does not make again what was removed in AccountView, and says so until it is removed there too', async () => {
		const { ports, world } = await settingIn(place);
		for (const name of ['A', 'B', 'C']) world.accountView.create({ name, phone: '1' });
		await runFlow(ports, world);
		world.accountView.remove('A2');

		await runFlow(ports, world);
		const listed = await issuesIn(ports);
		world.other.remove(String(world.other.find('name', 'B')?.['key']));
		await runFlow(ports, world);

		expect(listed.map(({ code }) => code)).toEqual(['GONE_IN_ACCOUNTVIEW']);
		expect(world.accountView.all).toHaveLength(2);
		expect(await issuesIn(ports)).toEqual([]);
	});

	it('looks up what nobody told the end of, and makes no twin', async () => {
		const { ports, world } = await settingIn(place);
		world.accountView.create({ name: 'A', phone: '1' });
		await runFlow(ports, world);
		world.accountView.create({ name: 'B', phone: '2' });
		await expect(
			runFlow(ports, world, {
				carryOut: (_world, write) => {
					world.other.create({ name: 'B', phone: '2', number: write.draft.sourceKey });
					throw new Error('killed');
				},
			}),
		).rejects.toThrow('killed');
		await ports.clock.sleep(120_000);

		await runFlow(ports, world, { read: { accountView: 'changes', other: 'changes' } });
		await runFlow(ports, world);

		expect(world.other.all).toHaveLength(2);
		expect(world.accountView.all).toHaveLength(2);
		expect(await issuesIn(ports)).toEqual([]);
	});

	it('lists what was refused, leaves it alone while it is the same, and clears it by the next success', async () => {
		const { ports, world } = await settingIn(place);
		world.accountView.create({ name: 'A', phone: 'much too long' });
		const refuse = {
			kind: 'failure',
			certainty: 'refused',
			cause: 'Phone is too long',
			causeCode: 'HTTP 422',
			remedy: '',
			retryAfterMs: null,
		} as const;
		let tries = 0;
		const carryOut = () => {
			tries += 1;
			return refuse;
		};

		await runFlow(ports, world, { carryOut });
		await runFlow(ports, world, { carryOut });
		const listed = await issuesIn(ports);
		world.accountView.put('A1', { phone: '1' });
		await runFlow(ports, world);

		expect(tries).toBe(1);
		expect(listed).toMatchObject([{ code: 'WRITE_REFUSED', key: 'A1', times: 1 }]);
		expect(await issuesIn(ports)).toEqual([]);
		expect(world.other.all).toHaveLength(1);
	});

	it('holds a run when a side suddenly gives nothing', async () => {
		const { ports, world } = await settingIn(place);
		for (const name of ['A', 'B', 'C']) world.accountView.create({ name, phone: '1' });
		await runFlow(ports, world);
		for (const { key } of world.other.all) world.other.remove(String(key));

		const held = await runFlow(ports, world);

		expect(held?.compared.brake).toMatchObject({ cause: 'emptySide', emptySides: ['other'] });
		expect(held?.written).toEqual([]);
		expect(world.other.all).toEqual([]);
	});

	it('asks about records that resemble none of the other side at the first run, and never inserts all', async () => {
		const { ports, world } = await settingIn(place);
		world.accountView.create({ name: 'Bakkerij Jansen', postcode: '1234 AB', phone: '1' });
		world.accountView.create({ name: 'Only here', phone: '2' });
		world.other.create({ name: 'bakkerij  jansen', postcode: '1234ab', phone: '1' });
		world.other.create({ name: 'Only there', phone: '3' });
		const rules = { ...SETTINGS.rules, unmatched: 'ask' as const };

		const first = await runFlow(ports, world, { settings: { ...SETTINGS, rules } });

		expect(first?.compared.counts.linked).toBe(1);
		const created = first?.written.filter(({ draft }) => draft.action === 'create');
		expect(created).toEqual([]);
		const issues = await issuesIn(ports);
		expect(issues.map(({ code, label }) => `${code} ${label}`).toSorted()).toEqual([
			'UNMATCHED Only here',
			'UNMATCHED Only there',
		]);
	});

	it('shows in a preview what it then does', async () => {
		const { ports, world } = await settingIn(place);
		for (const name of ['A', 'B', 'C']) world.accountView.create({ name, phone: '1' });
		const preview = await runFlow(ports, world, { isPreview: true });
		const done = await runFlow(ports, world);

		const shown = preview?.compared.decisions.map(({ kind, accountViewKey }) => [
			kind,
			accountViewKey,
		]);
		expect(
			done?.compared.decisions.map(({ kind, accountViewKey }) => [kind, accountViewKey]),
		).toEqual(shown);
		expect(preview?.written).toEqual([]);
		expect(done?.written).toHaveLength(3);
	});
});
