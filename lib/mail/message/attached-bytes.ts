import { itemError, MailError } from '../errors';
import type { MailAttachment } from './content';

/**
 * The bytes of an attachment, piece by piece.
 *
 * @throws MailError MAIL_ATTACHMENT_UNREADABLE
 */
export async function* attachedBytes(attachment: MailAttachment): AsyncGenerator<Uint8Array, void> {
	try {
		yield* await attachment.open();
	} catch (error) {
		if (error instanceof MailError) throw error;
		throw unreadable(attachment.fileName, error);
	}
}

/** What it means that a file cannot be read, whatever the store of files says of it. */
export function unreadable(fileName: string, error: unknown): MailError {
	const because = error instanceof Error ? error.message : String(error);
	return itemError(
		'MAIL_ATTACHMENT_UNREADABLE',
		`The attachment ${fileName} could not be read to its end (${because}), so the message was not sent.`,
		'Look at the step that gives the file, and run again.',
	);
}
