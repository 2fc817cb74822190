import { addCents } from '../amounts/cents';
import { centsInWords, eurosInWords } from '../amounts/words';
import { euVatIdProblem, vatIdText, type EuVatId } from '../identifiers/eu-vat-id';
import { divisionNumberProblem } from '../identifiers/ob-number';
import { MOVEMENT_NAMES, NATURE_NAMES } from '../icp/natures';
import type { CallOff, IcpLine, IcpStatement } from '../icp/statement';
import type { Bilingual } from '../language';
import { ICP_QUARTER_THRESHOLD, icpFilings } from '../periods/icp-filings';
import {
	findPeriod,
	periodAround,
	periodCode,
	periodOfCode,
	type Day,
	type PeriodKind,
} from '../periods/period';
import { fitsDigits } from '../rubrics/rounding';
import type { IcpSubject } from './context';
import { hasErrors, type Breach, type Rule } from './finding';

/** Digits of an amount on an ICP statement. */
const DIGITS = 10;

function breachOf(line: IcpLine, part: string, facts: NonNullable<Breach['facts']> = {}): Breach {
	const { customer, nature, cents } = line;
	return {
		field: `${nature}.${part}`,
		record: customer,
		amount: cents,
		facts: {
			vatId: vatIdText(line),
			nature: NATURE_NAMES[nature],
			amount: centsInWords(cents),
			...facts,
		},
	};
}

