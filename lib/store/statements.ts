import { StoreError } from './errors';
import type { Sql, SqlRow, SqlValue } from './store';
import { checkParameters } from './values';

/** What a driver does for one transaction. Rejects with a `StoreError`. */
export interface Driver {
	all(statement: string, parameters: readonly SqlValue[]): Promise<readonly SqlRow[]>;
	run(statement: string, parameters: readonly SqlValue[]): Promise<{ readonly changes: number }>;
	now(): Promise<number>;
}

/**
 * The statements of one transaction. Postgres gives a transaction up at the first statement that it
 * refuses and SQLite does not; here both do, and neither answers once the transaction has ended.
 */
export class TransactionStatements implements Sql {
	private refusal: Error | undefined;
	private open = true;

	constructor(private readonly driver: Driver) {}

	async all(statement: string, parameters: readonly SqlValue[] = []): Promise<readonly SqlRow[]> {
		return await this.attempt(parameters, () => this.driver.all(statement, parameters));
	}

	async run(
		statement: string,
		parameters: readonly SqlValue[] = [],
	): Promise<{ readonly changes: number }> {
		return await this.attempt(parameters, () => this.driver.run(statement, parameters));
	}

	async now(): Promise<number> {
		return await this.attempt([], () => this.driver.now());
	}

	/** Ends it: no statement afterwards. Throws what a statement was refused with. */
	end(): void {
		this.open = false;
		if (this.refusal !== undefined) throw this.refusal;
	}

	/** Ends it where it is to be rolled back anyway. */
	abandon(): void {
		this.open = false;
	}

	private async attempt<T>(parameters: readonly SqlValue[], act: () => Promise<T>): Promise<T> {
		if (!this.open) throw ended();
		if (this.refusal !== undefined) throw this.refusal;
		try {
			checkParameters(parameters);
			return await act();
		} catch (error) {
			this.refusal = error instanceof Error ? error : new Error(String(error));
			throw error;
		}
	}
}

function ended(): StoreError {
	return new StoreError({
		code: 'STORE_FAILED',
		message: 'A statement came after its transaction had ended.',
		remedy: 'Please report it together with the version of this package.',
	});
}
