import type { Database } from '../accountview/database';
import type { CellValue, RowValues } from '../accountview/tables/definition';
import { PAGE_TYPE } from '../accountview/tables/invoice';
import type { DocumentsFolder, StoredFile } from '../documents/documents-folder';

/** A stored file as the page shows it. */
interface ShownDocument extends StoredFile {
	/** Where the browser opens it. */
	readonly link: string;
	/** The sales invoice that its name tells; null when it tells none. */
	readonly invoice: { readonly number: string; readonly customer: string } | null;
}

export interface DocumentOverview {
	/** Null when the sandbox was started without one. */
	readonly folder: string | null;
	readonly found: number;
	readonly rows: readonly ShownDocument[];
}

/** Stored files that hold the search text in their name, invoice or customer; the latest first, no more than `most`. */
export async function documentOverview(
	database: Database,
	folder: DocumentsFolder,
	{ search, most }: { readonly search: string; readonly most: number },
): Promise<DocumentOverview> {
	const wanted = search.toLowerCase();
	const customers = customersByInvoice(database);
	const found = (await folder.list())
		.map((file) => shown(file, customers))
		.filter(({ name, invoice }) =>
			`${name} ${invoice?.number ?? ''} ${invoice?.customer ?? ''}`.toLowerCase().includes(wanted),
		);
	return { folder: folder.path ?? null, found: found.length, rows: found.slice(0, most) };
}

function shown(file: StoredFile, customers: ReadonlyMap<string, string>): ShownDocument {
	const link = `/document/${encodeURIComponent(file.name)}`;
	const number = invoiceNumberIn(file.name, customers);
	const invoice = number === undefined ? null : { number, customer: customers.get(number) ?? '' };
	return { ...file, link, invoice };
}

/** A whole word of the name; the longest, since a day or the number of a copy may be one as well. */
function invoiceNumberIn(name: string, customers: ReadonlyMap<string, string>): string | undefined {
	const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
	return words
		.filter((word) => customers.has(word))
		.reduce<string | undefined>(
			(longest, word) => (word.length > (longest?.length ?? 0) ? word : longest),
			undefined,
		);
}

function customersByInvoice(database: Database): ReadonlyMap<string, string> {
	const nameOf = ({ DC_NAME, RPL_INV }: RowValues): CellValue =>
		DC_NAME || (database.table('CONTACT').get(String(RPL_INV ?? ''))?.values['ACCT_NAME'] ?? '');
	return new Map(
		database
			.table('HST_AH')
			.inKeyOrder()
			.filter(({ values }) => values['HDR_TYPE'] === PAGE_TYPE.sales)
			.map(({ values }) => [String(values['INV_NR'] ?? ''), String(nameOf(values))]),
	);
}
