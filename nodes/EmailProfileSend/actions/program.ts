import type { NodeProgram } from '../../shared/run-operations';
import { mailFailures } from '../../shared/mail/failure-policy';
import type { MailSession } from '../session';
import { messageOperations } from './message/message.resource';
import { outboxOperations } from './outbox/outbox.resource';
import { profileOperations } from './profile/profile.resource';

/** What the node can do. */
export const operations = {
	message: messageOperations,
	outbox: outboxOperations,
	profile: profileOperations,
};

/** The same within one run. */
export function programFor(session: MailSession): NodeProgram<MailSession> {
	return {
		open: () => Promise.resolve(session),
		failures: mailFailures,
		recordResources: ['message'],
		operations,
	};
}
