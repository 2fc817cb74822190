import type { DocumentsFolder } from '../documents/documents-folder';
import type { Answer } from '../http/answer';
import { ControlError } from './control-error';

/** What a browser may show itself. UBL goes as text, so that what somebody has stored is shown and not carried out. */
const SHOWN: Readonly<Record<string, string>> = {
	pdf: 'application/pdf',
	xml: 'text/plain; charset=utf-8',
};

/** `/document/Factuur%2012.pdf`: a file of the documents folder; undefined for other paths. */
export async function answerDocumentView(
	path: string,
	folder: DocumentsFolder,
): Promise<Answer | undefined> {
	const [, encoded] = /^\/document\/([^/]+)$/.exec(path) ?? [];
	if (encoded === undefined) return undefined;
	const name = decoded(encoded);
	const bytes = name === undefined ? undefined : await folder.read(name);
	if (name === undefined || bytes === undefined) {
		return new ControlError(404, 'not_found', 'No such document.').answer();
	}
	const type = SHOWN[name.split('.').at(-1)?.toLowerCase() ?? ''];
	const way = type === undefined ? 'attachment' : 'inline';
	return {
		status: 200,
		headers: {
			'Content-Type': type ?? 'application/octet-stream',
			'Content-Disposition': `${way}; filename*=UTF-8''${encodeURIComponent(name)}`,
			'Cache-Control': 'no-store',
			'X-Content-Type-Options': 'nosniff',
		},
		body: bytes,
	};
}

function decoded(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
