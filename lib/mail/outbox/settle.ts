import { hasLeftForSome, type EntryState, type OutboxEntry } from './entry';
import { busy, movedOn, wrongState } from './errors';

/**
 * - `sent`: it was sent after all, or the rest was done in another way
 * - `again`: it was not sent, and shall be at the next run
 * - `giveUp`: it shall not be sent
 */
export type Decision = 'sent' | 'again' | 'giveUp';

/**
 * The state that follows from a decision.
 *
 * @param seen how often it had been tried when it was looked at; undefined where nobody says so
 * @throws MailError MAIL_ENTRY_STATE, MAIL_ENTRY_MOVED_ON, MAIL_BUSY
 */
export function decide(entry: OutboxEntry, decision: Decision, seen?: number): EntryState {
	if (entry.state === 'sending') throw busy(entry.key);
	if (seen !== undefined && seen !== entry.attempts) throw movedOn(entry, seen);
	if (decision === 'sent') return 'sent';
	if (entry.state === 'sent' || entry.state === 'partly') {
		throw wrongState(entry, 'it has left already, so it is neither sent again nor given up.');
	}
	if (decision === 'again') return 'pending';
	return hasLeftForSome(entry) ? 'partly' : 'failed';
}
