import type { VatReturn } from '../vat-return/draft';
import { FIELDS } from '../rubrics/fields';
import { html, type Markup } from './markup';
import type { Pen } from './pen';

const HEADS = {
	rubric: { nl: 'Rubriek', en: 'Rubric' },
	code: { nl: 'Btw-code', en: 'VAT code' },
	transactions: { nl: 'Boekingen', en: 'Transactions' },
	amount: { nl: 'Bedrag', en: 'Amount' },
	turnover: { nl: 'omzet', en: 'turnover' },
	vat: { nl: 'btw', en: 'VAT' },
} as const;

/** Where the amounts of a draft come from: what each VAT code brings, to the cent; null for amounts given. */
export function sourcesTable({ sources, counts }: VatReturn, pen: Pen): Markup | null {
	if (counts === null) return null;
	const byField = new Map(Object.entries(sources));
	const rows = FIELDS.flatMap(({ field, rubric, part }) =>
		(byField.get(field) ?? []).map((source) => ({ ...source, rubric, part })),
	);
	return html`<table>
		<thead>
			<tr>
				<th>${pen.say(HEADS.rubric)}</th>
				<th>${pen.say(HEADS.code)}</th>
				<th>${pen.say(HEADS.transactions)}</th>
				<th>${pen.say(HEADS.amount)}</th>
			</tr>
		</thead>
		<tbody>
			${rows.map(
				({ rubric, part, code, transactions, cents }) =>
					html`<tr>
						<td>${rubric} ${pen.say(HEADS[part])}</td>
						<td>${code}</td>
						<td>${pen.count(transactions)}</td>
						<td>${pen.cents(cents)}</td>
					</tr>`,
			)}
		</tbody>
	</table>`;
}
