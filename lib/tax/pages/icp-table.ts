import { NATURE_NAMES, type Nature } from '../icp/natures';
import { html, type Markup } from './markup';
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
	return html`<table>
		<thead>
			<tr>
				${isNamed ? html`<th>${pen.say(HEADS.customer)}</th>` : null}
				<th>${pen.say(HEADS.country)}</th>
				<th>${pen.say(HEADS.number)}</th>
				<th>${pen.say(HEADS.nature)}</th>
				<th>${pen.say(HEADS.euros)}</th>
			</tr>
		</thead>
		<tbody>
			${lines.map((line) => lineRow(line, isNamed, pen))}
			<tr>
				<td colspan="${isNamed ? 4 : 3}"><b>${pen.say(HEADS.total)}</b></td>
				<td><b>${pen.euros(total)}</b></td>
			</tr>
		</tbody>
	</table>`;
}

function lineRow(line: IcpTableLine, isNamed: boolean, pen: Pen): Markup {
	const { customer, country, number, nature, corrects, euros } = line;
	return html`<tr>
		${isNamed ? html`<td>${customer}</td>` : null}
		<td>${country}</td>
		<td>${number}</td>
		<td>${pen.say(NATURE_NAMES[nature])}${corrects === '' ? '' : ` (${corrects})`}</td>
		<td>${pen.euros(euros)}</td>
	</tr>`;
}
