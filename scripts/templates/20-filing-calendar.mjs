// @ts-check
/** Template 20: what has to be filed when, as a page, and a mail when a deadline comes near. */
import { VAT_PATH } from './18-vat-return.mjs';
import { ICP_PATH } from './19-icp-statement.mjs';
import { ICP_EVERY, VAT_EVERY } from './parts/filing.mjs';
import { DOUBT_PATH } from './parts/filing-doubt.mjs';
import { dayOf } from './parts/form-language.mjs';
import { webhookAddress } from './parts/forms.mjs';
import { escaped } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import { MAIL_STYLE } from './parts/mail-style.mjs';
import { addIf, addNothing, addOneItem } from './parts/nodes.mjs';
import { addPageRequest } from './parts/pages.mjs';
import { addOnceADay, addSend } from './parts/profiles.mjs';
import {
	addMorning,
	AS_SET,
	formAddressAsSet,
	LANGUAGE,
	LANGUAGE_CHOSEN,
	MAIL_NOW as NOW,
	setting,
} from './parts/settings.mjs';
import { meant } from './parts/words.mjs';

/** Path of the page. */
const CALENDAR_PATH = 'accountview-filing-calendar';

const PAGE = 'Calendar Is Opened';
const CALENDAR = 'Filing Calendar';

const OFTEN = [VAT_EVERY, ICP_EVERY];

/** A word that means none of them goes on to the node, which says so. @param {import('./parts/words.mjs').Choice} choice */
const every = (choice) => `(${meant(choice, setting(choice.name))} ?? ${setting(choice.name)})`;

const OBLIGATIONS = `[${OFTEN.map((choice) => `{ administration: ${setting('administration')}, kind: '${choice === VAT_EVERY ? 'vatReturn' : 'icp'}', every: ${every(choice)} }`).join(', ')}].filter((one) => one.every !== 'never')`;

/** What asks for somebody, within the days of the setting. */
const OPEN = `$('${CALENDAR}').first().json.lines.filter((line) => ['open', 'prepared', 'approved', 'late', 'rejected', 'doubtful'].includes(line.state) && line.daysLeft <= Number(${setting('remindDays')}))`;

const { either, said } = AS_SET;

const WHAT = either({
	nl: "((line) => (line.kind === 'icp' ? 'ICP-opgaaf ' : 'Btw-aangifte ') + line.periodNameNl)",
	en: "((line) => (line.kind === 'icp' ? 'ICP statement ' : 'VAT return ') + line.periodName)",
});

const LEFT = either({
	nl: "((line) => line.daysLeft < 0 ? 'is ' + -line.daysLeft + (line.daysLeft === -1 ? ' dag' : ' dagen') + ' te laat' : line.daysLeft === 0 ? 'moet vandaag binnen zijn' : 'moet over ' + line.daysLeft + (line.daysLeft === 1 ? ' dag' : ' dagen') + ' binnen zijn')",
	en: "((line) => line.daysLeft < 0 ? 'is ' + -line.daysLeft + (line.daysLeft === -1 ? ' day' : ' days') + ' late' : line.daysLeft === 0 ? 'is due today' : 'is due in ' + line.daysLeft + (line.daysLeft === 1 ? ' day' : ' days'))",
});

/** To where something can be done about it. */
const LINK = `((line) => line.state === 'doubtful' ? ${formAddressAsSet(DOUBT_PATH)} : line.kind === 'icp' ? ${formAddressAsSet(ICP_PATH)} : ${formAddressAsSet(VAT_PATH)})`;

const OF = said({ nl: ' van ', en: ' of ' });

const DEADLINE = either(dayOf('line.deadline'));

/** The page follows the settings as the mail does. */
const PAGE_ADDRESS = webhookAddress(CALENDAR_PATH);

const SUBJECT = either({
	nl: "(lines.length === 0 ? 'Aangiften: alles op tijd' : 'Aangiften: ' + lines.length + (lines.length === 1 ? ' vraagt' : ' vragen') + ' aandacht')",
	en: "(lines.length === 0 ? 'Returns: everything on time' : 'Returns: ' + lines.length + (lines.length === 1 ? ' needs' : ' need') + ' attention')",
});

const TEXT = `lines.map((line) => '- ' + ${WHAT}(line) + ${OF} + line.administration + ' ' + ${LEFT}(line) + ' (' + ${DEADLINE} + ').\\n  ' + ${LINK}(line)).join('\\n') + '\\n\\n' + ${PAGE_ADDRESS}`;

const HTML = `'<div style="${MAIL_STYLE.sheet}"><ul>' + lines.map((line) => '<li><b>' + ${escaped(`${WHAT}(line)`)} + '</b>' + ${OF} + ${escaped('line.administration')} + ' ' + ${LEFT}(line) + ' (' + ${DEADLINE} + '): <a href="' + ${LINK}(line) + '">' + ${said({ nl: 'naar het formulier', en: 'to the form' })} + '</a></li>').join('') + '</ul><p><a href="' + ${PAGE_ADDRESS} + '">' + ${said({ nl: 'Naar de kalender', en: 'To the calendar' })} + '</a></p></div>'`;

