import {
	badge,
	documentOf,
	figures,
	headerOf,
	html,
	nothingYet,
	table,
	type Cell,
	type Figure,
	type Markup,
	type Mood,
} from '../../pages';
import type { CalendarLine, CalendarState } from '../filings/calendar';
import type { Bilingual } from '../language';
import { periodName } from '../periods/period';
import { Pen, type Language } from './pen';

const KINDS = {
	vatReturn: { nl: 'Btw-aangifte', en: 'VAT return' },
	icp: { nl: 'ICP-opgaaf', en: 'ICP statement' },
} as const;

const STATES: Readonly<Record<CalendarState, Bilingual & { readonly mood: Mood }>> = {
	accepted: { nl: 'Geaccepteerd', en: 'Accepted', mood: 'well' },
	sent: { nl: 'Verzonden, uitkomst volgt', en: 'Sent, outcome to come', mood: 'busy' },
	doubtful: { nl: 'Niet zeker of aangekomen', en: 'Not certain to have arrived', mood: 'bad' },
	rejected: { nl: 'Niet geaccepteerd', en: 'Refused', mood: 'bad' },
	approved: { nl: 'Goedgekeurd, te verzenden', en: 'Approved, to be sent', mood: 'warn' },
	prepared: { nl: 'Klaargezet, goed te keuren', en: 'Prepared, to be approved', mood: 'warn' },
	open: { nl: 'Nog te doen', en: 'To do', mood: 'idle' },
	late: { nl: 'Te laat', en: 'Late', mood: 'bad' },
	running: { nl: 'Periode loopt nog', en: 'Period is not over', mood: 'idle' },
};

const WORDS = {
	title: { nl: 'Aangiftekalender', en: 'Filing calendar' },
	drawn: { nl: 'Stand van', en: 'As of' },
	what: { nl: 'Aangifte', en: 'Return' },
	administration: { nl: 'Administratie', en: 'Administration' },
	period: { nl: 'Periode', en: 'Period' },
	deadline: { nl: 'Uiterste datum', en: 'Due' },
	left: { nl: 'Nog', en: 'Left' },
	state: { nl: 'Stand', en: 'State' },
	none: { nl: 'Er staat niets op de kalender', en: 'There is nothing in the calendar' },
	fill: {
		nl: 'Geef op wat er wordt aangegeven, per administratie: btw of ICP, en per maand, kwartaal of jaar.',
		en: 'Say what is filed, for each administration: VAT or ICP, and by month, quarter or year.',
	},
	caption: {
		nl: 'Wat er aan te geven is, het dringendste eerst',
		en: 'What is to be filed, the most urgent first',
	},
	trouble: {
		one: { nl: 'vraagt aandacht', en: 'needs attention' },
		more: { nl: 'vragen aandacht', en: 'need attention' },
	},
	toDo: { nl: 'te doen', en: 'to do' },
	underWay: { nl: 'verzonden', en: 'sent' },
	done: { nl: 'geaccepteerd', en: 'accepted' },
	footer: {
		nl: 'Gemaakt door AutoReport Submit, Filing: Get Calendar.',
		en: 'Made by AutoReport Submit, Filing: Get Calendar.',
	},
	today: { nl: 'vandaag', en: 'today' },
	weekend: {
		nl: 'Een weekend of feestdag schuift de uiterste datum niet op.',
		en: 'A weekend or holiday does not move the due date.',
	},
} as const;

/** What is due when and how far it is, as a page; the most urgent first. */
export function calendarPage(
	lines: readonly CalendarLine[],
	today: string,
	language: Language,
): string {
	const pen = new Pen(language);
	const { formats } = pen;
	const asOf = `${pen.say(WORDS.drawn)} ${formats.day(today)}`;
	return documentOf({
		language,
		title: pen.say(WORDS.title),
		header: headerOf(
			pen.say(WORDS.title),
			{ machine: today, words: asOf },
			html`<p class="quiet">${pen.say(WORDS.weekend)}</p>
				${figures(figuresOf(lines, pen))}`,
		),
		main:
			lines.length === 0
				? nothingYet(pen.say(WORDS.none), pen.say(WORDS.fill))
				: calendarTable(lines, pen),
		footer: pen.say(WORDS.footer),
	});
}

const TROUBLE: ReadonlySet<CalendarState> = new Set(['late', 'rejected', 'doubtful']);
const TO_DO: ReadonlySet<CalendarState> = new Set(['open', 'prepared', 'approved']);

/** How many are in trouble, to be done, under way and done; what there is none of is left out. */
function figuresOf(lines: readonly CalendarLine[], pen: Pen): readonly Figure[] {
	const count = (is: (state: CalendarState) => boolean): number =>
		lines.filter(({ state }) => is(state)).length;
	const trouble = count((state) => TROUBLE.has(state));
	const inTrouble = trouble === 1 ? WORDS.trouble.one : WORDS.trouble.more;
	const counted = [
		{ count: trouble, words: inTrouble, mood: 'bad' },
		{ count: count((state) => TO_DO.has(state)), words: WORDS.toDo, mood: 'warn' },
		{ count: count((state) => state === 'sent'), words: WORDS.underWay, mood: 'busy' },
		{ count: count((state) => state === 'accepted'), words: WORDS.done, mood: 'well' },
	] as const;
	return counted
		.filter((one) => one.count > 0)
		.map((one) => ({
			value: pen.formats.number(one.count),
			label: pen.say(one.words),
			mood: one.mood,
		}));
}

function calendarTable(lines: readonly CalendarLine[], pen: Pen): Markup {
	const { administration, what, period, deadline, left: days, state } = WORDS;
	return table({
		caption: pen.say(WORDS.caption),
		columns: [administration, what, period, deadline, days, state].map((words) => ({
			name: pen.say(words),
		})),
		rows: lines.map((line) => lineCells(line, pen)),
	});
}

function lineCells(line: CalendarLine, pen: Pen): readonly Cell[] {
	const { administration, kind, period, deadline, daysLeft, state } = line;
	const { mood, ...words } = STATES[state];
	return [
		administration,
		pen.say(KINDS[kind]),
		pen.say(periodName(period)),
		pen.formats.day(deadline),
		state === 'accepted' ? '' : left(daysLeft, pen),
		badge(mood, pen.say(words)),
	];
}

function left(days: number, pen: Pen): string {
	if (days === 0) return pen.say(WORDS.today);
	const count = Math.abs(days);
	const nl = `${pen.formats.number(count)} ${count === 1 ? 'dag' : 'dagen'}`;
	const en = `${pen.formats.number(count)} ${count === 1 ? 'day' : 'days'}`;
	return pen.say(days < 0 ? { nl: `${nl} te laat`, en: `${en} late` } : { nl, en });
}
