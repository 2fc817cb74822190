import type { Clock } from '../../ports/clock';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { dutchDay } from '../reading/dates';
import { codeRule, type RecordKind } from '../records/record-kind';
import { ownReferenceOf, type Overflow } from '../records/shared-text';
import { isBlank, type EntityInput, type FieldValue } from '../values';
import { withCalendarDays } from './calendar-day';
import { notedWith } from './noted-description';

/** Fields by which one order is known from others. */
export type OrderMatchField = 'number' | 'ownReference';

/**
 * What becomes of a description that does not fit: `note` shortens it and puts the whole of it in
 * front of the external note, `refuse` sends nothing.
 */
export type LongDescriptions = 'note' | 'refuse';

/** What an order has of its own, for {@link Records}. */
export function orderKind(
	entity: EntityDefinition,
	{
		clock,
		longDescriptions,
	}: { readonly clock: Clock; readonly longDescriptions: LongDescriptions },
): RecordKind<OrderMatchField> {
	const { rule, complete, present } = ownReferenceOf(entity, (overflow) =>
		longDescriptions === 'note' && entity.fields['externalNote'] !== undefined
			? intoNote(overflow)
			: refuseLong(entity, overflow),
	);
	return {
		entity: 'order',
		detail: 'orderLine',
		matches: { number: codeRule('order number'), ownReference: rule },
		complete: (input, current) => {
			if (current !== undefined) return complete(input, current);
			requireCustomer(entity, input);
			return complete(withDefaults(entity, input, clock), current);
		},
		present: (record) => withCalendarDays(present(record)),
		explainInsert: (error, input) => markInsert(withName(error, entity, input)),
	};
}

/** @throws AccountViewError `AV_FIELD_REQUIRED` for a new order without customer */
function requireCustomer(entity: EntityDefinition, header: EntityInput): void {
	const column = entity.fields['customerNumber']?.column ?? '';
	if (!isBlank(header.fields['customerNumber']) || !isBlank(header.columns?.[column])) return;
	const record = nameOfOrder(entity, header);
	throw new AccountViewError({
		code: 'AV_FIELD_REQUIRED',
		message: `The ${record} was not sent: it has no customer.`,
		remedy: 'Give the number of the customer who gets the invoice.',
		record,
		details: { fields: 'customerNumber' },
	});
}

/** In the details of an error: whether the order exists or not is what is in doubt. */
export const MAY_BE_NEW = 'mayBeNew';

/** AccountView gives the number, so until then the own reference is what an order is called by. */
function withName(error: unknown, entity: EntityDefinition, input: EntityInput): unknown {
	const { ownReference, number } = input.fields;
	if (!(error instanceof AccountViewError) || isBlank(ownReference) || !isBlank(number))
		return error;
	const { code, message, remedy, record, details } = error;
	const nameless = `new ${entity.label}`;
	if (record !== nameless) return error;
	const named = `the new ${nameOfOrder(entity, input)}`;
	return new AccountViewError({
		code,
		message: message.replace(`writing ${nameless}`, `writing ${named}`),
		remedy,
		record: nameOfOrder(entity, input),
		details,
	});
}

function markInsert(error: unknown): unknown {
	if (!(error instanceof AccountViewError) || error.code !== 'AV_WRITE_DOUBTFUL') return error;
	const { code, message, remedy, record, details } = error;
	return new AccountViewError({
		code,
		message,
		remedy,
		...(record !== undefined && { record }),
		details: { ...details, [MAY_BE_NEW]: true },
	});
}

/** A new order is delivered to whom it is invoiced to, and dated today, where nothing else is said. */
function withDefaults(entity: EntityDefinition, input: EntityInput, clock: Clock): EntityInput {
	const fields: Record<string, FieldValue> = { ...input.fields };
	const put = (name: string, value: FieldValue): void => {
		if (entity.fields[name] !== undefined && isBlank(fields[name])) fields[name] = value;
	};
	put('deliveryCustomer', fields['customerNumber'] ?? null);
	put('orderDate', dutchDay(clock.now()));
	return { ...input, fields };
}

/**
 * Puts the description in front of the external note that is given or that the order has. A note
 * that begins with it stays, so that a repeat adds nothing; one that begins with the whole text of
 * the description that the order has now gets the new one in its place.
 */
async function intoNote({ input, description, current }: Overflow): Promise<EntityInput> {
	const stored = await current?.();
	const given = input.fields['externalNote'];
	const note = textOf(given === undefined ? stored?.['externalNote'] : given);
	const externalNote = notedWith(note, description, textOf(stored?.['description']));
	return { ...input, fields: { ...input.fields, externalNote } };
}

function refuseLong(entity: EntityDefinition, { description, room, input }: Overflow): never {
	const record = nameOfOrder(entity, input);
	throw new AccountViewError({
		code: 'AV_FIELD_TOO_LONG',
		message: `The ${record} was not sent: its description is ${description.length} characters long, ${room} fit${room < (entity.fields['description']?.length ?? 0) ? ' beside the own reference' : ''}.`,
		remedy: 'Shorten the description, or let long descriptions go into the external note.',
		record,
		details: { fields: 'description', room },
	});
}

/** `order 20010`, `order with own reference WB-1042`, `new order`. */
export function nameOfOrder(entity: EntityDefinition, { fields }: EntityInput): string {
	const { number, ownReference } = fields;
	if (!isBlank(number)) return `${entity.label} ${textOf(number)}`;
	return isBlank(ownReference)
		? `new ${entity.label}`
		: `${entity.label} with own reference ${textOf(ownReference)}`;
}

function textOf(value: FieldValue | undefined): string {
	return isBlank(value) ? '' : String(value).replaceAll('\r\n', '\n').trim();
}
