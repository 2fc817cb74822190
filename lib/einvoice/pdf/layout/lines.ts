import type { Content, ContentTable, ContentText, Placed, TableCell } from './content';
import { sumCents, type Cents } from '../../amounts/cents';
import type { InvoiceLine, Vat } from '../../invoice/schema';
import { unitName } from '../../invoice/units';
import type { ColumnName } from '../labels';
import type { Column } from '../look';
import { periodText } from './data';
import { labelOf, shownCents, shownQuantity, textOf, type Setting } from './setting';
import { ALIGNED_RIGHT, points } from './style';

/** The lines as they will be laid out. */
export interface LineTables {
	readonly content: Content[];
	/** Sum of the lines that stand on this page and those before; undefined when that is none or all. */
	sumUpTo(page: number): Cents | undefined;
	/** Page of the last line. */
	lastPage(): number;
}

const GAP = 8;
const ROW_SPACE = 4;
const NARROWEST = points(9);
const WIDEST = points(34);
const DESCRIPTION_LEAST = points(40);
/** A row is kept on one page; so a text that could fill a page is divided over rows. */
const CHARACTERS_PER_ROW = 500;
const LINES_PER_ROW = 18;

/** One row of the table as texts; rows after the first of a line only go on with its description. */
interface Row {
	readonly texts: Readonly<Record<ColumnName, string>>;
	readonly details: readonly string[];
}

/**
 * The lines of the invoice as a table whose header comes back on each page.
 *
 * @param keptTogether how many of the last lines begin a new page, so that the totals do not stand there
 * alone; 0 for none
 */
export function linesOf(setting: Setting, keptTogether: number): LineTables {
	const rowsOfLines = setting.invoice.lines.map((line, at) => rowsOf(setting, line, at));
	const columns = columnsOf(setting);
	const widths = widthsOf(setting, columns, rowsOfLines.flat());
	const ends: Placed[] = [];
	const bodyRows = rowsOfLines.map((rows) => {
		const cells = rows.map((row) => columns.map(({ field }) => cellOf(setting, field, row)));
		ends.push(markedOf(cells[0]?.[0], `line ${ends.length}`));
		return cells;
	});
	const split = bodyRows.length - keptTogether;
	const tableOf = (rows: readonly TableCell[][][]): ContentTable =>
		tableOfRows(setting, columns, widths, rows.flat());
	const pageOf = (end: Placed): number => end.positions?.[0]?.pageNumber ?? 1;
	return {
		content:
			keptTogether === 0
				? [tableOf(bodyRows)]
				: [
						tableOf(bodyRows.slice(0, split)),
						{ ...tableOf(bodyRows.slice(split)), pageBreak: 'before' },
					],
		sumUpTo: (page) => {
			const count = ends.filter((end) => pageOf(end) <= page).length;
			if (count === 0 || count === ends.length) return undefined;
			return sumCents(setting.totals.lines.slice(0, count).map(({ net }) => net));
		},
		lastPage: () => Math.max(1, ...ends.slice(-1).map(pageOf)),
	};
}

function rowsOf(setting: Setting, line: InvoiceLine, at: number): readonly Row[] {
	const { invoice, totals, labels, formats } = setting;
	const { gross, net } = totals.lines[at] ?? { gross: 0, net: 0 };
	const price = formats.price(line.unitPrice);
	const base =
		line.baseQuantity === '1' ? '' : ` ${labels.perUnits} ${formats.quantity(line.baseQuantity)}`;
	const [first = '', ...more] = pieces(line.description);
	const details = [...more, ...pieces(line.details), ...smallPrint(setting, line)];
	const [ownDetails = [], ...further] = groups(details);
	const texts = {
		code: line.article,
		description: first,
		quantity: quantityText(setting, line),
		unit: unitName(line.unit, setting.language),
		unitPrice: `${price}${base}`,
		discount: discountText(setting, line, gross - net),
		vat: vatText(setting, line.vat),
		amount: formats.amount(shownCents(invoice, net)),
	};
	const empty = Object.fromEntries(Object.keys(texts).map((name) => [name, '']));
	return [
		{ texts, details: ownDetails },
		...further.map((group) => ({ texts: { ...texts, ...empty }, details: group })),
	];
}

function quantityText({ invoice, formats }: Setting, { quantity }: InvoiceLine): string {
	return formats.quantity(shownQuantity(invoice, quantity));
}

function smallPrint({ labels, formats }: Setting, line: InvoiceLine): readonly string[] {
	const period = periodText(line.period, { labels, formats });
	const reason = line.discount?.reason ?? '';
	return [
		period === '' ? '' : `${labels.period}: ${period}`,
		line.orderLine === '' ? '' : `${labels.orderLine}: ${line.orderLine}`,
		reason === '' ? '' : `${labels.discountOf} ${reason}`,
	].filter((text) => text !== '');
}

function discountText({ formats }: Setting, { discount }: InvoiceLine, cents: Cents): string {
	if (discount === undefined || cents === 0) return '';
	return discount.percentage === undefined
		? formats.amount(cents)
		: formats.percentage(discount.percentage);
}

/** The rate, or why there is none in a word. */
export function vatText(
	{ labels, formats }: Setting,
	{ category, rate }: Pick<Vat, 'category' | 'rate'>,
): string {
	switch (category) {
		case 'S':
		case 'Z':
		case 'G':
			return formats.percentage(rate);
		case 'E':
			return labels.vatExempt;
		case 'AE':
			return labels.vatReversed;
		case 'K':
			return labels.vatIntraEu;
		case 'O':
			return labels.vatNone;
	}
}

