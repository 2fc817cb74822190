// @ts-check
/** Users, access and companies for Visma Register: the tables that people edit, and what AccountView has. */
import { addReadRecords } from './accountview.mjs';
import { addMakeTable, addReadTable } from './tables.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 */

export const NODE = { type: 'n8n-nodes-accountview.vismaRegister', version: 1 };

export const SERVICES = ['accountViewNet', 'vismaNet'];

/** Data tables; AccountView gives neither users nor their rights over its API. */
export const USER_TABLE = 'accountview_users';
export const ACCESS_TABLE = 'accountview_access';

/** @type {readonly import('./tables.mjs').Column[]} */
const USER_COLUMNS = ['code', 'firstName', 'lastName', 'email', 'groups', 'administrator'].map(
	(name) => ({ name, type: 'string' }),
);

/** @type {readonly import('./tables.mjs').Column[]} */
const ACCESS_COLUMNS = ['user', 'group', 'company', 'app', 'role'].map((name) => ({
	name,
	type: 'string',
}));

/** Names of nodes. */
export const MAKE_USERS = 'Make the Table of Users if Missing';
export const READ_USERS = 'Read Users';
const READ_ACCESS = 'Read Access';

/** Role in Visma.net of who is an administrator in the table. */
const ADMINISTRATOR = 'Customer Administrator';

/** Makes the table of users and reads it. @param {Flow} flow @param {Place} at @returns {readonly string[]} */
export const addUserTable = (flow, at) =>
	addOwnTable(flow, {
		at,
		table: USER_TABLE,
		make: MAKE_USERS,
		columns: USER_COLUMNS,
		// A table that cannot be read ends the flow: taken for an empty one, it would take everybody out.
		read: READ_USERS,
	});

/** Makes the table of access and reads it. @param {Flow} flow @param {Place} at @returns {readonly string[]} */
export const addAccessTable = (flow, at) =>
	addOwnTable(flow, {
		at,
		table: ACCESS_TABLE,
		make: 'Make the Table of Access if Missing',
		columns: ACCESS_COLUMNS,
		read: READ_ACCESS,
	});

/**
 * One that cannot be made may be there all the same, so it is read in any case.
 * @param {Flow} flow
 * @param {{ at: Place; table: string; make: string; columns: readonly import('./tables.mjs').Column[]; read: string }} own
 */
function addOwnTable(flow, { at: [column, row], table, make, columns, read }) {
	addMakeTable(flow, { name: make, at: [column, row], table, columns });
	addReadTable(flow, { name: read, at: [column + 1, row], table });
	flow.wire({ from: make, output: 1, to: read });
	return [make, read];
}

/** @param {string} value expression */
const text = (value) => `String(${value} ?? '').trim()`;

/** Codes that stand in one cell. @param {string} value expression */
const codes = (value) =>
	`String(${value} ?? '').split(/[,;]/).map((code) => code.trim()).filter(Boolean)`;

/** Rows of the table of users, as they stand there. */
export const USER_ROWS = `$('${READ_USERS}').all().map((item) => item.json).filter((row) => ${text('row.code')} !== '')`;

/** Users as Visma Register takes them. */
export const USERS = `${USER_ROWS}.map((row) => ({ code: ${text('row.code')}, firstName: ${text('row.firstName')}, lastName: ${text('row.lastName')}, email: ${text('row.email')}, groups: ${codes('row.groups')} }))`;

/**
 * Rows that say whose access they are, and to what; one that names both a user and a group is that of the
 * user. AccountView has codes in capitals; people type them as it comes.
 */
const ACCESS_ROWS = `$('${READ_ACCESS}').all().map((item) => item.json).map((row) => ({ user: ${text('row.user')}, group: ${text('row.user')} === '' ? ${text('row.group')} : '', company: ${text('row.company')}.toUpperCase(), app: ${text('row.app')}, role: ${text('row.role')} })).filter((row) => row.user + row.group !== '' && row.company + row.app + row.role !== '')`;

/** Whether the table of access has a row: an empty one neither gives nor takes. */
export const HAS_ACCESS = `(${ACCESS_ROWS}.length > 0)`;

const HOLDER = 'user: row.user, group: row.group';

/**
 * What the table of access gives, as parameters of Visma Register. A company stands for its administrations: who may
 * use it, may use them.
 */
