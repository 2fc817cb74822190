import type { IDataObject } from 'n8n-workflow';
import { inDutch, type OutboxEntry } from '../../../../lib/mail';

/** A message of the outbox as an item. */
export function entryRow(entry: OutboxEntry): IDataObject {
	const dutch = entry.code === null ? undefined : inDutch(entry.code);
	return {
		key: entry.key,
		state: entry.state,
		profile: entry.profile,
		from: entry.sender,
		recipients: [...entry.recipients],
		subject: entry.subject,
		attempts: entry.attempts,
		dueAt: entry.dueAt === null ? null : new Date(entry.dueAt).toISOString(),
		code: entry.code,
		reason: entry.reason,
		remedy: entry.remedy,
		reasonNl: dutch?.messageNl ?? null,
		remedyNl: dutch?.remedyNl ?? null,
		refused: entry.refused.map((one) => ({ ...one })),
		reply: entry.reply,
		messageId: entry.messageId,
		note: entry.note,
		createdAt: new Date(entry.createdAt).toISOString(),
		updatedAt: new Date(entry.updatedAt).toISOString(),
	};
}
