import type { Dictionary } from './dictionary';
import { AccountViewError } from '../errors';
import type { Metadata } from './metadata';

/** What a rejected request was about. */
export interface RequestSubject {
	readonly businessObject: string;
	readonly table: string;
	/** Bare own columns of the table, in upper case. */
	readonly columns: readonly string[];
}

/**
 * AccountView's messages do not say reliably that a name is wrong, so its own dictionary is asked.
 *
 * @returns `AV_OBJECT_UNKNOWN` or `AV_COLUMN_UNKNOWN` with the exact names when they are the
 *   cause; otherwise, or when the dictionary cannot be asked, the error as it came
 */
export async function explainRejection(
	error: unknown,
	subject: RequestSubject,
	metadata: Metadata,
	dictionary: Dictionary,
): Promise<unknown> {
	if (!(error instanceof AccountViewError) || error.code !== 'AV_REJECTED') return error;
	try {
		if (await metadata.lacksObject(subject.businessObject)) {
			return unknownObject(subject, dictionary, error);
		}
		const missing = await metadata.missingColumns(subject.table, subject.columns);
		if (missing.length > 0) return unknownColumns(subject, missing, dictionary, error);
		return (await isTableAbsent(subject.table, metadata))
			? unknownTable(subject, dictionary, error)
			: error;
	} catch (failure) {
		return isCancellation(failure) ? failure : error;
	}
}

async function isTableAbsent(table: string, metadata: Metadata): Promise<boolean> {
	return (await metadata.columns(table)).length === 0 && (await metadata.lacksTable(table));
}

/** The error for a table that this installation lacks. */
export function unknownTable(
	{ table }: Pick<RequestSubject, 'table'>,
	dictionary: Dictionary,
	cause?: AccountViewError,
): AccountViewError {
	const entity = Object.values(dictionary).find((candidate) => candidate.table === table);
	return new AccountViewError({
		code: 'AV_TABLE_UNKNOWN',
		message: `This AccountView has no table ${table}.`,
		remedy:
			entity?.overridden === true
				? `The dictionary override in the credential names it (${entity.name}.table): correct it there.`
				: CHECK_MAPPING,
		...(cause?.record !== undefined && { record: cause.record }),
		details: { table },
	});
}

/** The error for columns that this installation lacks. */
export function unknownColumns(
	{ table }: Pick<RequestSubject, 'table'>,
	missing: readonly string[],
	dictionary: Dictionary,
	cause?: AccountViewError,
): AccountViewError {
	const names = missing.join(', ');
	const fields = fieldsOn(dictionary, table, missing);
	const overridden = fields.filter((field) => field.overridden).map((field) => field.name);
	return new AccountViewError({
		code: 'AV_COLUMN_UNKNOWN',
		message: `This AccountView has no column ${names} in table ${table}.`,
		remedy: remedyFor(overridden, fields),
		...(cause?.record !== undefined && { record: cause.record }),
		details: { table, columns: names },
	});
}

interface NamedField {
	/** Such as `customer.mobile`. */
	readonly name: string;
	readonly overridden: boolean;
	/** The entity cannot do without it. */
	readonly isNeeded: boolean;
}

function remedyFor(overridden: readonly string[], fields: readonly NamedField[]): string {
	if (overridden.length > 0) {
		return `The dictionary override in the credential names it (${overridden.join(', ')}): correct it there.`;
	}
	if (fields.length === 0) return 'Correct or remove that column name in the node.';
	const spared = fields.filter(({ isNeeded }) => !isNeeded).map(({ name }) => name);
	const otherwise =
		spared.length === 0
			? ''
			: ` Where there is no such column, set ${spared.join(' and ')} to null in that override.`;
	return `${CHECK_MAPPING}${otherwise}`;
}

/** The way to the names that an installation has. */
const CHECK_MAPPING =
	'Run AccountView Data, Dictionary: Check Mapping, and paste the override that it gives into the credential.';

function fieldsOn(
	dictionary: Dictionary,
	table: string,
	columns: readonly string[],
): readonly NamedField[] {
	const entities = Object.values(dictionary).filter((entity) => entity.table === table);
	return entities.flatMap((entity) =>
		Object.entries(entity.fields)
			.filter(([, field]) => columns.includes(field.column))
			.map(([name, { overridden, mandatory }]) => ({
				name: `${entity.name}.${name}`,
				overridden,
				isNeeded: mandatory || name === entity.keyField,
			})),
	);
}

function unknownObject(
	{ businessObject, table }: RequestSubject,
	dictionary: Dictionary,
	cause: AccountViewError,
): AccountViewError {
	const isOverridden = Object.values(dictionary).some(
		(entity) => entity.overridden && entity.businessObject === businessObject,
	);
	return new AccountViewError({
		code: 'AV_OBJECT_UNKNOWN',
		message: `This AccountView does not offer the business object ${businessObject} (table ${table}).`,
		remedy: isOverridden
			? `The dictionary override in the credential names it: correct it there. ${CHECK_MAPPING}`
			: `Check whether AccountView's licence has the module it belongs to, and the user's rights. If it has another name here: ${CHECK_MAPPING}`,
		...(cause.record !== undefined && { record: cause.record }),
		details: { businessObject },
	});
}

function isCancellation(failure: unknown): boolean {
	return failure instanceof AccountViewError && failure.code === 'AV_CANCELLED';
}
