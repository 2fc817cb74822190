import type { Channel } from '../routing/precedence';

/**
 * What became of a document:
 *
 * - `pending`: on its way
 * - `sent`: mailed; `printed`: lies in the tray; `handedOver`: taken by another program or person
 * - `partly`: mailed, but not to everybody
 * - `archived`: stored, which was all there was to do
 * - `failed`: did not reach anybody; `doubtful`: may have; `deferred`: waits for a later run
 */
export const DOCUMENT_STATES = [
	'pending',
	'sent',
	'printed',
	'handedOver',
	'archived',
	'partly',
	'failed',
	'doubtful',
	'deferred',
] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];
export type Outcome = Exclude<DocumentState, 'pending'>;

/** With these a document has left the firm: nothing takes that back. */
const GONE: ReadonlySet<DocumentState> = new Set(['sent', 'printed', 'handedOver']);

export function isGone(state: DocumentState): boolean {
	return GONE.has(state);
}

/** Whether somebody may have it: then it is no longer free to change. */
export function mayHaveGone(state: DocumentState): boolean {
	return isGone(state) || state === 'partly' || state === 'doubtful';
}

/** A document as it is known in every channel. */
export interface KnownDocument {
	readonly key: string;
	readonly administration: string;
	readonly kind: string;
	readonly number: string;
	readonly revision: string;
	readonly channel: Channel;
	/** Tells one document from another under the same number; '' where that is not known. */
	readonly content: string;
}

/** A file of a document, such as its PDF. */
export interface DocumentFile {
	/** Which of the files of the document it is, such as `pdf` or `ubl`. */
	readonly role: string;
	/** A safe name and never a path: see `fileName`. */
	readonly name: string;
	readonly bytes: Uint8Array;
	/**
	 * Tells one content from another: the same for a file that was made anew of the same, such as one
	 * that was signed again.
	 */
	readonly content: string;
}

/**
 * Where a stored file is in its life: `writing` and `removing` are written down before the disk is
 * touched, so that a run that was cut off is taken up by the next one. `archived`: stored for good, because
 * storing was what was wished or because somebody else takes it there. `kept`: was to be removed, but
 * somebody has changed it.
 */
export const FILE_STATES = [
	'writing',
	'stored',
	'archived',
	'removing',
	'removed',
	'kept',
] as const;
export type FileState = (typeof FILE_STATES)[number];

/** Whether a file lies in its folder, whole and as it was made. */
export function isStored({ state }: Pick<StoredFile, 'state'>): boolean {
	return state === 'stored' || state === 'archived';
}

export interface StoredFile {
	readonly role: string;
	readonly folder: string;
	readonly name: string;
	readonly state: FileState;
}

/** What is known of a document. Instants are in milliseconds since the Unix epoch. */
export interface ArchivedDocument extends KnownDocument {
	readonly state: DocumentState;
	/** Why, in a sentence; '' for none. */
	readonly reason: string;
	/** The same in Dutch. */
	readonly reasonNl: string;
	/** Somebody has to look at it. */
	readonly attention: boolean;
	readonly createdAt: number;
	readonly updatedAt: number;
	readonly files: readonly StoredFile[];
}