/** Every VAT number of a statement, with who it is of. */
function vatIdsOf({
	lines,
	callOff,
}: IcpStatement): readonly (EuVatId & { readonly of: string })[] {
	const seen = new Set<string>();
	const ofLines = lines.map((line) => ({ ...line, of: line.customer }));
	const ofStock = callOff.flatMap((stock) =>
		callOffParties(stock).map((vatId) => ({ ...vatId, of: vatIdText(vatId) })),
	);
	return [...ofLines, ...ofStock].filter((one) => {
		const key = `${vatIdText(one)}|${one.of}`;
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

/** What a sentence about a VAT number begins with: the customer alone where there is no number. */
function numberOrCustomer(one: EuVatId & { readonly of: string }): Bilingual {
	if (one.number === '') return { nl: one.of, en: one.of };
	const number = vatIdText(one);
	return { nl: `Het btw-nummer ${number} van ${one.of}`, en: `VAT number ${number} of ${one.of}` };
}

/** Lines that say again what another one says. */
function doubles(lines: readonly IcpLine[]): readonly IcpLine[] {
	const seen = new Set<string>();
	return lines.filter((line) => {
		const key = `${vatIdText(line)}|${line.nature}|${line.corrects}`;
		if (seen.has(key)) return true;
		seen.add(key);
		return false;
	});
}

/** Whose stock it is; where it went from one customer to another, both. */
function callOffParties(stock: CallOff): readonly EuVatId[] {
	return stock.movement === 'changedAcquirer'
		? [stock.original, stock.replacement]
		: [stock.customer];
}

/** Movements of stock that say again what another one says. */
function callOffDoubles(all: readonly CallOff[]): readonly Breach[] {
	const seen = new Set<string>();
	return all.flatMap((stock) => {
		const record = callOffParties(stock).map(vatIdText).join(' > ');
		const key = `${stock.movement}|${record}`;
		if (!seen.has(key)) {
			seen.add(key);
			return [];
		}
		return [{ field: 'callOff', record, facts: { movement: MOVEMENT_NAMES[stock.movement] } }];
	});
}

function periodTooLong({ draft, context }: IcpSubject): readonly Breach[] {
	const period = findPeriod(draft.period.start, draft.period.end);
	if (period === undefined || period.kind === 'month') return [];
	if (period.kind === 'year') {
		const because = {
			nl: 'De Belastingdienst heeft geen toestemming gegeven voor een opgaaf per jaar.',
			en: 'The tax authority gave no leave to file by the year.',
		};
		const allowed = { nl: 'per kwartaal', en: 'by the quarter' };
		return context.yearly === 'allowed' ? [] : [{ field: 'period', facts: { because, allowed } }];
	}
	if (context.goods === null) return [];
	const { filings, because } = icpFilings(periodAround('quarter', period.start), context.goods);
	if (filings.some(({ start, end }) => start === period.start && end === period.end)) return [];
	const codes = filings.map(periodCode).join(', ');
	return [{ field: 'period', facts: { because, allowed: { nl: codes, en: codes } } }];
}

const OVER = { nl: 'boven', en: 'above' };
const NOT_OVER = { nl: 'niet boven', en: 'not above' };

const OF_QUARTER = {
	span: { nl: 'een kwartaal', en: 'a quarter' },
	place: OVER,
	advice: {
		nl: 'Boven die grens is de opgaaf per maand, tenzij zij pas in de derde maand is overschreden: vul de goederen per maand in, dan wordt het nagegaan.',
		en: 'Above it a statement is due each month, unless it was exceeded in the third month only: fill in the goods of the months to have it checked.',
	},
};
const OF_TWO_MONTHS = { nl: 'twee maanden', en: 'two months' };
const OF_TWO_MONTHS_OVER = {
	span: OF_TWO_MONTHS,
	place: OVER,
	advice: {
		nl: 'Twee maanden kunnen alleen in één opgaaf als de grens pas in de tweede maand is overschreden, en anders is de opgaaf per maand: vul de goederen per maand in, dan wordt het nagegaan.',
		en: 'Two months fit in one statement only when it was exceeded in the second month, and else a statement is due each month: fill in the goods of the months to have it checked.',
	},
};
const OF_TWO_MONTHS_NOT_OVER = {
	span: OF_TWO_MONTHS,
	place: NOT_OVER,
	advice: {
		nl: 'Twee maanden kunnen alleen in één opgaaf als de grens in de tweede maand is overschreden: doe opgaaf per maand, of over het kwartaal als dat mag.',
		en: 'Two months fit in one statement only when it was exceeded in the second month: file by the month, or over the quarter where that is allowed.',
	},
};

/**
 * Where nobody has said how the goods lie over the months: goods of a quarter above the threshold, and two months in
 * one, which are for the quarter alone in whose second month the threshold is exceeded.
 */
function goodsUnsaid({
	draft: { period, lines, zeroLines },
	context,
}: IcpSubject): readonly Breach[] {
	if (context.goods !== null) return [];
	const goods = [...lines, ...zeroLines]
		.filter(({ nature, corrects }) => nature === 'goods' && corrects === '')
		.reduce((sum, { cents }) => addCents(sum, cents), 0);
	const told = unsaidFacts(period.kind, goods > ICP_QUARTER_THRESHOLD);
	if (told === null) return [];
	return [{ field: 'period', amount: goods, facts: { goods: centsInWords(goods), ...told } }];
}

function unsaidFacts(kind: PeriodKind, isOver: boolean): typeof OF_QUARTER | null {
	if (kind === 'quarter') return isOver ? OF_QUARTER : null;
	if (kind === 'twoMonths') return isOver ? OF_TWO_MONTHS_OVER : OF_TWO_MONTHS_NOT_OVER;
	return null;
}

function endsBefore(code: string, day: Day): boolean {
	const period = periodOfCode(code);
	return period !== undefined && period.end < day;
}

/** What an ICP statement must be in itself. */
export const ICP_RULES: readonly Rule<IcpSubject>[] = [
	{
		id: 'TAX-ICP-EMPTY',
		answersTo: ['B8'],
		severity: 'error',
		message: {
			nl: 'Er zijn in deze periode geen prestaties binnen de EU, dus er is niets op te geven.',
			en: 'There are no supplies within the EU in this period, so there is nothing to state.',
		},
		remedy: {
			nl: 'Dien voor deze periode geen ICP-opgaaf in.',
			en: 'File no ICP statement for this period.',
		},
		// What could not be counted may be a supply: the reading has told of it.
		check: ({ draft: { lines, callOff, reading } }) =>
			lines.length + callOff.length === 0 && !hasErrors(reading) ? [{ field: 'lines' }] : [],
	},
	{
		id: 'TAX-ICP-VAT-NUMBER',
		answersTo: ['B9'],
		severity: 'error',
		message: {
			nl: '{subject} kan niet op de ICP-opgaaf: {problem}.',
			en: '{subject} cannot stand on the ICP statement: {problem}.',
		},
		remedy: {
			nl: 'Verbeter het btw-nummer van de debiteur in AccountView en controleer het in VIES; zonder geldig nummer is het geen intracommunautaire prestatie.',
			en: "Correct the customer's VAT number in AccountView and check it in VIES; without a valid number it is no intra-Community supply.",
		},
		check: ({ draft }) =>
			vatIdsOf(draft).flatMap((one) => {
				const problem = euVatIdProblem(one);
				const facts = { subject: numberOrCustomer(one), problem: problem ?? '' };
				return problem === null ? [] : [{ field: 'vatId', record: one.of, facts }];
			}),
	},
	{
		id: 'TAX-ICP-LINE-TWICE',
		answersTo: ['B10'],
		severity: 'error',
		message: {
			nl: '{record} ({vatId}) staat tweemaal op de opgaaf met {nature}.',
			en: '{record} ({vatId}) is on the statement twice with {nature}.',
		},
		remedy: {
			nl: 'Maak het concept opnieuw: één regel voor elke afnemer en soort.',
			en: 'Prepare the draft again: one line for each customer and nature.',
		},
		check: ({ draft: { lines } }) => doubles(lines).map((line) => breachOf(line, 'line')),
	},
	{
		id: 'TAX-ICP-CALL-OFF-TWICE',
		answersTo: ['B10'],
		severity: 'error',
		message: {
			nl: 'De voorraad op afroep van {record} staat tweemaal op de opgaaf met dezelfde beweging ({movement}).',
			en: 'The call-off stock of {record} is on the statement twice with the same movement ({movement}).',
		},
		remedy: {
			nl: 'Geef elke beweging één keer per afnemer op: haal de tweede weg en maak het concept opnieuw.',
			en: 'State each movement once for each customer: take out the second one and prepare the draft again.',
		},
		check: ({ draft: { callOff } }) => callOffDoubles(callOff),
	},
	{
		id: 'TAX-ICP-AMOUNT',
		answersTo: ['B5', 'B10'],
		severity: 'error',
		message: {
			nl: 'Het bedrag van {record} voor {nature}, € {euros}, kan niet op de opgaaf: een heel bedrag van hoogstens tien cijfers, niet nul.',
			en: 'The amount of {record} for {nature}, EUR {euros}, cannot stand on the statement: a whole amount of at most ten digits, not zero.',
		},
		remedy: {
			nl: 'Maak het concept opnieuw; een bedrag van nul vervalt, een te groot bedrag staat verkeerd in de boekhouding.',
			en: 'Prepare the draft again; an amount of zero is left out, one that is too large is wrong in the books.',
		},
		check: ({ draft: { lines } }) =>
			lines
				.filter(({ euros }) => euros === 0 || !fitsDigits(euros, DIGITS))
				.map((line) => breachOf(line, 'euros', { euros: eurosInWords(line.euros) })),
	},
	{
		id: 'TAX-ICP-ROUNDED-TO-ZERO',
		answersTo: ['B10'],
		severity: 'warning',
		message: {
			nl: '{record} ({vatId}) komt voor {nature} op € {amount}; dat is afgerond nul en staat niet op de opgaaf.',
			en: '{record} ({vatId}) comes to EUR {amount} for {nature}; that is zero when rounded and not on the statement.',
		},
		remedy: {
			nl: 'Er is niets te doen, tenzij er een levering ontbreekt.',
			en: 'There is nothing to do, unless a supply is missing.',
		},
		check: ({ draft: { zeroLines } }) =>
			zeroLines.filter(({ cents }) => cents !== 0).map((line) => breachOf(line, 'euros')),
	},
	{
		id: 'TAX-ICP-PERIOD',
		answersTo: ['B12'],
		severity: 'error',
		message: {
			nl: 'Over deze periode kan geen ICP-opgaaf in één keer. {because}',
			en: 'One ICP statement cannot cover this period. {because}',
		},
		remedy: {
			nl: 'Doe opgaaf {allowed}.',
			en: 'File {allowed}.',
		},
		check: periodTooLong,
	},
	{
		id: 'TAX-ICP-GOODS-UNSAID',
		answersTo: ['B12'],
		severity: 'warning',
		message: {
			nl: 'De goederen op deze opgaaf over {span} komen op € {goods}, {place} de grens van € 50.000.',
			en: 'The goods on this statement over {span} come to EUR {goods}, {place} the threshold of EUR 50,000.',
		},
		remedy: { nl: '{advice}', en: '{advice}' },
		check: goodsUnsaid,
	},
	{
		id: 'TAX-ICP-CORRECTED-PERIOD',
		answersTo: ['B18'],
		severity: 'error',
		message: {
			nl: 'De correctie voor {record} gaat over {corrects}, en die periode is niet eerder dan de opgaaf zelf.',
			en: 'The correction for {record} is about {corrects}, a period that is not before that of the statement.',
		},
		remedy: {
			nl: 'Zet het bedrag in de gewone regel, of verbeter de periode die gecorrigeerd wordt.',
			en: 'Put the amount in the normal line, or correct the period that it corrects.',
		},
		check: ({ draft: { lines, period } }) =>
			lines
				.filter(({ corrects }) => corrects !== '' && !endsBefore(corrects, period.start))
				.map((line) => breachOf(line, 'corrects', { corrects: line.corrects })),
	},
	{
		id: 'TAX-ICP-DIVISION',
		answersTo: ['B16'],
		severity: 'error',
		message: {
			nl: 'Het btw-nummer van het onderdeel van de fiscale eenheid klopt niet: {problem}.',
			en: 'The VAT number of the company in the fiscal entity is wrong: {problem}.',
		},
		remedy: {
			nl: 'De btw-aangifte gaat per fiscale eenheid, de ICP-opgaaf per onderdeel: vul het btw-nummer van het onderdeel in.',
			en: 'The VAT return is filed by the fiscal entity, the ICP statement by each company in it: fill in the VAT number of the company.',
		},
		check: ({ draft: { division }, context: { fiscalEntity } }) => {
			if (division === '' && fiscalEntity === 'none') return [];
			const problem =
				division === ''
					? { nl: 'het ontbreekt', en: 'it is missing' }
					: divisionNumberProblem(division);
			return problem === null ? [] : [{ field: 'division', facts: { problem } }];
		},
	},
];
