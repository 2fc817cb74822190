import type { CompanyDirectory } from './exchange/companies';
import { unknownColumns, unknownTable } from './dictionary/diagnosis';
import type { Dictionary } from './dictionary/dictionary';
import { AccountViewError, type AccountViewErrorCode } from './errors';
import { noneWhenHidden, type Metadata } from './dictionary/metadata';
import type { RowSource } from './reading/row-source';

/** Whether a credential works, in words for the person who made it. */
export interface ConnectionReport {
	readonly ok: boolean;
	readonly message: string;
	/** What is wrong, for those who have words of their own for it; null when it works. */
	readonly code: AccountViewErrorCode | null;
}

interface CheckedParts {
	readonly companies: CompanyDirectory;
	readonly rows: RowSource;
	readonly metadata: Metadata;
	readonly dictionary: Dictionary;
}

/**
 * Tries a credential from the outside in: token, company, rights to customers, and whether the
 * names of the dictionary override exist in this installation.
 */
export async function checkConnection(parts: CheckedParts): Promise<ConnectionReport> {
	try {
		const { code, description } = await parts.companies.current();
		await readOneCustomer(parts);
		await checkOverrides(parts);
		const name = description === '' ? code : `${description} (${code})`;
		return { ok: true, message: `Connected to ${name}; customers can be read.`, code: null };
	} catch (error) {
		if (!(error instanceof AccountViewError)) throw error;
		return { ok: false, message: `${error.message} ${error.remedy}`, code: error.code };
	}
}

async function readOneCustomer({ rows, dictionary }: CheckedParts): Promise<void> {
	const { businessObject, table, fields, pagingColumn } = dictionary.customer;
	const columns = Object.values(fields).map(({ column }) => column);
	const query = { businessObject, table, fields: columns, keyColumn: pagingColumn };
	await rows.page(query, { pageSize: 1 });
}

/** A server may leave an unknown column out without a word, so its own dictionary is asked. */
async function checkOverrides({ dictionary, metadata }: CheckedParts): Promise<void> {
	for (const { table, fields, overridden } of Object.values(dictionary)) {
		if (overridden && (await metadata.lacksTable(table).catch(notSaid))) {
			throw unknownTable({ table }, dictionary);
		}
		const named = Object.values(fields).filter(({ overridden }) => overridden);
		if (named.length === 0) continue;
		const columns = named.map(({ column }) => column);
		const missing = await metadata.missingColumns(table, columns).catch(noneWhenHidden);
		if (missing.length > 0) throw unknownColumns({ table }, missing, dictionary);
	}
}

/** An installation that does not show its dictionary says nothing about its tables. */
function notSaid(error: unknown): false {
	noneWhenHidden(error);
	return false;
}
