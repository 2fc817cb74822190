import { isOpenProject, simplifyCustomer } from '../../../../lib/accountview';
import type { Normalisation, Side } from '../../../../lib/sync';
import type { Cells } from './markdown';
import type { Office } from './office';

/** A field that is kept in step, and the columns in which both systems have it. */
export interface KindField {
	readonly name: string;
	readonly accountView: string;
	readonly other: string;
	readonly as: Normalisation;
}

/** How one kind of record goes from one system to the other. */
export interface Kind {
	/** As "Kept in step" names it. */
	readonly name: string;
	/** As Sync Compare names it. */
	readonly entity: string;
	/** Names of the tables. */
	readonly tables: Readonly<Record<Side, string>>;
	readonly fields: readonly KindField[];
	/** The column of the app in which AccountView's number stands; null where it has none. */
	readonly number: string | null;
	/** Fields by which records of both sides are recognised, beside the number. */
	readonly alike: { readonly name: string; readonly postcode: string } | null;
	/** Whether a record looks different only when it has been changed itself. */
	readonly hasVersion: boolean;
	/** Only then it is kept in step. */
	readonly isOn?: (office: Office) => boolean;
	/** Replaces fields that are not simply a column; null leaves the record out. */
	readonly view?: Partial<Record<Side, (row: Cells, office: Office) => Cells | null>>;
	/** Replaces columns that are not simply a field. */
	readonly back?: Partial<Record<Side, (columns: Cells, office: Office) => Cells>>;
}

function same(name: string, as: Normalisation = 'text'): KindField {
	return { name, accountView: name, other: name, as };
}

function fieldOf(
	name: string,
	accountView: string,
	other: string,
	as: Normalisation = 'text',
): KindField {
	return { name, accountView, other, as };
}

const customers: Kind = {
	name: 'customers',
	entity: 'customer',
	tables: { accountView: 'customers', other: 'customers' },
	fields: [
		same('name'),
		same('phone', 'phone'),
		same('e-mail', 'ignoreCase'),
		fieldOf('main street', 'postal street', 'main street'),
		fieldOf('main postcode', 'postal postcode', 'main postcode', 'postcode'),
		fieldOf('main city', 'postal city', 'main city'),
		fieldOf('work street', 'street', 'work street'),
		fieldOf('work postcode', 'postcode', 'work postcode', 'postcode'),
		fieldOf('work city', 'city', 'work city'),
	],
	number: 'number',
	alike: { name: 'name', postcode: 'main postcode' },
	hasVersion: true,
	view: { accountView: mainAndWorkAddress },
};

/** R3, R4, R5: which address is the main one, by the rule of the Customers node. */
function mainAndWorkAddress(row: Cells): Cells {
	const simplified = simplifyCustomer({
		postalStreet: row['postal street'] ?? '',
		postalPostcode: row['postal postcode'] ?? '',
		postalCity: row['postal city'] ?? '',
		street: row['street'] ?? '',
		postcode: row['postcode'] ?? '',
		city: row['city'] ?? '',
	});
	return {
		'main street': simplified.mainStreet,
		'main postcode': simplified.mainPostcode,
		'main city': simplified.mainCity,
		'work street': simplified.workStreet,
		'work postcode': simplified.workPostcode,
		'work city': simplified.workCity,
	};
}

const contactPersons: Kind = {
	name: 'contact persons',
	entity: 'contactPerson',
	tables: { accountView: 'contact persons', other: 'contact persons' },
	fields: [
		same('customer'),
		same('salutation'),
		same('first name'),
		same('last name'),
		same('private e-mail', 'ignoreCase'),
		same('phone', 'phone'),
		same('mobile', 'phone'),
	],
	number: null,
	alike: null,
	hasVersion: true,
	// R6
	isOn: ({ settings }) => settings.get('contact person module') === 'in use',
};

const projectTypes: Kind = {
	name: 'project types',
	entity: 'projectType',
	tables: { accountView: 'project types', other: 'project types' },
	fields: [same('name')],
	number: 'code',
	alike: null,
	hasVersion: true,
};

