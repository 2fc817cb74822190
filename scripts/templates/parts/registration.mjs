// @ts-check
/** Users, access and companies for Visma Register: the tables that people edit, and what AccountView has. */
import { addMakeTable, addReadTable } from './tables.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 */

export const NODE = { type: 'n8n-nodes-accountview.vismaRegister', version: 1 };

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
export const addUserTable = (flow, [column, row]) => [
	addMakeTable(flow, {
		name: MAKE_USERS,
		at: [column, row],
		table: USER_TABLE,
		columns: USER_COLUMNS,
	}),
	// A table that cannot be read ends the flow: taken for an empty one, it would take everybody out.
	addReadTable(flow, { name: READ_USERS, at: [column + 1, row], table: USER_TABLE }),
];

/** Makes the table of access and reads it. @param {Flow} flow @param {Place} at @returns {readonly string[]} */
export const addAccessTable = (flow, [column, row]) => [
	addMakeTable(flow, {
		name: 'Make the Table of Access if Missing',
		at: [column, row],
		table: ACCESS_TABLE,
		columns: ACCESS_COLUMNS,
	}),
	addReadTable(flow, { name: READ_ACCESS, at: [column + 1, row], table: ACCESS_TABLE }),
];

/** @param {string} value expression */
const text = (value) => `String(${value} ?? '').trim()`;

/** Codes that stand in one cell. @param {string} value expression */
const codes = (value) =>
	`String(${value} ?? '').split(/[,;]/).map((code) => code.trim()).filter(Boolean)`;

/** Rows of the table of users, as they stand there. */
export const USER_ROWS = `$('${READ_USERS}').all().map((item) => item.json).filter((row) => ${text('row.code')} !== '')`;

/** Users as Visma Register takes them. */
export const USERS = `${USER_ROWS}.map((row) => ({ code: ${text('row.code')}, firstName: ${text('row.firstName')}, lastName: ${text('row.lastName')}, email: ${text('row.email')}, groups: ${codes('row.groups')} }))`;

/** Rows that say whose access they are; one that names both a user and a group is that of the user. */
const ACCESS_ROWS = `$('${READ_ACCESS}').all().map((item) => item.json).map((row) => ({ user: ${text('row.user')}, group: ${text('row.user')} === '' ? ${text('row.group')} : '', company: ${text('row.company')}, app: ${text('row.app')}, role: ${text('row.role')} })).filter((row) => row.user !== '' || row.group !== '')`;

const HOLDER = 'user: row.user, group: row.group';

/**
 * What the table of access gives, as parameters of Visma Register. A company stands for its administrations: who may
 * use it, may use them.
 */
export const ACCESS = {
	groups: `={{ [...new Set(${USERS}.flatMap((user) => user.groups))].map((code) => ({ code })) }}`,
	rights: `={{ ${ACCESS_ROWS}.filter((row) => row.company !== '').map((row) => ({ ${HOLDER}, administration: row.company })) }}`,
	appRights: `={{ ${ACCESS_ROWS}.filter((row) => row.app !== '').map((row) => ({ ${HOLDER}, app: row.app })) }}`,
	roleRights: `={{ [...${ACCESS_ROWS}.filter((row) => row.role !== '').map((row) => ({ ${HOLDER}, role: row.role, company: row.company })), ...${USER_ROWS}.filter((row) => /^(ja|yes|x|1|true)$/i.test(${text('row.administrator')})).map((row) => ({ user: ${text('row.code')}, role: '${ADMINISTRATOR}' }))] }}`,
};

/** The companies that the table of access names, each as an administration of this year. */
export const NAMED_ADMINISTRATIONS = `={{ [...new Set(${ACCESS_ROWS}.map((row) => row.company).filter(Boolean))].map((company) => ({ code: company, company, year: $now.year })) }}`;