export const ACCESS = {
	groups: `={{ [...new Set(${USERS}.flatMap((user) => user.groups).map((code) => code.toUpperCase()))].map((code) => ({ code })) }}`,
	rights: `={{ ${ACCESS_ROWS}.filter((row) => row.company !== '').map((row) => ({ ${HOLDER}, administration: row.company })) }}`,
	appRights: `={{ ${ACCESS_ROWS}.filter((row) => row.app !== '').map((row) => ({ ${HOLDER}, app: row.app })) }}`,
	roleRights: `={{ [...${ACCESS_ROWS}.filter((row) => row.role !== '').map((row) => ({ ${HOLDER}, role: row.role, company: row.company })), ...${USER_ROWS}.filter((row) => /^(ja|yes|x|1|true)$/i.test(${text('row.administrator')})).map((row) => ({ user: ${text('row.code')}, role: '${ADMINISTRATOR}' }))] }}`,
};

/** The companies that the table of access names, each as an administration of this year. */
export const NAMED_ADMINISTRATIONS = `={{ [...new Set(${ACCESS_ROWS}.map((row) => row.company).filter(Boolean))].map((company) => ({ code: company, company, year: $now.year })) }}`;

const COMPANIES_NODE = 'Companies of AccountView';
const ADDRESSES = 'Their Addresses';

/** Nodes that read AccountView, for what is said when one could not. */
export const COMPANY_READS = [COMPANIES_NODE, ADDRESSES];

/**
 * The companies, and of each the relation with its number of the chamber of commerce: no table that the API offers is
 * known to hold the company's address.
 * @param {Flow} flow @param {Place} at @returns {readonly string[]}
 */
export const addReadCompanyData = (flow, [column, row]) => [
	addReadRecords(flow, {
		name: COMPANIES_NODE,
		at: [column, row],
		object: 'CMP1',
		columns: ['COMP_ID', 'COMP_DESC', 'KVK_NR'],
	}),
	addReadRecords(flow, {
		name: ADDRESSES,
		at: [column + 1, row],
		object: 'CON',
		columns: ['COC_CODE', 'ADDRESS1', 'POST_CODE', 'CITY', 'CNT_CODE'],
		conditions: [
			// No relation has a dash for a number; an empty one would find all who have none.
			{ column: 'COC_CODE', operator: 'Equal', value: "={{ $json.KVK_NR || '-' }}" },
		],
		forEach: true,
	}),
];

const COMPANY_ROWS = `$('${COMPANIES_NODE}').all().map((item) => item.json).filter((row) => row.COMP_ID)`;

/** Companies as Visma Register takes them. */
export const COMPANIES = `${COMPANY_ROWS}.map((row) => ({ code: ${text('row.COMP_ID')}, description: ${text('row.COMP_DESC')}, kvkNumber: ${text('row.KVK_NR')} }))`;

/** Of each company one administration, of this year, with its address. */
export const ADMINISTRATIONS = `${COMPANY_ROWS}.map((row) => ((address) => ({ code: ${text('row.COMP_ID')}, company: ${text('row.COMP_ID')}, year: $now.year, street: ${text('address?.ADDRESS1')}, postcode: ${text('address?.POST_CODE')}, city: ${text('address?.CITY')}, country: ${text('address?.CNT_CODE')} || 'NL' }))($('${ADDRESSES}').all().map((item) => item.json).find((one) => one.COC_CODE && one.COC_CODE === row.KVK_NR)))`;

/** @typedef {'company' | 'user' | 'access' | 'costCarrier'} Resource */

/**
 * The tables of a plan; Apply has the same ones.
 * @type {Readonly<Record<'company' | 'user', Record<string, string>>>}
 */
export const TABLES = {
	company: { companies: `={{ ${COMPANIES} }}`, administrations: `={{ ${ADMINISTRATIONS} }}` },
	user: { users: `={{ ${USERS} }}` },
};

/**
 * A plan, as steps or as a report; an error item where it could not be made.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; resource: Resource; show: 'steps' | 'report'; services?: readonly string[]; tables: Record<string, string>; options?: Record<string, unknown> }} node
 */
export const addPlan = (flow, { name, at, resource, show, services, tables, options = {} }) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource,
			operation: 'plan',
			services: services ?? SERVICES,
			state: 'connector',
			...tables,
			show,
			options,
		},
		at,
		settings: {
			executeOnce: true,
			alwaysOutputData: true,
			onError: 'continueRegularOutput',
		},
	});

/**
 * Does the steps that come in; one that fails is an error item in its place.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; resource: Resource; services?: readonly string[]; tables: Record<string, string>; confirmed?: boolean; options?: Record<string, unknown> }} node
 */
export const addApply = (
	flow,
	{ name, at, resource, services, tables, confirmed = false, options = {} },
) =>
	flow.add({
		name,
		...NODE,
		parameters: {
			resource,
			operation: 'apply',
			services: services ?? SERVICES,
			...tables,
			confirmRemovals: confirmed,
			options,
		},
		at,
		settings: { onError: 'continueRegularOutput' },
	});
