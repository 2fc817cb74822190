import { CompanyDirectory, type Company } from './exchange/companies';
import { checkConnection, type ConnectionReport } from './connection-check';
import { Exchange, type AccountViewPorts, type RequestTally } from './exchange/exchange';
import type { EntityReference } from './dictionary/entity-definition';
import { Metadata } from './dictionary/metadata';
import type { ColumnInfo, ObjectInfo, TableInfo } from './dictionary/metadata-rows';
import type { ReadQuery } from './reading/query';
import { RecordWriter, type NestedKind } from './writing/record-writer';
import { RowSource } from './reading/row-source';
import type { AccountViewSettings } from './settings';
import type { EntityInput, EntityRecord, NestedInput, NestedRecord, Row } from './values';

/** Bounds that only tests and unusual installations change. */
export interface ClientLimits {
	/** Bytes of one answer; a page of 1,000 whole customers takes about five million. */
	readonly maxAnswerBytes: number;
}

const DEFAULT_LIMITS: ClientLimits = { maxAnswerBytes: 8 * 1024 * 1024 };

/**
 * One AccountView company, as one credential reaches it. Make one per run: company, dictionary and
 * failures to ask for them are remembered.
 *
 * Every method throws {@link AccountViewError} and nothing else on purpose.
 */
export class AccountViewClient {
	private readonly companyDirectory: CompanyDirectory;
	private readonly metadata: Metadata;
	private readonly rows: RowSource;
	private readonly writer: RecordWriter;

	constructor(
		readonly settings: AccountViewSettings,
		ports: AccountViewPorts,
		limits: ClientLimits = DEFAULT_LIMITS,
	) {
		const { dictionary } = settings;
		const exchange = new Exchange(settings, ports, limits.maxAnswerBytes);
		const companies = new CompanyDirectory(exchange, settings.companyCode, ports.companyMemory);
		const metadata = new Metadata(companies);
		const rows = new RowSource({ companies, metadata, settings });
		const { clock } = ports;
		this.companyDirectory = companies;
		this.metadata = metadata;
		this.rows = rows;
		this.writer = new RecordWriter({ companies, metadata, rows, dictionary, clock });
	}

	/** The companies of the user; empty when there are none. Needs no company in the settings. */
	companies(): Promise<readonly Company[]> {
		return this.companyDirectory.list();
	}

	/** Rows of any business object, each once, page by page; no more than two pages are held. */
	readPages(query: ReadQuery, tally?: RequestTally): AsyncGenerator<readonly Row[], void> {
		return this.rows.pages(query, tally);
	}

	/** The columns that this installation says a table has; empty for a table it does not have. */
	columns(table: string): Promise<readonly ColumnInfo[]> {
		return this.metadata.columns(table);
	}

	/** The tables that this installation says it has. */
	tables(): Promise<readonly TableInfo[]> {
		return this.metadata.tables();
	}

	/** The business objects that this installation says it offers. */
	objects(): Promise<readonly ObjectInfo[]> {
		return this.metadata.objects();
	}

	/** Stores a new record, and gives it as AccountView keeps it, its key included. */
	insert(entity: EntityReference, input: EntityInput, tally?: RequestTally): Promise<EntityRecord> {
		return this.writer.insert(entity, input, tally);
	}

	/** Changes the fields given of the record whose key field is given; others stay as they are. */
	update(entity: EntityReference, input: EntityInput, tally?: RequestTally): Promise<EntityRecord> {
		return this.writer.update(entity, input, tally);
	}

	/** Stores a new record with its lines. */
	insertNested(kind: NestedKind, record: NestedInput, tally?: RequestTally): Promise<NestedRecord> {
		return this.writer.insertNested(kind, record, tally);
	}

	/**
	 * Stores several new records with their lines in one request. All rows should have the same
	 * fields: a row without one has an empty value there. Keys are given as far as answered.
	 */
	insertAllNested(
		kind: NestedKind,
		records: readonly NestedInput[],
		tally?: RequestTally,
	): Promise<readonly NestedRecord[]> {
		return this.writer.insertAllNested(kind, records, tally);
	}

	/** Changes a record; lines without their key are added to it, lines with it are changed. */
	updateNested(kind: NestedKind, record: NestedInput, tally?: RequestTally): Promise<NestedRecord> {
		return this.writer.updateNested(kind, record, tally);
	}

	/** Tells a person whether this credential works, and if not, what to do. */
	checkConnection(): Promise<ConnectionReport> {
		const { companyDirectory: companies, rows, metadata } = this;
		return checkConnection({ companies, rows, metadata, dictionary: this.settings.dictionary });
	}
}
