import type { IDataObject } from 'n8n-workflow';
import type { NewEntry } from '../../../../lib/mail';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { withBinary } from '../../../shared/row-binary';
import { showFor } from '../../../shared/show-for';
import type { MailSession } from '../../session';
import { writeDraft, type WrittenDraft } from './draft-file';
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
	// One that all items share and that cannot be used fails here, for all of them.
	if (session.hasOneProfile()) await session.sender(0);
	for (const parameters of items) {
		const sender = await session.sender(parameters.item).catch(() => undefined);
		const message = await messageOf(session, parameters).catch(() => undefined);
		if (sender === undefined || message === undefined) continue;
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
	const given = prepared.get(item) ?? (await messageOf(session, parameters));
	const folder = parameters.text('draftFolder', 'Folder');
	let draft: WrittenDraft | undefined;
	const putDraft = async (file: Uint8Array): Promise<void> => {
		draft = await writeDraft(session.context, folder, given.key, file);
	};
	const message = { ...given, content: { ...given.content, putDraft } };
	const { profile } = await session.profile(item);
	const sender = await session.sender(item);
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
	return [draft === undefined ? row : withDraft(draft, row)];
}

function withDraft(draft: WrittenDraft, row: IDataObject): IDataObject {
	const whole = draft.path === undefined ? row : { ...row, file: draft.path };
	return withBinary(whole, { draft: draft.binary });
}
