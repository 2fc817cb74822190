import { isCodedError } from '../../errors/coded-error';
import { MailError } from '../errors';
import { doubtful } from './errors';
import type { HeldClaim, HoldingPorts } from './held-claim';
import type { Finished, Outbox } from './outbox';

/** Tries at writing down that a message was taken. */
const TRIES = 5;

/**
 * The last message that a server has taken, until that is written down. Its claim is kept so long:
 * the next message may be on its way for minutes before it claims anything.
 */
export class LastTaken {
	private last: { readonly finished: Finished; readonly held: HeldClaim } | undefined;

	constructor(
		private readonly outbox: Pick<Outbox, 'finish'>,
		private readonly ports: HoldingPorts,
	) {}

	/** Undefined when everything is written down. */
	get key(): string | undefined {
		return this.last?.held.claim.key;
	}

	keep(finished: Finished, held: HeldClaim): void {
		this.last = { finished, held };
	}

	/** Does work whose transaction writes it down as well. */
	async alongWith<Result>(work: (before?: Finished) => Promise<Result>): Promise<Result> {
		if (this.last === undefined) return await work();
		try {
			const result = await work(this.last.finished);
			this.letGo();
			return result;
		} catch (error) {
			if (!(error instanceof MailError) || error.code !== 'MAIL_TAKEN_OVER') throw error;
			// Somebody has decided about it since: that stands, and is no business of the next message.
			this.ports.logger.warn('What became of a message was decided by somebody else meanwhile');
			this.letGo();
			return await work();
		}
	}

	/**
	 * Writes it down by itself.
	 *
	 * @throws MailError MAIL_DOUBTFUL when that cannot be done; unless somebody else has decided about
	 * it, the next occasion tries again
	 */
	async note(): Promise<void> {
		if (this.last === undefined) return;
		const { finished, held } = this.last;
		for (let attempt = 1; ; attempt += 1) {
			try {
				await this.outbox.finish(finished);
				this.letGo();
				return;
			} catch (error) {
				if (attempt === TRIES || error instanceof MailError) {
					held.release();
					if (error instanceof MailError) this.last = undefined;
					const cause = isCodedError(error) ? error.code : undefined;
					const reason = 'the server has taken it, but that could not be written down.';
					throw doubtful(held.claim.key, reason, cause);
				}
				await this.ports.clock.sleep(100 * 2 ** attempt);
			}
		}
	}

	/** The same between other messages, whose failure it would not be. */
	async noteIfPossible(): Promise<void> {
		await this.note().catch((error: unknown) => {
			const reason = isCodedError(error) ? error.code : 'unknown';
			this.ports.logger.warn('What became of a message could not be written down yet', { reason });
		});
	}

	private letGo(): void {
		this.last?.held.release();
		this.last = undefined;
	}
}
