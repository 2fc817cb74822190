import type { Bilingual } from '../language';
import type { Filing, FilingState } from '../filings/filing';
import type { StatusReport } from '../filings/channel';
import { keptFacts } from '../filings/kept-facts';
import { deadlineOf } from '../periods/deadline';
import { periodName, readPeriod } from '../periods/period';
import { formOf } from '../vat-return/form';
import { document } from './document';
import { icpTable } from './icp-table';
import { html, type Markup } from './markup';
import { Pen, type Language } from './pen';
import { vatTable } from './vat-table';

const TITLES: Readonly<Record<Filing['kind'], Bilingual>> = {
	vatReturn: { nl: 'Btw-aangifte', en: 'VAT return' },
	icp: { nl: 'ICP-opgaaf', en: 'ICP statement' },
};

/** What a state means for who reads the receipt, and its colour beside a sign. */
const STATES: Readonly<Record<FilingState, Bilingual & { readonly mood: string }>> = {
	prepared: { nl: '○ Klaargezet, nog niet goedgekeurd', en: '○ Prepared, not approved', mood: '' },
	approved: { nl: '○ Goedgekeurd, nog niet verzonden', en: '○ Approved, not sent', mood: '' },
	sending: { nl: '↻ Wordt verzonden', en: '↻ Being sent', mood: 'warn' },
	sent: {
		nl: '↻ Verzonden, nog niet geaccepteerd',
		en: '↻ Sent, not accepted yet',
		mood: 'warn',
	},
	doubtful: {
		nl: '! Niet zeker of zij is aangekomen',
		en: '! Not certain whether it has arrived',
		mood: 'bad',
	},
	accepted: { nl: '✓ Geaccepteerd', en: '✓ Accepted', mood: 'well' },
	rejected: { nl: '✕ Niet geaccepteerd', en: '✕ Refused', mood: 'bad' },
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
	inEuros: { nl: 'Bedragen in hele euro’s.', en: 'Amounts in whole euros.' },
	statuses: { nl: 'Statussen', en: 'Statuses' },
	none: { nl: 'Er zijn nog geen statussen.', en: 'There are no statuses yet.' },
	time: { nl: 'Tijd', en: 'Time' },
	code: { nl: 'Code', en: 'Code' },
	status: { nl: 'Status', en: 'Status' },
	replaces: { nl: 'vervangt revisie', en: 'replaces revision' },
} as const;

/** All that is known of a filing, on one page: whose it is, what was declared, and every status. */
export function receiptPage(filing: Filing, language: Language): string {
	const pen = new Pen(language);
	const period = readPeriod(filing.period);
	const title = `${pen.say(TITLES[filing.kind])} ${pen.say(periodName(period))}`;
	const { mood, ...state } = STATES[filing.state];
	return document(
		title,
		language,
		html`<p class="state ${mood}">${pen.say(state)}</p>
			${filing.reason === null ? null : html`<p>${filing.reason}</p>`} ${facts(filing, pen)}
			<h2>${pen.say(WORDS.amounts)}</h2>
			<p class="quiet">${pen.say(WORDS.inEuros)}</p>
			<div class="scroll amounts">${declared(filing, pen)}</div>
			<h2>${pen.say(WORDS.statuses)}</h2>
			${statusTable(filing.statuses, pen)}`,
	);
}

function facts(filing: Filing, pen: Pen): Markup {
	const period = readPeriod(filing.period);
	const { revision, replaces } = filing;
	const revised = replaces === null ? '' : ` (${pen.say(WORDS.replaces)} ${replaces})`;
	const rows: readonly (readonly [Bilingual, string])[] = [
		[WORDS.administration, filing.administration],
		[WORDS.taxpayer, filing.taxpayer],
		[WORDS.period, `${pen.day(period.start)} – ${pen.day(period.end)}`],
		[WORDS.deadline, pen.day(deadlineOf(period, filing.kind))],
		[WORDS.revision, `${revision}${revised}`],
		[WORDS.approvedBy, filing.approvedBy ?? ''],
		[WORDS.sentAt, filing.sentAt === null ? '' : pen.moment(filing.sentAt)],
		[WORDS.reference, filing.reference],
		[WORDS.channelReference, filing.channelReference ?? ''],
		[WORDS.hash, filing.contentHash],
	];
	return html`<table class="facts">
		<tbody>
			${rows
				.filter(([, value]) => value !== '')
				.map(
					([label, value]) =>
						html`<tr>
							<td>${pen.say(label)}</td>
							<td>${value}</td>
						</tr>`,
				)}
		</tbody>
	</table>`;
}

function declared({ kind, instance }: Filing, pen: Pen): Markup {
	const { euros, lines } = keptFacts(instance);
	return kind === 'icp' ? icpTable(lines, pen) : vatTable(formOf({ euros }), pen);
}

function statusTable(statuses: readonly StatusReport[], pen: Pen): Markup {
	if (statuses.length === 0) return html`<p class="quiet">${pen.say(WORDS.none)}</p>`;
	return html`<div class="scroll">
		<table>
			<thead>
				<tr>
					<th>${pen.say(WORDS.time)}</th>
					<th>${pen.say(WORDS.code)}</th>
					<th>${pen.say(WORDS.status)}</th>
				</tr>
			</thead>
			<tbody>
				${statuses.map((line) => statusRow(line, pen))}
			</tbody>
		</table>
	</div>`;
}

function statusRow(line: StatusReport, pen: Pen): Markup {
	const { at, code, fault, remedy } = line;
	return html`<tr>
		<td>${pen.moment(at)}</td>
		<td>${code}</td>
		<td>
			${pen.say(line)}${fault === '' ? null : html`<br />${fault}`}
			${remedy === undefined ? null : html`<br /><i>${pen.say(remedy)}</i>`}
		</td>
	</tr>`;
}
