import type { Bilingual } from '../language';
import type { CalendarLine, CalendarState } from '../filings/calendar';
import { periodName } from '../periods/period';
import { document } from './document';
import { html, type Markup } from './markup';
import { Pen, type Language } from './pen';

const KINDS = {
	vatReturn: { nl: 'Btw-aangifte', en: 'VAT return' },
	icp: { nl: 'ICP-opgaaf', en: 'ICP statement' },
} as const;

const STATES: Readonly<Record<CalendarState, Bilingual & { readonly mood: string }>> = {
	accepted: { nl: '✓ Geaccepteerd', en: '✓ Accepted', mood: 'well' },
	sent: { nl: '↻ Verzonden, uitkomst volgt', en: '↻ Sent, outcome to come', mood: 'warn' },
	doubtful: { nl: '! Niet zeker of aangekomen', en: '! Not certain to have arrived', mood: 'bad' },
	rejected: { nl: '✕ Niet geaccepteerd', en: '✕ Refused', mood: 'bad' },
	approved: { nl: '○ Goedgekeurd, te verzenden', en: '○ Approved, to be sent', mood: 'warn' },
	prepared: { nl: '○ Klaargezet, goed te keuren', en: '○ Prepared, to be approved', mood: 'warn' },
	open: { nl: '○ Nog te doen', en: '○ To do', mood: '' },
	late: { nl: '✕ Te laat', en: '✕ Late', mood: 'bad' },
	running: { nl: '· Periode loopt nog', en: '· Period is not over', mood: '' },
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
	none: { nl: 'Er staat niets op de kalender.', en: 'There is nothing in the calendar.' },
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
	return document(
		pen.say(WORDS.title),
		language,
		html`<p class="quiet">${pen.say(WORDS.drawn)} ${pen.day(today)}. ${pen.say(WORDS.weekend)}</p>
			${lines.length === 0 ? html`<p>${pen.say(WORDS.none)}</p>` : calendarTable(lines, pen)}`,
	);
}

/** The same as a table in plain tags. */
export function calendarTable(lines: readonly CalendarLine[], pen: Pen): Markup {
	return html`<div class="scroll">
		<table>
			<thead>
				<tr>
					<th>${pen.say(WORDS.administration)}</th>
					<th>${pen.say(WORDS.what)}</th>
					<th>${pen.say(WORDS.period)}</th>
					<th>${pen.say(WORDS.deadline)}</th>
					<th>${pen.say(WORDS.left)}</th>
					<th>${pen.say(WORDS.state)}</th>
				</tr>
			</thead>
			<tbody>
				${lines.map((line) => lineRow(line, pen))}
			</tbody>
		</table>
	</div>`;
}

function lineRow(line: CalendarLine, pen: Pen): Markup {
	const { administration, kind, period, deadline, daysLeft, state } = line;
	const { mood, ...words } = STATES[state];
	return html`<tr>
		<td>${administration}</td>
		<td>${pen.say(KINDS[kind])}</td>
		<td>${pen.say(periodName(period))}</td>
		<td>${pen.day(deadline)}</td>
		<td>${state === 'accepted' ? '' : left(daysLeft, pen)}</td>
		<td><span class="${mood}">${pen.say(words)}</span></td>
	</tr>`;
}

function left(days: number, pen: Pen): string {
	if (days === 0) return pen.say(WORDS.today);
	const count = pen.count(Math.abs(days));
	if (days < 0) return pen.say({ nl: `${count} dagen te laat`, en: `${count} days late` });
	return pen.say({
		nl: `${count} ${days === 1 ? 'dag' : 'dagen'}`,
		en: `${count} ${days === 1 ? 'day' : 'days'}`,
	});
}
