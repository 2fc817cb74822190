import { mayBePublicVatNumber, obNumberProblem } from '../identifiers/ob-number';
import { deadlineOf } from '../periods/deadline';
import { dayInWords } from '../periods/day-in-words';
import { findPeriod, periodName } from '../periods/period';
import type { EarlierFiling, FilingSubject } from './context';
import type { Breach, Rule } from './finding';

/** Earlier filings about a day of this period, those that were rejected left out. */
function standing({ draft: { period }, context }: FilingSubject): readonly EarlierFiling[] {
	return context.filings.filter(
		({ start, end, state }) => start <= period.end && period.start <= end && state !== 'rejected',
	);
}

function breachFor({ reference, start, end }: EarlierFiling): Breach {
	const period = findPeriod(start, end);
	const days = period === undefined ? `${start} - ${end}` : periodName(period);
	return { field: 'period', record: reference, facts: { days } };
}

/** What holds for a VAT return and an ICP statement alike. */
export const FILING_RULES: readonly Rule<FilingSubject>[] = [
	{
		id: 'TAX-OB-NUMBER',
		answersTo: [],
		severity: 'error',
		message: {
			nl: 'Het omzetbelastingnummer {number} van {record} kan niet kloppen: {problem}.',
			en: 'The omzetbelastingnummer {number} of {record} cannot be right: {problem}.',
		},
		remedy: {
			nl: 'Vul het omzetbelastingnummer in zoals het in Mijn Belastingdienst Zakelijk staat, zonder NL.',
			en: 'Fill in the omzetbelastingnummer as the portal of the tax authority shows it, without NL.',
		},
		check: ({ draft: { obNumber, administration } }) => {
			const problem = obNumberProblem(obNumber);
			const facts = { number: obNumber, problem: problem ?? '' };
			return problem === null ? [] : [{ field: 'obNumber', record: administration, facts }];
		},
	},
	{
		id: 'TAX-OB-NUMBER-DOUBT',
		answersTo: [],
		severity: 'warning',
		message: {
			nl: 'Nummer {number} van {record} kan ook een openbaar btw-id zijn.',
			en: 'Number {number} of {record} may also be a public VAT number (btw-id).',
		},
		remedy: {
			nl: 'Bij een eenmanszaak: vul het omzetbelastingnummer in, dat op het BSN is gebaseerd, en niet het btw-id.',
			en: 'Of a sole trader: fill in the omzetbelastingnummer, which is made of the BSN, and not the btw-id.',
		},
		check: ({ draft: { obNumber, administration } }) =>
			mayBePublicVatNumber(obNumber)
				? [{ field: 'obNumber', record: administration, facts: { number: obNumber } }]
				: [],
	},
	{
		id: 'TAX-PERIOD',
		answersTo: ['B11', 'B18'],
		severity: 'error',
		message: {
			nl: '{start} tot en met {end} is geen periode voor een aangifte.',
			en: '{start} up to and including {end} is no period of a return.',
		},
		remedy: {
			nl: 'Kies een hele maand, een heel kwartaal of een heel jaar van de kalender; perioden van vier weken zijn er voor de omzetbelasting niet.',
			en: 'Choose a whole month, quarter or year of the calendar; there are no periods of four weeks for VAT.',
		},
		check: ({ draft: { period } }) => {
			const { kind, start, end } = period;
			const isRight = findPeriod(start, end)?.kind === kind;
			return isRight
				? []
				: [{ field: 'period', facts: { start: dayInWords(start), end: dayInWords(end) } }];
		},
	},
	{
		id: 'TAX-PERIOD-NOT-OVER',
		answersTo: [],
		severity: 'warning',
		message: {
			nl: 'De periode loopt nog tot en met {end}.',
			en: 'The period runs up to and including {end}.',
		},
		remedy: {
			nl: 'Dien de aangifte in als de periode voorbij is.',
			en: 'File the return when the period is over.',
		},
		check: ({ draft: { period }, context: { today } }) =>
			today <= period.end ? [{ field: 'period', facts: { end: dayInWords(period.end) } }] : [],
	},
	{
		id: 'TAX-DEADLINE',
		answersTo: ['B13'],
		severity: 'warning',
		message: {
			nl: 'De aangifte had uiterlijk {deadline} binnen moeten zijn.',
			en: 'The return was due on {deadline} at the latest.',
		},
		remedy: {
			nl: 'Dien haar vandaag in, en betaal een btw-aangifte meteen; een weekend schuift de datum niet op.',
			en: 'File it today, and pay a VAT return at once; a weekend does not move the date.',
		},
		check: ({ draft: { kind, period }, context: { today } }) => {
			const deadline = deadlineOf(period, kind);
			return today > deadline
				? [{ field: 'period', facts: { deadline: dayInWords(deadline) } }]
				: [];
		},
	},
	{
		id: 'TAX-FILING-OPEN',
		answersTo: ['B17'],
		severity: 'error',
		message: {
			nl: 'Over {days} is {record} ingediend, en de uitkomst is nog niet bekend.',
			en: '{record} was filed ({days}), and its outcome is not known yet.',
		},
		remedy: {
			nl: 'Wacht op de uitkomst, of haal de status op.',
			en: 'Wait for the outcome, or fetch the status.',
		},
		check: (subject) =>
			standing(subject)
				.filter(({ state }) => state === 'open')
				.map(breachFor),
	},
	{
		id: 'TAX-FILED-BEFORE',
		answersTo: ['B17'],
		severity: 'error',
		message: {
			nl: 'Over {days} is {record} al ingediend en geaccepteerd.',
			en: '{record} was filed and accepted before ({days}).',
		},
		remedy: {
			nl: 'Geef aan dat deze aangifte {record} vervangt (op het formulier met het vinkje bij "Al eerder ingediend?"), over dezelfde periode van dezelfde administratie, of dien een suppletie in.',
			en: 'Say that this one replaces {record} (on the form by the tick at "Filed before?"), for the same period of the same administration, or file a supplementary return (suppletie).',
		},
		check: (subject) =>
			standing(subject)
				.filter((filing) => filing.state === 'accepted' && !isReplaced(filing, subject))
				.map(breachFor),
	},
	{
		id: 'TAX-REPLACES',
		answersTo: ['B17'],
		severity: 'warning',
		message: {
			nl: 'Deze aangifte komt in de plaats van {record}, die al geaccepteerd is.',
			en: 'This filing takes the place of {record}, which was accepted.',
		},
		remedy: {
			nl: 'Controleer of dat de bedoeling is: de nieuwste geldt.',
			en: 'Check that this is meant: the newest one counts.',
		},
		check: (subject) =>
			standing(subject)
				.filter((filing) => filing.state === 'accepted' && isReplaced(filing, subject))
				.map(breachFor),
	},
	{
		id: 'TAX-REPLACES-UNKNOWN',
		answersTo: ['B17'],
		severity: 'error',
		message: {
			nl: 'De aangifte die vervangen moet worden, {record}, is er voor deze periode niet.',
			en: 'The filing that is to be replaced, {record}, is not there for this period.',
		},
		remedy: {
			nl: 'Verbeter het kenmerk van de aangifte die vervangen wordt, of laat het leeg.',
			en: 'Correct the reference of the filing that is replaced, or leave it empty.',
		},
		check: ({ draft: { period }, context: { filings, replaces } }) => {
			const isThere = filings.some(
				({ reference, start, end }) =>
					reference === replaces && start === period.start && end === period.end,
			);
			return replaces === '' || isThere ? [] : [{ field: 'replaces', record: replaces }];
		},
	},
];

/** Only a filing of exactly these days can take its place. */
function isReplaced({ reference, start, end }: EarlierFiling, subject: FilingSubject): boolean {
	const { period } = subject.draft;
	const isSame = start === period.start && end === period.end;
	return isSame && reference === subject.context.replaces;
}
