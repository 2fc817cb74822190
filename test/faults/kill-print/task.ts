/** What a child process is to do: print so many documents, and perhaps kill itself on the way. */
export interface PrintTask {
	/** Of the store. */
	readonly file: string;
	/** Address of the printer. */
	readonly printer: string;
	readonly documents: number;
	/** How far its clock is ahead, in milliseconds. */
	readonly ahead: number;
	/** Number of the step at which it kills itself, from 1; 0 for never. */
	readonly killAt: number;
}

/** What a child process says that came to its end. */
export interface PrintTaskOutcome {
	/** Names of the steps, in their order. */
	readonly steps: readonly string[];
	/** Of each document: `printed`, `before`, or the code of its error. */
	readonly outcomes: readonly string[];
}

/** Key of a document by its number. */
export function keyOf(number: number): string {
	return `DEMO/invoice/${number}/-`;
}

/** What is printed of a document, by its number. */
export function pdfOf(number: number): string {
	return `%PDF-1.7 document ${number}`;
}
