import { CONTACT_COLUMNS } from './contact-columns';
import type { ColumnDefinition } from './column-table';
import { COMPANY_COLUMNS, DELIVERY_ADDRESS_COLUMNS } from './other-columns';

export type EntityName = 'customer' | 'deliveryAddress' | 'contactPerson' | 'company';

/** `proven`: the name was seen in public code or dumps of the real API. `assumed`: our guess. */
export type Proof = 'proven' | 'assumed';

/** A logical field: the column that holds it, with its rules. */
export interface FieldDefinition extends Omit<ColumnDefinition, 'name'> {
	readonly column: string;
	readonly proof: Proof;
	/** The credential's dictionary override names this column. */
	readonly overridden: boolean;
}

/** How one kind of record is read and written. */
export interface EntityDefinition {
	readonly name: EntityName;
	/** In sentences: `customer`. */
	readonly label: string;
	/** In sentences: `customers`. */
	readonly plural: string;
	/** Business object code, such as `AR1`. */
	readonly businessObject: string;
	readonly table: string;
	/** Proof of the object code and the table. */
	readonly proof: Proof;
	/** Logical name of the field that tells one record from all others. */
	readonly keyField: string;
	/** Column whose last value opens the next page. */
	readonly pagingColumn: string;
	readonly fields: Readonly<Record<string, FieldDefinition>>;
	/** All known columns of the table, for columns given by name. */
	readonly columns: ReadonlyMap<string, ColumnDefinition>;
	/** The credential's override names the object or the table. */
	readonly overridden: boolean;
}

export type Dictionary = Readonly<Record<EntityName, EntityDefinition>>;

const CUSTOMER_FIELDS = {
	number: 'SUB_NR',
	name: 'ACCT_NAME',
	searchCode: 'SRC_CODE',
	controlAccount: 'ACCT_NR',
	street: 'ADDRESS1',
	postcode: 'POST_CODE',
	city: 'CITY',
	country: 'CNT_CODE',
	postalStreet: 'PO_BOX',
	postalPostcode: 'PO_CODE',
	postalCity: 'PO_CITY',
	phone: 'TEL_BUS',
	mobile: 'TEL_MOB',
	email: 'MAIL_BUS',
	website: 'WWW_URL',
	vatNumber: 'VAT_NR',
	cocNumber: 'COC_CODE',
	iban: 'IBAN_NR',
	currency: 'CUR_CODE',
	paymentCondition: 'DISC_CODE',
	language: 'LNG_CODE',
	employee: 'EMP_NR',
	relationGroup: 'RPL_GRP',
	ownReference: 'DEB_NR',
	blocked: 'REC_BLK',
	blockedForOrders: 'BLK_SP',
	emailInvoices: 'EL_SI',
	autoInvoice: 'AUTO_INV',
	eInvoiceAddress: 'EIA',
	note: 'COMMENT1',
	changedAt: 'CNG_DATE',
	changeNumber: 'CNG_NR',
	enteredAt: 'INP_DATE',
} as const;

const DELIVERY_ADDRESS_FIELDS = {
	id: 'REC_ID',
	customerNumber: 'SUB_NR',
	name: 'DEL_NAME',
	street: 'ADDRESS1',
	postcode: 'POST_CODE',
	city: 'CITY',
	country: 'CNT_CODE',
	email: 'MAIL_BUS',
	phone: 'TEL_BUS',
} as const;

const CONTACT_PERSON_FIELDS = {
	customerNumber: 'SUB_NR',
	customerName: 'ACCT_NAME',
	mainName: 'MAIN_CONT',
	mainCode: 'MAIN_PP',
	mainSalutation: 'MC_DEAR',
	mainEmail: 'MC_MAILB',
	administrationName: 'ADMIN_CONT',
	administrationCode: 'ADMIN_PP',
	administrationSalutation: 'ADM_DEAR',
} as const;

const COMPANY_FIELDS = {
	code: 'COMP_ID',
	name: 'COMP_DESC',
	vatNumber: 'VAT_NR',
	cocNumber: 'KVK_NR',
	changedAt: 'CNG_DATE',
} as const;

export type CustomerFieldName = keyof typeof CUSTOMER_FIELDS;
export type DeliveryAddressFieldName = keyof typeof DELIVERY_ADDRESS_FIELDS;

