import { admList } from './administration';
import { articleGroups, articles } from './article';
import { compHdr, compLn } from './company';
import { acctRec, contact } from './contact';
import { costCentres, costTypes } from './cost';
import { shownCode, type BusinessObject, type RowValues, type TableDefinition } from './definition';
import { delAddr } from './delivery-address';
import { dctFile, dctFld } from './dictionary';
import { employees } from './employee';
import { hourEntries, hourSheets, hourTypes } from './hours';
import { invoiceHeaders, invoiceLines } from './invoice';
import { orderHeaders, orderLines } from './order';
import { projectTypes, projects } from './project';
import { transactions } from './transaction';
import { vatCodes } from './vat';

/**
 * Kinds of control account. That 0 is a prospect is stated by a connector's help pages; the other
 * values are invented.
 */
export const ACCOUNT_LINK = { prospect: 0, debtor: 1, creditor: 2 } as const;

/** Tables with data of the firm, kept in a state file; what others point to comes first. */
export const DATA_TABLES: readonly TableDefinition[] = [
	contact,
	delAddr,
	compHdr,
	compLn,
	admList,
	employees,
	projectTypes,
	projects,
	articleGroups,
	articles,
	orderHeaders,
	orderLines,
	hourTypes,
	hourSheets,
	hourEntries,
	vatCodes,
	costCentres,
	costTypes,
	invoiceHeaders,
	invoiceLines,
	transactions,
];

/** Every table, by the names of this program; a new room adds its tables and objects to these lists. */
export const TABLES: readonly TableDefinition[] = [...DATA_TABLES, acctRec, dctFile, dctFld];

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
		...writable(),
	},
	{
		code: 'AP1',
		label: 'Crediteuren',
		table: 'CONTACT',
		includes: isKind('creditor'),
		mandatory: ['ACCT_NR'],
		fixedOnInsert: { ACCT_LINK: ACCOUNT_LINK.creditor },
		siblings: [],
		...writable(),
	},
	{ code: 'CON', label: 'Relaties', table: 'CONTACT', siblings: [], ...readOnly() },
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
		licence: 'addressesLicensed',
		siblings: [],
		...writable(),
	},
	{
		code: 'PJ1',
		label: 'Projecten',
		table: 'PROJECTS',
		licence: 'projectsLicensed',
		siblings: [],
		...writable(),
	},
	{
		code: 'PT1',
		label: 'Projecttypen',
		table: 'PJ_TYPE',
		licence: 'projectsLicensed',
		siblings: [],
		...writable(),
	},
	{ code: 'EM1', label: 'Medewerkers', table: 'EMPLOYEE', siblings: [], ...writable() },
	{ code: 'AK1', label: 'Artikelen', table: 'ARTICLE', siblings: [], ...writable() },
	{ code: 'AG1', label: 'Artikelgroepen', table: 'ART_GRP', siblings: [], ...writable() },
	{
		code: 'SO1',
		label: 'Verkooporders',
		table: 'SO_HDR',
		detail: 'SO_LINE',
		licence: 'ordersLicensed',
		siblings: [],
		...writable(),
	},
	{
		code: 'UR1',
		label: 'Uren',
		table: 'HRS_HDR',
		detail: 'HRS_LINE',
		licence: 'hoursLicensed',
		siblings: [],
		...writable(),
	},
	{
		code: 'US1',
		label: 'Uursoorten',
		table: 'HRS_TYPE',
		licence: 'hoursLicensed',
		siblings: [],
		...writable(),
	},
	{ code: 'ALH', label: 'Verwerkte artikelregels', table: 'HST_AL', siblings: [], ...readOnly() },
	{ code: 'VA1', label: 'BTW-codes', table: 'VAT', siblings: [], ...readOnly() },
	{ code: 'CC1', label: 'Kostenplaatsen', table: 'COST', siblings: [], ...readOnly() },
	{ code: 'KS1', label: 'Kostensoorten', table: 'COST_TYP', siblings: [], ...readOnly() },
	{
		code: 'GJ1',
		label: 'Grootboekmutaties',
		table: 'TRANSACT',
		siblings: ['TRN_HDR'],
		...readOnly(),
	},
	{ code: 'CMP1', label: 'Ondernemingen', table: 'COMP_HDR', siblings: [], ...readOnly() },
];

/** Objects of `accountviewsystemdata`. */
export const SYSTEM_OBJECTS: readonly BusinessObject[] = [
	{ code: 'DBF', label: 'Tabellen', table: 'DCT_FILE', siblings: [], ...readOnly() },
	{ code: 'FLD', label: 'Velden', table: 'DCT_FLD', siblings: ['DCT_TAG'], ...readOnly() },
	{ code: 'ADL', label: 'Administraties', table: 'ADM_LIST', siblings: [], ...readOnly() },
];

/** The object of that code in any case; undefined when there is none. */
export function findObject(
	objects: readonly BusinessObject[],
	code: string,
): BusinessObject | undefined {
	const wanted = code.trim().toUpperCase();
	return objects.find((object) => shownCode(object) === wanted);
}

function isKind(kind: keyof typeof ACCOUNT_LINK): (row: RowValues) => boolean {
	return (row) => row['ACCT_LINK'] === ACCOUNT_LINK[kind];
}

type Allowed = Pick<BusinessObject, 'insertAllowed' | 'updateAllowed' | 'deleteAllowed'>;

function writable(): Allowed {
	return { insertAllowed: true, updateAllowed: true, deleteAllowed: true };
}

function readOnly(): Allowed {
	return { insertAllowed: false, updateAllowed: false, deleteAllowed: false };
}
