import { randomUUID } from 'node:crypto';
import { Outbox } from '../../../lib/mail';
import type { Claim } from '../../../lib/mail/outbox/entry';
import { itemError, MailError } from '../../../lib/mail/errors';
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

/** The date that the message has. */
const TRY = { sentOn: Date.UTC(2026, 10, 23, 9) };

const finished = (claim: Claim) =>
	({ claim, lane: LANE, state: 'sent', reply: '250', refused: [] }) as const;

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

	async function claimed(evidence?: string) {
		const begun = await outbox.claim(entry, LANE, { ...TRY, evidence });
		if (begun.kind !== 'claimed') throw new Error(`It is ${begun.kind}`);
		return begun.claim;
	}

	it('gives a message to one execution only, however many ask at once', async () => {
		const all = await Promise.all(Array.from({ length: 8 }, () => outbox.claim(entry, LANE, TRY)));

		const codes = all.map((one) => (one.kind === 'refused' ? one.error.code : one.kind));
		expect(codes.toSorted()).toEqual([...Array<string>(7).fill('MAIL_BUSY'), 'claimed']);
	});

	it('lets everybody look at a message that nobody has claimed', async () => {
		const looks = [await outbox.look(entry, LANE), await outbox.look(entry, LANE)];

		expect(looks).toMatchObject([
			{ kind: 'open', attempt: 1 },
			{ kind: 'open', attempt: 1 },
		]);
	});

	it('takes a message for doubtful whose execution is gone', async () => {
		await claimed('draft-1');
		await letLeaseEnd(store);

		expect(await outbox.list({ states: ['doubtful'] }, 10)).toMatchObject([
			{ key: KEY, evidence: 'draft-1', code: 'MAIL_DOUBTFUL' },
		]);
		expect(await outbox.look(entry, LANE)).toMatchObject({
			kind: 'refused',
			error: { code: 'MAIL_DOUBTFUL' },
		});
	});

	it('takes a claim that ends later than any can for abandoned: a clock was set back', async () => {
		await claimed();
		const later = (await outbox.now()) + 10 * 86_400_000;
		await store.transaction((sql) => sql.run(`UPDATE accountview_mail SET expires_at = ${later}`));

		expect((await outbox.find(KEY))?.state).toBe('doubtful');
	});

	it('sends what is put off for longer than anything can be: a clock was set back', async () => {
		const now = await outbox.now();
		const failure = itemError('MAIL_REFUSED', 'No.', 'Wait.');
		await outbox.register([entry]);
		await outbox.setBack(entry, 'deferred', failure, { dueAt: now + 3 * 86_400_000, isTry: true });

		expect(await outbox.look(entry, LANE)).toMatchObject({ kind: 'open' });
	});

	it('keeps with a claim what a corrected profile gives the message now', async () => {
		await outbox.register([entry]);
		const corrected = { messageId: '<x@new.example>', sender: 'new@b.example', profile: 'NEW' };
		const recipients = ['c@d.example', 'archief@b.example'];

		await outbox.claim({ ...entry, ...corrected, recipients }, LANE, TRY);

		expect(await outbox.find(KEY)).toMatchObject({ ...corrected, recipients, state: 'sending' });
	});

	it('writes down what became of one message together with the claim on the next', async () => {
		const claim = await claimed();
		const next = { ...entry, key: 'DEMO/invoice/2/1/x' };

		await outbox.claim(next, LANE, TRY, finished(claim));

		expect(await outbox.list({}, 10)).toMatchObject([{ state: 'sending' }, { state: 'sent' }]);
	});

	it('lets nobody write who has lost the claim, also when a person has settled it', async () => {
		const claim = await claimed();
		await letLeaseEnd(store);
		await outbox.settle(KEY, 'again', 'Not sent');

		const late = outbox.finish(finished(claim));

		expect(await rejection(late)).toMatchObject({ code: 'MAIL_TAKEN_OVER' });
		expect(await outbox.look(entry, LANE)).toMatchObject({ kind: 'open', attempt: 2 });
	});

	it('believes who has sent it, also after the claim has run out and it was taken for doubtful', async () => {
		const claim = await claimed();
		await letLeaseEnd(store);
		expect((await outbox.find(KEY))?.state).toBe('doubtful');

		await outbox.finish(finished(claim));

		expect(await outbox.find(KEY)).toMatchObject({ state: 'sent', code: null, reason: null });
	});

	it('lets it be written down once more what became of a message: the answer of the store may be lost', async () => {
		const claim = await claimed();
		await outbox.finish(finished(claim));

		await outbox.finish(finished(claim));

		expect(await outbox.find(KEY)).toMatchObject({ state: 'sent', reply: '250', attempts: 1 });
	});

	it('sends what was corrected after a refusal, and does not repeat what was not', async () => {
		const claim = await claimed();
		const failure = itemError('MAIL_REFUSED', 'No.', 'Change it.');
		await outbox.giveUp(claim, LANE, 'failed', failure);

		expect(await outbox.look(entry, LANE)).toMatchObject({
			kind: 'refused',
			error: { code: 'MAIL_REFUSED_BEFORE' },
		});
		const corrected = { ...entry, contentHash: 'two' };
		expect(await outbox.look(corrected, LANE)).toMatchObject({ kind: 'open', attempt: 1 });
		expect(await outbox.claim(corrected, LANE, TRY)).toMatchObject({
			kind: 'claimed',
			claim: { fence: claim.fence + 1 },
		});
	});

	it.each(['deferred', 'failed'] as const)(
		'keeps a correction that is %s before anybody has claimed it, and why',
		async (state) => {
			const claim = await claimed();
			await outbox.giveUp(claim, LANE, 'failed', itemError('MAIL_REFUSED', 'No.', 'Change it.'));
			const corrected = { ...entry, contentHash: 'two', recipients: ['new@d.example'] };
			const dueAt = (await outbox.now()) + 60_000;
			const failure = itemError('MAIL_RECIPIENTS_REFUSED', 'Not this one either.', 'Change it.');

			await outbox.setBack(corrected, state, failure, {
				...(state === 'deferred' && { dueAt }),
				isTry: true,
			});

			expect(await outbox.find(KEY)).toMatchObject({
				state,
				contentHash: 'two',
				recipients: ['new@d.example'],
				reason: 'Not this one either.',
				dueAt: state === 'deferred' ? dueAt : null,
				attempts: 1,
			});
			expect(await outbox.look(corrected, LANE)).toMatchObject({ kind: 'refused' });
		},
	);

	it('keeps what a person gave up, and says who did', async () => {
		const claim = await claimed();
		const failure = itemError('MAIL_REFUSED', 'No.', 'Change it.');
		await outbox.giveUp(claim, LANE, 'failed', failure);
		await outbox.settle(KEY, 'giveUp', 'Ans has phoned');

		expect(await outbox.list({}, 10)).toMatchObject([{ state: 'failed', code: 'MAIL_GIVEN_UP' }]);
		expect(await outbox.look(entry, LANE)).toMatchObject({
			kind: 'refused',
			error: {
				code: 'MAIL_GIVEN_UP',
				message: expect.stringContaining('Ans has phoned') as string,
			},
		});
	});

	it('keeps what a person gave up, also when its content changes', async () => {
		await outbox.register([entry]);
		await outbox.settle(KEY, 'giveUp', 'Ans has phoned');
		const corrected = { ...entry, contentHash: 'two' };

		expect(await outbox.look(corrected, LANE)).toMatchObject({ error: { code: 'MAIL_GIVEN_UP' } });
		expect(await outbox.claim(corrected, LANE, TRY)).toMatchObject({ kind: 'refused' });
		await outbox.settle(KEY, 'again', 'After all');
		expect(await outbox.look(corrected, LANE)).toMatchObject({ kind: 'open' });
	});

	it.each(['again', 'sent'] as const)(
		'forgets why a message was not sent once a person says "%s"',
		async (decision) => {
			const claim = await claimed();
			await outbox.giveUp(claim, LANE, 'failed', itemError('MAIL_REFUSED', 'No.', 'Change it.'));

			const settled = await outbox.settle(KEY, decision, '');

			expect(settled).toMatchObject({ code: null, reason: null, remedy: null });
			expect(await outbox.list({}, 10)).toMatchObject([{ code: null, reason: null }]);
		},
	);

	it.each([
		['again', 'MAIL_ENTRY_STATE'],
		['giveUp', 'MAIL_ENTRY_STATE'],
	] as const)('does not let a person say "%s" of what was sent', async (decision, code) => {
		const claim = await claimed();
		await outbox.finish(finished(claim));

		expect(await rejection(outbox.settle(KEY, decision, ''))).toMatchObject({ code });
	});

	it('does not take what a person found out about an earlier try for the last one', async () => {
		const doubt = new MailError({
			...{ code: 'MAIL_DOUBTFUL', message: 'No answer.', remedy: 'Look.' },
			failureClass: 'doubtful',
		});
		await outbox.giveUp(await claimed(), LANE, 'doubtful', doubt);
		const seen = await outbox.find(KEY);
		await outbox.settle(KEY, 'again', 'Seen by Bas');
		await outbox.giveUp(await claimed(), LANE, 'doubtful', doubt);

		const late = await rejection(outbox.settle(KEY, 'again', 'Seen by Ans', seen?.attempts));

		expect(late).toMatchObject({ code: 'MAIL_ENTRY_MOVED_ON', details: { attempts: 2, seen: 1 } });
		expect((await outbox.find(KEY))?.state).toBe('doubtful');
		expect(await outbox.settle(KEY, 'sent', 'Seen by Ans', 2)).toMatchObject({ state: 'sent' });
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

	it('lists what something has happened to since a moment', async () => {
		await outbox.register([entry]);
		const now = await outbox.now();

		expect(await outbox.list({ changedSince: now - 60_000 }, 10)).toHaveLength(1);
		expect(await outbox.list({ changedSince: now + 60_000 }, 10)).toEqual([]);
	});

	it('keeps a claim for longer than a message usually takes', () => {
		expect(LEASE_MS).toBeGreaterThanOrEqual(60_000);
	});
});
