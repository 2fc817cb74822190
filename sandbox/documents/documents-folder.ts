import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that lies in the folder. */
export interface StoredFile {
	readonly name: string;
	readonly bytes: number;
	/** When it was written, in milliseconds since the Unix epoch. */
	readonly at: number;
}

/** The folder where documents are stored, only ever read. What lies deeper, links and hidden files are no documents. */
export class DocumentsFolder {
	/** @param path undefined when the sandbox was told of none: then it is empty */
	constructor(readonly path: string | undefined) {}

	/** The latest first; none while the folder does not exist. */
	async list(): Promise<readonly StoredFile[]> {
		const { path } = this;
		if (path === undefined) return [];
		const names = await namesIn(path);
		const files = await Promise.all(names.map((name) => described(path, name)));
		return files
			.filter((file) => file !== undefined)
			.sort((one, other) => other.at - one.at || one.name.localeCompare(other.name));
	}

	/** The bytes of a file; undefined for every name that is not one of the list, such as a path. */
	async read(name: string): Promise<Buffer | undefined> {
		const { path } = this;
		if (path === undefined || !(await namesIn(path)).includes(name)) return undefined;
		return await ifThere(readFile(join(path, name)));
	}
}

async function namesIn(path: string): Promise<readonly string[]> {
	const entries = (await ifThere(readdir(path, { withFileTypes: true }))) ?? [];
	return entries
		.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
		.map(({ name }) => name);
}

/** Undefined for one that was removed meanwhile. */
async function described(path: string, name: string): Promise<StoredFile | undefined> {
	const found = await ifThere(stat(join(path, name)));
	return found && { name, bytes: found.size, at: found.mtimeMs };
}

async function ifThere<Found>(looking: Promise<Found>): Promise<Found | undefined> {
	try {
		return await looking;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}
