/** What a child process is to do: store a document and finish it, and perhaps kill itself on the way. */
export interface ArchiveTask {
	/** Of the store. */
	readonly file: string;
	readonly folder: string;
	/** Whether the disk knows hard links. */
	readonly hasLinks: boolean;
	/** Whether the files are removed once the document has gone out. */
	readonly remove: boolean;
	/** Number of the step at which it kills itself, from 1; 0 for never. */
	readonly killAt: number;
}

/** What a child process says that came to its end. */
export interface ArchiveTaskOutcome {
	/** Names of the steps, in their order. */
	readonly steps: readonly string[];
}

export const KEY = 'DEMO/invoice/1/-';

/** What lies in the folder while the document is on its way. */
export const FILES: Readonly<Record<string, string>> = {
	'Factuur 1.pdf': `%PDF-1.7 ${'invoice '.repeat(50)}`,
	'Factuur 1.xml': `<Invoice>${'line '.repeat(50)}</Invoice>`,
};
