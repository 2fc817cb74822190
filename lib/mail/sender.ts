import { isCodedError } from '../errors/coded-error';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { Random } from '../ports/random';
import { MailError } from './errors';
import { recipientsOf, type MailContent } from './message/content';
import { boundaryOf, contentHash, messageIdOf, type Digest } from './message/key';
import type { Begun } from './outbox/begin';
import type { Claim, NewEntry, OutboxEntry, RefusedRecipient } from './outbox/entry';
import { deferred, doubtful, limitReached, partlyRefused } from './outbox/errors';
import { LEASE_MS, type Lane, type Outbox } from './outbox/outbox';
import type { MailProfile } from './profile/profile';
import { retryIn } from './retry';
import type { MailTransport, Taken } from './transport/transport';

export interface SenderPorts {
	readonly clock: Clock;
	readonly random: Random;
	readonly logger: Logger;
	/** SHA-256 in Base64. */
	readonly digest: Digest;
	readonly signal?: AbortSignal;
}

export interface SenderSettings {
	/** How long one message may wait for the limits of its profile within a run. */
	readonly longestWaitMs: number;
	/** How long one message is tried again within a run, when the server was busy. */
	readonly retryWithinMs: number;
}

/** What became of one message. */
export interface Sent {
	readonly key: string;
	readonly messageId: string;
	readonly state: 'sent' | 'handedOver';
	/** It had left in an earlier run; nothing was done now. */
	readonly wasSentBefore: boolean;
	readonly reply: string;
	readonly recipients: readonly string[];
	/** How long limits or the server made it wait. */
	readonly waitedMs: number;
	readonly attempts: number;
	readonly file?: Uint8Array;
}

/** Tries at writing down that a message was sent. */
const TRIES_AT_NOTING = 5;

/** Sends messages through one profile, each at most once, by way of the outbox. */
export class MailSender {
	private readonly lane: Lane;

