import type { EntityName, Proof } from '../dictionary/entity-definition';

/** What an installation says about one name of the dictionary. */
export type FindingStatus =
	/** It has that name, with the same rules. */
	| 'confirmed'
	/** It has it under another name or with other rules; the override says how. */
	| 'differs'
	/** It has nothing that clearly is the same. */
	| 'missing';

/** One name of the dictionary, held against what an installation says of itself. */
export interface Finding {
	readonly entity: EntityName;
	readonly kind: 'object' | 'table' | 'column';
	/** Field of the dictionary; empty for objects and tables. */
	readonly field: string;
	/** Code, table or column that the dictionary names. */
	readonly expected: string;
	readonly status: FindingStatus;
	/** What the installation has instead, or the same name; empty when nothing. */
	readonly found: string;
	/** Whether a public source proves the expected name. */
	readonly proof: Proof;
	/** In words, with what to do. */
	readonly explanation: string;
	/** What it might be, the likeliest first, where it is not clear. */
	readonly candidates: readonly string[];
}
