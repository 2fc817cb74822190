import { html, type Markup } from './markup';

/** A text, also over several columns, or a number as people write it; a total is told apart. */
export type PlainCell =
	| string
	| { readonly text: string; readonly span: number }
	| { readonly amount: string; readonly isTotal?: boolean };

/** A row of values, or the heading of the rows below it. */
export type PlainRow = readonly PlainCell[] | { readonly part: string };

/**
 * A table in plain tags, for pages that take no more: forms of n8n have neither classes nor styles. A
 * number stands in a `span`, by which every style sheet of the family puts it to the right.
 */
export function plainTable(columns: readonly PlainCell[], rows: readonly PlainRow[]): Markup {
	return html`<table>
		<thead>
			<tr>
				${columns.map((name) => html`<th scope="col">${contentOf(name)}</th>`)}
			</tr>
		</thead>
		<tbody>
			${rows.map(
				(row) =>
					html`<tr>
						${'part' in row ? partCell(row.part, columns.length) : row.map(cell)}
					</tr>`,
			)}
		</tbody>
	</table>`;
}

function partCell(part: string, columns: number): Markup {
	return html`<th colspan="${columns}" scope="colgroup">${part}</th>`;
}

function cell(given: PlainCell): Markup {
	return typeof given === 'object' && 'span' in given
		? html`<td colspan="${given.span}"><b>${given.text}</b></td>`
		: html`<td>${contentOf(given)}</td>`;
}

function contentOf(given: PlainCell): Markup | string {
	if (typeof given === 'string') return given;
	if ('text' in given) return given.text;
	const { amount, isTotal = false } = given;
	if (amount === '') return '';
	return isTotal ? html`<span><b>${amount}</b></span>` : html`<span>${amount}</span>`;
}
