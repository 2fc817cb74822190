import type { EntityRecord, FieldValue } from '../values';
import { calendarDay } from './calendar-day';
import { wholeDescription } from './noted-description';

/** An order for a field-service app, with the fields that such an app keeps of it. */
export type SimplifiedOrder = {
	readonly number: FieldValue;
	readonly ownReference: FieldValue;
	/** The whole of it, also where AccountView's column has it shortened and the external note whole. */
	readonly description: FieldValue;
	readonly customerNumber: FieldValue;
	readonly deliveryCustomer: FieldValue;
	readonly project: FieldValue;
	/** Type of work (type werkzaamheid). */
	readonly workType: FieldValue;
	readonly orderDate: FieldValue;
	/** The work order's target date (richtdatum); a calendar day. */
	readonly deliveryDate: FieldValue;
	/** Empty as long as it is not invoiced; a calendar day. */
	readonly invoiceDate: FieldValue;
	readonly status: FieldValue;
};

/** A line of it. */
export type SimplifiedOrderLine = {
	readonly articleCode: FieldValue;
	readonly description: FieldValue;
	readonly quantity: FieldValue;
	readonly price: FieldValue;
};

/** Fields that {@link simplifyOrder} takes. */
export const SIMPLIFIED_ORDER_FIELDS = [
	'number',
	'ownReference',
	'description',
	'customerNumber',
	'deliveryCustomer',
	'project',
	'workType',
	'orderDate',
	'deliveryDate',
	'invoiceDate',
	'status',
	'externalNote',
] as const;

export function simplifyOrder(record: EntityRecord): SimplifiedOrder {
	const of = (name: keyof SimplifiedOrder): FieldValue => record[name] ?? '';
	return {
		number: of('number'),
		ownReference: of('ownReference'),
		description: wholeDescription(String(of('description')), String(record['externalNote'] ?? '')),
		customerNumber: of('customerNumber'),
		deliveryCustomer: of('deliveryCustomer'),
		project: of('project'),
		workType: of('workType'),
		orderDate: calendarDay(record['orderDate']),
		deliveryDate: calendarDay(record['deliveryDate']),
		invoiceDate: calendarDay(record['invoiceDate']),
		status: record['status'] ?? null,
	};
}

export function simplifyOrderLine(record: EntityRecord): SimplifiedOrderLine {
	return {
		articleCode: record['articleCode'] ?? '',
		description: record['description'] ?? '',
		quantity: record['quantity'] ?? null,
		price: record['price'] ?? null,
	};
}
