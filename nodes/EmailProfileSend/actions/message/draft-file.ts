import { constants } from 'node:fs';
import { join } from 'node:path';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { CodedError } from '../../../../lib/errors/coded-error';

const REPLACE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;

/** A draft as a file of the item and, in a folder, as one of its own. */
export async function writeDraft(
	context: IExecuteFunctions,
	folder: string,
	key: string,
	file: Uint8Array,
): Promise<{ readonly binary: IBinaryData; readonly path: string | undefined }> {
	const name = `${key.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 120)}.eml`;
	const bytes = Buffer.from(file);
	const binary = await context.helpers.prepareBinaryData(bytes, name, 'message/rfc822');
	if (folder === '') return { binary, path: undefined };
	const path = join(folder, name);
	try {
		// n8n's own way, which keeps to the folders that its settings allow.
		const resolved = await context.helpers.resolvePath(path);
		await context.helpers.writeContentToFile(resolved, bytes, REPLACE);
	} catch (error) {
		throw folderUnusable(name, folder, error);
	}
	return { binary, path };
}

function folderUnusable(name: string, folder: string, error: unknown): CodedError {
	const because = error instanceof Error ? error.message : String(error);
	return new CodedError({
		code: 'NODE_FOLDER_UNUSABLE',
		message: `The draft ${name} was made, but could not be put into the folder ${folder}: ${because}.`,
		remedy: 'Make the folder, and let n8n write there (N8N_RESTRICT_FILE_ACCESS_TO).',
	});
}
