import { html, type Markup } from './markup';

export interface Column {
	readonly name: string;
	/** Numbers stand to the right; a moment is not broken over lines. */
	readonly of?: 'number' | 'moment' | 'text';
}

export type Cell = string | Markup | null;

export interface TableContent {
	/** What the table shows; it is read aloud before it. */
	readonly caption: string | Markup;
	readonly columns: readonly Column[];
	readonly rows: readonly (readonly Cell[])[];
	/** Class of its own, for widths. */
	readonly name?: string;
	/** Below the table, such as how many more there are. */
	readonly after?: Markup | null;
}

/** A table in a box; on a narrow screen each row is a block, each value with the name of its column. */
export function table({ caption, columns, rows, name = '', after = null }: TableContent): Markup {
	// As blocks, tables and cells lose what they are, unless they say so themselves.
	return html`<div class="box">
		<table class="stack ${name}" role="table">
			<caption>
				${caption}
			</caption>
			<thead>
				<tr role="row">
					${columns.map(heading)}
				</tr>
			</thead>
			<tbody>
				${rows.map(
					(cells) =>
						html`<tr role="row">
							${columns.map((column, place) => blockCell(column, cells[place] ?? null))}
						</tr>`,
				)}
			</tbody>
		</table>
		${after}
	</div>`;
}

/** What it is called by those who cannot see it, and what it says above itself; null where a heading does. */
export interface WideTable extends Omit<TableContent, 'after' | 'caption'> {
	readonly label: string;
	readonly caption: string | null;
}

/**
 * A table whose columns have to stay columns: where it is wider than the screen it can be moved. The
 * first cell of a row is its heading.
 */
export function wideTable({ label, caption, columns, rows, name = '' }: WideTable): Markup {
	return scrollable(
		label,
		html`<table class="${name}">
			${
				caption === null
					? null
					: html`<caption>
							${caption}
						</caption>`
			}
			<thead>
				<tr>
					${columns.map(heading)}
				</tr>
			</thead>
			<tbody>
				${rows.map(
					([first = null, ...others]) =>
						html`<tr>
							<th scope="row">${first}</th>
							${others.map((one, place) => cell(one, columns[place + 1]))}
						</tr>`,
				)}
			</tbody>
		</table>`,
	);
}

/** A box that can be moved to and fro, also by keyboard. */
export function scrollable(label: string, content: Markup, name = ''): Markup {
	return html`<div class="box scroll ${name}" tabindex="0" role="region" aria-label="${label}">
		${content}
	</div>`;
}

const CLASSES = { number: 'n', moment: 'date', text: '' } as const;

function heading({ name, of }: Column): Markup {
	return of === 'number'
		? html`<th scope="col" class="n">${name}</th>`
		: html`<th scope="col">${name}</th>`;
}

function blockCell({ name, of = 'text' }: Column, content: Cell): Markup {
	return html`<td role="cell" data-name="${name}" class="${CLASSES[of]}">${content}</td>`;
}

function cell(content: Cell, column: Column | undefined): Markup {
	const { of = 'text' } = column ?? {};
	return of === 'text'
		? html`<td>${content}</td>`
		: html`<td class="${CLASSES[of]}">${content}</td>`;
}
