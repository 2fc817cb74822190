import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { Random } from '../ports/random';
import { aboutMessage, MailError } from './errors';
import { FailedTries, type Tried } from './failed-tries';
import { recipientsOf, type MailContent } from './message/content';
import { boundaryOf, contentHash, messageIdOf, type Digest } from './message/key';
import type { Looked, NotBegun } from './outbox/begin';
import { hasLeftForSome, isRefusedForNow, type NewEntry } from './outbox/entry';
import {
	deferred,
	limitReached,
	moreThanADayHolds,
	partlyRefused,
	someLater,
} from './outbox/errors';
import { HeldClaim } from './outbox/held-claim';
import { LastTaken } from './outbox/last-taken';
import { LEASE_MS, type GivenAtClaim, type Lane, type Outbox } from './outbox/outbox';
import type { MailProfile } from './profile/profile';
import { retryIn } from './retry';
import { after, before, type Sent } from './sent';
import type { MailTransport, Taken } from './transport/transport';

export interface SenderPorts {
	readonly clock: Clock;
	readonly random: Random;
	readonly logger: Logger;
	/** SHA-256 in Base64. */
	readonly digest: Digest;
	readonly signal?: AbortSignal;
}

/** How long one message may take within a run. */
export interface Patience {
	/** How long one message may wait for the limits of its profile within a run. */
	readonly longestWaitMs: number;
	/** How long one message is tried again within a run, when the server was busy. */
	readonly retryWithinMs: number;
}

/** Why the server was asked for nothing after all. */
class NotClaimed extends Error {
	constructor(readonly because: NotBegun) {
		super(because.kind);
	}
}

/**
 * Sends messages through one profile, each at most once, by way of the outbox. What the server has
 * taken is written down together with the claim on the next message, and the last of them by
 * `flush`: one commit for each message, and never more than one that is not written down.
 */
export class MailSender {
	private readonly lane: Lane;
	private readonly last: LastTaken;
	private readonly failures: FailedTries;

	constructor(
		private readonly profile: MailProfile,
		private readonly outbox: Outbox,
		private readonly transport: MailTransport,
		private readonly ports: SenderPorts,
	) {
		this.lane = {
			name: ports.digest(`${profile.code} ${profile.sender.address}`.toLowerCase()),
			limits: profile.limits,
		};
		this.last = new LastTaken(outbox, ports);
		this.failures = new FailedTries(outbox, this.lane, ports.random);
	}

	/** A message as the outbox knows it. */
	entryOf(key: string, content: MailContent): NewEntry {
		const { digest } = this.ports;
		return {
			key,
			profile: this.profile.code,
			contentHash: contentHash(content, digest),
			messageId: messageIdOf(key, content.from.address, digest),
			sender: content.from.address,
			recipients: recipientsOf(content),
			subject: content.subject,
		};
	}

	/**
	 * Sends a message, or says that it has left before.
	 *
	 * @throws MailError; what it says of the outbox is written down there
	 */
	async send(key: string, content: MailContent, patience: Patience): Promise<Sent> {
		try {
			return await this.sendOnce(key, content, patience);
		} catch (error) {
			throw error instanceof MailError ? aboutMessage(error, key) : error;
		}
	}

	/**
	 * Writes down what is not written down yet.
	 *
	 * @throws MailError MAIL_DOUBTFUL when that cannot be done
	 */
	async flush(): Promise<void> {
		await this.last.note();
	}

	private async sendOnce(key: string, content: MailContent, patience: Patience): Promise<Sent> {
		const entry = this.entryOf(key, content);
		if (this.last.key === key) await this.flush();
		const spent = { waitedMs: 0, retriedMs: 0 };
		let found = await this.look(entry);
		for (;;) {
			this.throwIfCancelled();
			if (found.kind === 'done') return before(found.entry);
			if (found.kind === 'refused') throw found.error;
			if (found.kind === 'wait') {
				spent.waitedMs += await this.wait(entry, found, spent.waitedMs, patience);
				found = await this.look(entry);
				continue;
			}
			const outcome = await this.attempt(entry, content, found, spent.retriedMs, patience);
			if ('taken' in outcome) {
				const { attempt } = found;
				return { ...after(entry, outcome.taken), attempts: attempt, waitedMs: spent.waitedMs };
			}
			if ('because' in outcome) {
				found = outcome.because;
				continue;
			}
			spent.waitedMs += outcome.waitMs;
			spent.retriedMs += outcome.waitMs;
			await this.pause(outcome.waitMs);
			found = await this.look(entry);
		}
	}

	/** A doubtful message is looked up where that can be done. */
	private async look(entry: NewEntry): Promise<Looked> {
		const found = await this.outbox.look(entry, this.lane);
		const isDoubtful = found.kind === 'refused' && found.error.code === 'MAIL_DOUBTFUL';
		if (!isDoubtful || this.transport.lookUp === undefined) return found;
		// What lies there may be what the others got before.
		if (hasLeftForSome(found.entry)) return found;
		// What was asked just now may still be on its way.
		const age = (await this.outbox.now()) - found.entry.updatedAt;
		if (age >= 0 && age < LEASE_MS) return found;
		const evidence = await this.transport.lookUp(found.entry, this.ports.signal);
		if (evidence === 'unknown') return found;
		const decision = evidence === 'sent' ? 'sent' : 'again';
		const { attempts } = found.entry;
		await this.outbox.settle(entry.key, decision, 'Looked up', attempts).catch((error: unknown) => {
			// The evidence is about an earlier try than that of somebody else meanwhile.
			if (!(error instanceof MailError) || error.code !== 'MAIL_ENTRY_MOVED_ON') throw error;
		});
		return await this.outbox.look(entry, this.lane);
	}

