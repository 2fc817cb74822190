import type { Channel } from './channel';
import type { FilingError } from './errors';
import { mayYetArrive, unproven } from './failures';
import type { StoredFiling } from './filing-row';

/** What was cut off may still be on its way into the channel's list. */
const ARRIVES_WITHIN_MS = 15 * 60_000;

/** What the channel says of a filing in doubt. */
export type LookedUp =
	| { readonly is: 'found'; readonly reference: string }
	| { readonly is: 'unclear'; readonly error: FilingError }
	| { readonly is: 'notThere' };

/**
 * Whether a filing in doubt has arrived. Only its own reference proves that it has; where the channel cannot be
 * asked by that, anything that arrived since may be another filing of the taxpayer, also one of another program.
 *
 * @param ours references of the channel that are known to be those of other filings
 */
export async function lookUp(
	filing: StoredFiling,
	channel: Channel,
	{ ours, now }: { readonly ours: () => Promise<readonly string[]>; readonly now: number },
): Promise<LookedUp> {
	if (channel.find !== undefined) {
		const reference = await channel.find(filing);
		if (reference !== null) return { is: 'found', reference };
	} else {
		const there = await channel.references(filing.kind, filing.taxpayer);
		const known = new Set([...filing.knownReferences, ...(await ours())]);
		const fresh = there.filter((reference) => !known.has(reference));
		if (fresh.length > 0) return { is: 'unclear', error: unproven(filing, fresh) };
	}
	const isOnItsWay = now - (filing.sentAt ?? now) < ARRIVES_WITHIN_MS;
	return isOnItsWay ? { is: 'unclear', error: mayYetArrive(filing) } : { is: 'notThere' };
}
