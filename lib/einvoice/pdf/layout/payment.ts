import { isDirectDebit } from '../../invoice/paid-by';
import type { CanvasElement, Content, TableCell } from './content';
import { epcPayload } from '../payment/epc-code';
import { qrDrawing } from '../payment/qr-drawing';
import { spacedIban } from './head';
import { isCredit, labelOf, textOf, type Setting } from './setting';
import { points } from './style';

type Fact = readonly [label: string, value: string];

const QR_SIZE = points(28);
/** The quiet zone of four modules that a reader needs (ISO/IEC 18004), and some. */
const QUIET = 34;
/** Wide enough for a Dutch IBAN. */
const PER_ROW = [points(42), points(32), '*'] as const;

/** How, until when and to which account it is paid, with a code that a banking app reads. */
export function paymentOf(setting: Setting): Content[] {
	const { style, labels, invoice, totals } = setting;
	if (!style.shows.payment) return [];
	const { terms } = invoice.payment;
	const isDebit = isDirectDebit(invoice.payment);
	const isDue = !isCredit(invoice) && totals.payable > 0;
	if (!isDue) return isCredit(invoice) ? creditText(setting) : [];
	const facts = (isDebit ? debitFacts(setting) : transferFacts(setting)).filter(
		([, value]) => value !== '',
	);
	const code = isDebit ? undefined : transferCode(setting);
	const heading = textOf(setting, labels.payment, {
		bold: true,
		color: style.colours.accent,
		margin: [0, 0, 0, 4],
	});
	const words = [isDebit ? labels.directDebit : '', terms]
		.filter((text) => text !== '')
		.map((text) => textOf(setting, text, { margin: [0, 0, 0, 4] }));
	return [
		ruleOf(setting),
		{
			columns: [
				{ width: '*', stack: [heading, ...words, factGrid(setting, facts)] },
				...(code === undefined ? [] : [{ width: QR_SIZE + QUIET, stack: [code] }]),
			],
			columnGap: points(8),
		},
	];
}

function creditText(setting: Setting): Content[] {
	return [textOf(setting, setting.labels.creditSettled, { margin: [0, 14, 0, 0] })];
}

function ruleOf({ style }: Setting): Content {
	const line: CanvasElement = {
		type: 'line',
		x1: 0,
		y1: 0,
		x2: style.width,
		y2: 0,
		lineWidth: 0.5,
		lineColor: style.colours.rule,
	};
	return { canvas: [line], margin: [0, 12, 0, 9] };
}

function transferFacts({ invoice, totals, labels, formats }: Setting): readonly Fact[] {
	const { payment, dueDate } = invoice;
	const own = totals.payable - totals.gAccount;
	const blocked: readonly Fact[] =
		payment.gAccount === undefined
			? []
			: [
					[labels.gAccount, spacedIban(payment.gAccount.iban)],
					[labels.gAccountAmount, formats.amount(totals.gAccount)],
					[labels.ownAccountAmount, formats.amount(own)],
				];
	return [
		[labels.amount, formats.amount(totals.payable)],
		[labels.payBefore, dueDate === undefined ? '' : formats.day(dueDate)],
		[labels.reference, referenceOf(invoice)],
		[labels.iban, spacedIban(payment.iban)],
		[labels.bic, payment.bic],
		[labels.accountName, accountName(invoice)],
		...blocked,
	];
}

function debitFacts({ invoice, totals, labels, formats }: Setting): readonly Fact[] {
	const { payment, dueDate } = invoice;
	return [
		[labels.amount, formats.amount(totals.payable)],
		[labels.dueDate, dueDate === undefined ? '' : formats.day(dueDate)],
		[labels.debitedFrom, spacedIban(payment.debitedIban)],
		[labels.mandate, payment.mandate],
		[labels.creditor, payment.creditorId],
	];
}

function accountName({ payment, seller }: Setting['invoice']): string {
	if (payment.accountName !== '') return payment.accountName;
	return seller.legalName === '' ? seller.name : seller.legalName;
}

function referenceOf({ payment, number }: Setting['invoice']): string {
	return payment.reference === '' ? number : payment.reference;
}

/** Each with its label above it, three to a row. */
function factGrid(setting: Setting, facts: readonly Fact[]): Content {
	const cells = facts.map(([label, value]): TableCell => ({
		stack: [labelOf(setting, label), textOf(setting, value)],
	}));
	const rows: TableCell[][] = [];
	for (let at = 0; at < cells.length; at += PER_ROW.length) {
		const row = cells.slice(at, at + PER_ROW.length);
		while (row.length < PER_ROW.length) row.push({ text: '' });
		rows.push(row);
	}
	if (rows.length === 0) return { text: '' };
	return {
		table: { widths: [...PER_ROW], body: rows },
		layout: {
			hLineWidth: () => 0,
			vLineWidth: () => 0,
			paddingLeft: () => 0,
			paddingRight: () => 8,
			paddingTop: () => 0,
			paddingBottom: () => 5,
		},
	};
}

/** What goes to the blocked account is left out of it: a code can hold one transfer only. */
function transferCode(setting: Setting): Content | undefined {
	const { style, labels, invoice, totals } = setting;
	const { iban, bic } = invoice.payment;
	if (!style.shows.qr || invoice.currency !== 'EUR') return undefined;
	const payload = epcPayload({
		name: accountName(invoice),
		iban,
		bic,
		cents: totals.payable - totals.gAccount,
		reference: referenceOf(invoice),
	});
	if (payload === undefined) return undefined;
	const canvas = qrDrawing(payload, QR_SIZE).map(({ x, y, width, height }): CanvasElement => ({
		type: 'rect',
		x,
		y,
		w: width,
		h: height,
		color: '#000000',
	}));
	return {
		stack: [
			{ canvas, margin: [QUIET, 0, 0, 0] },
			labelOf(setting, labels.scan, { alignment: 'right', margin: [0, 8, 0, 0] }),
		],
	};
}