/** Those of the template, or else those that have something to tell on this invoice. */
function columnsOf({ style, invoice }: Setting): readonly Column[] {
	if (style.columns !== undefined) return style.columns;
	const { lines } = invoice;
	const named = (field: ColumnName, isShown: boolean): readonly Column[] =>
		isShown ? [{ field }] : [];
	return [
		...named(
			'code',
			lines.some(({ article }) => article !== ''),
		),
		...named('description', true),
		...named('quantity', true),
		...named(
			'unit',
			lines.some(({ unit }) => unit !== 'C62'),
		),
		...named('unitPrice', true),
		...named(
			'discount',
			lines.some(({ discount }) => discount !== undefined),
		),
		...named('vat', true),
		...named('amount', true),
	];
}

/** Each column as wide as what stands in it, within bounds, and the description as wide as is left. */
function widthsOf(
	setting: Setting,
	columns: readonly Column[],
	rows: readonly Row[],
): readonly number[] {
	const { style, labels, runs } = setting;
	const wanted = columns.map((column) => {
		const { field } = column;
		if ('width' in column && column.width !== undefined) return points(column.width) - GAP;
		if (field === 'description') return undefined;
		const texts = new Set(rows.map(({ texts }) => texts[field]));
		const widest = [...texts].reduce(
			(width, text) => Math.max(width, runs.width(text, style.size.base, 'regular')),
			runs.width(labels.columns[field], style.size.small, 'bold'),
		);
		const most = ALIGNED_RIGHT.has(field) ? 2 * WIDEST : WIDEST;
		return Math.min(Math.max(widest + 1, NARROWEST), most);
	});
	const taken = wanted.reduce<number>((sum, width) => sum + (width ?? 0), 0);
	const gaps = GAP * (columns.length - 1);
	const flexible = wanted.filter((width) => width === undefined).length;
	const free = style.width - gaps - taken;
	const description = flexible === 0 ? 0 : Math.max(DESCRIPTION_LEAST, free / flexible);
	const needed = taken + gaps + flexible * description;
	const scale = needed > style.width ? (style.width - gaps) / (needed - gaps) : 1;
	return wanted.map((width) => (width ?? description) * scale);
}

/** A cell is a text, or texts below each other. */
type Cell = ContentText | { readonly stack: ContentText[] };

/** The first text of a cell, with an id, so that its page is told. */
function markedOf(cell: Cell | undefined, id: string): Placed {
	const text = cell !== undefined && 'stack' in cell ? cell.stack[0] : cell;
	if (text === undefined) return {};
	text.id = id;
	return text;
}

function cellOf(setting: Setting, field: ColumnName, row: Row): Cell {
	const alignment = ALIGNED_RIGHT.has(field) ? 'right' : 'left';
	const own = textOf(setting, row.texts[field], { alignment });
	if (field !== 'description') return own;
	const details = row.details.map((text) => labelOf(setting, text, { margin: [0, 1, 0, 0] }));
	const texts: ContentText[] = row.texts.description === '' ? details : [own, ...details];
	return { stack: texts };
}

function tableOfRows(
	setting: Setting,
	columns: readonly Column[],
	widths: readonly number[],
	rows: readonly TableCell[][],
): ContentTable {
	const { colours, size } = setting.style;
	const header = columns.map(({ field }) =>
		textOf(setting, setting.labels.columns[field], {
			bold: true,
			fontSize: size.small,
			color: colours.accent,
			alignment: ALIGNED_RIGHT.has(field) ? 'right' : 'left',
		}),
	);
	const last = columns.length - 1;
	return {
		table: {
			headerRows: 1,
			keepWithHeaderRows: 1,
			dontBreakRows: true,
			widths: [...widths],
			body: [header, ...rows],
		},
		layout: {
			hLineWidth: (row) => (row === 0 ? 0 : row === 1 ? 1 : 0.5),
			hLineColor: (row) => (row === 1 ? colours.accent : colours.rule),
			vLineWidth: () => 0,
			paddingLeft: (column) => (column === 0 ? 0 : GAP / 2),
			paddingRight: (column) => (column === last ? 0 : GAP / 2),
			paddingTop: () => ROW_SPACE,
			paddingBottom: () => ROW_SPACE,
		},
	};
}

/** A text in lines, and long lines in pieces at a blank. */
function pieces(text: string): readonly string[] {
	return text
		.split(/\r?\n/)
		.filter((line) => line.trim() !== '')
		.flatMap(
			(line) =>
				line.match(
					new RegExp(`.{1,${CHARACTERS_PER_ROW}}(?:\\s|$)|.{1,${CHARACTERS_PER_ROW}}`, 'gsu'),
				) ?? [],
		);
}

/** Lines of text in groups that stay well below a page. */
function groups(lines: readonly string[]): readonly (readonly string[])[] {
	const done: string[][] = [];
	let characters = Number.POSITIVE_INFINITY;
	for (const line of lines) {
		const last = done.at(-1);
		const isFull =
			characters + line.length > CHARACTERS_PER_ROW || (last?.length ?? 0) >= LINES_PER_ROW;
		if (last === undefined || isFull) {
			done.push([line]);
			characters = line.length;
		} else {
			last.push(line);
			characters += line.length;
		}
	}
	return done;
}