	private async attempt(
		entry: NewEntry,
		content: MailContent,
		found: Extract<Looked, { kind: 'open' }>,
		retriedMs: number,
		patience: Patience,
	): Promise<{ taken: Taken } | { waitMs: number } | { because: NotBegun }> {
		const { attempt, sentOn, evidence, recipients } = found;
		let held: HeldClaim | undefined;
		const mail = {
			content,
			key: entry.key,
			messageId: entry.messageId,
			date: sentOn,
			boundary: boundaryOf(entry.key, this.ports.digest),
			recipients,
			evidence,
		};
		let taken: Taken;
		try {
			taken = await this.transport.send(mail, {
				beforeData: async (by) => {
					held = await this.claim(entry, { sentOn, evidence: by });
				},
				signal: this.ports.signal,
			});
		} catch (error) {
			const tried = { entry, claim: held?.claim, attempt, recipients, refused: found.refused };
			const leftMs = patience.retryWithinMs - retriedMs;
			return await this.notTaken(tried, error, leftMs).finally(() => held?.release());
		}
		if (held !== undefined) {
			const refused = [...found.refused, ...taken.refused];
			await this.noteTaken(held, { ...taken, refused }, attempt);
		}
		return { taken };
	}

	private async notTaken(
		tried: Tried,
		error: unknown,
		leftMs: number,
	): Promise<{ waitMs: number } | { because: NotBegun }> {
		if (error instanceof NotClaimed) return { because: error.because };
		if (!(error instanceof MailError)) throw error;
		await this.last.noteIfPossible();
		return await this.failures.note(tried, error, leftMs);
	}

	private async claim(entry: NewEntry, given: GivenAtClaim): Promise<HeldClaim> {
		const begun = await this.last.alongWith((before) =>
			this.outbox.claim(entry, this.lane, given, before),
		);
		if (begun.kind !== 'claimed') throw new NotClaimed(begun);
		return new HeldClaim(begun.claim, this.lane, this.outbox, this.ports);
	}

	private async noteTaken(held: HeldClaim, taken: Taken, attempt: number): Promise<void> {
		const { claim } = held;
		const { reply, refused } = taken;
		const forNow = refused.filter(isRefusedForNow);
		if (forNow.length > 0) {
			await this.noteSomeLater(held, taken, { attempt, forNow });
			return;
		}
		const isPartly = refused.length > 0;
		const state = isPartly ? 'partly' : taken.state;
		this.last.keep({ claim, lane: this.lane, state, reply, refused }, held);
		if (!isPartly && taken.wasSentBefore !== true) return;
		await this.flush();
		if (!isPartly) return;
		throw partlyRefused({ key: claim.key, refused });
	}

	/** Those that the server would not take for now get it from a later run. */
	private async noteSomeLater(
		held: HeldClaim,
		{ reply, refused }: Taken,
		given: { readonly attempt: number; readonly forNow: Taken['refused'] },
	): Promise<void> {
		const { claim } = held;
		const { nextRunMs } = retryIn(given.attempt, undefined, this.ports.random);
		const dueAt = (await this.outbox.now()) + nextRunMs;
		const failure = someLater(given.forNow);
		const later = { dueAt, failure };
		this.last.keep({ claim, lane: this.lane, state: 'deferred', reply, refused, later }, held);
		await this.flush();
		throw deferred(claim.key, dueAt, failure);
	}

	/** Waits for the limits, or defers the message when that would take too long. */
	private async wait(
		entry: NewEntry,
		{ waitMs, because }: Extract<NotBegun, { kind: 'wait' }>,
		waitedMs: number,
		{ longestWaitMs }: Patience,
	): Promise<number> {
		const { recipientsPerDay = Infinity } = this.profile.limits;
		if (because === 'limit' && entry.recipients.length > recipientsPerDay) {
			const error = moreThanADayHolds(entry, this.profile.code, recipientsPerDay);
			// Not failed: it goes when the profile allows more.
			await this.outbox.setBack(entry, 'pending', error, { isTry: false });
			throw error;
		}
		if (waitedMs + waitMs > longestWaitMs) {
			const dueAt = (await this.outbox.now()) + waitMs;
			const error =
				because === 'limit'
					? limitReached(entry.key, this.profile.code, dueAt)
					: deferred(entry.key, dueAt, {
							message: 'the mail server has asked this profile to come back later.',
						});
			await this.outbox.setBack(entry, 'deferred', error, { dueAt, isTry: false });
			throw error;
		}
		if (waitMs >= 5000) {
			const seconds = Math.ceil(waitMs / 1000);
			this.ports.logger.info('Waiting until the e-mail profile may send again', { seconds });
		}
		await this.pause(waitMs);
		return waitMs;
	}

	private async pause(milliseconds: number): Promise<void> {
		await this.last.noteIfPossible();
		await this.ports.clock.sleep(milliseconds, this.ports.signal).catch((error: unknown) => {
			this.throwIfCancelled();
			throw error;
		});
	}

	private throwIfCancelled(): void {
		if (this.ports.signal?.aborted !== true) return;
		throw new MailError({
			code: 'MAIL_CANCELLED',
			message: 'The execution was canceled before this message was sent.',
			remedy: 'Start it again when you want it sent.',
			failureClass: 'transient',
		});
	}
}
