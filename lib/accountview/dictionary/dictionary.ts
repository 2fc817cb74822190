import type { ColumnDefinition } from './column-table';
import { COMPANY, CONTACT_PERSON, CUSTOMER, DELIVERY_ADDRESS } from './customer-entities';
import type { EntityDefinition, EntityName, EntityReference } from './entity-definition';
import { HOUR_ENTRY, HOUR_SHEET, HOUR_TYPE } from './hour-entities';
import { TRANSACTION, VAT_CODE } from './ledger-entities';
import { ARTICLE, ORDER, ORDER_LINE } from './order-entities';
import { EMPLOYEE, PROJECT, PROJECT_TYPE } from './project-entities';

export type Dictionary = Readonly<Record<EntityName, EntityDefinition>>;

/** Where AccountView keeps what. Nothing else in the package knows an object, table or column. */
export const DEFAULT_DICTIONARY: Dictionary = {
	customer: CUSTOMER,
	deliveryAddress: DELIVERY_ADDRESS,
	contactPerson: CONTACT_PERSON,
	company: COMPANY,
	project: PROJECT,
	projectType: PROJECT_TYPE,
	employee: EMPLOYEE,
	order: ORDER,
	orderLine: ORDER_LINE,
	article: ARTICLE,
	hourSheet: HOUR_SHEET,
	hourEntry: HOUR_ENTRY,
	hourType: HOUR_TYPE,
	vatCode: VAT_CODE,
	transaction: TRANSACTION,
};

/** One value per entity, made from its definition. */
export function mapEntities<Made>(
	dictionary: Dictionary,
	make: (entity: EntityDefinition, name: EntityName) => Made,
): Record<EntityName, Made> {
	return {
		customer: make(dictionary.customer, 'customer'),
		deliveryAddress: make(dictionary.deliveryAddress, 'deliveryAddress'),
		contactPerson: make(dictionary.contactPerson, 'contactPerson'),
		company: make(dictionary.company, 'company'),
		project: make(dictionary.project, 'project'),
		projectType: make(dictionary.projectType, 'projectType'),
		employee: make(dictionary.employee, 'employee'),
		order: make(dictionary.order, 'order'),
		orderLine: make(dictionary.orderLine, 'orderLine'),
		article: make(dictionary.article, 'article'),
		hourSheet: make(dictionary.hourSheet, 'hourSheet'),
		hourEntry: make(dictionary.hourEntry, 'hourEntry'),
		hourType: make(dictionary.hourType, 'hourType'),
		vatCode: make(dictionary.vatCode, 'vatCode'),
		transaction: make(dictionary.transaction, 'transaction'),
	};
}

/** The definition that is meant. */
export function resolveEntity(
	dictionary: Dictionary,
	reference: EntityReference,
): EntityDefinition {
	return typeof reference === 'string' ? dictionary[reference] : reference;
}

const KNOWN_TABLES: ReadonlyMap<string, ReadonlyMap<string, ColumnDefinition>> = new Map(
	Object.values(DEFAULT_DICTIONARY).map(({ table, columns }) => [table, columns]),
);

/** The columns known of a table; none for a table that this package does not know. */
export function tableColumns(table: string): ReadonlyMap<string, ColumnDefinition> {
	return KNOWN_TABLES.get(table) ?? new Map();
}
