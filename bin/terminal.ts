import type { Readable, Writable } from 'node:stream';

/** What a command meets of the machine that it runs on. */
export interface Terminal {
	/** Relative paths start here. */
	readonly folder: string;
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** A person sits there where it is a terminal. */
	readonly input: Readable & { readonly isTTY?: boolean };
	readonly output: Writable;
	/** For questions and for what goes wrong. */
	readonly errors: Writable;
}
