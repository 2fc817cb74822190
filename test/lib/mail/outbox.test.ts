import { randomUUID } from 'node:crypto';
import { Outbox } from '../../../lib/mail';
import { itemError } from '../../../lib/mail/errors';
import { LEASE_MS } from '../../../lib/mail/outbox/outbox';
import { describeOnBothStores } from '../../contract/store/both';
import type { StorePlace } from '../../contract/store/stores';
import type { Store } from '../../../lib/store';
import { rejection } from './samples';

const KEY = 'DEMO/invoice/20260012/1/abc';
const LANE = { name: 'lane', limits: noLimits() };

function noLimits() {
	return {
		perSecond: undefined,
		perMinute: undefined,
		perDay: undefined,
		recipientsPerDay: undefined,
		recipientsPerMessage: undefined,
	};
}

const entry = {
	key: KEY,
	profile: 'FACT',
	contentHash: 'one',
	messageId: '<x@y.example>',
	sender: 'a@b.example',
	recipients: ['c@d.example'],
	subject: 'Factuur',
};

/** What an execution that is gone leaves behind: nobody renews its claim. */
async function letLeaseEnd(store: Store): Promise<void> {
	await store.transaction((sql) => sql.run('UPDATE accountview_mail SET expires_at = 0'));
}

describeOnBothStores('The outbox', (makePlace) => {
	let place: StorePlace;
	let store: Store;
	let outbox: Outbox;
	beforeEach(async () => {
		place = makePlace();
		store = await place.open();
		outbox = new Outbox(store, { newId: randomUUID });
	});
	afterEach(async () => {
		await store.close();
		await place.remove();
	});

	async function claimed() {
		const begun = await outbox.begin(entry, LANE);
		if (begun.kind !== 'claimed') throw new Error(`It is ${begun.kind}`);
		return begun.claim;
	}

	it('gives a message to one execution only, however many ask at once', async () => {
		const all = await Promise.all(Array.from({ length: 8 }, () => outbox.begin(entry, LANE)));

		const codes = all.map((one) => (one.kind === 'refused' ? one.error.code : one.kind));
		expect(codes.toSorted()).toEqual([...Array<string>(7).fill('MAIL_BUSY'), 'claimed']);
	});

	it('gives a message whose execution is gone to the next, when no byte of it had left', async () => {
		const first = await claimed();
		await letLeaseEnd(store);

		const second = await claimed();

		expect(second.fence).toBe(first.fence + 1);
		expect(await rejection(outbox.noteData(first, undefined))).toMatchObject({
			code: 'MAIL_TAKEN_OVER',
		});
	});

	it('takes a message for doubtful whose execution is gone, when its bytes had begun', async () => {
		const claim = await claimed();
		await outbox.noteData(claim, 'draft-1');
		await letLeaseEnd(store);

		expect(await outbox.list({ states: ['doubtful'] }, 10)).toMatchObject([
			{ key: KEY, evidence: 'draft-1', code: 'MAIL_DOUBTFUL' },
		]);
		expect(await outbox.begin(entry, LANE)).toMatchObject({
			kind: 'refused',
			error: { code: 'MAIL_DOUBTFUL' },
		});
	});

	it('lets nobody write who has lost the claim, also when a person has settled it', async () => {
		const claim = await claimed();
		await outbox.noteData(claim, undefined);
		await letLeaseEnd(store);
		await outbox.settle(KEY, 'again', 'Not sent');

		const late = outbox.finish(claim, LANE, { state: 'sent', reply: '250', refused: [] });

		expect(await rejection(late)).toMatchObject({ code: 'MAIL_TAKEN_OVER' });
		expect(await outbox.begin(entry, LANE)).toMatchObject({ kind: 'claimed', attempt: 2 });
	});

	it('sends what was corrected after a refusal, and does not repeat what was not', async () => {
		const claim = await claimed();
		const failure = itemError('MAIL_REFUSED', 'No.', 'Change it.');
		await outbox.giveUp(claim, LANE, 'failed', failure);

		expect(await outbox.begin(entry, LANE)).toMatchObject({
			kind: 'refused',
			error: { code: 'MAIL_REFUSED_BEFORE' },
		});
		expect(await outbox.begin({ ...entry, contentHash: 'two' }, LANE)).toMatchObject({
			kind: 'claimed',
			attempt: 1,
			claim: { fence: claim.fence + 1 },
		});
	});

	it.each([
		['again', 'MAIL_ENTRY_STATE'],
		['giveUp', 'MAIL_ENTRY_STATE'],
	] as const)('does not let a person say "%s" of what was sent', async (decision, code) => {
		const claim = await claimed();
		await outbox.finish(claim, LANE, { state: 'sent', reply: '250', refused: [] });

		expect(await rejection(outbox.settle(KEY, decision, ''))).toMatchObject({ code });
	});

	it('does not let a person settle what is being sent, or what is not there', async () => {
		await claimed();

		expect(await rejection(outbox.settle(KEY, 'sent', ''))).toMatchObject({ code: 'MAIL_BUSY' });
		expect(await rejection(outbox.settle('other', 'sent', ''))).toMatchObject({
			code: 'MAIL_ENTRY_UNKNOWN',
		});
	});

	it('lists by state, profile and begin of the key', async () => {
		await outbox.register([entry, { ...entry, key: 'OTHER/x/1/1/a', profile: 'INFO' }]);

		expect(await outbox.list({ keyPrefix: 'DEMO/' }, 10)).toMatchObject([{ key: KEY }]);
		expect(await outbox.list({ profile: 'INFO' }, 10)).toHaveLength(1);
		expect(await outbox.list({ states: ['sent', 'failed'] }, 10)).toEqual([]);
		expect(await outbox.list({}, 1)).toHaveLength(1);
	});

	it('keeps a claim for longer than a message usually takes', () => {
		expect(LEASE_MS).toBeGreaterThanOrEqual(60_000);
	});
});
