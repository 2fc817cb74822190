import type { Channel } from './channel';
import { otherChannel } from './failures';
import type { StoredFiling } from './filing-row';

/**
 * That a channel is asked about what was sent through it. Another one has never heard of the filing, and its
 * silence would pass for proof that nothing arrived.
 *
 * @throws FilingError TAX_FILING_OTHER_CHANNEL
 */
export function requireSameChannel(filing: StoredFiling, { name }: Channel): void {
	// Of what was sent before channels were kept, nobody knows.
	if (filing.channel !== '' && filing.channel !== name) throw otherChannel(filing, name);
}
