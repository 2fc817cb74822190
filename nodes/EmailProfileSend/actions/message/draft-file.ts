import { constants } from 'node:fs';
import { join } from 'node:path';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { MailError } from '../../../../lib/mail';
import { digest } from '../../../shared/digest';

const REPLACE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;

/** Letters of a key that a person sees in the name of the file. */
const SHOWN_LETTERS = 100;

export interface WrittenDraft {
	readonly binary: IBinaryData;
	/** Undefined for one that was put into no folder. */
	readonly path: string | undefined;
}

/**
 * A draft as a file of the item and, in a folder, as one of its own.
 *
 * @throws MailError MAIL_FOLDER_UNUSABLE
 */
export async function writeDraft(
	context: IExecuteFunctions,
	folder: string,
	key: string,
	file: Uint8Array,
): Promise<WrittenDraft> {
	const name = fileNameOf(key);
	const bytes = Buffer.from(file);
	const path = folder === '' ? undefined : join(folder, name);
	try {
		const binary = await context.helpers.prepareBinaryData(bytes, name, 'message/rfc822');
		if (path === undefined) return { binary, path };
		// n8n's own way, which keeps to the folders that its settings allow.
		const resolved = await context.helpers.resolvePath(path);
		await context.helpers.writeContentToFile(resolved, bytes, REPLACE);
		return { binary, path };
	} catch (error) {
		throw folderUnusable(name, folder, error);
	}
}

/** Another one for every key, also where keys differ in their signs only or are long. */
function fileNameOf(key: string): string {
	const shown = key.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, SHOWN_LETTERS);
	const short = Buffer.from(digest(key), 'base64').toString('hex').slice(0, 12);
	return `${shown}-${short}.eml`;
}

function folderUnusable(name: string, folder: string, error: unknown): MailError {
	const because = error instanceof Error ? error.message : String(error);
	const place = folder === '' ? 'the files of n8n' : `the folder ${folder}`;
	return new MailError({
		code: 'MAIL_FOLDER_UNUSABLE',
		message: `The draft ${name} could not be put into ${place}, so it was not handed over: ${because}.`,
		remedy: 'Make the folder, and let n8n write there (N8N_RESTRICT_FILE_ACCESS_TO).',
		// Nothing of the message is wrong: it stays pending.
		failureClass: 'profile',
	});
}
