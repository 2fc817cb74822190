import { isCodedError } from '../../errors/coded-error';
import type { Clock } from '../../ports/clock';
import type { Logger } from '../../ports/logger';
import type { Claim } from './entry';
import { LEASE_MS, type Lane, type Outbox } from './outbox';

export interface HoldingPorts {
	readonly clock: Clock;
	readonly logger: Logger;
}

/** A claim that is renewed until it is released: a large message takes its time. */
export class HeldClaim {
	private readonly ended = new AbortController();

	constructor(
		readonly claim: Claim,
		private readonly lane: Lane,
		private readonly outbox: Pick<Outbox, 'renew'>,
		private readonly ports: HoldingPorts,
	) {
		void this.keep();
	}

	release(): void {
		// Without a reason Node makes an exception with its stack, which costs more than all else here.
		this.ended.abort('released');
	}

	private async keep(): Promise<void> {
		while (await this.isDueAgain()) {
			await this.outbox.renew(this.claim, this.lane).catch((error: unknown) => {
				const reason = isCodedError(error) ? error.code : 'unknown';
				this.ports.logger.debug('A claim on a message could not be renewed', { reason });
			});
		}
	}

	private isDueAgain(): Promise<boolean> {
		const { signal } = this.ended;
		return this.ports.clock.sleep(LEASE_MS / 4, signal).then(
			() => !signal.aborted,
			() => false,
		);
	}
}
