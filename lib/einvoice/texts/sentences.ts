import type { PaidBy } from '../invoice/paid-by';
import type { Language } from '../invoice/language';
import type { DocumentKind } from '../routing/kinds';

/** What the sentences of a message are made with; texts are ready to be shown. */
export interface SentenceFacts {
	readonly number: string;
	readonly date: string;
	/** '' for none. */
	readonly amount: string;
	/** '' for none. */
	readonly dueDate: string;
	/** '' for none. */
	readonly iban: string;
	/** '' for none. */
	readonly accountName: string;
	/** '' for none. */
	readonly reference: string;
	readonly paidBy: PaidBy;
	/** Number of the invoice that is credited; '' for none. */
	readonly preceding: string;
}

interface Words {
	readonly salutation: string;
	readonly greeting: string;
	/** Of the sender: behind the name of the document in the subject. */
	readonly from: string;
	readonly lines: Readonly<Record<DocumentKind, (facts: SentenceFacts) => readonly string[]>>;
}

/** The sentences of the messages, in each language. */
export const WORDS: Readonly<Record<Language, Words>> = {
	nl: {
		salutation: 'Geachte heer, mevrouw,',
		greeting: 'Met vriendelijke groet,',
		from: 'van',
		lines: {
			invoice: (facts) => [
				`In de bijlage vindt u onze factuur ${facts.number} van ${facts.date}.`,
				...dutchPayment(facts),
			],
			counterInvoice: (facts) => [
				`In de bijlage vindt u de factuur ${facts.number} van uw aankoop op ${facts.date}.`,
				...dutchPayment(facts),
			],
			deposit: (facts) => [
				`In de bijlage vindt u onze aanbetalingsfactuur ${facts.number} van ${facts.date}.`,
				...dutchPayment(facts),
			],
			subscription: (facts) => [
				`In de bijlage vindt u de factuur ${facts.number} van ${facts.date} voor uw abonnement.`,
				...dutchPayment(facts),
			],
			creditNote: ({ number, date, amount, preceding }) => [
				`In de bijlage vindt u onze creditnota ${number} van ${date}${preceding === '' ? '' : ` bij factuur ${preceding}`}.`,
				...(amount === '' ? [] : [`Het gecrediteerde bedrag is ${amount}.`]),
			],
			reminder: (facts) => [
				`Volgens onze administratie is factuur ${facts.number} van ${facts.date} nog niet betaald.`,
				...dutchPayment(facts),
				'Hebt u intussen betaald, dan kunt u dit bericht als niet verzonden beschouwen.',
			],
			orderConfirmation: ({ number, date }) => [
				`Dank voor uw bestelling. In de bijlage vindt u onze orderbevestiging ${number} van ${date}.`,
				'Klopt er iets niet, laat het ons dan zo snel mogelijk weten.',
			],
			packingSlip: ({ number, date }) => [
				`In de bijlage vindt u de pakbon ${number} van ${date} bij uw levering.`,
			],
			purchaseOrder: ({ number, date }) => [
				`In de bijlage vindt u onze bestelling ${number} van ${date}.`,
				'Wilt u de ontvangst en de leverdatum bevestigen?',
			],
		},
	},
	en: {
		salutation: 'Dear Sir or Madam,',
		greeting: 'Kind regards,',
		from: 'from',
		lines: {
			invoice: (facts) => [
				`Please find attached our invoice ${facts.number} of ${facts.date}.`,
				...englishPayment(facts),
			],
			counterInvoice: (facts) => [
				`Please find attached the invoice ${facts.number} for your purchase on ${facts.date}.`,
				...englishPayment(facts),
			],
			deposit: (facts) => [
				`Please find attached our deposit invoice ${facts.number} of ${facts.date}.`,
				...englishPayment(facts),
			],
			subscription: (facts) => [
				`Please find attached the invoice ${facts.number} of ${facts.date} for your subscription.`,
				...englishPayment(facts),
			],
			creditNote: ({ number, date, amount, preceding }) => [
				`Please find attached our credit note ${number} of ${date}${preceding === '' ? '' : ` for invoice ${preceding}`}.`,
				...(amount === '' ? [] : [`The amount credited is ${amount}.`]),
			],
			reminder: (facts) => [
				`According to our records invoice ${facts.number} of ${facts.date} has not been paid yet.`,
				...englishPayment(facts),
				'If you have paid in the meantime, please disregard this message.',
			],
			orderConfirmation: ({ number, date }) => [
				`Thank you for your order. Please find attached our order confirmation ${number} of ${date}.`,
				'If anything is not right, please let us know as soon as possible.',
			],
			packingSlip: ({ number, date }) => [
				`Please find attached the packing slip ${number} of ${date} for your delivery.`,
			],
			purchaseOrder: ({ number, date }) => [
				`Please find attached our order ${number} of ${date}.`,
				'Would you please confirm its receipt and the date of delivery?',
			],
		},
	},
};

function dutchPayment({
	amount,
	dueDate,
	iban,
	accountName,
	reference,
	paidBy,
}: SentenceFacts): readonly string[] {
	if (amount === '') return [];
	if (paidBy === 'debit') return [`Wij schrijven het bedrag van ${amount} van uw rekening af.`];
	if (paidBy === 'split') {
		return [
			`Hoe u het bedrag van ${amount} over onze rekening en G-rekening verdeelt, staat op de factuur.`,
		];
	}
	const before = dueDate === '' ? '' : ` uiterlijk ${dueDate}`;
	const to = iban === '' ? '' : ` op ${iban}${accountName === '' ? '' : ` van ${accountName}`}`;
	const under = reference === '' ? '' : ` onder vermelding van ${reference}`;
	if (before === '' && to === '') return [`Het bedrag is ${amount}.`];
	return [`Wij verzoeken u het bedrag van ${amount}${before}${to}${under} te voldoen.`];
}

function englishPayment({
	amount,
	dueDate,
	iban,
	accountName,
	reference,
	paidBy,
}: SentenceFacts): readonly string[] {
	if (amount === '') return [];
	if (paidBy === 'debit') return [`We will collect the amount of ${amount} from your account.`];
	if (paidBy === 'split') {
		return [
			`The invoice says how to divide the amount of ${amount} between our account and our G-account.`,
		];
	}
	const before = dueDate === '' ? '' : ` by ${dueDate}`;
	const to = iban === '' ? '' : ` to ${iban}${accountName === '' ? '' : ` of ${accountName}`}`;
	const under = reference === '' ? '' : `, quoting ${reference}`;
	if (before === '' && to === '') return [`The amount is ${amount}.`];
	return [`Please pay the amount of ${amount}${before}${to}${under}.`];
}
