import { StoreError } from './errors';
import type { SqlValue } from './store';

/**
 * Refuses what one of the databases would refuse or store as something else, so that both hold the
 * same: Postgres has no NUL character in texts, SQLite makes NULL out of NaN, and half of a
 * surrogate pair becomes another character in either.
 *
 * @throws StoreError STORE_VALUE_INVALID
 */
export function checkParameters(parameters: readonly SqlValue[]): void {
	// Of hundreds of thousands of values each iterator entry would count.
	for (let index = 0; index < parameters.length; index += 1) {
		const fault = faultIn(parameters[index] ?? null);
		if (fault === undefined) continue;
		throw new StoreError({
			code: 'STORE_VALUE_INVALID',
			message: `Value ${index + 1} of a statement ${fault}, which a database cannot hold.`,
			remedy: 'Correct the record that this value comes from.',
		});
	}
}

function faultIn(value: SqlValue): string | undefined {
	if (typeof value === 'number') {
		return Number.isFinite(value) ? undefined : 'is not a finite number';
	}
	if (typeof value === 'bigint') {
		return BigInt.asIntN(64, value) === value ? undefined : 'is a number of more than 64 bits';
	}
	if (typeof value !== 'string') return undefined;
	if (value.includes('\0')) return 'is a text with a NUL character';
	return value.isWellFormed() ? undefined : 'is a text with half a character';
}

/** Whole numbers as numbers wherever that is exact. */
export function plainInteger(value: bigint): number | bigint {
	const plain = Number(value);
	return Number.isSafeInteger(plain) ? plain : value;
}
