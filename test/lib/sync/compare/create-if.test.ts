import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { Desk, settingsWith, shown } from './desk';

const OPEN_ONLY = settingsWith({}, { createIf: { accountView: 'isOpen' } });
const project = (key: string, isOpen: unknown, name = `Project ${key}`) => ({
	key,
	name,
	phone: '',
	isOpen,
});

describeOnBothStores('records that are created only if a field says yes', (makePlace) => {
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

	it.each([true, 'yes', 'Ja', 1, '.T.'])('takes %p for yes', async (isOpen) => {
		const outcome = await desk.turn(
			{ accountView: { rows: [project('1', isOpen)] }, other: { rows: [] } },
			OPEN_ONLY,
		);
		expect(shown(outcome)).toEqual(['create other 1']);
	});

	it.each([false, 'nee', 0, '', null, undefined, 'perhaps'])('takes %p for no', async (isOpen) => {
		const outcome = await desk.turn(
			{ accountView: { rows: [project('1', isOpen)] }, other: { rows: [] } },
			OPEN_ONLY,
		);
		expect(shown(outcome)).toEqual([]);
		expect(outcome.counts.rest).toBe(0);
		expect(await desk.issueList()).toEqual([]);
	});

	it('keeps one in step that is linked, whatever the field says since', async () => {
		const there = { key: 'new-1', number: '1', name: 'Project 1', phone: '' };
		await desk.turn(
			{ accountView: { rows: [project('1', true)] }, other: { rows: [] } },
			OPEN_ONLY,
		);
		const outcome = await desk.turn(
			{ accountView: { rows: [project('1', false, 'Renamed')] }, other: { rows: [there] } },
			OPEN_ONLY,
		);
		expect(shown(outcome)).toEqual(['update other 1 name=Renamed']);
	});

	it('still recognises one that is on the other side already', async () => {
		const there = { key: 'a', number: '1', name: 'Project 1', phone: '' };
		await desk.turn(
			{ accountView: { rows: [project('1', false)] }, other: { rows: [there] } },
			OPEN_ONLY,
		);
		expect(await desk.links()).toEqual(['1 a']);
	});

	it('creates it once the field says yes', async () => {
		await desk.turn(
			{ accountView: { rows: [project('1', false)] }, other: { rows: [] } },
			OPEN_ONLY,
		);
		const outcome = await desk.turn(
			{ accountView: { rows: [project('1', true)], only: 'changes' }, other: { rows: [] } },
			OPEN_ONLY,
		);
		expect(shown(outcome)).toEqual(['create other 1']);
	});

	it('looks up what a run that was killed may have made, also when the field says no since', async () => {
		const killed = await desk.start();
		const reads = { accountView: { rows: [project('1', true)] }, other: { rows: [] } };
		await desk.compare(killed, reads, OPEN_ONLY);
		await desk.clock.sleep(desk.runs.leaseMs + 1);
		const outcome = await desk.turn(
			{ accountView: { rows: [project('1', false)] }, other: { rows: [] } },
			OPEN_ONLY,
		);
		expect(outcome.decisions.flatMap(({ writes }) => writes)).toMatchObject([{ lookFirst: true }]);
	});

	describe('and are not there any more', () => {
		const linked = async (): Promise<void> => {
			await desk.turn(
				{ accountView: { rows: [project('1', true)] }, other: { rows: [] } },
				OPEN_ONLY,
			);
		};

		it('are not made again on the other side, and their link goes', async () => {
			await linked();
			const reads = { accountView: { rows: [project('1', false)] }, other: { rows: [] } };
			const outcome = await desk.turn(reads, OPEN_ONLY);
			const next = await desk.turn(reads, OPEN_ONLY);

			expect([...shown(outcome), ...shown(next)]).toEqual([]);
			expect(await desk.links()).toEqual([]);
			expect(await desk.issueList()).toEqual([]);
		});

		it('are made again where the field says nothing', async () => {
			await linked();
			const outcome = await desk.turn(
				{ accountView: { rows: [project('1', undefined)] }, other: { rows: [] } },
				OPEN_ONLY,
			);
			expect(shown(outcome)).toEqual(['create other 1']);
		});

		it('are made again once the field says yes', async () => {
			await linked();
			await desk.turn(
				{ accountView: { rows: [project('1', false)] }, other: { rows: [] } },
				OPEN_ONLY,
			);
			const outcome = await desk.turn(
				{ accountView: { rows: [project('1', true)] }, other: { rows: [] } },
				OPEN_ONLY,
			);
			expect(shown(outcome)).toEqual(['create other 1']);
		});

		it('are looked for under another key before they are left, so that no edit ends in silence', async () => {
			const there = { key: 'new-1', number: '1', name: 'Project 1', phone: '' };
			await linked();
			const renumbered = { ...project('1X', false), name: 'Project 1' };
			await desk.turn(
				{ accountView: { rows: [renumbered], only: 'changes' }, other: { rows: [there] } },
				OPEN_ONLY,
			);
			expect(await desk.issueList()).toEqual(['KEY_CHANGED 1X']);
		});
	});

	it('looks first while records of the other side are listed that nobody knows', async () => {
		const settings = settingsWith({ unmatched: 'ask' }, { createIf: { accountView: 'isOpen' } });
		const unknown = { key: 'a', number: '', name: 'Somebody', phone: '' };
		const other = { rows: [unknown] };
		await desk.turn({ accountView: { rows: [project('1', false)] }, other }, settings);
		const outcome = await desk.turn(
			{ accountView: { rows: [project('1', true)] }, other },
			settings,
		);
		expect(outcome.decisions.flatMap(({ writes }) => writes)).toMatchObject([{ lookFirst: true }]);
	});
});
