import type { Row } from '../../../../lib/accountview';
import type { HttpRequest } from '../../../../lib/ports/http';
import { json, refusal, type Handler, type Reply } from './fake-http';

interface ContactOptions {
	/** Most filters that it takes in one call. */
	readonly maxFilters?: number;
	/** How it understands Equal on text. */
	readonly equal?: 'exact' | 'begins-with';
	/** Does Contains mind capitals? */
	readonly contains?: 'exact' | 'any-case';
}

/** A small CONTACT table: filters, pages by key, and stores what is written. */
export class ContactDouble {
	readonly rows: Record<string, unknown>[];
	private next = 20_000;

	constructor(
		rows: readonly Row[],
		private readonly options: ContactOptions = {},
	) {
		this.rows = rows.map((row) => ({ ...row }));
	}

	readonly handler: Handler = (request) => {
		if (!request.url.includes('/accountviewdata')) return refusal('Geen toegang', 403);
		return request.method === 'GET' ? this.read(request) : this.write(request);
	};

	private read({ url }: HttpRequest): Reply {
		const query = new URL(url).searchParams;
		const tests = this.filters(query);
		if (tests.length > (this.options.maxFilters ?? 10)) return refusal('Te veel filters');
		const any = query.get('MatchAnyFilter') === 'true';
		const lastKey = query.get('LastKey') ?? '';
		const rows = this.rows
			.filter((row) => String(row['SUB_NR']) > lastKey)
			.filter((row) => (any ? tests.some((test) => test(row)) : tests.every((test) => test(row))))
			.sort((one, other) => (String(one['SUB_NR']) < String(other['SUB_NR']) ? -1 : 1));
		return json({ CONTACT: rows.slice(0, Number(query.get('PageSize'))) });
	}

	private filters(query: URLSearchParams): ((row: Row) => boolean)[] {
		const tests: ((row: Row) => boolean)[] = [];
		for (let number = 1; query.has(`FilterControlSource${number}`); number += 1) {
			const column = query.get(`FilterControlSource${number}`) ?? '';
			const value = query.get(`FilterValue${number}`) ?? '';
			const operator = query.get(`FilterOperator${number}`) ?? '';
			tests.push((row) => this.holds(operator, textOf(row[column]), value));
		}
		return tests;
	}

	private holds(operator: string, stored: string, value: string): boolean {
		const { equal = 'exact', contains = 'any-case' } = this.options;
		switch (operator) {
			case 'Equal':
				return equal === 'exact' ? stored === value : stored.startsWith(value);
			case 'Contains':
				return contains === 'exact'
					? stored.includes(value)
					: stored.toLowerCase().includes(value.toLowerCase());
			case 'DateOnOrAfterDate':
				return `{^${stored.replace('T', ' ')}}` >= value;
			default:
				throw new Error(`No operator ${operator} here`);
		}
	}

	private write(request: HttpRequest): Reply {
		const sent = sentColumns(request.body ?? '');
		if (request.method === 'POST') {
			const row = { ...sent, SUB_NR: sent['SUB_NR'] ?? String(this.next++) };
			this.rows.push(row);
			return json({ CONTACT: [row] });
		}
		const row = this.rows.find((candidate) => candidate['SUB_NR'] === sent['SUB_NR']);
		if (row === undefined) return refusal('Onbekend');
		return json({ CONTACT: [Object.assign(row, sent)] });
	}
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

interface SentBody {
	readonly Table: {
		readonly Definition: { readonly Fields: readonly { readonly Name: string }[] };
	};
	readonly TableData: {
		readonly Data: { readonly Rows: readonly { readonly Values: readonly unknown[] }[] };
	};
}

/** What the body of a write sends, by column. */
export function sentColumns(text: string): Record<string, unknown> {
	const body = JSON.parse(text) as SentBody;
	const values = body.TableData.Data.Rows[0]?.Values ?? [];
	const columns: Record<string, unknown> = {};
	for (const [place, { Name }] of body.Table.Definition.Fields.entries()) {
		if (Name !== 'RowId') columns[Name] = values[place];
	}
	return columns;
}
