import type { Content, DocumentDefinition } from './content';
import { continuationHead, headOf, LOGO } from './head';
import { dataOf } from './data';
import { linesOf, type LineTables } from './lines';
import { paymentOf } from './payment';
import { labelOf, shownCents, textOf, type Setting } from './setting';
import { PAGE, points } from './style';
import { totalsOf } from './totals';

/** What is laid out, and where things came to stand once it is. */
export interface LaidOut {
	readonly definition: DocumentDefinition;
	/** The totals stand on a page without a single line. */
	totalsStandAlone(): boolean;
}

/** Families of fonts by which texts are set. */
export const FAMILIES = { sans: 'sans', emoji: 'emoji' } as const;

/** The lines that go to a new page together with totals that would stand there alone. */
export const KEPT_WITH_TOTALS = 2;

/** Between the lines and the sum that is carried forward. */
const FOOT_SPACE = 4;
/** From the title of a further page down to its table. */
const HEAD_SPACE = 18;

/**
 * The document as the library that draws it wants it.
 *
 * @param keptTogether see `linesOf`
 */
export function layOut(setting: Setting, keptTogether: number): LaidOut {
	const { style } = setting;
	const { margins, size, colours } = style;
	const head = headOf(setting);
	const lines = linesOf(setting, keptTogether);
	const totals = totalsOf(setting);
	const definition: DocumentDefinition = {
		pageSize: { width: PAGE.width, height: PAGE.height },
		pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
		defaultStyle: { font: FAMILIES.sans, fontSize: size.base, color: colours.text },
		images: { [LOGO]: LOGO },
		content: [
			...head.content,
			{ text: '', margin: [0, Math.max(0, head.endsAt - margins.top - size.base * 1.4), 0, 0] },
			...dataOf(setting),
			...lines.content,
			{ stack: [...totals.content, ...paymentOf(setting)], unbreakable: true },
			...wordsOf(setting),
		],
		header: (page) => headerOf(setting, lines, page),
		footer: (page, pages) => footerOf(setting, lines, page, pages),
	};
	return {
		definition,
		totalsStandAlone: () => totals.page() > lines.lastPage(),
	};
}

/** The note of the invoice and the closing text of the template. */
function wordsOf(setting: Setting): Content[] {
	return [setting.invoice.note, setting.closing]
		.filter((text) => text !== '')
		.map((text) => textOf(setting, text, { margin: [0, 12, 0, 0] }));
}

function headerOf(setting: Setting, lines: LineTables, page: number): Content {
	if (page === 1) return { text: '' };
	const { margins } = setting.style;
	return {
		margin: [margins.left, points(14), margins.right, 0],
		stack: [continuationHead(setting), carriedOf(setting, lines, page - 1, 'broughtForward')],
	};
}

function footerOf(setting: Setting, lines: LineTables, page: number, pages: number): Content {
	const { style, labels, footer } = setting;
	const { margins } = style;
	const number = labels.page.replace('{page}', String(page)).replace('{pages}', String(pages));
	return {
		margin: [margins.left, 0, margins.right, 0],
		stack: [
			carriedOf(setting, lines, page, 'carriedForward'),
			{
				columns: [
					{ ...labelOf(setting, footer), width: '*' },
					{ ...labelOf(setting, number, { alignment: 'right' }), width: 'auto' },
				],
				margin: [0, margins.bottom - points(18), 0, 0],
			},
		],
	};
}

/** The sum of the lines up to the end of a page, told where lines go on behind it. */
function carriedOf(
	setting: Setting,
	lines: LineTables,
	page: number,
	which: 'carriedForward' | 'broughtForward',
): Content {
	const { style, labels, formats, invoice } = setting;
	const sum = style.shows.carriedForward ? lines.sumUpTo(page) : undefined;
	if (sum === undefined) return { text: ' ', fontSize: style.size.base };
	const amount = formats.amount(shownCents(invoice, sum));
	return {
		columns: [
			{
				...labelOf(setting, labels[which], { alignment: 'right', fontSize: style.size.base }),
				width: '*',
			},
			{ ...textOf(setting, amount, { alignment: 'right' }), width: 'auto' },
		],
		columnGap: 12,
		margin: [0, which === 'broughtForward' ? HEAD_SPACE : FOOT_SPACE, 0, 0],
	};
}