const MAIL = `((lines) => ({ open: lines.length, subject: ${SUBJECT}, text: ${TEXT}, html: ${HTML} }))(${OPEN})`;

export function filingCalendar() {
	const flow = new Flow({ number: '20', name: 'AccountView 20 · Filing calendar' });
	const calendar = addCalendar(flow);
	addReminder(flow, calendar);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @returns {string} */
function addCalendar(flow) {
	const page = addPageRequest(flow, { name: PAGE, at: [0, 0], path: CALENDAR_PATH });
	const settings = addMorning(flow, {
		row: 1,
		middle: 1,
		settings: [
			{ name: 'administration', row: 'tax.administration', otherwise: 'DEMO' },
			...OFTEN,
			{ name: 'since', row: 'tax.since', otherwise: '' },
			{ name: 'remindDays', row: 'tax.remindDays', otherwise: '10' },
			{ name: 'mailTo', row: 'mail.digestTo', otherwise: '' },
			LANGUAGE,
		],
		page,
	});
	const calendar = flow.add({
		name: CALENDAR,
		type: 'n8n-nodes-accountview.autoReportSubmit',
		version: 1,
		parameters: {
			resource: 'filing',
			operation: 'getCalendar',
			obligations: `={{ ${OBLIGATIONS} }}`,
			before: 3,
			since: `={{ ${setting('since')} }}`,
			language: `={{ ${LANGUAGE_CHOSEN} }}`,
		},
		at: [3, 1],
		settings: { executeOnce: true },
	});
	flow.chain([settings, calendar]);
	return calendar;
}

/** @param {Flow} flow @param {string} calendar */
function addReminder(flow, calendar) {
	const asked = addIf(flow, {
		name: 'The Mail or the Page?',
		at: [4, 1],
		when: `!$('${PAGE}').isExecuted`,
	});
	const mail = addOneItem(flow, { name: 'The Reminder', at: [5, 0], value: MAIL });
	const needed = addIf(flow, {
		name: 'To Be Sent?',
		at: [6, 0],
		when: `${setting('mailTo')} !== '' && ($json.open > 0 || $('${NOW}').isExecuted)`,
	});
	const send = addSend(flow, {
		name: 'Send as ALGEMEEN',
		at: [7, -0.5],
		parameters: {
			to: `={{ ${setting('mailTo')} }}`,
			content: 'own',
			subject: '={{ $json.subject }}',
			text: '={{ $json.text }}',
			html: '={{ $json.html }}',
			attachments: '',
			keyFrom: 'own',
			messageKey: `={{ 'filing/calendar/' + $now.toISODate() + ($('${NOW}').isExecuted ? '/' + $execution.id : '') }}`,
			options: {},
		},
	});
	const nothing = addNothing(flow, { name: 'Nothing to Say', at: [7, 0.5] });
	// Its file is the answer to whoever opened the page.
	const page = addNothing(flow, { name: 'The Page', at: [5, 2] });
	addOnceADay(flow, { send, at: [8, -0.5] });
	flow.chain([calendar, asked, mail, needed, send]);
	flow.wire({ from: needed, output: 1, to: nothing });
	flow.wire({ from: asked, output: 1, to: page });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.7, -0.8],
		size: [2.3, 3.4],
		colour: 'setUp',
	});
	flow.note({
		name: 'Who Sees the Page',
		text: WHO,
		at: [2.6, -0.6],
		size: [2.2, 0.9],
		colour: 'warning',
	});
}

const ABOUT = `## 20 · Filing calendar

A page that shows what has to be filed when and how far it is, at \`<your n8n>/webhook/${CALENDAR_PATH}\`, and a mail at half past seven when a deadline comes near.

**Nederlands** – De aangiftekalender: wat wanneer binnen moet zijn en hoe ver het is, en een herinnering per mail vanaf tien dagen ervoor, elke dag tot het gedaan is.

**Fill in**
1. An e-mail profile credential in **Send as ALGEMEEN**.
2. Rows of the data table *AccountView settings*, or values in **Settings**: \`tax.administration\`, \`tax.vatEvery\` and \`tax.icpEvery\` (month, quarter, year, or never; maand, kwartaal, jaar or nooit; a statement by the year takes leave of the tax authority), \`tax.since\` (first day of the first period that is filed here), \`tax.remindDays\`, \`mail.digestTo\`.
3. If your filings are not kept in n8n's own folder: the Store credential in **${CALENDAR}**.

The mail leads to the forms of the flows 18 and 19, and for a filing in doubt to that of 21. Page and mail are in the language of the settings (\`language\`: nl or en).`;

const WHO = `## Who sees the page
It names your administration and what it files. Choose **Authentication** in **${PAGE}** before others can reach this n8n.`;
