import { addCents, type Cents } from '../amounts/cents';
import { centsInWords } from '../amounts/words';
import { icpTotal, type IcpStatement } from '../icp/statement';
import { dayAfter, dayBefore } from '../periods/neighbours';
import type { Period } from '../periods/period';
import type { VatReturn } from '../vat-return/draft';
import type { IcpSubject, VatReturnSubject } from './context';
import type { Breach, Rule } from './finding';

const RULE = {
	answersTo: ['B7'],
	severity: 'error',
	message: {
		nl: 'Rubriek 3b is € {rubric}, maar de ICP-opgaaf komt op € {total}: een verschil van € {difference}.',
		en: 'Rubric 3b is EUR {rubric}, but the ICP statement comes to EUR {total}: a difference of EUR {difference}.',
	},
	remedy: {
		nl: 'Zoek de boekingen die maar in een van beide staan: vergelijk de btw-codes van 3b met de soort en het btw-nummer van de debiteuren.',
		en: 'Look for the records that are in one of them only: compare the VAT codes of 3b with the natures and VAT numbers of the customers.',
	},
} as const;

function unlike({ cents }: VatReturn, total: Cents, field: string): readonly Breach[] {
	const rubric = cents['3b.turnover'];
	if (rubric === total) return [];
	const difference = total - rubric;
	return [
		{
			field,
			amount: difference,
			facts: {
				rubric: centsInWords(rubric),
				total: centsInWords(total),
				difference: centsInWords(difference),
			},
		},
	];
}

/** Whether statements are about all days of a period, each once. */
function cover(statements: readonly IcpStatement[], period: Period): boolean {
	const sorted = statements
		.map((statement) => statement.period)
		.sort((one, other) => (one.start < other.start ? -1 : 1));
	const end = sorted.reduce(
		(day, next) => (dayAfter(day) === next.start ? next.end : ''),
		dayBefore(period.start),
	);
	return end === period.end;
}

/** That the return says of supplies within the EU what the statements say. */
export const RUBRIC_3B: Rule<VatReturnSubject> = {
	...RULE,
	id: 'TAX-RUBRIC-3B',
	check: ({ draft, context: { statements } }) => {
		if (statements === null || !isComparable(statements, draft)) return [];
		const total = statements.reduce((sum, one) => addCents(sum, icpTotal(one)), 0);
		return unlike(draft, total, '3b.turnover');
	},
};

/** The same, seen from a statement of the same period as the return. */
export const ICP_TOTAL: Rule<IcpSubject> = {
	...RULE,
	id: 'TAX-ICP-TOTAL',
	check: ({ draft, context: { vatReturn, fiscalEntity } }) => {
		// A fiscal entity has one return, and each company in it its own statement.
		if (vatReturn === null || fiscalEntity === 'member') return [];
		return isOfSameDays(vatReturn, draft) ? unlike(vatReturn, icpTotal(draft), 'lines') : [];
	},
};

const LOOK_YOURSELF = {
	nl: 'Maak beide over dezelfde dagen, of vergelijk rubriek 3b zelf met het totaal van de opgaaf.',
	en: 'Prepare both of the same days, or compare rubric 3b with the total of the statement yourself.',
};

/** That nobody has looked whether the return agrees with the statements. */
export const RUBRIC_3B_UNCOMPARED: Rule<VatReturnSubject> = {
	id: 'TAX-RUBRIC-3B-UNCOMPARED',
	answersTo: ['B7'],
	severity: 'warning',
	message: {
		nl: 'Rubriek 3b is niet vergeleken met de ICP-opgaaf, want die was er niet over al deze dagen.',
		en: 'Rubric 3b was not compared with the ICP statement, which was not there for all of these days.',
	},
	remedy: LOOK_YOURSELF,
	check: ({ draft, context: { statements } }) =>
		statements === null || isComparable(statements, draft) ? [] : [{ field: '3b.turnover' }],
};

/** The same, seen from a statement. */
export const ICP_TOTAL_UNCOMPARED: Rule<IcpSubject> = {
	id: 'TAX-ICP-TOTAL-UNCOMPARED',
	answersTo: ['B7'],
	severity: 'warning',
	message: {
		nl: 'De opgaaf is niet vergeleken met rubriek 3b van de btw-aangifte, want die was er niet over dezelfde dagen.',
		en: 'The statement was not compared with rubric 3b of the VAT return, which was not there for the same days.',
	},
	remedy: LOOK_YOURSELF,
	check: ({ draft, context: { vatReturn, fiscalEntity } }) => {
		if (vatReturn === null || fiscalEntity === 'member') return [];
		return isOfSameDays(vatReturn, draft) ? [] : [{ field: 'lines' }];
	},
};

function isComparable(
	statements: readonly IcpStatement[] | 'missing',
	{ period }: VatReturn,
): statements is readonly IcpStatement[] {
	if (statements === 'missing') return false;
	return statements.length === 0 || cover(statements, period);
}

function isOfSameDays(
	vatReturn: VatReturn | 'missing',
	{ period: { start, end } }: IcpStatement,
): vatReturn is VatReturn {
	return (
		vatReturn !== 'missing' && vatReturn.period.start === start && vatReturn.period.end === end
	);
}
