import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { MailError, unreadable, type MailAttachment } from '../../lib/mail';

/**
 * The files in the named fields of an item. Their bytes are read when the message is sent, as a
 * stream where n8n keeps them outside of memory.
 *
 * @param contentIdOf for pictures within the HTML; '' for ordinary attachments
 * @throws MailError MAIL_ATTACHMENT_MISSING, MAIL_ATTACHMENT_UNREADABLE when n8n no longer has it
 */
export async function attachmentsOf(
	context: IExecuteFunctions,
	item: number,
	names: readonly string[],
	contentIdOf: (name: string) => string,
): Promise<MailAttachment[]> {
	const files = context.getInputData()[item]?.binary ?? {};
	return await Promise.all(
		names.map(async (name) => {
			const file = files[name];
			if (file === undefined) throw missing(name, Object.keys(files));
			const fileName = fileNameOf(file, name);
			return {
				fileName,
				contentType: file.mimeType,
				size: await sizeOf(context, file).catch((error: unknown) => {
					throw unreadable(fileName, error);
				}),
				contentId: contentIdOf(name),
				open: () => open(context, file),
			};
		}),
	);
}

async function sizeOf(context: IExecuteFunctions, { id, data }: IBinaryData): Promise<number> {
	if (id === undefined) return Buffer.byteLength(data, 'base64');
	return (await context.helpers.getBinaryMetadata(id)).fileSize;
}

async function open(
	context: IExecuteFunctions,
	{ id, data }: IBinaryData,
): Promise<AsyncIterable<Uint8Array>> {
	if (id === undefined) return inMemory(Buffer.from(data, 'base64'));
	return await context.helpers.getBinaryStream(id);
}

async function* inMemory(bytes: Buffer): AsyncGenerator<Uint8Array, void> {
	yield await Promise.resolve(bytes);
}

function fileNameOf({ fileName, fileExtension }: IBinaryData, field: string): string {
	if (fileName !== undefined && fileName !== '') return fileName;
	return fileExtension === undefined || fileExtension === '' ? field : `${field}.${fileExtension}`;
}

function missing(name: string, present: readonly string[]): MailError {
	const list = present.length === 0 ? 'no files at all' : present.join(', ');
	return new MailError({
		code: 'MAIL_ATTACHMENT_MISSING',
		message: `The item has no file in the field "${name}", so nothing was sent.`,
		remedy: `Correct Input Data Field Names, or put the step that makes the file before this node. The item has: ${list}.`,
		details: { field: name },
		failureClass: 'item',
	});
}
