import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { Desk, REFUSED, resultOf, settingsWith, shown, writesOf } from './desk';

const customer = (number: number, phone = '1') => ({
	key: `A${number}`,
	name: `N${number}`,
	phone,
});
const twin = (number: number, phone = '1') => ({
	...customer(number, phone),
	key: `F${number}`,
	number: `A${number}`,
});
const list = <T>(count: number, make: (number: number) => T): T[] =>
	Array.from({ length: count }, (_, at) => make(at + 1));
const NOTHING = { rows: [], only: 'changes' as const };

describeOnBothStores('a comparison', (makePlace) => {
	let place: StorePlace;
	let desk: Desk;
	beforeEach(async () => {
		place = makePlace();
		desk = new Desk(await place.open());
	});
	afterEach(async () => {
		await desk.store.close();
		await place.remove();
	});

	it('takes nothing for removed that was not among the changes', async () => {
		await desk.link({ accountView: list(3, customer), other: list(3, twin) });
		const outcome = await desk.turn({
			accountView: { rows: [customer(2, '9')], only: 'changes' },
			other: NOTHING,
		});
		expect(shown(outcome)).toEqual(['update other A2 phone=9']);
		expect(await desk.links()).toHaveLength(3);
	});

	it('takes for removed what only the complete side lacks', async () => {
		await desk.link({ accountView: list(3, customer), other: list(3, twin) });
		const outcome = await desk.turn({
			accountView: { rows: [customer(1), customer(3)] },
			other: NOTHING,
		});
		expect(shown(outcome)).toEqual([]);
		expect(await desk.issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F2']);
	});

	it('takes nothing for removed when an item of the read is an error', async () => {
		await desk.link({ accountView: list(3, customer), other: list(3, twin) });
		const failures = new Map([[2, 'HTTP 500']]);
		await desk.turn({
			accountView: { rows: [customer(1), customer(3), {}], failures },
			other: { rows: list(3, twin) },
		});
		expect(await desk.issueList()).toEqual(['READ_FAILED ']);
	});

	it('does so many of them in a run as the limit says, and the rest in the next ones', async () => {
		const settings = settingsWith({ limit: 2 });
		const runs: unknown[] = [];
		const other: ReturnType<typeof twin>[] = [];
		for (let run = 0; run < 4; run += 1) {
			const outcome = await desk.turn(
				{ accountView: { rows: list(5, customer) }, other: { rows: other } },
				settings,
			);
			for (const { source } of writesOf(outcome)) {
				other.push({ ...twin(Number(source.key.slice(1))), key: `new-${source.key}` });
			}
			runs.push([shown(outcome).length, outcome.counts.rest]);
		}
		expect(runs).toEqual([
			[2, 3],
			[2, 1],
			[1, 0],
			[0, 0],
		]);
	});

	it('lets what went wrong before come last, so that it keeps nothing else from its turn', async () => {
		const settings = settingsWith({ limit: 1, refused: 'everyRun' });
		const run = await desk.start();
		const first = await desk.compare(
			run,
			{ accountView: { rows: [customer(1)] }, other: { rows: [] } },
			settings,
		);
		await desk.save(writesOf(first).map((write) => resultOf(run, write, REFUSED)));
		await desk.runs.finish(run);
		const outcome = await desk.turn(
			{ accountView: { rows: list(2, customer) }, other: { rows: [] } },
			settings,
		);
		expect(shown(outcome)).toEqual(['create other A2']);
	});

	it('writes nothing down while the brake holds, and goes on once it is released', async () => {
		await desk.link({ accountView: list(30, customer), other: list(30, twin) });
		const reads = {
			accountView: { rows: list(30, (number) => customer(number, '2')) },
			other: { rows: list(30, twin) },
		};
		const held = await desk.turn(reads);
		const released = await desk.turn(reads, settingsWith({ brake: { share: 1, minimum: 20 } }));
		expect(held.brake).toMatchObject({ cause: 'tooMany', changes: 30, linked: 30 });
		expect(held.counts).toMatchObject({ braked: 1, updateInOther: 0 });
		expect(writesOf(released).map(({ draft }) => draft.attempts)).toEqual(list(30, () => 1));
	});

	it('registers positions with the last part, so that none stands for what was not written down', async () => {
		const run = await desk.start();
		const registered: number[] = [];
		const { store } = desk;
		const watched = new Desk({
			kind: store.kind,
			close: () => store.close(),
			transaction: async (work) => {
				const result = await store.transaction(work);
				const [row] = await store.transaction((sql) =>
					sql.all('SELECT positions FROM accountview_run WHERE id = ?', [run.id]),
				);
				registered.push(String(row?.['positions']) === '[]' ? 0 : 1);
				return result;
			},
		});
		const reads = { accountView: { rows: list(4_500, customer) }, other: { rows: [] } };
		await watched.compare(run, reads, settingsWith(), { positions: ['token'] });
		expect(registered.at(-1)).toBe(1);
		expect(registered.slice(0, -1)).toEqual(registered.slice(0, -1).map(() => 0));
		expect(registered.length).toBeGreaterThan(3);
	});

	it('decides in a preview what it then does, and writes nothing down', async () => {
		const reads = { accountView: { rows: list(3, customer) }, other: { rows: [twin(1, '9')] } };
		const preview = await desk.compare(null, reads, settingsWith(), { isPreview: true });
		const rows = await desk.store.transaction((sql) =>
			sql.all('SELECT id FROM accountview_intent UNION SELECT id FROM accountview_link'),
		);
		const done = await desk.turn(reads);
		expect(rows).toEqual([]);
		expect(shown(preview)).toEqual([
			'update other A1 phone=1',
			'create other A2',
			'create other A3',
		]);
		expect(shown(done)).toEqual(shown(preview));
	});

	it('lets a new record wait while an earlier run may have made it itself', async () => {
		await desk.link({ accountView: [customer(1)], other: [twin(1)] });
		const made = { key: 'F2', name: 'Made by hand', phone: '2' };
		const killed = await desk.start();
		await desk.compare(killed, { accountView: NOTHING, other: { rows: [made], only: 'changes' } });
		await desk.clock.sleep(desk.runs.leaseMs + 1);
		const run = await desk.start();
		const perhapsOurs = { key: 'A2', name: 'MADE BY HAND', phone: '2' };
		const outcome = await desk.compare(run, {
			accountView: { rows: [perhapsOurs], only: 'changes' },
			other: NOTHING,
		});
		expect(shown(outcome)).toEqual(['create accountView F2']);
		expect(writesOf(outcome)[0]?.lookFirst).toBe(true);
		expect(outcome.counts.rest).toBe(1);
	});

	it('lets positions wait for an edit that a second comparison of the same run comes upon', async () => {
		await desk.link({ accountView: [customer(1)], other: [twin(1)] });
		const run = await desk.start();
		const read = (phone: string) =>
			desk.compare(run, {
				accountView: { rows: [customer(1, phone)], only: 'changes' },
				other: NOTHING,
			});
		await read('2');
		const same = await read('2');
		const edited = await read('3');

		expect([...shown(same), ...shown(edited)]).toEqual([]);
		expect([same.counts.rest, edited.counts.rest]).toEqual([0, 1]);
	});

	it('counts as linked what it has linked, and not what the limit left over', async () => {
		const settings = settingsWith({ limit: 2 });
		let there = list(5, (number) => twin(number, '9'));
		const linked: number[] = [];
		for (let run = 0; run < 3; run += 1) {
			const outcome = await desk.turn(
				{ accountView: { rows: list(5, customer) }, other: { rows: there } },
				settings,
			);
			const written = new Set(writesOf(outcome).map(({ source }) => source.key));
			there = there.map((one) => (written.has(one.number) ? { ...one, phone: '1' } : one));
			linked.push(outcome.counts.linked);
		}
		expect(linked).toEqual([2, 2, 1]);
	});

	describe('told which company the records come from', () => {
		const from = (name: string, isAccepted = false) => ({ company: { name, isAccepted } });
		const reads = { accountView: { rows: [customer(1)] }, other: { rows: [] } };

		it('refuses another one also while nothing is linked and something is under way', async () => {
			const killed = await desk.start();
			await desk.compare(killed, reads, settingsWith(), from('company B'));
			await desk.clock.sleep(desk.runs.leaseMs + 1);
			const run = await desk.start();
			await expect(
				desk.compare(run, reads, settingsWith(), from('company A')),
			).rejects.toMatchObject({ code: 'SYNC_COMPANY_CHANGED' });
		});

		it('names both in Dutch in the list of errors', async () => {
			await desk.turn(reads);
			const run = await desk.start();
			await desk.compare(run, reads, settingsWith(), from('https://av, company OUD'));

			await desk
				.compare(run, reads, settingsWith(), from('https://av, company NIEUW'))
				.catch(() => undefined);

			const [issue] = await desk.issues();
			expect(issue?.facts['causeNl']).toBe(
				'de koppelingen horen bij https://av, administratie OUD, en het credential hoort nu bij https://av, administratie NIEUW',
			);
		});

		it('takes another one when it is told to', async () => {
			await desk.turn(reads);
			const run = await desk.start();
			await desk.compare(run, reads, settingsWith(), from('the old address'));
			await desk.compare(run, reads, settingsWith(), from('the new address', true));
			const outcome = await desk.compare(run, reads, settingsWith(), from('the new address'));
			expect(outcome.brake).toBeNull();
		});
	});
});