const projects: Kind = {
	name: 'projects',
	entity: 'project',
	tables: { accountView: 'projects', other: 'projects' },
	fields: [
		same('name'),
		same('customer'),
		fieldOf('description', 'remark', 'description'),
		same('start date', 'date'),
		same('end date', 'date'),
		same('type'),
		fieldOf('responsible', 'employee', 'responsible'),
	],
	number: 'code',
	alike: null,
	// The responsible employee may become known without a change of the project.
	hasVersion: false,
	view: {
		accountView: (row, office) =>
			isOpen(row, office) || isLinked(office, 'projects', 'accountView', row['code'])
				? { responsible: userWithCode(office, row['employee'] ?? '') }
				: null,
	},
	back: {
		accountView: (columns, office) =>
			columns['employee'] === undefined
				? {}
				: { employee: uniqueCodeOf(office, columns['employee']) },
	},
};

/** R8: by the rule of the Projects node. */
function isOpen(row: Cells, { settings }: Office): boolean {
	const closed = settings.get('closed status');
	const rule = {
		today: settings.get('today') ?? '',
		closedStatuses: closed === undefined ? [] : [closed],
	};
	return isOpenProject({ endDate: row['end date'] || null, status: row['status'] ?? '' }, rule);
}

/** What is linked stays in the flow, so that leaving it out is not taken for its removal. */
function isLinked(office: Office, kind: string, side: Side, key: string | undefined): boolean {
	const links = [...(office.links.get(kind) ?? [])];
	return links.some(([app, accountView]) => (side === 'other' ? app : accountView) === key);
}

/** R11: the user whose unique code is this employee number; '' for nobody. */
function userWithCode(office: Office, employee: string): string {
	const users = office.table('other', 'users').all;
	const user = users.find(({ cells }) => employee !== '' && cells['unique code'] === employee);
	return user?.cells['name'] ?? '';
}

/** R11, the other way round. */
function uniqueCodeOf(office: Office, user: string): string {
	return office.table('other', 'users').get(user)?.cells['unique code'] ?? '';
}

const workOrders: Kind = {
	name: 'work orders',
	entity: 'workOrder',
	tables: { accountView: 'sales orders', other: 'work orders' },
	fields: [
		fieldOf('description', 'remark 1', 'description'),
		same('customer'),
		same('project'),
		same('type of work'),
		// R15: the delivery date is the target date.
		fieldOf('target date', 'delivery date', 'target date', 'date'),
	],
	number: 'order number',
	alike: null,
	hasVersion: true,
};

const orderLines: Kind = {
	name: 'order lines',
	entity: 'orderLine',
	tables: { accountView: 'order lines', other: 'article lines' },
	fields: [
		same('article', 'exact'),
		fieldOf('order', 'order', 'work order'),
		same('quantity', 'decimal'),
	],
	number: null,
	alike: null,
	hasVersion: false,
	view: {
		other: (row, office) => {
			const number = row['work order'] ?? '';
			// R18: only what is ticked.
			const isWanted = isChecked(number, office) && row['ticked'] === 'yes';
			const order = office.links.get('work orders')?.get(number) ?? '';
			const isOnOrder = isLinked(office, 'order lines', 'other', row['id']);
			// R19: onto the order that the work order is linked to.
			return isOnOrder || (isWanted && order !== '') ? { order } : null;
		},
	},
};

/** R17: only work that is checked. */
function isChecked(number: string, office: Office): boolean {
	return office.table('other', 'work orders').get(number)?.cells['state'] === 'checked';
}

const hours: Kind = {
	name: 'hours',
	entity: 'hours',
	tables: { accountView: 'hours', other: 'hours' },
	fields: [
		same('description'),
		fieldOf('employee', 'employee', 'user'),
		same('project'),
		fieldOf('hour type', 'hour type', 'kind'),
		same('date', 'date'),
		same('hours', 'decimal'),
	],
	number: null,
	alike: null,
	// A user's unique code and the hour types are settings outside the entry.
	hasVersion: false,
	view: {
		other: (row, office) => ({
			employee: uniqueCodeOf(office, row['user'] ?? ''),
			// R23
			'hour type': office.settings.get(`hour type for ${row['kind'] ?? ''}`) ?? '',
		}),
	},
};

/** In the order in which a flow keeps them in step: what others refer to first. */
export const KINDS: readonly Kind[] = [
	customers,
	contactPersons,
	projectTypes,
	projects,
	workOrders,
	orderLines,
	hours,
];
