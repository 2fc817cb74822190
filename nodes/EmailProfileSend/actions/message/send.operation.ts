import type { IDataObject } from 'n8n-workflow';
import type { NewEntry, Sent } from '../../../../lib/mail';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { withBinary } from '../../../shared/row-binary';
import { showFor } from '../../../shared/show-for';
import type { MailSession } from '../../session';
import { writeDraft } from './draft-file';
import { sendParameters } from './message-parameters';
import { messageOf, type ItemMessage } from './read-message';

export const description = showFor('message', ['send'], sendParameters);

/** Messages by the place of their item; those that cannot be read are left out. */
type Prepared = ReadonlyMap<number, ItemMessage>;

/**
 * Puts every message into the outbox before the first is sent: what a broken run leaves behind is
 * there to be seen.
 */
export async function prepare({ session, items }: OperationRun<MailSession>): Promise<Prepared> {
	const messages = new Map<number, ItemMessage>();
	const entries: NewEntry[] = [];
	// A profile that cannot be used fails here, for all items.
	const sender = await session.sender();
	for (const parameters of items) {
		const message = await messageOf(session, parameters).catch(() => undefined);
		if (message === undefined) continue;
		messages.set(parameters.item, message);
		entries.push(sender.entryOf(message.key, message.content));
	}
	await (await session.outbox()).register(entries);
	return messages;
}

export async function execute({
	session,
	parameters,
	prepared,
}: OperationCall<MailSession, Prepared>): Promise<IDataObject[]> {
	const { item } = parameters;
	const message = prepared.get(item) ?? (await messageOf(session, parameters));
	const { profile } = await session.profile();
	const sender = await session.sender();
	const sent = await sender.send(message.key, message.content, message.patience);
	if (!sent.wasSentBefore) session.lastSent = item;
	const row: IDataObject = {
		state: sent.state,
		sentBefore: sent.wasSentBefore,
		key: sent.key,
		messageId: sent.messageId,
		profile: profile.code,
		from: message.content.from.address,
		recipients: [...sent.recipients],
		subject: message.content.subject,
		reply: sent.reply,
		attempts: sent.attempts,
		waitedSeconds: Math.round(sent.waitedMs / 1000),
	};
	return [await withDraft(session, parameters.text('draftFolder', 'Folder'), sent, row)];
}

async function withDraft(
	{ context }: MailSession,
	folder: string,
	{ file, key }: Sent,
	row: IDataObject,
): Promise<IDataObject> {
	if (file === undefined) return row;
	const draft = await writeDraft(context, folder, key, file);
	const whole = draft.path === undefined ? row : { ...row, file: draft.path };
	return withBinary(whole, { draft: draft.binary });
}
