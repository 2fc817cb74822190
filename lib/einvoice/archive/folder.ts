/** A folder for the files of documents. Names are plain names of files and never paths. */
export interface Folder {
	/** As people know it; also what tells it from another one. */
	readonly path: string;
	/**
	 * Puts a new file there, whole or not at all, and on the disk before it resolves.
	 *
	 * @returns false when there is something of that name, which is left alone
	 * @throws EInvoiceError EINVOICE_FOLDER_MISSING, EINVOICE_FOLDER_CLOSED, EINVOICE_FOLDER_FULL,
	 * EINVOICE_FOLDER_FAILED, EINVOICE_NAME_INVALID
	 */
	create(name: string, bytes: Uint8Array): Promise<boolean>;
	/** The same in the place of the file of that name. */
	replace(name: string, bytes: Uint8Array): Promise<void>;
	/** Undefined when there is no such file. */
	read(name: string): Promise<Uint8Array | undefined>;
	/** Does nothing when there is no such file. */
	remove(name: string): Promise<void>;
}
