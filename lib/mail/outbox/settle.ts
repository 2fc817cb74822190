import { hasLeftForSome, type EntryState, type OutboxEntry } from './entry';
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
	if (entry.state === 'sent' || entry.state === 'partly') {
		throw wrongState(entry, 'it has left already, so it is neither sent again nor given up.');
	}
	if (decision === 'again') return 'pending';
	return hasLeftForSome(entry) ? 'partly' : 'failed';
}