/**
 * Where AccountView keeps what. Nothing else in the package knows an object, table or column name.
 *
 * Two rules differ from the table's own flags: AccountView numbers a debtor when the number is
 * left out (public connectors never send it), and a debtor needs a control account through
 * ACCT_REC. Sources: omniboost/go-accountview.net and public connectors.
 */
export const DEFAULT_DICTIONARY: Dictionary = {
	customer: {
		name: 'customer',
		label: 'customer',
		plural: 'customers',
		businessObject: 'AR1',
		table: 'CONTACT',
		proof: 'proven',
		keyField: 'number',
		pagingColumn: 'SUB_NR',
		fields: fieldsOf(CONTACT_COLUMNS, CUSTOMER_FIELDS, {
			number: { mandatory: false },
			controlAccount: { mandatory: true },
		}),
		columns: CONTACT_COLUMNS,
		overridden: false,
	},
	deliveryAddress: {
		name: 'deliveryAddress',
		label: 'delivery address',
		plural: 'delivery addresses',
		businessObject: 'ADDR',
		table: 'DEL_ADDR',
		proof: 'proven',
		keyField: 'id',
		pagingColumn: 'REC_ID',
		fields: fieldsOf(DELIVERY_ADDRESS_COLUMNS, DELIVERY_ADDRESS_FIELDS),
		columns: DELIVERY_ADDRESS_COLUMNS,
		overridden: false,
	},
	contactPerson: {
		name: 'contactPerson',
		label: 'contact person',
		plural: 'contact persons',
		businessObject: 'AR1',
		table: 'CONTACT',
		proof: 'proven',
		keyField: 'customerNumber',
		pagingColumn: 'SUB_NR',
		fields: fieldsOf(CONTACT_COLUMNS, CONTACT_PERSON_FIELDS),
		columns: CONTACT_COLUMNS,
		overridden: false,
	},
	company: {
		name: 'company',
		label: 'company',
		plural: 'companies',
		businessObject: 'CMP1',
		table: 'COMP_HDR',
		proof: 'proven',
		keyField: 'code',
		pagingColumn: 'COMP_ID',
		fields: fieldsOf(COMPANY_COLUMNS, COMPANY_FIELDS),
		columns: COMPANY_COLUMNS,
		overridden: false,
	},
};

const KNOWN_TABLES: ReadonlyMap<string, ReadonlyMap<string, ColumnDefinition>> = new Map([
	['CONTACT', CONTACT_COLUMNS],
	['DEL_ADDR', DELIVERY_ADDRESS_COLUMNS],
	['COMP_HDR', COMPANY_COLUMNS],
]);

/** The columns known of a table; none for a table that this package does not know. */
export function tableColumns(table: string): ReadonlyMap<string, ColumnDefinition> {
	return KNOWN_TABLES.get(table) ?? new Map();
}

/** Names that no public source proves, as `customer.mobile (X_MOBILE)`; worth checking first. */
export function assumedNames(dictionary: Dictionary): readonly string[] {
	return Object.values(dictionary).flatMap((entity) => [
		...(entity.proof === 'assumed'
			? [`${entity.name} (${entity.businessObject}, ${entity.table})`]
			: []),
		...Object.entries(entity.fields)
			.filter(([, field]) => field.proof === 'assumed')
			.map(([name, field]) => `${entity.name}.${name} (${field.column})`),
	]);
}

/** A field with all that is known about its column. */
export function fieldFromColumn(column: ColumnDefinition): FieldDefinition {
	const { name, ...rules } = column;
	return { column: name, ...rules, proof: 'proven', overridden: false };
}

function fieldsOf(
	columns: ReadonlyMap<string, ColumnDefinition>,
	names: Readonly<Record<string, string>>,
	differences: Readonly<Record<string, Partial<FieldDefinition>>> = {},
): Readonly<Record<string, FieldDefinition>> {
	const entries = Object.entries(names).map(([name, columnName]): [string, FieldDefinition] => {
		const column = columns.get(columnName);
		if (column === undefined) throw new Error(`No column ${columnName} for field ${name}`);
		return [name, { ...fieldFromColumn(column), ...differences[name] }];
	});
	return Object.fromEntries(entries);
}
