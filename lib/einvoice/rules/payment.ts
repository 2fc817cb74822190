import { isDirectDebit, isSplit } from '../invoice/paid-by';
import type { Invoice } from '../invoice/schema';
import { amountFact } from './facts';
import { PAYMENT_MEANS } from './payment-means';
import { isDutch } from './places';
import { breachIf, FORMATS, UBL_FORMATS, type Rule } from './rule';

/** UNCL 4461 codes of a transfer by the buyer: they need an account. */
const TRANSFERS: ReadonlySet<string> = new Set(['30', '58']);
/** What is used in the Netherlands. */
const DUTCH_MEANS: ReadonlySet<string> = new Set(['30', '48', '49', '57', '58', '59']);

/** How it is paid. */
export const PAYMENT_RULES: readonly Rule[] = [
	{
		id: 'EINV-PAYMENT-ACCOUNT',
		answersTo: ['BR-NL-11', 'NL-R-007', 'BR-50', 'BR-61'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Er is {amount} te betalen, maar de rekening waarop ontbreekt.',
			en: '{amount} is to be paid, but the account to pay it to is missing.',
		},
		remedy: {
			nl: 'Vul de eigen IBAN in, of kies een andere betaalwijze.',
			en: 'Fill in your own IBAN, or choose another means of payment.',
		},
		check: ({ payment }, { payable }) =>
			breachIf(
				payable > 0 && TRANSFERS.has(payment.meansCode) && payment.iban === '',
				'payment.iban',
				{ amount: amountFact(payable) },
			),
	},
	{
		id: 'EINV-PAYMENT-MEANS',
		answersTo: ['BR-NL-12', 'NL-R-008'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Betaalwijze "{value}" is in Nederland niet in gebruik.',
			en: 'Means of payment "{value}" is not in use in the Netherlands.',
		},
		remedy: {
			nl: 'Kies 58 (SEPA-overboeking), 59 (SEPA-incasso), 30 (overboeking), 48 (kaart), 49 (incasso) of 57 (doorlopende afspraak).',
			en: 'Choose 58 (SEPA transfer), 59 (SEPA debit), 30 (transfer), 48 (card), 49 (debit) or 57 (standing agreement).',
		},
		check: ({ seller, payment: { meansCode } }) =>
			breachIf(isDutch(seller) && !DUTCH_MEANS.has(meansCode), 'payment.meansCode', {
				value: meansCode,
			}),
	},
	{
		id: 'EINV-PAYMENT-MEANS-LISTED',
		answersTo: ['BR-49', 'BR-CL-16'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Betaalwijze "{value}" staat niet in de lijst van EN 16931 (UNCL 4461).',
			en: 'Means of payment "{value}" is not in the list of EN 16931 (UNCL 4461).',
		},
		remedy: {
			nl: 'Kies een code uit die lijst, zoals 30 (overboeking), 58 (SEPA-overboeking) of 59 (SEPA-incasso).',
			en: 'Choose a code of that list, such as 30 (transfer), 58 (SEPA transfer) or 59 (SEPA debit).',
		},
		// For a Dutch seller the shorter list of the rule above holds.
		check: ({ seller, payment: { meansCode } }) =>
			breachIf(!isDutch(seller) && !PAYMENT_MEANS.has(meansCode), 'payment.meansCode', {
				value: meansCode,
			}),
	},
	{
		id: 'EINV-MANDATE',
		answersTo: ['PEPPOL-EN16931-R061'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'De betaling is een incasso, en het kenmerk van de machtiging ontbreekt.',
			en: 'The payment is a direct debit, and the reference of the mandate is missing.',
		},
		remedy: {
			nl: 'Vul het machtigingskenmerk van de debiteur in.',
			en: 'Fill in the mandate reference of the customer.',
		},
		check: ({ payment }) =>
			breachIf(isDirectDebit(payment) && payment.mandate === '', 'payment.mandate'),
	},
	{
		id: 'EINV-PAYMENT-DUE',
		answersTo: ['BR-CO-25'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Er is {amount} te betalen, maar niet gezegd wanneer.',
			en: '{amount} is to be paid, but it is not said when.',
		},
		remedy: {
			nl: 'Vul de vervaldatum of de betalingsconditie in.',
			en: 'Fill in the due date or the payment terms.',
		},
		check: ({ kind, dueDate, payment }, { payable }) =>
			breachIf(
				kind === 'invoice' && payable > 0 && dueDate === undefined && payment.terms === '',
				'dueDate',
				{ amount: amountFact(payable) },
			),
	},
	{
		id: 'EINV-GA-MISSING',
		answersTo: ['BR-GA-1', 'BR-GA-2', 'BR-GA-7'],
		formats: ['gaccount'],
		severity: 'error',
		message: {
			nl: 'Er is gekozen voor de G-rekeninguitbreiding, maar de G-rekening ontbreekt.',
			en: 'The G-account extension is chosen, but the G-account is missing.',
		},
		remedy: {
			nl: 'Vul de IBAN van de G-rekening in met een bedrag of percentage, of kies NLCIUS.',
			en: 'Fill in the IBAN of the G-account with an amount or percentage, or choose NLCIUS.',
		},
		check: ({ payment: { gAccount } }) =>
			breachIf(gAccount === undefined || gAccount.iban === '', 'payment.gAccount.iban'),
	},
	{
		id: 'EINV-GA-INVOICE',
		answersTo: ['BR-GA-0'],
		formats: ['gaccount'],
		severity: 'error',
		message: {
			nl: 'De G-rekeninguitbreiding is er alleen voor facturen, en dit is een creditnota.',
			en: 'The G-account extension is for invoices only, and this is a credit note.',
		},
		remedy: {
			nl: 'Kies voor de creditnota NLCIUS.',
			en: 'Choose NLCIUS for the credit note.',
		},
		check: ({ kind }) => breachIf(kind === 'creditNote', 'kind'),
	},
	{
		id: 'EINV-GA-DEBIT',
		answersTo: ['BR-67'],
		formats: FORMATS,
		severity: 'error',
		warningIn: ['pdf'],
		message: {
			nl: 'Een deel gaat naar een G-rekening, en het bedrag wordt geïncasseerd: daarbij gaat niets naar een G-rekening.',
			en: 'A part goes to a G-account, and the amount is taken by direct debit: by that nothing goes to a G-account.',
		},
		remedy: {
			nl: 'Kies betaalwijze 58 (SEPA-overboeking), of laat de G-rekening weg.',
			en: 'Choose payment means 58 (SEPA transfer), or leave the G-account out.',
		},
		check: (invoice, totals) =>
			breachIf(isSplit(invoice, totals) && isDirectDebit(invoice.payment), 'payment.meansCode'),
	},
	{
		id: 'EINV-GA-AMOUNT',
		answersTo: ['BR-GA-3'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'Het deel voor de G-rekening, {part}, is niet meer dan 0 en minder dan wat te betalen is, {payable}.',
			en: 'The part for the G-account, {part}, is not more than 0 and less than what is to be paid, {payable}.',
		},
		remedy: {
			nl: 'Verbeter het bedrag of het percentage van de G-rekening.',
			en: 'Correct the amount or the percentage of the G-account.',
		},
		check: (invoice, { payable, gAccount }) =>
			breachIf(
				isSplit(invoice, { payable }) && (gAccount <= 0 || gAccount >= payable),
				'payment.gAccount',
				{
					part: amountFact(gAccount),
					payable: amountFact(payable),
				},
			),
	},
	{
		id: 'EINV-GA-SAME',
		answersTo: ['BR-GA-2'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De G-rekening is dezelfde als de gewone rekening.',
			en: 'The G-account is the same as the ordinary account.',
		},
		remedy: {
			nl: 'Vul bij een van beide de andere IBAN in.',
			en: 'Fill in the other IBAN for one of them.',
		},
		check: (invoice) =>
			breachIf(
				hasGAccount(invoice) && invoice.payment.gAccount?.iban === invoice.payment.iban,
				'payment.gAccount.iban',
			),
	},
	{
		id: 'EINV-GA-FORMAT',
		answersTo: ['BR-GA-0'],
		formats: ['peppol', 'nlcius'],
		severity: 'warning',
		message: {
			nl: 'De factuur heeft een G-rekening, en dit formaat kan die niet in velden zetten: het deel van {part} staat alleen in de tekst.',
			en: 'The invoice has a G-account, and this format has no fields for it: the part of {part} stands in the text only.',
		},
		remedy: {
			nl: 'Kies het formaat SI-UBL 2.0 met G-rekening, als de afnemer dat kan ontvangen.',
			en: 'Choose the format SI-UBL 2.0 with G-account, if the buyer can receive it.',
		},
		check: (invoice, totals) =>
			breachIf(isSplit(invoice, totals), 'payment.gAccount', { part: amountFact(totals.gAccount) }),
	},
];

function hasGAccount({ payment: { gAccount } }: Invoice): boolean {
	return gAccount !== undefined;
}
