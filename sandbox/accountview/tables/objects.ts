import { admList } from './administration';
import { compHdr, compLn } from './company';
import { acctRec, contact } from './contact';
import type { BusinessObject, RowValues, TableDefinition } from './definition';
import { delAddr } from './delivery-address';
import { dctFile, dctFld } from './dictionary';

/**
 * Kinds of control account. That 0 is a prospect is stated by a connector's help pages; the other
 * values are invented.
 */
export const ACCOUNT_LINK = { prospect: 0, debtor: 1, creditor: 2 } as const;

/** Every table; a new room (projects, orders, hours) adds its tables and objects to these lists. */
export const TABLES: readonly TableDefinition[] = [
	contact,
	acctRec,
	delAddr,
	compHdr,
	compLn,
	admList,
	dctFile,
	dctFld,
];

/** Objects of `accountviewdata`. */
export const DATA_OBJECTS: readonly BusinessObject[] = [
	{
		code: 'AR1',
		label: 'Debiteuren',
		table: 'CONTACT',
		includes: isKind('debtor'),
		mandatory: ['ACCT_NR'],
		fixedOnInsert: { ACCT_LINK: ACCOUNT_LINK.debtor },
		siblings: ['USR_LINK'],
		insertAllowed: true,
		updateAllowed: true,
		deleteAllowed: true,
	},
	{
		code: 'AP1',
		label: 'Crediteuren',
		table: 'CONTACT',
		includes: isKind('creditor'),
		mandatory: ['ACCT_NR'],
		fixedOnInsert: { ACCT_LINK: ACCOUNT_LINK.creditor },
		siblings: [],
		insertAllowed: true,
		updateAllowed: true,
		deleteAllowed: true,
	},
	{
		code: 'CON',
		label: 'Relaties',
		table: 'CONTACT',
		siblings: [],
		insertAllowed: false,
		updateAllowed: false,
		deleteAllowed: false,
	},
	{
		code: 'CM1',
		label: 'Relaties en prospects',
		table: 'CONTACT',
		fixedOnInsert: { ACCT_LINK: ACCOUNT_LINK.prospect },
		siblings: [],
		insertAllowed: true,
		updateAllowed: true,
		deleteAllowed: false,
	},
	{
		code: 'ADDR',
		label: 'Afleveradressen',
		table: 'DEL_ADDR',
		siblings: [],
		insertAllowed: true,
		updateAllowed: true,
		deleteAllowed: true,
	},
	{ code: 'CMP1', label: 'Ondernemingen', table: 'COMP_HDR', siblings: [], ...readOnly() },
];

/** Objects of `accountviewsystemdata`. */
export const SYSTEM_OBJECTS: readonly BusinessObject[] = [
	{ code: 'DBF', label: 'Tabellen', table: 'DCT_FILE', siblings: [], ...readOnly() },
	{ code: 'FLD', label: 'Velden', table: 'DCT_FLD', siblings: ['DCT_TAG'], ...readOnly() },
	{ code: 'ADL', label: 'Administraties', table: 'ADM_LIST', siblings: [], ...readOnly() },
];

/** The table of that name in any case; undefined when there is none. */
export function findTable(name: string): TableDefinition | undefined {
	const wanted = name.trim().toUpperCase();
	return TABLES.find((table) => table.name === wanted);
}

/** The object of that code in any case; undefined when there is none. */
export function findObject(
	objects: readonly BusinessObject[],
	code: string,
): BusinessObject | undefined {
	const wanted = code.trim().toUpperCase();
	return objects.find((object) => object.code === wanted);
}

function isKind(kind: keyof typeof ACCOUNT_LINK): (row: RowValues) => boolean {
	return (row) => row['ACCT_LINK'] === ACCOUNT_LINK[kind];
}

function readOnly(): Pick<BusinessObject, 'insertAllowed' | 'updateAllowed' | 'deleteAllowed'> {
	return { insertAllowed: false, updateAllowed: false, deleteAllowed: false };
}
