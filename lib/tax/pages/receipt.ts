import {
	badge,
	documentOf,
	facts,
	html,
	notice,
	scrollable,
	table,
	type Cell,
	type Markup,
	type Mood,
} from '../../pages';
import type { StatusReport } from '../filings/channel';
import type { Filing, FilingState } from '../filings/filing';
import { keptFacts } from '../filings/kept-facts';
import type { Bilingual } from '../language';
import { deadlineOf } from '../periods/deadline';
import { periodName, readPeriod } from '../periods/period';
import { formOf, type EarlierReturn } from '../vat-return/form';
import { comparison } from './comparison';
import { icpTable } from './icp-table';
import { Pen, type Language } from './pen';
import { vatTable } from './vat-table';

const TITLES: Readonly<Record<Filing['kind'], Bilingual>> = {
	vatReturn: { nl: 'Btw-aangifte', en: 'VAT return' },
	icp: { nl: 'ICP-opgaaf', en: 'ICP statement' },
};

/** What a state means for who reads the receipt, and how urgent it is. */
const STATES: Readonly<Record<FilingState, Bilingual & { readonly mood: Mood }>> = {
	prepared: { nl: 'Klaargezet, nog niet goedgekeurd', en: 'Prepared, not approved', mood: 'idle' },
	approved: { nl: 'Goedgekeurd, nog niet verzonden', en: 'Approved, not sent', mood: 'idle' },
	sending: { nl: 'Wordt verzonden', en: 'Being sent', mood: 'busy' },
	sent: { nl: 'Verzonden, nog niet geaccepteerd', en: 'Sent, not accepted yet', mood: 'busy' },
	doubtful: {
		nl: 'Niet zeker of zij is aangekomen',
		en: 'Not certain whether it has arrived',
		mood: 'bad',
	},
	accepted: { nl: 'Geaccepteerd', en: 'Accepted', mood: 'well' },
	rejected: { nl: 'Niet geaccepteerd', en: 'Refused', mood: 'bad' },
};

const WORDS = {
	taxpayer: { nl: 'Omzetbelastingnummer', en: 'OB number (omzetbelastingnummer)' },
	administration: { nl: 'Administratie', en: 'Administration' },
	period: { nl: 'Periode', en: 'Period' },
	deadline: { nl: 'Uiterste datum', en: 'Due' },
	revision: { nl: 'Revisie', en: 'Revision' },
	approvedBy: { nl: 'Goedgekeurd door', en: 'Approved by' },
	sentAt: { nl: 'Verzonden', en: 'Sent' },
	reference: { nl: 'Eigen kenmerk', en: 'Own reference' },
	channelReference: { nl: 'Kenmerk van ontvangst', en: 'Reference of receipt' },
	hash: { nl: 'Controlegetal van de inhoud', en: 'Hash of the content' },
	amounts: { nl: 'Wat is aangegeven', en: 'What was declared' },
	amountsToBe: { nl: 'Wat wordt aangegeven', en: 'What is to be declared' },
	inEuros: { nl: 'Bedragen in hele euro’s.', en: 'Amounts in whole euros.' },
	statuses: { nl: 'Statussen', en: 'Statuses' },
	received: {
		nl: 'Wat de ontvanger ervan heeft gezegd',
		en: 'What the receiver has said of it',
	},
	none: { nl: 'Er zijn nog geen statussen.', en: 'There are no statuses yet.' },
	time: { nl: 'Tijd', en: 'Time' },
	code: { nl: 'Code', en: 'Code' },
	status: { nl: 'Status', en: 'Status' },
	footer: {
		nl: 'Gemaakt door AutoReport Submit, Get Receipt.',
		en: 'Made by AutoReport Submit, Get Receipt.',
	},
	replaces: { nl: 'vervangt revisie', en: 'replaces revision' },
} as const;

/**
 * All that is known of a filing, on one page: whose it is, what was declared, and every status.
 *
 * @param before the return of the period before it, to compare with
 */
export function receiptPage(filing: Filing, language: Language, before?: EarlierReturn): string {
	const pen = new Pen(language);
	const period = readPeriod(filing.period);
	const title = `${pen.say(TITLES[filing.kind])} ${pen.say(periodName(period))}`;
	const { mood, ...state } = STATES[filing.state];
	return documentOf({
		language,
		title,
		header: html`<h1>${title}</h1>
			<p class="state">${badge(mood, pen.say(state))}</p>
			${filing.reason === null ? null : notice(mood, filing.reason)}`,
		main: html`${knownOf(filing, pen)} ${declared(filing, before, pen)}
			<h2>${pen.say(WORDS.statuses)}</h2>
			${statusTable(filing.statuses, pen)}`,
		footer: pen.say(WORDS.footer),
	});
}

function knownOf(filing: Filing, pen: Pen): Markup {
	const { formats } = pen;
	const period = readPeriod(filing.period);
	const { revision, replaces } = filing;
	const revised = replaces === null ? '' : ` (${pen.say(WORDS.replaces)} ${replaces})`;
	const known: readonly (readonly [Bilingual, string])[] = [
		[WORDS.administration, filing.administration],
		[WORDS.taxpayer, filing.taxpayer],
		[WORDS.period, `${formats.day(period.start)} – ${formats.day(period.end)}`],
		[WORDS.deadline, formats.day(deadlineOf(period, filing.kind))],
		[WORDS.revision, `${revision}${revised}`],
		[WORDS.approvedBy, filing.approvedBy ?? ''],
		[WORDS.sentAt, filing.sentAt === null ? '' : pen.moment(filing.sentAt)],
		[WORDS.reference, filing.reference],
		[WORDS.channelReference, filing.channelReference ?? ''],
		[WORDS.hash, filing.contentHash],
	];
	return facts(known.map(([label, value]) => [pen.say(label), value] as const));
}

function declared(
	{ kind, instance, sentAt }: Filing,
	before: EarlierReturn | undefined,
	pen: Pen,
): Markup {
	const { euros, lines } = keptFacts(instance);
	const heading = pen.say(sentAt === null ? WORDS.amountsToBe : WORDS.amounts);
	const form = kind === 'icp' ? icpTable(lines, pen) : vatTable(formOf({ euros }), pen);
	return html`<h2>${heading}</h2>
		<p class="quiet">${pen.say(WORDS.inEuros)}</p>
		${scrollable(heading, form, 'form')}
		${before === undefined || kind === 'icp' ? null : comparison(formOf({ euros }, before), pen)}`;
}

function statusTable(statuses: readonly StatusReport[], pen: Pen): Markup {
	if (statuses.length === 0) return html`<p class="box">${pen.say(WORDS.none)}</p>`;
	return table({
		caption: pen.say(WORDS.received),
		columns: [
			{ name: pen.say(WORDS.time), of: 'moment' },
			{ name: pen.say(WORDS.code) },
			{ name: pen.say(WORDS.status) },
		],
		rows: statuses.map((line) => statusCells(line, pen)),
	});
}

function statusCells(line: StatusReport, pen: Pen): readonly Cell[] {
	const { at, code, fault, remedy } = line;
	return [
		pen.moment(at),
		code,
		html`${pen.say(line)}${fault === '' ? null : html`<br />${fault}`}
		${remedy === undefined ? null : html`<br /><i>${pen.say(remedy)}</i>`}`,
	];
}
