import { AccountViewError } from '../errors';
import type { Filter, ReadQuery } from './query';
import type { Row } from '../values';

/** Filters for AccountView to narrow a read with. */
export interface Narrowing {
	readonly filters: readonly Filter[];
	readonly matchAnyFilter: boolean;
}

/** Starts a read. */
export type PageReader = (query: ReadQuery) => AsyncIterable<readonly Row[]>;

/**
 * Reads with the first narrowing that AccountView accepts: how many filters it takes in one call,
 * and which forms of value, is not known. The caller checks every row itself, so that a wider read
 * costs time and never changes the result.
 */
export async function* readNarrowed(
	query: ReadQuery,
	attempts: readonly Narrowing[],
	read: PageReader,
): AsyncGenerator<readonly Row[], void> {
	for (const [index, attempt] of attempts.entries()) {
		let hasBegun = false;
		try {
			for await (const rows of read({ ...query, ...attempt })) {
				hasBegun = true;
				yield rows;
			}
			return;
		} catch (error) {
			const isLast = index === attempts.length - 1;
			if (hasBegun || isLast || !isRejection(error)) throw error;
		}
	}
}

/** All rows. */
export const UNNARROWED: Narrowing = { filters: [], matchAnyFilter: false };

function isRejection(error: unknown): boolean {
	return error instanceof AccountViewError && error.code === 'AV_REJECTED';
}
