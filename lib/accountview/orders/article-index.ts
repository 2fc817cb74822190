import type { AccountViewClient } from '../client';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { MOST_FILTERS, type Filter, type ReadQuery } from '../reading/query';
import { requireField } from '../reading/read-fields';
import { compileReader, type RecordReader } from '../reading/record-reader';
import { comparableCode } from '../records/record-kind';
import { LARGEST_PAGE } from '../settings';
import type { FieldValue, Row } from '../values';

/** What lines take over from their article. */
export interface Article {
	readonly code: string;
	readonly description: string;
	/** Sales price; null where AccountView gives none. */
	readonly price: number | null;
}

/**
 * Which of some article codes AccountView knows. Built once per run: by pages of the whole list,
 * with three columns only, and where the list turns out far longer than what is wanted, by filters.
 */
export class ArticleIndex {
	private readonly articles = new Map<string, Article>();
	private readonly wanted: ReadonlySet<string>;

	private constructor(codes: readonly string[]) {
		this.wanted = new Set(codes.map(comparableCode).filter((code) => code !== ''));
	}

	/**
	 * Pages of 1,000 articles come first, as long as they are fewer than the filters would be; most
	 * companies have fewer articles than that.
	 *
	 * @throws AccountViewError any code that a read can have
	 */
	static async of(client: AccountViewClient, codes: readonly string[]): Promise<ArticleIndex> {
		const index = new ArticleIndex(codes);
		const source = new ArticleSource(client);
		const isDone = index.wanted.size > MOST_FILTERS && (await index.readList(source));
		if (!isDone) await index.ask(source);
		return index;
	}

	/** The article of that code, in any case; undefined where AccountView has none. */
	find(code: string): Article | undefined {
		return this.articles.get(comparableCode(code));
	}

	private get missing(): readonly string[] {
		return [...this.wanted].filter((code) => !this.articles.has(code));
	}

	private take(articles: readonly Article[]): void {
		for (const article of articles) {
			const code = comparableCode(article.code);
			if (this.wanted.has(code)) this.articles.set(code, article);
		}
	}

	/** @returns whether every code is settled */
	private async readList(source: ArticleSource): Promise<boolean> {
		const budget = Math.max(2, Math.ceil(this.wanted.size / MOST_FILTERS));
		let requests = 0;
		for await (const articles of source.pages([])) {
			this.take(articles);
			requests += 1;
			if (this.articles.size === this.wanted.size) return true;
			// A list that has not ended by now is long: the codes that are left are asked for.
			if (requests >= budget) return false;
		}
		return true;
	}

	private async ask(source: ArticleSource): Promise<void> {
		let most = MOST_FILTERS;
		for (let codes = this.missing; codes.length > 0;) {
			const group = codes.slice(0, most);
			try {
				await this.askGroup(source, group);
			} catch (error) {
				// How many filters AccountView takes in one call is not known.
				if (group.length === 1 || !isRejection(error)) throw error;
				most = 1;
				continue;
			}
			codes = codes.slice(group.length);
		}
	}

	private async askGroup(source: ArticleSource, codes: readonly string[]): Promise<void> {
		for await (const articles of source.pages(codes)) {
			this.take(articles);
			if (codes.every((code) => this.articles.has(code))) return;
		}
	}
}

/** Reads articles in the three fields that lines need. */
class ArticleSource {
	private readonly entity: EntityDefinition;
	private readonly query: ReadQuery;
	private readonly read: RecordReader;
	private readonly codeColumn: string;

	constructor(private readonly client: AccountViewClient) {
		this.entity = client.settings.dictionary.article;
		const { businessObject, table, pagingColumn } = this.entity;
		this.codeColumn = requireField(this.entity, 'code').column;
		const fields = ['code', 'description', 'price'].flatMap((name) => {
			const field = this.entity.fields[name];
			return field === undefined ? [] : [{ name, column: field.column, type: field.type }];
		});
		this.read = compileReader(table, fields);
		this.query = {
			businessObject,
			table,
			keyColumn: pagingColumn,
			fields: fields.map(({ column }) => column),
			pageSize: LARGEST_PAGE,
		};
	}

	/** Without codes: all articles. */
	async *pages(codes: readonly string[]): AsyncGenerator<readonly Article[], void> {
		const filters = codes.map((value): Filter => ({
			column: this.codeColumn,
			operator: 'Equal',
			type: 'C',
			value,
		}));
		const query = { ...this.query, filters, matchAnyFilter: filters.length > 1 };
		for await (const rows of this.client.readPages(query))
			yield rows.map((row) => this.toArticle(row));
	}

	private toArticle(row: Row): Article {
		const { code, description, price } = this.read(row);
		return {
			code: textOf(code),
			description: textOf(description),
			price: typeof price === 'number' ? price : null,
		};
	}
}

function textOf(value: FieldValue | undefined): string {
	return value === undefined || value === null ? '' : String(value);
}

function isRejection(error: unknown): boolean {
	return error instanceof AccountViewError && error.code === 'AV_REJECTED';
}
