import type { Content, ContentTable, ContentText, TableCell } from './content';
import type { Cents } from '../../amounts/cents';
import type { DocumentShare } from '../../invoice/schema';
import type { VatSubtotal } from '../../invoice/totals';
import { vatInEuros } from '../../invoice/vat-in-euros';
import { vatText } from './lines';
import { isCredit, labelOf, shownCents, textOf, type Setting } from './setting';
import { points } from './style';

const TOTALS_WIDTH = points(74);
const SPACE = 3;
/** The coloured box stands out by it, so that all amounts end below each other. */
const INSET = 8;

/** VAT for each rate on the left, the totals on the right, and below why no VAT is charged. */
export function totalsOf(setting: Setting): {
	readonly content: Content[];
	/** Where they came to stand. */
	page(): number;
} {
	const { style } = setting;
	const vatTable: Content = style.shows.vatTable ? vatTableOf(setting) : { text: '' };
	const payable = finalRow(setting);
	const content: Content[] = [
		{
			columns: [
				{ width: '*', stack: [vatTable] },
				{ width: TOTALS_WIDTH, stack: [totalsTable(setting, payable)] },
			],
			columnGap: points(14),
			margin: [0, 10, 0, 0],
		},
		...eurosOf(setting),
		...reasonsOf(setting),
	];
	return { content, page: () => payable[0]?.positions?.[0]?.pageNumber ?? 1 };
}

function vatTableOf(setting: Setting): Content {
	const { invoice, totals, labels, formats } = setting;
	const amount = (cents: Cents): TableCell =>
		textOf(setting, formats.amount(shownCents(invoice, cents)), { alignment: 'right' });
	const heading = [labels.vatRate, labels.taxable, labels.vatAmount].map((label, at) =>
		labelOf(setting, label, { alignment: at === 0 ? 'left' : 'right' }),
	);
	const rows = totals.vat.map((subtotal) => [
		textOf(setting, vatText(setting, subtotal)),
		amount(subtotal.taxable),
		amount(subtotal.vat),
	]);
	return {
		table: { widths: ['*', 'auto', 'auto'], body: [heading, ...rows] },
		layout: {
			hLineWidth: (row) => (row === 1 ? 0.5 : 0),
			hLineColor: () => setting.style.colours.rule,
			vLineWidth: () => 0,
			paddingLeft: (column) => (column === 0 ? 0 : 10),
			paddingRight: () => 0,
			paddingTop: () => SPACE,
			paddingBottom: () => SPACE,
		},
	};
}

type Row = readonly [label: string, cents: Cents];

function totalsTable(setting: Setting, payable: TableCell[]): ContentTable {
	const { style } = setting;
	const rows = rowsOf(setting).map((row) => rowCells(setting, row));
	const body = [...rows, payable];
	const last = body.length - 1;
	return {
		table: { widths: ['*', 'auto'], body },
		margin: [0, 0, -INSET, 0],
		layout: {
			hLineWidth: () => 0,
			vLineWidth: () => 0,
			fillColor: (row) => (row === last ? style.colours.accent : null),
			paddingLeft: (column) => (column === 0 ? INSET : 4),
			paddingRight: (column) => (column === 1 ? INSET : 0),
			paddingTop: (row) => (row === last ? 6 : SPACE),
			paddingBottom: (row) => (row === last ? 6 : row === last - 1 ? 2 * SPACE : SPACE),
		},
	};
}

function rowsOf({ invoice, totals, labels, formats }: Setting): readonly Row[] {
	const hasShares = invoice.discounts.length + invoice.charges.length > 0;
	const share = (label: string, given: DocumentShare): string => {
		const rate = given.percentage === undefined ? '' : ` ${formats.percentage(given.percentage)}`;
		return `${given.reason === '' ? label : given.reason}${rate}`;
	};
	const taxed = totals.vat.filter(({ vat }) => vat !== 0);
	return [
		...(hasShares ? [[labels.subtotal, totals.lineTotal] as const] : []),
		...invoice.discounts.map(
			(given, at) => [share(labels.discount, given), -(totals.discounts[at]?.amount ?? 0)] as const,
		),
		...invoice.charges.map(
			(given, at) => [share(labels.charge, given), totals.charges[at]?.amount ?? 0] as const,
		),
		[labels.withoutVat, totals.withoutVat] as const,
		...taxed.map(({ rate, vat }) => [`${labels.vat} ${formats.percentage(rate)}`, vat] as const),
		...(taxed.length === 0 ? [[labels.vat, 0] as const] : []),
		...(totals.prepaid === 0
			? []
			: [[labels.withVat, totals.withVat] as const, [labels.prepaid, -totals.prepaid] as const]),
	];
}

function rowCells(setting: Setting, [label, cents]: Row): TableCell[] {
	const amount = setting.formats.amount(shownCents(setting.invoice, cents));
	return [textOf(setting, label), textOf(setting, amount, { alignment: 'right', noWrap: true })];
}

function finalRow(setting: Setting): ContentText[] {
	const { style, formats, invoice, totals } = setting;
	const look = { bold: true, fontSize: style.size.emphasis, color: style.colours.onAccent };
	const amount = formats.amount(shownCents(invoice, totals.payable));
	return [
		textOf(setting, finalLabel(setting), { ...look, id: 'totals' }),
		textOf(setting, amount, { ...look, alignment: 'right', noWrap: true }),
	];
}

function finalLabel({ invoice, totals, labels }: Setting): string {
	if (isCredit(invoice)) return labels.credited;
	if (totals.payable === 0) return labels.paid;
	return totals.payable > 0 ? labels.payable : labels.receivable;
}

/** Of an invoice in another currency the law wants the VAT in euros too. */
function eurosOf(setting: Setting): Content[] {
	const { invoice, labels, formats } = setting;
	const euros = vatInEuros(invoice);
	if (euros === undefined) return [];
	const text = `${labels.vatInEuros}: ${formats.euros(shownCents(invoice, euros))}`;
	return [textOf(setting, text, { margin: [0, 10, 0, 0] })];
}

/** The sentences that the law wants where no VAT is charged, such as "btw verlegd". */
function reasonsOf(setting: Setting): Content[] {
	return setting.totals.vat
		.filter(({ reason }) => reason !== '')
		.map((subtotal) => textOf(setting, reasonText(setting, subtotal), { margin: [0, 10, 0, 0] }));
}

/** Where the buyer owes the VAT, their number belongs to it. */
function reasonText({ invoice, labels }: Setting, { category, reason }: VatSubtotal): string {
	const { vatId } = invoice.buyer;
	const isBuyers = category === 'AE' || category === 'K';
	const whose = isBuyers && vatId !== '' ? ` (${labels.buyerVatId}: ${vatId})` : '';
	return `${reason}${whose}`;
}
