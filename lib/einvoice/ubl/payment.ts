import { isDirectDebit } from '../invoice/paid-by';
import type { Invoice, Payment } from '../invoice/schema';
import type { Totals } from '../invoice/totals';
import type { UblFormat } from '../rules/rule';
import type { Amount } from './amounts';
import { isSparing } from './profile';
import { group, leaf, type Optional } from './xml';

/** By these names the two parts of a payment are told apart in the G-account extension. */
const ORDINARY = 'REGULAR';
const BLOCKED = 'GACCOUNT';

/** How it is paid (BG-16); with a G-account, once for each of the two accounts. */
export function paymentMeans(invoice: Invoice, format: UblFormat): readonly Optional[] {
	const { payment } = invoice;
	if (payment.iban === '' && !isOtherwisePaid(invoice)) return [];
	if (format !== 'gaccount') return [means(invoice, format, undefined, payment.iban)];
	return [
		means(invoice, format, ORDINARY, payment.iban),
		means(invoice, format, BLOCKED, payment.gAccount?.iban ?? ''),
	];
}

/** Within how long it is paid (BT-20), and in the G-account extension how much to which account. */
export function paymentTerms(
	invoice: Invoice,
	totals: Totals,
	format: UblFormat,
	amount: Amount,
): readonly Optional[] {
	const note = leaf('cbc:Note', invoice.payment.terms);
	if (format !== 'gaccount') return [group('cac:PaymentTerms', [note])];
	return [
		group('cac:PaymentTerms', [
			leaf('cbc:PaymentMeansID', ORDINARY),
			note,
			amount('cbc:Amount', totals.payable - totals.gAccount),
		]),
		group('cac:PaymentTerms', [
			leaf('cbc:PaymentMeansID', BLOCKED),
			amount('cbc:Amount', totals.gAccount),
		]),
	];
}

/** A direct debit or a card needs no account of the seller. */
function isOtherwisePaid({ payment: { meansCode } }: Invoice): boolean {
	return meansCode !== '30' && meansCode !== '58';
}

function means(
	invoice: Invoice,
	format: UblFormat,
	id: string | undefined,
	iban: string,
): Optional {
	const { payment, kind, dueDate } = invoice;
	const sparing = isSparing(format, invoice);
	return group('cac:PaymentMeans', [
		leaf('cbc:ID', id),
		leaf('cbc:PaymentMeansCode', payment.meansCode),
		leaf('cbc:PaymentDueDate', kind === 'creditNote' ? dueDate : undefined),
		leaf('cbc:PaymentID', payment.reference),
		iban === ''
			? undefined
			: group('cac:PayeeFinancialAccount', [
					leaf('cbc:ID', iban),
					leaf('cbc:Name', sparing ? '' : payment.accountName),
					group('cac:FinancialInstitutionBranch', [leaf('cbc:ID', sparing ? '' : payment.bic)]),
				]),
		isDirectDebit(payment) ? mandate(payment) : undefined,
	]);
}

/** What the debit is taken by, and from which account (BG-19). */
function mandate({ mandate: id, debitedIban }: Payment): Optional {
	return group('cac:PaymentMandate', [
		leaf('cbc:ID', id),
		group('cac:PayerFinancialAccount', [leaf('cbc:ID', debitedIban)]),
	]);
}
