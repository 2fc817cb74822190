import { z } from 'zod4';
import { EInvoiceError } from '../errors';

const flag = z.boolean('must be true or false').default(false);
const line = z.string('must be a text').trim().default('');

const settingsSchema = z.strictObject({
	/** For each kind of document whether it goes by e-mail. */
	electronic: z
		.strictObject({
			invoice: flag,
			counterInvoice: flag,
			deposit: flag,
			subscription: flag,
			reminder: flag,
			orderConfirmation: flag,
			packingSlip: flag,
			purchaseOrder: flag,
		})
		.prefault({}),
	/** E-mail addresses with commas or semicolons between them. */
	emails: line,
	/** Invoices go through AutoInvoice. */
	autoInvoice: flag,
	/** What AutoInvoice always does for this customer; null leaves the choice to it. */
	forced: z
		.enum(['einvoice', 'email', 'print'], 'must be einvoice, email or print')
		.nullable()
		.default(null),
	/** Nothing leaves by itself. */
	blocked: flag,
	/** Address on an e-invoice network, such as 0106:12345678. */
	electronicAddress: line,
});

/** What was agreed with a customer on how documents reach it. */
export type CustomerSettings = z.output<typeof settingsSchema>;
export type CustomerSettingsInput = z.input<typeof settingsSchema>;
/** What AutoInvoice always does with a customer's invoices. */
export type Forced = NonNullable<CustomerSettings['forced']>;

/**
 * Reads settings that are given by themselves.
 *
 * @throws EInvoiceError EINVOICE_CUSTOMER_INVALID
 */
export function parseCustomerSettings(given: unknown): CustomerSettings {
	const read = settingsSchema.safeParse(given);
	if (read.success) return read.data;
	const problems = read.error.issues.map((issue) =>
		issue.code === 'unrecognized_keys'
			? `there is no setting called ${issue.keys.join(', ')}`
			: `${issue.path.join('.')} ${issue.message}`,
	);
	throw unreadable(problems.join('; '));
}

/** The columns that hold the settings of a customer; '' for one that an installation does not have. */
export interface CustomerColumns {
	readonly electronic: Readonly<Record<keyof CustomerSettings['electronic'], string>>;
	/** The first of them that holds something. */
	readonly emails: readonly string[];
	readonly autoInvoice: string;
	readonly forced: Readonly<Record<Forced, string>>;
	readonly blocked: string;
	readonly electronicAddress: string;
}

/** Columns of AccountView's table CONTACT. */
export const USUAL_COLUMNS: CustomerColumns = {
	electronic: {
		invoice: 'EL_SI',
		counterInvoice: 'EL_CI',
		deposit: 'EL_DP',
		subscription: 'EL_SBS',
		reminder: 'EL_RE',
		orderConfirmation: 'EL_SO',
		packingSlip: 'EL_PS',
		purchaseOrder: 'EL_PO',
	},
	emails: ['MAIL_BUS', 'MC_MAILB'],
	autoInvoice: 'AUTO_INV',
	forced: { einvoice: 'AIEI_MAND', email: 'AIEM_MAND', print: 'AIPR_MAND' },
	blocked: 'REC_BLK',
	electronicAddress: 'EIA',
};

/**
 * Reads the settings of a customer from a record of AccountView. Null counts as no. Of several forced
 * ways system-to-system goes before e-mail, and e-mail before print.
 *
 * @throws EInvoiceError EINVOICE_CUSTOMER_INVALID when a column is not in the record: it was not asked
 * for, and to guess would send the document the wrong way
 */
export function customerSettingsFromColumns(
	record: Readonly<Record<string, unknown>>,
	columns: CustomerColumns = USUAL_COLUMNS,
): CustomerSettings {
	const isOn = (column: string): boolean => isYes(valueIn(record, column), column);
	const textIn = (column: string): string => textOf(valueIn(record, column), column);
	const { electronic, forced } = columns;
	return {
		electronic: {
			invoice: isOn(electronic.invoice),
			counterInvoice: isOn(electronic.counterInvoice),
			deposit: isOn(electronic.deposit),
			subscription: isOn(electronic.subscription),
			reminder: isOn(electronic.reminder),
			orderConfirmation: isOn(electronic.orderConfirmation),
			packingSlip: isOn(electronic.packingSlip),
			purchaseOrder: isOn(electronic.purchaseOrder),
		},
		emails: columns.emails.map(textIn).find((emails) => emails !== '') ?? '',
		autoInvoice: isOn(columns.autoInvoice),
		forced: (['einvoice', 'email', 'print'] as const).find((way) => isOn(forced[way])) ?? null,
		blocked: isOn(columns.blocked),
		electronicAddress: textIn(columns.electronicAddress),
	};
}

function valueIn(record: Readonly<Record<string, unknown>>, column: string): unknown {
	if (column === '') return null;
	if (Object.hasOwn(record, column)) return record[column];
	throw unreadable(`the record has no column ${column}`);
}

function isYes(value: unknown, column: string): boolean {
	if (value === true || value === 1) return true;
	if (value === null || value === undefined || value === false || value === 0) return false;
	const text = typeof value === 'string' ? value.trim().toLowerCase() : '?';
	if (['true', 't', '1', 'j', 'ja', 'y', 'yes'].includes(text)) return true;
	if (['', 'false', 'f', '0', 'n', 'nee', 'no'].includes(text)) return false;
	throw unreadable(`column ${column} is neither yes nor no`);
}

function textOf(value: unknown, column: string): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
	throw unreadable(`column ${column} is no text`);
}

function unreadable(because: string): EInvoiceError {
	return new EInvoiceError({
		code: 'EINVOICE_CUSTOMER_INVALID',
		message: `The settings of the customer cannot be read: ${because}.`,
		remedy:
			'Read the customer with all these columns, or name the columns that this installation has.',
	});
}
