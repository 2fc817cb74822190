/** Operators proven in public clients. AccountView knows more; their names are not public. */
export type FilterOperator =
	'Equal' | 'NotEqual' | 'Contains' | 'DateOnOrAfterDate' | 'DateOnOrBeforeDate';

/** One condition. Dates are `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss`, in Dutch local time. */
export interface Filter {
	/** Bare (`SUB_NR`) or with its table (`contact.sub_nr`). */
	readonly column: string;
	readonly operator: FilterOperator;
	readonly type: 'C' | 'N' | 'D' | 'T' | 'L';
	readonly value: string | number | boolean;
}

/** A read of one business object. */
export interface ReadQuery {
	readonly businessObject: string;
	/** The table in the answer whose rows are wanted. */
	readonly table: string;
	/** Bare or qualified columns; the key column is added when missing. */
	readonly fields: readonly string[];
	/** Column that pages go by. */
	readonly keyColumn: string;
	readonly filters?: readonly Filter[];
	/** True: a row needs to meet one of the filters only. */
	readonly matchAnyFilter?: boolean;
	/** Sorted reads give one page only: AccountView cannot page and sort in one read. */
	readonly sort?: { readonly columns: readonly string[]; readonly order: SortOrder };
	/** Rows a page; left out: the credential's setting. */
	readonly pageSize?: number;
	/** `YYYY-MM-DD`: picks the administration (book year). */
	readonly bookDate?: string;
}

export type SortOrder = 'Ascending' | 'Descending';
