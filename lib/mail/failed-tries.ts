import type { Random } from '../ports/random';
import type { MailError } from './errors';
import type { Claim, NewEntry, RefusedRecipient } from './outbox/entry';
import { deferred, doubtful, partlyRefused } from './outbox/errors';
import type { Lane, NotTaken, Outbox } from './outbox/outbox';
import { retryIn } from './retry';

/** A try at a message. */
export interface Tried {
	readonly entry: NewEntry;
	/** Undefined when the server had not asked for it. */
	readonly claim: Claim | undefined;
	/** Number of the try, from 1. */
	readonly attempt: number;
	/** Whom it was for. */
	readonly recipients: readonly string[];
	/** Who is lost already. */
	readonly refused: readonly RefusedRecipient[];
}

/** Tries at messages that failed, as the outbox is told of them. */
export class FailedTries {
	constructor(
		private readonly outbox: Outbox,
		private readonly lane: Lane,
		private readonly random: Random,
	) {}

	/**
	 * Writes down what a failure means; gives how long to wait when it is worth trying again now.
	 *
	 * @param leftMs how long it may be tried again within this run
	 * @throws MailError the failure as the message is left with it
	 */
	async note(tried: Tried, error: MailError, leftMs: number): Promise<{ readonly waitMs: number }> {
		switch (error.failureClass) {
			case 'profile':
				await this.setBack(tried, 'pending', error);
				throw error;
			case 'item':
				return await this.refused(tried, error);
			case 'doubtful':
				if (tried.claim !== undefined) {
					await this.outbox.giveUp(tried.claim, this.lane, 'doubtful', error);
				}
				throw doubtful(tried.entry.key, error.message);
			case 'transient':
				if (error.code === 'MAIL_CANCELLED') {
					await this.setBack(tried, 'pending', error);
					throw error;
				}
				return await this.later(tried, error, leftMs);
		}
	}

	/** Where others have it already, it was sent in part. */
	private async refused(tried: Tried, error: MailError): Promise<never> {
		const { entry, recipients } = tried;
		if (recipients.length === entry.recipients.length) {
			await this.setBack(tried, 'failed', error);
			throw error;
		}
		const now = recipients.map((address) => ({ address, reply: error.message }));
		const refused = [...tried.refused, ...now];
		const partly = partlyRefused({ key: entry.key, refused });
		await this.setBack(tried, 'partly', partly, { refused });
		throw partly;
	}

	private async later(
		tried: Tried,
		error: MailError,
		leftMs: number,
	): Promise<{ readonly waitMs: number }> {
		const { nowMs, nextRunMs } = retryIn(tried.attempt, error.retryAfterMs, this.random);
		if (nowMs <= leftMs) {
			await this.setBack(tried, 'pending', error);
			return { waitMs: nowMs };
		}
		const dueAt = (await this.outbox.now()) + nextRunMs;
		await this.setBack(tried, 'deferred', error, { dueAt });
		if (error.slowsProfile) await this.outbox.pause(this.lane, nextRunMs);
		throw deferred(tried.entry.key, dueAt, error);
	}

	private async setBack(
		{ entry, claim }: Tried,
		state: 'pending' | 'failed' | 'partly' | 'deferred',
		error: MailError,
		further: NotTaken = {},
	): Promise<void> {
		if (claim !== undefined) await this.outbox.giveUp(claim, this.lane, state, error, further);
		else await this.outbox.setBack(entry, state, error, { ...further, isTry: true });
	}
}
