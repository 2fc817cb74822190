import { plainTable, type Markup, type PlainCell } from '../../pages';
import { NATURE_NAMES, type Nature } from '../icp/natures';
import type { Pen } from './pen';

/** One line of a statement as it is shown. */
export interface IcpTableLine {
	/** '' where only the number is known. */
	readonly customer: string;
	readonly country: string;
	/** Without the letters of the country. */
	readonly number: string;
	readonly nature: Nature;
	readonly corrects: string;
	readonly euros: number;
}

const HEADS = {
	customer: { nl: 'Afnemer', en: 'Customer' },
	country: { nl: 'Land', en: 'Country' },
	number: { nl: 'Btw-nummer', en: 'VAT number' },
	nature: { nl: 'Soort', en: 'Nature' },
	euros: { nl: 'Bedrag', en: 'Amount' },
	total: { nl: 'Totaal', en: 'Total' },
} as const;

/** An ICP statement in plain tags: a line for each customer and nature, and their total. */
export function icpTable(lines: readonly IcpTableLine[], pen: Pen): Markup {
	const isNamed = lines.some(({ customer }) => customer !== '');
	const total = lines.reduce((sum, { euros }) => sum + euros, 0);
	const named = (customer: string): readonly string[] => (isNamed ? [customer] : []);
	return plainTable(
		[
			...named(pen.say(HEADS.customer)),
			pen.say(HEADS.country),
			pen.say(HEADS.number),
			pen.say(HEADS.nature),
			{ amount: pen.say(HEADS.euros) },
		],
		[
			...lines.map((line) => [...named(line.customer), ...cellsOf(line, pen)]),
			[
				{ text: pen.say(HEADS.total), span: isNamed ? 4 : 3 },
				{ amount: pen.euros(total), isTotal: true },
			],
		],
	);
}

function cellsOf(line: IcpTableLine, pen: Pen): readonly PlainCell[] {
	const { country, number, nature, corrects, euros } = line;
	const corrected = corrects === '' ? '' : ` (${corrects})`;
	return [
		country,
		number,
		`${pen.say(NATURE_NAMES[nature])}${corrected}`,
		{ amount: pen.euros(euros) },
	];
}
