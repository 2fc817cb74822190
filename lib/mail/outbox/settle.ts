import type { EntryState, OutboxEntry } from './entry';
import { busy, wrongState } from './errors';

/**
 * - `sent`: it was sent after all, or the rest was done in another way
 * - `again`: it was not sent, and shall be at the next run
 * - `giveUp`: it shall not be sent
 */
export type Decision = 'sent' | 'again' | 'giveUp';

/**
 * The state that follows from a decision.
 *
 * @throws MailError MAIL_ENTRY_STATE, MAIL_BUSY
 */
export function decide(entry: OutboxEntry, decision: Decision): EntryState {
	if (entry.state === 'sending') throw busy(entry.key);
	if (decision === 'sent') return 'sent';
	const hasLeft =
		entry.state === 'sent' || entry.state === 'partly' || entry.state === 'handedOver';
	if (hasLeft) {
		throw wrongState(entry, 'it has left already, so it is neither sent again nor given up.');
	}
	return decision === 'again' ? 'pending' : 'failed';
}
