import { USUAL_COLUMNS, type CustomerColumns } from '../../../../lib/einvoice';
import { invalidParameter, textOf } from '../../../shared/values';

const LABEL = 'Column Names';

/** What a column can hold, by the names that the parameter uses. */
const NAMES = [
	...Object.keys(USUAL_COLUMNS.electronic),
	...['emails', 'autoInvoice', 'alwaysSystem', 'alwaysEmail', 'alwaysPrint', 'blocked'],
	'electronicAddress',
];

/**
 * The columns of a customer, with those that an installation calls otherwise, such as
 * `{ "invoice": "X_EL_SI", "blocked": "" }`.
 *
 * @throws CodedError NODE_PARAMETER_INVALID for a name that stands for nothing: the usual column would
 * count in the place of the one that was meant
 */
export function columnsWith(own: Readonly<Record<string, unknown>>): CustomerColumns {
	const unknown = Object.keys(own).filter((name) => !NAMES.includes(name));
	if (unknown.length > 0) {
		throw invalidParameter(LABEL, `an object with ${NAMES.join(', ')}`, unknown.join(', '));
	}
	const named = (name: string, column: string): string =>
		own[name] === undefined ? column : textOf(own[name], LABEL);
	const { electronic, emails, autoInvoice, forced, blocked, electronicAddress } = USUAL_COLUMNS;
	return {
		electronic: {
			invoice: named('invoice', electronic.invoice),
			counterInvoice: named('counterInvoice', electronic.counterInvoice),
			deposit: named('deposit', electronic.deposit),
			subscription: named('subscription', electronic.subscription),
			reminder: named('reminder', electronic.reminder),
			orderConfirmation: named('orderConfirmation', electronic.orderConfirmation),
			packingSlip: named('packingSlip', electronic.packingSlip),
			purchaseOrder: named('purchaseOrder', electronic.purchaseOrder),
		},
		emails: own['emails'] === undefined ? emails : textOf(own['emails'], LABEL).split(/[\s,;]+/),
		autoInvoice: named('autoInvoice', autoInvoice),
		forced: {
			einvoice: named('alwaysSystem', forced.einvoice),
			email: named('alwaysEmail', forced.email),
			print: named('alwaysPrint', forced.print),
		},
		blocked: named('blocked', blocked),
		electronicAddress: named('electronicAddress', electronicAddress),
	};
}
