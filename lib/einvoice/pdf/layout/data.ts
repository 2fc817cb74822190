import type { Content, TableCell } from './content';
import type { Invoice, Period } from '../../invoice/schema';
import { addressLines } from './head';
import { isCredit, labelOf, textOf, type Setting } from './setting';

type Fact = readonly [label: string, value: string];

const PER_ROW = 5;

/** The title and what the document is about: number, days, references. */
export function dataOf(setting: Setting): Content[] {
	const { style, title } = setting;
	const { size, colours } = style;
	const facts = factsOf(setting).filter(([, value]) => value !== '');
	return [
		textOf(setting, title, {
			fontSize: size.title,
			bold: true,
			color: colours.accent,
			margin: [0, 0, 0, 6],
		}),
		...(facts.length === 0 ? [] : [gridOf(setting, facts)]),
	];
}

function factsOf({ invoice, labels, formats }: Setting): readonly Fact[] {
	const day = (value: string | undefined): string =>
		value === undefined ? '' : formats.day(value);
	const credited = invoice.precedingInvoices.map(({ number, date }) =>
		date === undefined ? number : `${number} (${formats.day(date)})`,
	);
	return [
		[labels.issueDate, day(invoice.issueDate)],
		[labels.dueDate, isCredit(invoice) ? '' : day(invoice.dueDate)],
		[credited.length > 1 ? labels.precedingInvoices : labels.precedingInvoice, credited.join(', ')],
		[labels.deliveryDate, day(invoice.deliveryDate)],
		[labels.deliveryPeriod, periodText(invoice.deliveryPeriod, { labels, formats })],
		[labels.prepaymentDate, day(invoice.prepaymentDate)],
		[labels.orderReference, invoice.orderReference],
		[labels.buyerReference, invoice.buyerReference],
		[labels.salesOrder, invoice.salesOrderReference],
		[labels.project, invoice.projectReference],
		[labels.contract, invoice.contractReference],
		[labels.accountingCost, invoice.accountingCost],
		[labels.buyerVatId, invoice.buyer.vatId],
		[labels.deliveryAddress, deliveredTo(invoice)],
	];
}

/** `01-01-2026 t/m 31-01-2026`. */
export function periodText(
	period: Period | undefined,
	{ labels, formats }: Pick<Setting, 'labels' | 'formats'>,
): string {
	const { start, end } = period ?? {};
	if (start !== undefined && end !== undefined) {
		return start === end
			? formats.day(start)
			: `${formats.day(start)} ${labels.until} ${formats.day(end)}`;
	}
	if (start !== undefined) return formats.day(start);
	return end === undefined ? '' : `${labels.until} ${formats.day(end)}`;
}

function deliveredTo({ deliveryAddress, seller }: Invoice): string {
	if (deliveryAddress === undefined) return '';
	return addressLines(deliveryAddress, deliveryAddress.country !== seller.address.country).join(
		', ',
	);
}

function gridOf(setting: Setting, facts: readonly Fact[]): Content {
	const cells = facts.map((fact) => cellOf(setting, fact));
	const rows: TableCell[][] = [];
	for (let at = 0; at < cells.length; at += PER_ROW) {
		const row = cells.slice(at, at + PER_ROW);
		while (row.length < PER_ROW) row.push({ text: '' });
		rows.push(row);
	}
	const width = setting.style.width / PER_ROW;
	return {
		table: { widths: Array.from({ length: PER_ROW }, () => width), body: rows },
		layout: {
			hLineWidth: () => 0,
			vLineWidth: () => 0,
			paddingLeft: () => 0,
			paddingRight: () => 0,
			paddingTop: () => 0,
			paddingBottom: () => 7,
		},
	};
}

function cellOf(setting: Setting, [label, value]: Fact): TableCell {
	return {
		stack: [labelOf(setting, label), textOf(setting, value)],
		margin: [0, 0, 10, 0],
	};
}
