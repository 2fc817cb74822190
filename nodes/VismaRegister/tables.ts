import type { INodeProperties } from 'n8n-workflow';
import { PARTS, RIGHTS_TABLES, readMasterData, type MasterData, type Part } from '../../lib/visma';
import type { ItemParameters } from '../shared/item-parameters';
import { readColumns, withFields } from './columns';

type TableName = keyof MasterData;

interface TableText {
	readonly label: string;
	readonly placeholder: string;
	readonly description: string;
}

const TABLES: Readonly<Record<TableName, TableText>> = {
	users: {
		label: 'Users',
		placeholder: 'e.g. {{ $("Users").all().map((item) => item.json) }}',
		description:
			'Users of AccountView (gebruikers): code, firstName, lastName, email, and groups as a list of codes',
	},
	groups: {
		label: 'User Groups',
		placeholder: 'e.g. [{ "code": "BOEK", "groups": [] }]',
		description:
			'User groups (gebruikersgroepen): code, and groups as a list of the codes of groups within it',
	},
	companies: {
		label: 'Companies',
		placeholder: 'e.g. {{ $("Companies").all().map((item) => item.json) }}',
		description: 'Companies (ondernemingen): code, description, kvkNumber, isBlocked',
	},
	administrations: {
		label: 'Administrations',
		placeholder: 'e.g. {{ $("Administrations").all().map((item) => item.json) }}',
		description:
			'Administrations with the company that each is linked to: code, company, year, street, postcode, city, country',
	},
	rights: {
		label: 'Access Rights',
		placeholder: 'e.g. [{ "group": "BOEK", "administration": "FIRMA26" }]',
		description: 'Who may use which administration: user or group, administration',
	},
	appRights: {
		label: 'Apps',
		placeholder: 'e.g. [{ "user": "AN", "app": "Visma Scanner" }]',
		description: 'Who may use which app of AccountView.Net: user or group, app',
	},
	roleRights: {
		label: 'Roles',
		placeholder: 'e.g. [{ "user": "AN", "role": "AutoReport User" }]',
		description:
			'Who has which role in Visma.net: user or group, role (AutoReport User when left out), company (each that one may use when left out)',
	},
	costCarriers: {
		label: 'Cost Carriers',
		placeholder: 'e.g. {{ $("Projects").all().map((item) => item.json) }}',
		description:
			'Projects, cost types and cost centres: kind (project, costType or costCentre), code, description, company',
	},
};

/** Tables that the planning of a part reads. */
export const TABLES_OF: Readonly<Record<Part, readonly TableName[]>> = {
	users: ['users'],
	companies: ['companies', 'administrations'],
	access: ['users', 'groups', 'administrations', 'rights', 'appRights', 'roleRights'],
	costCarriers: ['costCarriers'],
};

export function tableParameters(tables: readonly TableName[]): INodeProperties[] {
	return tables.map((name) => {
		const { label, placeholder, description } = TABLES[name];
		return { displayName: label, name, type: 'json', default: '[]', placeholder, description };
	});
}

/**
 * The tables as they stand for one item; those that are not asked for are empty.
 *
 * @throws CodedError NODE_PARAMETER_INVALID, VismaError VISMA_SOURCE_INVALID
 */
export function readTables(parameters: ItemParameters, tables: readonly TableName[]): MasterData {
	const columns = readColumns(parameters);
	return readMasterData(
		Object.fromEntries(
			tables.map((name) => [
				name,
				withFields(parameters.objectsIfAny(name, TABLES[name].label), columns[name]),
			]),
		),
	);
}

/** The parts of which a table of their own has rows. */
export function partsIn(source: MasterData): readonly Part[] {
	return PARTS.filter((part) => OWN_TABLES[part].some((name) => source[name].length > 0));
}

const OWN_TABLES: Readonly<Record<Part, readonly TableName[]>> = {
	users: ['users'],
	companies: ['companies'],
	access: RIGHTS_TABLES,
	costCarriers: ['costCarriers'],
};

/** Every table once. */
export function tablesOf(parts: readonly Part[]): readonly TableName[] {
	return [...new Set(parts.flatMap((part) => TABLES_OF[part]))];
}
