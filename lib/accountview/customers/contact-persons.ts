import type { AccountViewClient } from '../client';
import { comparableCode } from '../records/record-kind';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { requireField, selectFields } from '../reading/read-fields';
import { UNNARROWED, readNarrowed, type Narrowing } from '../reading/read-narrowing';
import { compileReader } from '../reading/record-reader';
import type { EntityRecord, FieldValue } from '../values';

/** Left out: the contact persons of all customers. */
export interface ContactPersonFilter {
	readonly customerNumber?: string;
}

/**
 * The contact persons that stand on customers' own records. Where AccountView keeps the others is
 * not public, so these are all that can be read. A customer without any gives none.
 */
export async function* listContactPersons(
	client: AccountViewClient,
	{ customerNumber = '' }: ContactPersonFilter,
): AsyncGenerator<readonly EntityRecord[], void> {
	const entity = client.settings.dictionary.contactPerson;
	const { businessObject, table, pagingColumn } = entity;
	const fields = selectFields(entity);
	const read = compileReader(table, fields);
	const wanted = comparableCode(customerNumber);
	const query = {
		businessObject,
		table,
		fields: fields.map(({ column }) => column),
		keyColumn: pagingColumn,
	};
	const pages = readNarrowed(query, ofCustomer(entity, wanted), (narrowed) =>
		client.readPages(narrowed),
	);
	for await (const rows of pages) {
		const customers = rows.map(read).filter((customer) => isOfCustomer(customer, wanted));
		const persons = customers.flatMap(personsOf);
		if (persons.length > 0) yield persons;
	}
}

/** Narrows a read to one customer; for an empty number to none. */
export function ofCustomer(entity: EntityDefinition, number: string): readonly Narrowing[] {
	if (number === '') return [UNNARROWED];
	const { column } = requireField(entity, 'customerNumber');
	const filter = { column, operator: 'Equal', type: 'C', value: number } as const;
	return [{ filters: [filter], matchAnyFilter: false }];
}

/** Checked again here, because AccountView's Equal may mean "begins with". */
export function isOfCustomer(record: EntityRecord, number: string): boolean {
	return number === '' || comparableCode(String(record['customerNumber'])) === number;
}

function personsOf(customer: EntityRecord): readonly EntityRecord[] {
	const main = person(customer, 'main', {
		name: customer['mainName'],
		code: customer['mainCode'],
		salutation: customer['mainSalutation'],
		email: customer['mainEmail'],
	});
	const administration = person(customer, 'administration', {
		name: customer['administrationName'],
		code: customer['administrationCode'],
		salutation: customer['administrationSalutation'],
		email: '',
	});
	return [...main, ...administration];
}

function person(
	{ customerNumber, customerName }: EntityRecord,
	role: 'main' | 'administration',
	facts: Readonly<Record<'name' | 'code' | 'salutation' | 'email', FieldValue | undefined>>,
): readonly EntityRecord[] {
	const { name = '', code = '', salutation = '', email = '' } = facts;
	if (name === '' && code === '' && email === '') return [];
	return [
		{
			customerNumber: customerNumber ?? '',
			customerName: customerName ?? '',
			role,
			name,
			code,
			salutation,
			email,
		},
	];
}
