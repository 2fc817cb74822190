import type { Permit, RequestAllowance } from '../../../../lib/accountview';

/** An allowance that lets nobody wait, and remembers what it was asked and told. */
export class CountingAllowance implements RequestAllowance {
	/** `taken`, `answered` or `lost`, in order. */
	readonly events: string[] = [];
	readonly asked: { readonly lane: string; readonly limit: number }[] = [];

	take(lane: string, limit: number): Promise<Permit> {
		this.asked.push({ lane, limit });
		this.events.push('taken');
		return Promise.resolve({
			answered: () => this.events.push('answered'),
			lost: () => this.events.push('lost'),
		});
	}
}
