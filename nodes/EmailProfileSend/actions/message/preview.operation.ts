import type { IDataObject } from 'n8n-workflow';
import { recipientsOf, shownAddress } from '../../../../lib/mail';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import type { MailSession } from '../../session';
import { messageParameters } from './message-parameters';
import { messageOf } from './read-message';

export const description = showFor('message', ['preview'], messageParameters);

/** What Send would do with the item, and what the outbox knows of it already. */
export async function execute({
	session,
	parameters,
}: OperationCall<MailSession>): Promise<IDataObject[]> {
	const { profile } = await session.profile(parameters.item);
	const { key, content } = await messageOf(session, parameters);
	const known = await (await session.outbox()).find(key);
	return [
		{
			key,
			state: known?.state ?? 'new',
			profile: profile.code,
			from: shownAddress(content.from),
			to: content.to.map(shownAddress),
			cc: content.cc.map(shownAddress),
			bcc: content.bcc.map(shownAddress),
			replyTo: content.replyTo.map(shownAddress),
			recipients: recipientsOf(content).length,
			subject: content.subject,
			text: content.text,
			html: content.html,
			priority: content.priority,
			headers: { ...content.headers },
			attachments: content.attachments.map(({ fileName, contentType, size, contentId }) => ({
				fileName,
				contentType,
				...(size !== undefined && { bytes: size }),
				isInline: contentId !== '',
			})),
		},
	];
}
