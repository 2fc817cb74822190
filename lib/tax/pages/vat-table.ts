import type { FormAmount, FormLine } from '../vat-return/form';
import type { Bilingual } from '../language';
import { html, type Markup } from './markup';
import type { Pen } from './pen';

/** The parts of the form, by the digit that their rubrics begin with. */
const PARTS: Readonly<Record<string, Bilingual>> = {
	'1': { nl: 'Rubriek 1: Prestaties binnenland', en: 'Rubric 1: Supplies in the Netherlands' },
	'2': {
		nl: 'Rubriek 2: Verleggingsregelingen binnenland',
		en: 'Rubric 2: VAT reverse-charged in the Netherlands',
	},
	'3': {
		nl: 'Rubriek 3: Prestaties naar of in het buitenland',
		en: 'Rubric 3: Supplies to or in other countries',
	},
	'4': {
		nl: 'Rubriek 4: Prestaties vanuit het buitenland aan u verricht',
		en: 'Rubric 4: Supplies to you from other countries',
	},
	'5': { nl: 'Rubriek 5: Voorbelasting en eindtotaal', en: 'Rubric 5: Input VAT and total' },
};

const HEADS = {
	rubric: { nl: 'Rubriek', en: 'Rubric' },
	name: { nl: 'Omschrijving', en: 'Description' },
	turnover: { nl: 'Bedrag waarover btw wordt berekend', en: 'Amount on which VAT is due' },
	vat: { nl: 'Btw', en: 'VAT' },
	turnoverBefore: { nl: 'Bedrag vorige periode', en: 'Amount of the period before' },
	vatBefore: { nl: 'Btw vorige periode', en: 'VAT of the period before' },
} as const;

/**
 * The VAT return as the form has it, in plain tags: a table that may stand in any page. What is compared
 * stands beside it.
 */
export function vatTable(lines: readonly FormLine[], pen: Pen): Markup {
	const isCompared = lines.some(
		({ turnover, vat }) => turnover?.before != null || vat?.before != null,
	);
	const columns = isCompared ? 6 : 4;
	return html`<table>
		<thead>
			<tr>
				<th>${pen.say(HEADS.rubric)}</th>
				<th>${pen.say(HEADS.name)}</th>
				<th>${pen.say(HEADS.turnover)}</th>
				<th>${pen.say(HEADS.vat)}</th>
				${
					isCompared
						? html`<th>${pen.say(HEADS.turnoverBefore)}</th>
								<th>${pen.say(HEADS.vatBefore)}</th>`
						: null
				}
			</tr>
		</thead>
		<tbody>
			${lines.map((line, at) => [partRow(line, lines[at - 1], columns, pen), lineRow(line, isCompared, pen)])}
		</tbody>
	</table>`;
}

function partRow(
	{ rubric }: FormLine,
	before: FormLine | undefined,
	columns: number,
	pen: Pen,
): Markup | null {
	const part = rubric.charAt(0);
	const words = PARTS[part];
	if (words === undefined || before?.rubric.startsWith(part) === true) return null;
	return html`<tr>
		<th colspan="${columns}">${pen.say(words)}</th>
	</tr>`;
}

function lineRow({ rubric, name, turnover, vat }: FormLine, isCompared: boolean, pen: Pen): Markup {
	const isTotal = rubric === '5a' || rubric === '5c' || rubric === '5g';
	const amount = (given: FormAmount | null): Markup => {
		const text = pen.euros(given?.euros);
		return isTotal && text !== '' ? html`<b>${text}</b>` : html`${text}`;
	};
	return html`<tr>
		<td>${rubric}</td>
		<td>${pen.say(name)}</td>
		<td>${amount(turnover)}</td>
		<td>${amount(vat)}</td>
		${
			isCompared
				? html`<td>${pen.euros(turnover?.before)}</td>
						<td>${pen.euros(vat?.before)}</td>`
				: null
		}
	</tr>`;
}
