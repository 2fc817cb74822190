import type { DataTableProxyProvider, IDataObject } from 'n8n-workflow';

export interface DataTables {
	/** Rows by the name of the table; the others are not there. */
	readonly tables?: Readonly<Record<string, readonly IDataObject[]>>;
	/** The database gives this in the place of a list of tables. */
	readonly lookUpFails?: Error;
	/** The database gives this in the place of rows. */
	readonly readFails?: Error;
	/** Told of each row that is put in. */
	readonly onInsert?: (rows: unknown) => void;
}

/** n8n's data tables, as far as templates read them, with a database that may fail. */
export function dataTables({
	tables = {},
	lookUpFails,
	readFails,
	onInsert = () => undefined,
}: DataTables): DataTableProxyProvider {
	const named = (name: unknown) =>
		Object.keys(tables).filter((one) => one.toLowerCase() === String(name).toLowerCase());
	const all = {
		getManyAndCount: ({ filter }: { filter?: IDataObject } = {}) => {
			if (lookUpFails !== undefined) return Promise.reject(lookUpFails);
			const data = named(filter?.['name']).map((name) => ({ id: name, name }));
			return Promise.resolve({ count: data.length, data });
		},
		createDataTable: ({ name }: { name: string }) => Promise.resolve({ id: name, name }),
	};
	const one = (id: string) => ({
		getColumns: () => Promise.resolve([]),
		getManyRowsAndCount: () => {
			if (readFails !== undefined) return Promise.reject(readFails);
			const data = tables[id] ?? [];
			return Promise.resolve({ count: data.length, data });
		},
		insertRows: (rows: unknown) => {
			onInsert(rows);
			return Promise.resolve([]);
		},
	});
	// n8n's own has more, which no template asks for.
	return {
		getDataTableAggregateProxy: () => Promise.resolve(all),
		getDataTableProxy: (_workflow: unknown, _node: unknown, id: string) => Promise.resolve(one(id)),
	} as unknown as DataTableProxyProvider;
}
