import { isStored, type DocumentFile } from './document';
import type { FileRow } from './document-table';

/** Whether the file lies there already, as it is to be. */
export function isThere(row: FileRow | undefined, content: string, folder: string): boolean {
	return row?.content === content && row.folder === folder && isStored(row);
}

/** Whether what lies there is a file that this document has put there. */
export function isOurs(row: FileRow | undefined, folder: string): row is FileRow {
	return row !== undefined && row.folder === folder && row.state !== 'removed';
}

export function hasOtherContent(rows: readonly FileRow[], files: readonly DocumentFile[]): boolean {
	return files.some(({ role, content }) =>
		rows.some((row) => row.role === role && row.content !== content),
	);
}

export function isRemoving({ state }: FileRow): boolean {
	return state === 'removing';
}
