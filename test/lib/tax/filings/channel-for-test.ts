import type { Channel, ChannelFiling, StatusReport } from '../../../../lib/tax/filings';

const LINE = { at: '2026-04-01T10:00:00Z', fault: '' };
export const PENDING: StatusReport = {
	...LINE,
	code: '100',
	nl: 'Aanleveren gelukt',
	en: 'Delivered',
	outcome: 'pending',
	isFinal: false,
};
export const ACCEPTED: StatusReport = {
	...LINE,
	code: '500',
	nl: 'Geaccepteerd',
	en: 'Accepted',
	outcome: 'accepted',
	isFinal: true,
};
export const REJECTED: StatusReport = {
	...LINE,
	code: '510',
	nl: 'Niet geaccepteerd',
	en: 'Refused',
	outcome: 'rejected',
	isFinal: true,
	fault: 'De periode klopt niet',
};

/** A way to the tax authority that keeps what it got. */
export class ChannelForTest implements Channel {
	readonly name = 'channel of the test';
	readonly received: ChannelFiling[] = [];
	/** What the next delivery ends with, after it was received or not. */
	failure: { readonly error: Error; readonly isReceived: boolean } | undefined;
	said: readonly StatusReport[] = [PENDING];
	/** Of other programs that file for the same taxpayer. */
	others: string[] = [];
	/** What is waited for before the next delivery ends. */
	meanwhile: (() => Promise<unknown>) | undefined;

	async deliver(filing: ChannelFiling): Promise<{ readonly reference: string }> {
		const { failure, meanwhile } = this;
		this.failure = undefined;
		this.meanwhile = undefined;
		if (failure?.isReceived !== false) this.received.push(filing);
		await meanwhile?.();
		if (failure !== undefined) throw failure.error;
		return { reference: referenceOf(filing) };
	}

	references(): Promise<readonly string[]> {
		return Promise.resolve([...this.others, ...this.received.map(referenceOf)]);
	}

	statuses(): Promise<readonly StatusReport[]> {
		return Promise.resolve(this.said);
	}
}

function referenceOf({ reference }: ChannelFiling): string {
	return `theirs-${reference}`;
}
