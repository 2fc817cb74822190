import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { requireField } from '../reading/read-fields';

/**
 * A record came without its key: AccountView leaves out columns that it does not know, and nothing
 * can be done with a record that has no name.
 */
export function keyUnread(entity: EntityDefinition): AccountViewError {
	const { label, table, keyField } = entity;
	const key = requireField(entity, keyField);
	const column = `${table}.${key.column}`;
	return new AccountViewError({
		code: 'AV_COLUMN_UNKNOWN',
		message: `AccountView gave the ${label} without its ${key.label.toLowerCase()}: this installation has no column ${column}.`,
		remedy:
			'Run AccountView Data, Dictionary: Check Mapping, and paste the override that it gives into the credential.',
		details: { columns: column, fields: keyField },
	});
}
