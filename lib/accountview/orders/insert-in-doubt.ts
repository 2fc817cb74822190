import { AccountViewError } from '../errors';
import { RequestTally } from '../exchange/exchange';
import { comparableCode, type RecordMatch } from '../records/record-kind';
import type { RecordWrite } from '../records/records';
import { isBlank, type EntityInput, type EntityRecord, type FieldValue } from '../values';
import { linesNotAmong } from './line-comparison';
import { MAY_BE_NEW, type OrderMatchField } from './order-kind';
import type { OrderReader } from './order-reader';

/** A new order as it was sent. */
export interface SentOrder {
	/** What to find it by; undefined for an order that nothing tells from others. */
	readonly match: RecordMatch<OrderMatchField> | undefined;
	readonly header: EntityInput;
	readonly details: readonly EntityInput[];
}

/** What settles doubts. */
export interface DoubtParts {
	readonly reader: Pick<OrderReader, 'find'>;
	readonly present: (record: EntityRecord) => EntityRecord;
}

/** Whether an order may have been made without AccountView having said so. */
export function isInsertInDoubt(error: unknown): boolean {
	return (
		error instanceof AccountViewError &&
		error.code === 'AV_WRITE_DOUBTFUL' &&
		error.details[MAY_BE_NEW] === true
	);
}

/** The order that was sent, when a look-up finds it and no other; undefined leaves the doubt. */
export async function madeAfterAll(
	{ match, header, details }: SentOrder,
	{ reader, present }: DoubtParts,
): Promise<RecordWrite | undefined> {
	if (match === undefined) return undefined;
	const tally = new RequestTally();
	const found = await reader.find(match, tally).catch(() => []);
	const [order] = found;
	if (order === undefined || found.length > 1) return undefined;
	const isOurs =
		isSameCode(order.header['customerNumber'], header.fields['customerNumber']) &&
		linesNotAmong(details, order.lines).length === 0;
	if (!isOurs) return undefined;
	return {
		outcome: 'created',
		record: present(order.header),
		details: order.lines,
		requests: tally.count + 1, // and the one without an answer
	};
}

/** What a new order can be found by: its own reference, or the number that it was given. */
export function matchOfNew({
	fields: { ownReference, number },
}: EntityInput): RecordMatch<OrderMatchField> | undefined {
	if (!isBlank(ownReference)) return { field: 'ownReference', value: String(ownReference) };
	return isBlank(number) ? undefined : { field: 'number', value: String(number) };
}

function isSameCode(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
	return isBlank(other) || comparableCode(String(one ?? '')) === comparableCode(String(other));
}
