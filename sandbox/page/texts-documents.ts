/** The words about stored documents: Dutch and English under the same names. */
export const DOCUMENT_TEXTS: Readonly<Record<'nl' | 'en', Readonly<Record<string, string>>>> = {
	nl: {
		tabDocuments: 'Documenten',
		documentsHint: 'Wat als bestand is opgeslagen: PDF’s en e-facturen.',
		stored: 'Opgeslagen',
		file: 'Bestand',
		belongsTo: 'Factuur',
		noInvoice: 'de naam noemt geen factuur',
		noDocuments: 'Er is nog niets opgeslagen.',
		noFolder:
			'De proefomgeving kent geen map: start haar met --documents-folder en de map waarin wordt opgeslagen.',
	},
	en: {
		tabDocuments: 'Documents',
		documentsHint: 'What was stored as a file: PDFs and e-invoices.',
		stored: 'Stored',
		file: 'File',
		belongsTo: 'Invoice',
		noInvoice: 'its name tells no invoice',
		noDocuments: 'Nothing has been stored yet.',
		noFolder:
			'The sandbox knows no folder: start it with --documents-folder and the folder that is stored in.',
	},
};
