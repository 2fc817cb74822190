import { createHash } from 'node:crypto';
import type { Store } from '../../../../lib/store';
import { Filings, type Channel, type Filing, type NewFiling } from '../../../../lib/tax/filings';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { VirtualClock } from '../../store/virtual-clock';
import { ACCEPTED, ChannelForTest, PENDING, REJECTED } from './channel-for-test';

const RETURN: NewFiling = {
	administration: 'DEMO',
	kind: 'vatReturn',
	period: '2026-Q1',
	revision: 1,
	taxpayer: '123456782B01',
	instance: '<xbrl>1</xbrl>',
};
const AGAIN = { ...RETURN, revision: 2, instance: '<xbrl>2</xbrl>' };
const MINUTE = 60_000;

describeOnBothStores('filings', (makePlace) => {
	let place: StorePlace;
	let store: Store;
	let channel: ChannelForTest;
	let clock: VirtualClock;
	let filings: Filings;
	let lastId = 0;
	beforeEach(async () => {
		place = makePlace();
		store = await place.open();
		channel = new ChannelForTest();
		clock = new VirtualClock();
		filings = filingsOn(store);
	});
	afterEach(async () => {
		await store.close();
		await place.remove();
	});

	function filingsOn(on: Store): Filings {
		return new Filings(on, {
			clock,
			newId: () => `id-${(lastId += 1)}`,
			digest: (text) => createHash('sha256').update(text).digest('hex'),
		});
	}

	async function approved(filing = RETURN): Promise<Filing> {
		const { contentHash } = await filings.prepare(filing);
		return await filings.approve(filing, contentHash, 'An');
	}

	it('go from prepared to accepted, with every line that was said', async () => {
		await approved();

		const sent = await filings.submit(RETURN, channel);
		const pending = await filings.follow(RETURN, channel);
		channel.said = [PENDING, ACCEPTED];
		const accepted = await filings.follow(RETURN, channel);

		expect([sent.state, pending.state, accepted.state]).toEqual(['sent', 'sent', 'accepted']);
		expect(accepted.statuses.map(({ code }) => code)).toEqual(['100', '500']);
		expect(channel.received).toMatchObject([
			{ reference: sent.reference, instance: '<xbrl>1</xbrl>' },
		]);
	});

	it('that were refused say why, and may be filed again as a new revision', async () => {
		await approved();
		await filings.submit(RETURN, channel);
		channel.said = [PENDING, REJECTED];

		const rejected = await filings.follow(RETURN, channel);
		await approved(AGAIN);
		const again = await filings.submit(AGAIN, channel);

		expect(rejected).toMatchObject({
			state: 'rejected',
			code: '510',
			reason: 'Niet geaccepteerd: De periode klopt niet',
		});
		expect(again.state).toBe('sent');
	});

	it('are sent once, however often they are submitted', async () => {
		await approved();

		const first = await filings.submit(RETURN, channel);
		const second = await filings.submit(RETURN, channel);

		expect(second).toEqual(first);
		expect(channel.received).toHaveLength(1);
	});

	it('are sent once by two executions at the same time', async () => {
		await approved();

		const ends = await Promise.allSettled([
			filings.submit(RETURN, channel),
			filingsOn(store).submit(RETURN, channel),
		]);

		expect(channel.received).toHaveLength(1);
		expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
		for (const end of ends) {
			if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'TAX_FILING_BUSY' });
		}
	});

	it('of one taxpayer and kind are sent one after the other', async () => {
		const other = { ...RETURN, period: '2026-Q2' };
		await approved();
		await approved(other);
		const statement: NewFiling = { ...RETURN, kind: 'icp' };
		await approved(statement);
		channel.meanwhile = async () => {
			await expect(filings.submit(other, channel)).rejects.toMatchObject({
				code: 'TAX_FILING_BUSY',
				record: 'VAT return 2026-Q2 of DEMO',
				details: { other: 'VAT return 2026-Q1 of DEMO' },
			});
			await filings.submit(statement, channel);
		};

		await filings.submit(RETURN, channel);

		expect(channel.received.map(({ kind }) => kind)).toEqual(['vatReturn', 'icp']);
		expect(await filings.submit(other, channel)).toMatchObject({ state: 'sent' });
	});

	it('do not wait for one whose process has died', async () => {
		const other = { ...RETURN, period: '2026-Q2' };
		await approved();
		await approved(other);
		const dead = new KilledAt(6);
		await filingsOn(dead.store(store))
			.submit(RETURN, dead.channel(channel))
			.catch(() => undefined);
		expect(await filings.get(RETURN)).toMatchObject({ state: 'sending' });
		await clock.sleep(11 * MINUTE);

		expect(await filings.submit(other, channel)).toMatchObject({ state: 'sent' });
	});

	it('are approved by another person than who prepared them, whoever prepares the same again', async () => {
		const { contentHash } = await filings.prepare({ ...RETURN, preparedBy: 'Bob@demo.example' });
		await filings.prepare(RETURN);
		await filings.prepare({ ...RETURN, preparedBy: 'an@demo.example' });

		await expect(filings.approve(RETURN, contentHash, 'bob@demo.example ')).rejects.toMatchObject({
			code: 'TAX_SECOND_PERSON',
		});
		expect(await filings.approve(RETURN, contentHash, 'an@demo.example')).toMatchObject({
			...{ state: 'approved', preparedBy: 'Bob@demo.example', approvedBy: 'an@demo.example' },
		});
	});

	it('are prepared by whom is named later, or changes them', async () => {
		await filings.prepare(RETURN);
		const named = await filings.prepare({ ...RETURN, preparedBy: 'bob@demo.example' });
		const changed = await filings.prepare({
			...RETURN,
			instance: 'x',
			preparedBy: 'eva@demo.example',
		});

		expect([named.preparedBy, changed.preparedBy]).toEqual([
			'bob@demo.example',
			'eva@demo.example',
		]);
	});

	describe('are refused', () => {
		it('before somebody has approved them', async () => {
			await filings.prepare(RETURN);

			await expect(filings.submit(RETURN, channel)).rejects.toMatchObject({
				code: 'TAX_NOT_APPROVED',
			});
			expect(channel.received).toEqual([]);
		});

		it('when the draft has changed after the approval', async () => {
			await approved();
			const changed = await filings.prepare({ ...RETURN, instance: '<xbrl>9</xbrl>' });

			expect(changed).toMatchObject({ state: 'prepared', approvedHash: null });
			await expect(filings.submit(RETURN, channel)).rejects.toMatchObject({
				code: 'TAX_NOT_APPROVED',
			});
		});

		it('when what is approved is not what is there', async () => {
			const looked = await filings.prepare(RETURN);
			await filings.prepare({ ...RETURN, instance: '<xbrl>9</xbrl>' });

			await expect(filings.approve(RETURN, looked.contentHash, 'An')).rejects.toMatchObject({
				code: 'TAX_DRAFT_CHANGED',
			});
		});

		it('for a period that was filed, unless they are named a replacement', async () => {
			await approved();
			await filings.submit(RETURN, channel);
			await expect(filings.prepare({ ...AGAIN, replaces: 1 })).rejects.toMatchObject({
				code: 'TAX_FILING_OPEN',
			});
			channel.said = [ACCEPTED];
			await filings.follow(RETURN, channel);

			await expect(filings.prepare(AGAIN)).rejects.toMatchObject({ code: 'TAX_FILED_ALREADY' });
			await expect(filings.prepare({ ...RETURN, instance: 'x' })).rejects.toMatchObject({
				code: 'TAX_FILED_ALREADY',
			});
			await expect(filings.prepare({ ...AGAIN, replaces: 1 })).resolves.toMatchObject({
				state: 'prepared',
			});
		});

		it('where nothing was prepared', async () => {
			await expect(filings.submit(RETURN, channel)).rejects.toMatchObject({
				code: 'TAX_FILING_UNKNOWN',
			});
		});
	});

	it('are listed without what they say, and read whole one by one', async () => {
		const whole = await filings.prepare(RETURN);
		const [listed, ...more] = await filings.list();

		expect(whole.instance).toBe(RETURN.instance);
		expect(more).toEqual([]);
		expect(listed).toMatchObject({ key: whole.key, contentHash: whole.contentHash });
		expect(listed).not.toHaveProperty('instance');
	});

	describe('whose end nobody told', () => {
		const lost = Object.assign(new Error('cut'), { mayHaveArrived: true });

		it('are left to a person where something has arrived that may be them', async () => {
			await approved();
			channel.others = ['of another program, before'];
			channel.failure = { error: lost, isReceived: true };
			await expect(filings.submit(RETURN, channel)).rejects.toThrow('cut');
			const reference = `theirs-${(await filings.get(RETURN)).reference}`;

			const unproven = { code: 'TAX_FILING_UNPROVEN', details: { references: reference } };
			await expect(filings.submit(RETURN, channel)).rejects.toMatchObject(unproven);
			await clock.sleep(16 * MINUTE);
			await expect(filings.follow(RETURN, channel)).rejects.toMatchObject(unproven);
			expect(await filings.list({ states: ['doubtful'] })).toHaveLength(1);

			expect(await filings.decide(RETURN, reference)).toMatchObject({
				...{ state: 'sent', channelReference: reference },
			});
			expect(channel.received).toHaveLength(1);
		});

		it('never take what another filing of the taxpayer has become', async () => {
			const [first, second] = [
				RETURN,
				{ ...RETURN, period: '2026-Q2', instance: '<xbrl>2</xbrl>' },
			];
			await approved(first);
			await approved(second);
			channel.failure = { error: lost, isReceived: false };
			await expect(filings.submit(first, channel)).rejects.toThrow('cut');
			channel.failure = { error: lost, isReceived: true };
			await expect(filings.submit(second, channel)).rejects.toThrow('cut');
			const reference = `theirs-${(await filings.get(second)).reference}`;

			for (const one of [first, second]) {
				await expect(filings.follow(one, channel)).rejects.toMatchObject({
					code: 'TAX_FILING_UNPROVEN',
				});
			}
			await filings.decide(second, reference);
			await expect(filings.decide(first, reference)).rejects.toMatchObject({
				...{ code: 'TAX_REFERENCE_TAKEN', record: 'VAT return 2026-Q1 of DEMO' },
			});
			await clock.sleep(16 * MINUTE);
			expect(await filings.submit(first, channel)).toMatchObject({ state: 'sent', attempts: 2 });
			expect(channel.received.map(({ period }) => period)).toEqual(['2026-Q2', '2026-Q1']);
		});

		it('are sent again only once they can no longer be on their way', async () => {
			await approved();
			channel.failure = { error: lost, isReceived: false };
			await expect(filings.submit(RETURN, channel)).rejects.toThrow('cut');
			await expect(filings.submit(RETURN, channel)).rejects.toMatchObject({
				code: 'TAX_FILING_DOUBTFUL',
			});
			expect(channel.received).toEqual([]);
			await clock.sleep(16 * MINUTE);

			expect(await filings.submit(RETURN, channel)).toMatchObject({ state: 'sent', attempts: 2 });
			expect(channel.received).toHaveLength(1);
		});

		it('are never sent again on the word of a channel that they were not sent through', async () => {
			await approved();
			channel.failure = { error: lost, isReceived: true };
			await expect(filings.submit(RETURN, channel)).rejects.toThrow('cut');
			await clock.sleep(16 * MINUTE);
			const other: Channel = {
				name: 'another channel',
				deliver: (filing) => channel.deliver(filing),
				references: () => Promise.resolve([]),
				statuses: () => channel.statuses(),
				find: () => Promise.resolve(null),
			};
			const refusal = { code: 'TAX_FILING_OTHER_CHANNEL', record: 'VAT return 2026-Q1 of DEMO' };

			await expect(filings.submit(RETURN, other)).rejects.toMatchObject(refusal);
			await expect(filings.follow(RETURN, other)).rejects.toMatchObject(refusal);
			await filings.decide(RETURN, `theirs-${(await filings.get(RETURN)).reference}`);
			await expect(filings.follow(RETURN, other)).rejects.toMatchObject(refusal);

			expect(await filings.follow(RETURN, channel)).toMatchObject({ state: 'sent' });
			expect(channel.received).toHaveLength(1);
		});

		it('cannot be decided about while they are being sent', async () => {
			await approved();
			channel.meanwhile = async () => {
				await expect(filings.decide(RETURN, null)).rejects.toMatchObject({
					code: 'TAX_FILING_BUSY',
				});
			};

			expect(await filings.submit(RETURN, channel)).toMatchObject({ state: 'sent' });
			expect(channel.received).toHaveLength(1);
		});

		it('are decided about by the sending that somebody looked for, and by no other', async () => {
			await approved();
			channel.failure = { error: lost, isReceived: false };
			await expect(filings.submit(RETURN, channel)).rejects.toThrow('cut');
			const { attempts } = await filings.get(RETURN);
			const movedOn = { code: 'TAX_FILING_MOVED_ON', record: 'VAT return 2026-Q1 of DEMO' };
			await filings.decide(RETURN, null, { attempt: attempts, by: 'An' });
			expect((await filings.get(RETURN)).statuses.map(({ nl }) => nl)).toEqual([
				`Verzending ${attempts} is nooit aangekomen; vastgelegd door An`,
			]);

			// Settled since: what was found out under that reference would be lost.
			await expect(filings.decide(RETURN, 'K-1', { attempt: attempts })).rejects.toMatchObject(
				movedOn,
			);
			channel.failure = { error: lost, isReceived: true };
			await expect(filings.submit(RETURN, channel)).rejects.toThrow('cut');
			// In doubt again, but about another sending.
			await expect(filings.decide(RETURN, null, { attempt: attempts })).rejects.toMatchObject(
				movedOn,
			);

			expect(await filings.get(RETURN)).toMatchObject({ state: 'doubtful' });
			expect(channel.received).toHaveLength(1);
		});

		it('are found by their own reference where the channel can be asked by that', async () => {
			const asked: string[] = [];
			const finding: Channel = {
				name: channel.name,
				deliver: (filing) => channel.deliver(filing),
				references: () => Promise.reject(new Error('not needed')),
				statuses: () => channel.statuses(),
				find: ({ reference }) => {
					asked.push(reference);
					return Promise.resolve(`theirs-${reference}`);
				},
			};
			const { reference } = await approved();
			channel.failure = { error: lost, isReceived: true };
			await expect(filings.submit(RETURN, finding)).rejects.toThrow('cut');
			channel.others = ['of another program, since'];

			expect(await filings.submit(RETURN, finding)).toMatchObject({
				...{ state: 'sent', channelReference: `theirs-${reference}` },
			});
			expect(asked).toEqual([reference]);
			expect(channel.received).toHaveLength(1);
		});

		it('are not sent again on an answer that another execution has overtaken', async () => {
			await approved();
			channel.failure = { error: lost, isReceived: true };
			await expect(filings.submit(RETURN, channel)).rejects.toThrow('cut');
			await clock.sleep(16 * MINUTE);
			const { reference } = await filings.get(RETURN);
			const asks = (find: NonNullable<Channel['find']>): Channel => ({
				name: channel.name,
				deliver: (filing) => channel.deliver(filing),
				references: () => channel.references(),
				statuses: () => channel.statuses(),
				find,
			});
			const quick = asks(() => Promise.resolve(`theirs-${reference}`));
			const slow = asks(async () => {
				await filingsOn(store).submit(RETURN, quick);
				return null;
			});

			await expect(filings.submit(RETURN, slow)).rejects.toMatchObject({ code: 'TAX_FILING_BUSY' });

			expect(await filings.get(RETURN)).toMatchObject({ state: 'sent' });
			expect(channel.received).toHaveLength(1);
		});

		it('are left to a person where the channel gives them what another filing has', async () => {
			await approved();
			const { channelReference } = await filings.submit(RETURN, channel);
			const other = { ...RETURN, period: '2026-Q2' };
			await approved(other);
			const confused: Channel = {
				name: channel.name,
				deliver: () => Promise.resolve({ reference: channelReference ?? '' }),
				references: () => channel.references(),
				statuses: () => channel.statuses(),
			};

			await expect(filings.submit(other, confused)).rejects.toMatchObject({
				code: 'TAX_REFERENCE_TAKEN',
			});
			expect(await filings.get(other)).toMatchObject({ state: 'doubtful', channelReference: null });
		});

		it('are never sent twice and never lost, wherever the process is killed', async () => {
			let kills = 0;
			for (let step = 1; ; step += 1) {
				const period = `2025-${step}`;
				const filing = { ...RETURN, period, taxpayer: `T${step}` };
				const own = new ChannelForTest();
				await approved(filing);
				const killed = new KilledAt(step);
				const dying = filingsOn(killed.store(store));
				const ended = await dying.submit(filing, killed.channel(own)).then(
					() => true,
					() => false,
				);
				if (!killed.happened) {
					expect(ended).toBe(true);
					break;
				}
				kills += 1;
				await clock.sleep(30 * MINUTE);
				await filings.submit(filing, own).catch(async (error: unknown) => {
					expect(error).toMatchObject({ code: 'TAX_FILING_UNPROVEN' });
					await filings.decide(filing, (await own.references())[0] ?? null);
				});
				expect(await filings.submit(filing, own)).toMatchObject({ state: 'sent' });
				expect(own.received).toHaveLength(1);
			}
			expect(kills).toBeGreaterThan(6);
		});
	});
});

/** A process that dies at its n-th step: before it, or after it without hearing of it. */
class KilledAt {
	happened = false;
	private steps = 0;

	constructor(private readonly step: number) {}

	store(store: Store): Store {
		const at = <T>(work: () => Promise<T>) => this.at(work);
		return {
			kind: store.kind,
			transaction: (work) => at(() => store.transaction(work)),
			close: () => store.close(),
		};
	}

	channel(channel: Channel): Channel {
		return {
			name: channel.name,
			deliver: (filing) => this.at(() => channel.deliver(filing)),
			references: (kind, taxpayer) => this.at(() => channel.references(kind, taxpayer)),
			statuses: (reference) => this.at(() => channel.statuses(reference)),
		};
	}

	private async at<T>(work: () => Promise<T>): Promise<T> {
		this.count();
		const result = await work();
		this.count();
		return result;
	}

	private count(): void {
		this.steps += 1;
		if (this.steps >= this.step) {
			this.happened = true;
			throw new Error('killed');
		}
	}
}
