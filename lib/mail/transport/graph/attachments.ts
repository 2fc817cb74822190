import { itemError } from '../../errors';
import { attachedBytes } from '../../message/attached-bytes';
import type { MailAttachment } from '../../message/content';

/** From here on an attachment goes in pieces. */
export const SMALL_BYTES = 3 * 1024 * 1024;

/** Of one piece: a multiple of 320 KiB below 4 MB, as Graph asks. */
const PIECE_BYTES = 12 * 320 * 1024;

/** A small attachment as one request takes it. */
export async function fileAttachment(attachment: MailAttachment): Promise<unknown> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of attachedBytes(attachment)) chunks.push(chunk);
	return {
		'@odata.type': '#microsoft.graph.fileAttachment',
		name: attachment.fileName,
		contentType: attachment.contentType,
		contentBytes: Buffer.concat(chunks).toString('base64'),
		...(attachment.contentId !== '' && { isInline: true, contentId: attachment.contentId }),
	};
}

/**
 * A large attachment in pieces; no more than one is in memory.
 *
 * @throws MailError MAIL_ATTACHMENT_UNREADABLE when it has another size than it was said to have
 */
export async function* uploadPieces(
	attachment: MailAttachment,
	size: number,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly from: number }, void> {
	let waiting: Uint8Array[] = [];
	let held = 0;
	let from = 0;
	for await (const chunk of attachedBytes(attachment)) {
		waiting.push(chunk);
		held += chunk.length;
		while (held >= PIECE_BYTES) {
			const all = Buffer.concat(waiting);
			yield { bytes: all.subarray(0, PIECE_BYTES), from };
			from += PIECE_BYTES;
			waiting = [all.subarray(PIECE_BYTES)];
			held -= PIECE_BYTES;
		}
	}
	if (from + held !== size) throw otherSize(attachment, from + held);
	if (held > 0) yield { bytes: Buffer.concat(waiting), from };
}

function otherSize({ fileName, size }: MailAttachment, found: number): Error {
	return itemError(
		'MAIL_ATTACHMENT_UNREADABLE',
		`The attachment ${fileName} has ${found} bytes instead of ${size ?? 0}, so the message was not sent.`,
		'Read the file anew in a step before this node.',
	);
}
