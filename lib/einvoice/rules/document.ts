import { typeCode } from '../invoice/type-code';
import { dateFact } from './facts';
import { isDutch } from './places';
import { CURRENCIES } from './currencies';
import { breachIf, FORMATS, UBL_FORMATS, type Rule } from './rule';
import { unwritable } from './characters';

/** The document as a whole: its kind, dates, references and texts. */
export const DOCUMENT_RULES: readonly Rule[] = [
	{
		id: 'EINV-DELIVERY-DATE',
		answersTo: ['art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'warning',
		message: {
			nl: 'De datum van levering of van vooruitbetaling ontbreekt.',
			en: 'The date of delivery or of prepayment is missing.',
		},
		remedy: {
			nl: 'Vul de leverdatum, de periode of de datum van vooruitbetaling in; weglaten mag alleen als er op de factuurdatum is geleverd.',
			en: 'Fill in the date or period of delivery, or the date of prepayment; it may be left out only when it is the date of the invoice.',
		},
		check: ({ kind, deliveryDate, deliveryPeriod, prepaymentDate }) =>
			breachIf(
				kind === 'invoice' &&
					deliveryDate === undefined &&
					deliveryPeriod === undefined &&
					prepaymentDate === undefined,
				'deliveryDate',
			),
	},
	{
		id: 'EINV-CREDIT-REFERENCE',
		answersTo: ['NL-R-001', 'art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De creditnota noemt niet welke factuur wordt gecrediteerd.',
			en: 'The credit note does not say which invoice it credits.',
		},
		remedy: {
			nl: 'Vul het nummer van de oorspronkelijke factuur in (Vorig factuurnummer).',
			en: 'Fill in the number of the original invoice.',
		},
		check: ({ kind, precedingInvoices }) =>
			breachIf(kind === 'creditNote' && precedingInvoices.length === 0, 'precedingInvoices'),
	},
	{
		id: 'EINV-NEGATIVE-INVOICE',
		answersTo: [],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'Het totaal van de factuur is negatief, en het stuk is geen creditnota.',
			en: 'The total of the invoice is negative, and the document is no credit note.',
		},
		remedy: {
			nl: 'Maak er een creditnota van, met positieve bedragen en het nummer van de oorspronkelijke factuur.',
			en: 'Make it a credit note, with positive amounts and the number of the original invoice.',
		},
		check: (invoice, { withVat }) =>
			breachIf(
				// A correction may take back more than it charges.
				invoice.kind === 'invoice' && typeCode(invoice) !== '384' && withVat < 0,
				'kind',
			),
	},
	{
		id: 'EINV-NEGATIVE-CREDIT',
		answersTo: [],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'Het totaal van de creditnota is negatief: zo zou de afnemer moeten betalen.',
			en: 'The total of the credit note is negative: so the buyer would have to pay.',
		},
		remedy: {
			nl: 'Geef in een creditnota positieve aantallen en bedragen op.',
			en: 'Give positive quantities and amounts in a credit note.',
		},
		check: ({ kind }, { withVat }) => breachIf(kind === 'creditNote' && withVat < 0, 'kind'),
	},
	{
		id: 'EINV-CURRENCY',
		answersTo: ['BR-CL-03', 'BR-CL-04'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De valuta "{value}" bestaat niet (meer).',
			en: 'There is no currency "{value}" (any more).',
		},
		remedy: {
			nl: 'Vul een valutacode in, zoals EUR of USD.',
			en: 'Fill in the code of a currency, such as EUR or USD.',
		},
		check: ({ currency }) => breachIf(!CURRENCIES.has(currency), 'currency', { value: currency }),
	},
	{
		id: 'EINV-SEPA-CURRENCY',
		answersTo: [],
		formats: FORMATS,
		severity: 'warning',
		message: {
			nl: 'De betaling is een SEPA-overboeking of -incasso, en die gaat alleen in euro’s; de factuur is in {value}.',
			en: 'The payment is a SEPA transfer or debit, which is in euros only; the invoice is in {value}.',
		},
		remedy: {
			nl: 'Kies betaalwijze 30 (overboeking) voor een andere valuta.',
			en: 'Choose payment means 30 (credit transfer) for another currency.',
		},
		check: ({ currency, payment: { meansCode } }) =>
			breachIf(
				currency !== 'EUR' && (meansCode === '58' || meansCode === '59'),
				'payment.meansCode',
				{ value: currency },
			),
	},
	{
		id: 'EINV-DUE-BEFORE-ISSUE',
		answersTo: [],
		formats: FORMATS,
		severity: 'warning',
		message: {
			nl: 'De vervaldatum {due} ligt voor de factuurdatum {issue}.',
			en: 'The due date {due} is before the date of the invoice {issue}.',
		},
		remedy: {
			nl: 'Controleer de betalingsconditie en de datums.',
			en: 'Check the payment terms and the dates.',
		},
		check: ({ issueDate, dueDate }) =>
			breachIf(dueDate !== undefined && dueDate < issueDate, 'dueDate', {
				due: dateFact(dueDate ?? ''),
				issue: dateFact(issueDate),
			}),
	},
	{
		id: 'EINV-PERIOD',
		answersTo: ['BR-29', 'BR-30', 'BR-CO-19', 'BR-CO-20'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De periode {field} heeft geen begin en geen eind, of eindt voor ze begint.',
			en: 'The period {field} has neither start nor end, or ends before it starts.',
		},
		remedy: {
			nl: 'Vul de eerste en de laatste dag in.',
			en: 'Fill in the first and the last day.',
		},
		check: ({ deliveryPeriod, lines }) =>
			[
				{ field: 'deliveryPeriod', period: deliveryPeriod },
				...lines.map(({ period }, at) => ({ field: `lines[${at}].period`, period })),
			].flatMap(({ field, period }) => {
				if (period === undefined) return [];
				const { start, end } = period;
				const empty = start === undefined && end === undefined;
				const turned = start !== undefined && end !== undefined && end < start;
				return breachIf(empty || turned, field);
			}),
	},
	{
		id: 'EINV-LINE-PERIOD',
		answersTo: ['PEPPOL-EN16931-R110', 'PEPPOL-EN16931-R111'],
		formats: ['peppol'],
		severity: 'error',
		message: {
			nl: 'De periode van de regel ({field}) valt buiten die van de factuur.',
			en: 'The period of the line ({field}) is not within that of the invoice.',
		},
		remedy: {
			nl: 'Laat de periode van de factuur die van alle regels omvatten.',
			en: 'Let the period of the invoice cover those of all lines.',
		},
		check: ({ deliveryPeriod, lines }) =>
			lines.flatMap(({ period }, at) => {
				const early = before(period?.start, deliveryPeriod?.start);
				const late = before(deliveryPeriod?.end, period?.end);
				return breachIf(early || late, `lines[${at}].period`);
			}),
	},
	{
		id: 'EINV-DELIVERY-COUNTRY',
		answersTo: ['BR-57'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Het afleveradres heeft geen land.',
			en: 'The delivery address has no country.',
		},
		remedy: {
			nl: 'Vul de landcode van het afleveradres in, zoals NL.',
			en: 'Fill in the country code of the delivery address, such as NL.',
		},
		check: ({ deliveryAddress }) => {
			const parts = Object.values(deliveryAddress ?? {});
			const isGiven = parts.some((part) => part !== '');
			return breachIf(isGiven && deliveryAddress?.country === '', 'deliveryAddress.country');
		},
	},
	{
		id: 'EINV-BUYER-REFERENCE',
		answersTo: ['BR-NL-2', 'PEPPOL-EN16931-R003'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'De factuur heeft geen referentie van de afnemer en geen inkoopordernummer.',
			en: 'The invoice has neither a reference of the buyer nor the number of its order.',
		},
		remedy: {
			nl: 'Vul het inkoopordernummer of de referentie in die de afnemer heeft opgegeven.',
			en: 'Fill in the order number or the reference that the buyer has given.',
		},
		check: (invoice, _totals, format) =>
			breachIf(
				invoice.buyerReference === '' &&
					invoice.orderReference === '' &&
					(format === 'peppol' || isDutch(invoice.seller)),
				'buyerReference',
			),
	},
	{
		id: 'EINV-NOTE-HASHES',
		answersTo: ['BR-CL-08'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'In de notitie staat "{value}" tussen twee hekjes (#), en een e-factuur leest dat als een code.',
			en: 'The note has "{value}" between two number signs (#), which an e-invoice reads as a code.',
		},
		remedy: {
			nl: 'Schrijf nr. in de plaats van #.',
			en: 'Write no. in the place of #.',
		},
		check: ({ note }) => {
			const value = /#([^#]+)#/s.exec(note)?.[1];
			return breachIf(value !== undefined, 'note', { value: value ?? '' });
		},
	},
	{
		id: 'EINV-CHARACTERS',
		answersTo: ['XML 1.0, production 2'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Het veld {field} bevat een teken dat niet in een e-factuur kan staan ({sign}).',
			en: 'The field {field} holds a character that an e-invoice cannot carry ({sign}).',
		},
		remedy: {
			nl: 'Verwijder dat onzichtbare teken in AccountView, of typ de tekst opnieuw.',
			en: 'Take that invisible character out in AccountView, or type the text anew.',
		},
		check: (invoice) => unwritable(invoice).map(({ field, sign }) => ({ field, facts: { sign } })),
	},
];

function before(one: string | undefined, other: string | undefined): boolean {
	return one !== undefined && other !== undefined && one < other;
}