	constructor(
		private readonly profile: MailProfile,
		private readonly outbox: Outbox,
		private readonly transport: MailTransport,
		private readonly ports: SenderPorts,
		private readonly settings: SenderSettings,
	) {
		this.lane = {
			name: ports.digest(`${profile.code} ${profile.sender.address}`.toLowerCase()),
			limits: profile.limits,
		};
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
	async send(key: string, content: MailContent): Promise<Sent> {
		const entry = this.entryOf(key, content);
		let waitedMs = 0;
		let retriedMs = 0;
		for (;;) {
			this.throwIfCancelled();
			const begun = await this.begin(entry);
			if (begun.kind === 'done') return before(begun.entry);
			if (begun.kind === 'refused') throw begun.error;
			if (begun.kind === 'wait') {
				waitedMs += await this.wait(entry, begun, waitedMs);
				continue;
			}
			const outcome = await this.attempt(entry, content, begun, retriedMs);
			if ('taken' in outcome) {
				return { ...after(entry, outcome.taken), attempts: begun.attempt, waitedMs };
			}
			waitedMs += outcome.waitMs;
			retriedMs += outcome.waitMs;
			await this.pause(outcome.waitMs);
		}
	}

	/** A doubtful message is looked up where that can be done. */
	private async begin(entry: NewEntry): Promise<Begun> {
		const begun = await this.outbox.begin(entry, this.lane);
		const isDoubtful = begun.kind === 'refused' && begun.error.code === 'MAIL_DOUBTFUL';
		if (!isDoubtful || this.transport.lookUp === undefined) return begun;
		// What was asked just now may still be on its way.
		if ((await this.outbox.now()) < begun.entry.updatedAt + LEASE_MS) return begun;
		const found = await this.transport.lookUp(begun.entry);
		if (found === 'unknown') return begun;
		await this.outbox.settle(entry.key, found === 'sent' ? 'sent' : 'again', 'Looked up');
		return await this.outbox.begin(entry, this.lane);
	}

	private async attempt(
		entry: NewEntry,
		content: MailContent,
		{ claim, attempt, sentOn }: Extract<Begun, { kind: 'claimed' }>,
		retriedMs: number,
	): Promise<{ readonly taken: Taken } | { readonly waitMs: number }> {
		const known = await this.evidenceOf(claim, attempt);
		const mail = {
			content,
			key: entry.key,
			messageId: entry.messageId,
			date: sentOn,
			boundary: boundaryOf(entry.key, this.ports.digest),
			recipients: entry.recipients,
			evidence: known,
		};
		const ended = new AbortController();
		void this.keepClaim(claim, ended.signal);
		let taken: Taken;
		try {
			taken = await this.transport.send(mail, {
				beforeData: (evidence) => this.outbox.noteData(claim, evidence),
				signal: this.ports.signal,
			});
		} catch (error) {
			ended.abort();
			return await this.failed(claim, attempt, error, retriedMs);
		}
		ended.abort();
		await this.noteTaken(claim, taken);
		if (taken.refused.length > 0) throw partlyRefused({ key: entry.key, refused: taken.refused });
		return { taken };
	}

	/** Of an earlier try; a first one has none. */
	private async evidenceOf({ key }: Claim, attempt: number): Promise<string | null> {
		if (attempt === 1) return null;
		return (await this.outbox.find(key))?.evidence ?? null;
	}

	private async noteTaken(claim: Claim, taken: Taken): Promise<void> {
		const state = taken.refused.length > 0 ? 'partly' : taken.state;
		for (let attempt = 1; ; attempt += 1) {
			try {
				await this.outbox.finish(claim, this.lane, { ...taken, state });
				return;
			} catch (error) {
				if (attempt === TRIES_AT_NOTING || error instanceof MailError) {
					const cause = isCodedError(error) ? error.code : undefined;
					const reason = 'the server has taken it, but that could not be written down.';
					throw doubtful(claim.key, reason, cause);
				}
				await this.ports.clock.sleep(100 * 2 ** attempt);
			}
		}
	}

	/** Writes down what a failure means; gives how long to wait when it is worth trying again now. */
	private async failed(
		claim: Claim,
		attempt: number,
		error: unknown,
		retriedMs: number,
	): Promise<{ readonly waitMs: number }> {
		// What is no finding about the mail, such as a store that cannot be used, leaves it pending.
		if (!(error instanceof MailError)) throw error;
		if (error.code === 'MAIL_TAKEN_OVER') throw error;
		switch (error.failureClass) {
			case 'profile':
				await this.outbox.giveUp(claim, this.lane, 'pending', error);
				throw error;
			case 'item':
				await this.outbox.giveUp(claim, this.lane, 'failed', error);
				throw error;
			case 'doubtful':
				await this.outbox.giveUp(claim, this.lane, 'doubtful', error);
				throw doubtful(claim.key, error.message);
			case 'transient':
				return await this.later(claim, attempt, error, retriedMs);
		}
	}

	private async later(
		claim: Claim,
		attempt: number,
		error: MailError,
		retriedMs: number,
	): Promise<{ readonly waitMs: number }> {
		const { nowMs, nextRunMs } = retryIn(attempt, error.retryAfterMs, this.ports.random);
		if (retriedMs + nowMs <= this.settings.retryWithinMs) {
			await this.outbox.giveUp(claim, this.lane, 'pending', error);
			return { waitMs: nowMs };
		}
		const dueAt = (await this.outbox.now()) + nextRunMs;
		await this.outbox.giveUp(claim, this.lane, 'deferred', error, dueAt);
		if (error.slowsProfile) await this.outbox.pause(this.lane, nextRunMs);
		throw deferred(claim.key, dueAt, error.message);
	}

	/** Waits for the limits, or defers the message when that would take too long. */
	private async wait(
		entry: NewEntry,
		{ waitMs, because }: Extract<Begun, { kind: 'wait' }>,
		waitedMs: number,
	): Promise<number> {
		if (waitedMs + waitMs > this.settings.longestWaitMs) {
			const dueAt = (await this.outbox.now()) + waitMs;
			const error =
				because === 'limit'
					? limitReached(entry.key, this.profile.code, dueAt)
					: deferred(
							entry.key,
							dueAt,
							'the mail server has asked this profile to come back later.',
						);
			await this.outbox.defer(entry.key, error, dueAt);
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
		await this.ports.clock.sleep(milliseconds, this.ports.signal).catch((error: unknown) => {
			this.throwIfCancelled();
			throw error;
		});
	}

	/** A large message takes its time. */
	private async keepClaim(claim: Claim, ended: AbortSignal): Promise<void> {
		const wait = (): Promise<boolean> =>
			this.ports.clock.sleep(LEASE_MS / 4, ended).then(
				() => !ended.aborted,
				() => false,
			);
		while (await wait()) {
			await this.outbox.renew(claim, this.lane).catch((error: unknown) => {
				const reason = isCodedError(error) ? error.code : 'unknown';
				this.ports.logger.debug('A claim on a message could not be renewed', { reason });
			});
		}
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

function before(entry: OutboxEntry): Sent {
	return {
		key: entry.key,
		messageId: entry.messageId,
		state: entry.state === 'handedOver' ? 'handedOver' : 'sent',
		wasSentBefore: true,
		reply: entry.reply ?? '',
		recipients: without(entry.recipients, entry.refused),
		waitedMs: 0,
		attempts: entry.attempts,
	};
}

function after(entry: NewEntry, taken: Taken): Omit<Sent, 'attempts' | 'waitedMs'> {
	return {
		key: entry.key,
		messageId: entry.messageId,
		state: taken.state,
		wasSentBefore: false,
		reply: taken.reply,
		recipients: entry.recipients,
		...(taken.file !== undefined && { file: taken.file }),
	};
}

function without(
	recipients: readonly string[],
	refused: readonly RefusedRecipient[],
): readonly string[] {
	const gone = new Set(refused.map(({ address }) => address));
	return recipients.filter((address) => !gone.has(address));
}
