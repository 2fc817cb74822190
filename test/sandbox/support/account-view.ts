import type { Sandbox } from '../../../sandbox';
import { readAnswer, type ReadAnswer } from './sandbox';

/** A column of a write: name and value, in order. */
export type Columns = Readonly<Record<string, unknown>>;

export interface WriteOptions {
	readonly object?: string;
	readonly table?: string;
	readonly body?: unknown;
}

/** A plain client of AccountView for tests: signed in, company chosen. */
export class AccountViewCalls {
	token: string;

	constructor(
		readonly sandbox: Sandbox,
		scope?: string,
	) {
		this.token = sandbox.accountView.issueTokens(scope === undefined ? {} : { scope }).accessToken;
	}

	/** GET below `/api/v3/`; headers replace the usual ones. */
	async get(path: string, headers: Record<string, string> = {}): Promise<ReadAnswer> {
		return readAnswer(
			await fetch(`${this.sandbox.accountView.baseUrl}/api/v3/${path}`, {
				headers: { ...this.#headers(), ...headers },
			}),
		);
	}

	/** Reads accountviewdata with these parameters. */
	read(parameters: Record<string, string>): Promise<ReadAnswer> {
		const query = new URLSearchParams({ BusinessObject: 'AR1', ...parameters });
		return this.get(`accountviewdata?${query.toString()}`);
	}

	/** The rows of one table in a read of accountviewdata. */
	async rows(parameters: Record<string, string>, table = 'CONTACT'): Promise<Columns[]> {
		return tableRows(await this.read(parameters), table);
	}

	/** The customer numbers a read gives. */
	async numbers(parameters: Record<string, string>): Promise<unknown[]> {
		const rows = await this.rows({ Fields: 'SUB_NR', ...parameters });
		return rows.map((row) => row['SUB_NR']);
	}

	post(columns: Columns, options: WriteOptions = {}): Promise<ReadAnswer> {
		return this.send('POST', options.body ?? message(columns, options));
	}

	put(columns: Columns, options: WriteOptions = {}): Promise<ReadAnswer> {
		return this.send('PUT', options.body ?? message(columns, options));
	}

	async send(method: string, body: unknown): Promise<ReadAnswer> {
		return readAnswer(
			await fetch(`${this.sandbox.accountView.baseUrl}/api/v3/accountviewdata`, {
				method,
				headers: { ...this.#headers(), 'Content-Type': 'application/json; charset=UTF-8' },
				body: typeof body === 'string' ? body : JSON.stringify(body),
			}),
		);
	}

	#headers(): Record<string, string> {
		return {
			Authorization: `Bearer ${this.token}`,
			'x-company': this.sandbox.accountView.companyId,
		};
	}
}

/** The body of a write of one row. */
export function message(
	columns: Columns,
	{ object = 'AR1', table = 'CONTACT' }: WriteOptions = {},
): unknown {
	return {
		BookDate: '',
		BusinessObject: object,
		Table: {
			Definition: {
				Name: table,
				Fields: ['RowId', ...Object.keys(columns)].map((name) => ({ Name: name, FieldType: 'C' })),
			},
		},
		TableData: { Data: { Rows: [{ Values: ['1', ...Object.values(columns)] }] } },
	};
}

/** The rows of a table in an answer. */
export function tableRows({ json }: ReadAnswer, table = 'CONTACT'): Columns[] {
	const rows = memberOf(json, table);
	if (!Array.isArray(rows)) throw new Error(`No rows of ${table}: ${JSON.stringify(json)}`);
	return rows.map(columnsOf);
}

/** The sentence in an error body. */
export function errorMessage({ json }: ReadAnswer): unknown {
	return memberOf(json, 'ErrorMessage');
}

/** A member of an object; undefined when there is none. */
export function memberOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? columnsOf(value)[name] : undefined;
}

function columnsOf(value: unknown): Columns {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A customer that AccountView takes. */
export const GOOD_CUSTOMER = {
	ACCT_NAME: 'Bakkerij Voorbeeld',
	SRC_CODE: 'VOORBEELD',
	ACCT_NR: '1300',
} as const;
