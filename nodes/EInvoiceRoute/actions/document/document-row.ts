import type { IDataObject } from 'n8n-workflow';
import type { ArchivedDocument } from '../../../../lib/einvoice';

/** What the store knows of a document, as an item. */
export function documentRow(document: ArchivedDocument): IDataObject {
	const { key, administration, kind, number, revision, channel } = document;
	const { state, reason, reasonNl, attention } = document;
	return {
		...{ key, administration, kind, number, revision, channel },
		...{ state, reason, reasonNl, attention },
		files: document.files.map(({ role, folder, name, state: fileState }) => ({
			...{ role, folder, name },
			state: fileState,
		})),
		createdAt: new Date(document.createdAt).toISOString(),
		updatedAt: new Date(document.updatedAt).toISOString(),
	};
}
