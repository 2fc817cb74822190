import { plainTable, type Markup } from '../../pages';
import type { VatReturn } from '../vat-return/draft';
import { FIELDS } from '../rubrics/fields';
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
	return plainTable(
		[
			pen.say(HEADS.rubric),
			pen.say(HEADS.code),
			{ amount: pen.say(HEADS.transactions) },
			{ amount: pen.say(HEADS.amount) },
		],
		rows.map(({ rubric, part, code, transactions, cents }) => [
			`${rubric} ${pen.say(HEADS[part])}`,
			code,
			{ amount: pen.formats.number(transactions) },
			{ amount: pen.formats.cents(cents) },
		]),
	);
}
