import { plainTable, type Markup, type PlainCell, type PlainRow } from '../../pages';
import type { FormAmount, FormLine } from '../vat-return/form';
import type { Bilingual } from '../language';
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
	const { rubric, name, turnover, vat, turnoverBefore, vatBefore } = HEADS;
	const amounts = isCompared ? [turnover, vat, turnoverBefore, vatBefore] : [turnover, vat];
	return plainTable(
		[pen.say(rubric), pen.say(name), ...amounts.map((head) => ({ amount: pen.say(head) }))],
		lines.flatMap((line, at) => [
			...partRows(line, lines[at - 1], pen),
			cellsOf(line, isCompared, pen),
		]),
	);
}

/** A heading where a part of the form begins. */
function partRows(
	{ rubric }: FormLine,
	before: FormLine | undefined,
	pen: Pen,
): readonly PlainRow[] {
	const part = rubric.charAt(0);
	const words = PARTS[part];
	if (words === undefined || before?.rubric.startsWith(part) === true) return [];
	return [{ part: pen.say(words) }];
}

function cellsOf(
	{ rubric, name, turnover, vat }: FormLine,
	isCompared: boolean,
	pen: Pen,
): readonly PlainCell[] {
	const isTotal = rubric === '5a' || rubric === '5c' || rubric === '5g';
	const now = (given: FormAmount | null): PlainCell => ({
		amount: pen.euros(given?.euros),
		isTotal,
	});
	const before = (given: FormAmount | null): PlainCell => ({ amount: pen.euros(given?.before) });
	return [
		rubric,
		pen.say(name),
		now(turnover),
		now(vat),
		...(isCompared ? [before(turnover), before(vat)] : []),
	];
}
