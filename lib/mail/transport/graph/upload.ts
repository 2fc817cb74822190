import type { MailAttachment } from '../../message/content';
import { uploadPieces } from './attachments';
import { strangeAnswer, type GraphClient } from './graph-client';

/** Requests for one piece of a file: some servers take a piece in parts. */
const MOST_TRIES = 5;

/**
 * Sends a large attachment in pieces, from where Graph asks for them, until it says that the file is
 * whole.
 *
 * @throws MailError of class `transient` when it does not come to that: the draft has no such file
 */
export async function uploadFile(
	client: GraphClient,
	url: string,
	attachment: MailAttachment,
	size: number,
): Promise<void> {
	let isWhole = false;
	for await (const { bytes, from } of uploadPieces(attachment, size)) {
		isWhole = await uploadPiece(client, url, { bytes, from }, size);
	}
	if (!isWhole) throw strangeAnswer('it does not say that a file is whole');
}

/** Whether the file is whole with it. */
async function uploadPiece(
	client: GraphClient,
	url: string,
	{ bytes, from }: { readonly bytes: Uint8Array; readonly from: number },
	size: number,
): Promise<boolean> {
	const end = from + bytes.length;
	let next = from;
	for (let tries = 0; tries < MOST_TRIES && next < end; tries += 1) {
		const answer = await client.upload(url, bytes.subarray(next - from), next, size);
		if (answer === 'whole') {
			if (end === size) return true;
			throw strangeAnswer('it takes a file for whole before its end');
		}
		// What came before this piece is not at hand any more; what comes after it was not sent yet.
		if (answer < from || answer > end) throw strangeAnswer('it asks for another part of a file');
		next = answer;
	}
	if (next < end) throw strangeAnswer('it asks for the same part of a file again and again');
	return false;
}
