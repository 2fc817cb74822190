// @ts-check
/** Template 08: a page that shows how everything is doing, and a mail when a person is needed. */
import { webhookAddress } from './parts/forms.mjs';
import { literal } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import { addMail } from './parts/mail.mjs';
import { addIf, addNothing } from './parts/nodes.mjs';
import { addPageFailure, addPageRequest } from './parts/pages.mjs';
import {
	addMorning,
	chosen,
	LANGUAGE,
	LANGUAGE_CHOSEN,
	MAIL_NOW as NOW,
	PAUSED as IS_PAUSED,
	setting,
} from './parts/settings.mjs';

/** Path of the page; other templates lead to it. */
export const STATUS_PATH = 'accountview-status';

const PAGE = 'Status Page Is Opened';

/** Above the page while the schedules wait. */
const PAUSED = {
	nl: "De koppeling staat stil: de schema's schrijven niets tot iemand in formulier 09 (eerste synchronisatie) op starten drukt.",
	en: 'The sync is paused: the schedules write nothing until somebody presses start in form 09 (first run).',
};

/** Monday, on which a sign of life is mailed. */
const WEEKLY = '$now.weekday === 1';

export function status() {
	const flow = new Flow({ number: '08', name: 'AccountView 08 · Status page and daily mail' });
	const asked = addStart(flow);
	addPage(flow, asked);
	addDigest(flow, asked);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @returns {string} */
function addStart(flow) {
	const page = addPageRequest(flow, { name: PAGE, at: [0, 0], path: STATUS_PATH });
	const settings = addMorning(flow, {
		row: 1,
		middle: 1,
		settings: [
			LANGUAGE,
			{ name: 'mailTo', row: 'mail.digestTo', otherwise: '' },
			{ name: 'mailFrom', row: 'mail.from', otherwise: '' },
			IS_PAUSED,
		],
		page,
	});
	const asked = addIf(flow, {
		name: 'The Page or the Mail?',
		at: [3, 1],
		when: `$('${PAGE}').isExecuted`,
	});
	flow.wire({ from: settings, to: asked });
	return asked;
}

/** @param {Flow} flow @param {string} asked */
function addPage(flow, asked) {
	const page = flow.add({
		name: 'Status Page',
		type: 'n8n-nodes-accountview.syncLedger',
		version: 1,
		parameters: {
			resource: 'report',
			operation: 'renderPage',
			language: `={{ ${LANGUAGE_CHOSEN} }}`,
			title: '',
			notice: `={{ ${chosen(IS_PAUSED)} === 'no' ? '' : ${LANGUAGE_CHOSEN} === 'en' ? ${literal(PAUSED.en)} : ${literal(PAUSED.nl)} }}`,
			connection: '',
			entity: '',
		},
		at: [4, 0],
		settings: { onError: 'continueErrorOutput' },
	});
	flow.chain([asked, page]);
	addPageFailure(flow, { from: page, at: [5, 0.5], language: LANGUAGE_CHOSEN });
}

/** @param {Flow} flow @param {string} asked */
function addDigest(flow, asked) {
	const digest = flow.add({
		name: 'Daily Mail',
		type: 'n8n-nodes-accountview.syncLedger',
		version: 1,
		parameters: {
			resource: 'report',
			operation: 'renderMail',
			language: `={{ ${LANGUAGE_CHOSEN} }}`,
			statusPage: `={{ ${webhookAddress(STATUS_PATH)} }}`,
			hours: 24,
			connection: '',
			entity: '',
		},
		at: [4, 2],
	});
	const needed = addIf(flow, {
		name: 'To Be Sent?',
		at: [5, 2],
		when: `${setting('mailTo')} !== '' && ($json.asks || ${WEEKLY} || $('${NOW}').isExecuted)`,
	});
	const mail = addMail(flow, {
		name: 'Send It',
		at: [6, 1.5],
		from: `={{ ${setting('mailFrom')} || ${setting('mailTo')} }}`,
		to: `={{ ${setting('mailTo')} }}`,
		subject: '={{ $json.subject }}',
		text: '={{ $json.text }}',
		html: '={{ $json.html }}',
	});
	const nothing = addNothing(flow, { name: 'Nothing to Say', at: [6, 2.5] });
	flow.wire({ from: asked, output: 1, to: digest });
	flow.chain([digest, needed, mail]);
	flow.wire({ from: needed, output: 1, to: nothing });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.6, -0.8],
		size: [2.2, 4.2],
		colour: 'setUp',
	});
	flow.note({
		name: 'Who Sees the Page',
		text: WHO,
		at: [3.8, -1.2],
		size: [2.6, 1],
		colour: 'warning',
	});
	flow.note({ name: 'When It Is Mailed', text: WHEN, at: [3.8, 3.3], size: [3.2, 1.1] });
}

const ABOUT = `## 08 · Status page and daily mail

A page that shows how the sync is doing, at \`<your n8n>/webhook/${STATUS_PATH}\`, and a mail at half past seven when a person is needed.

**Nederlands** – Een statuspagina van de koppeling, en elke ochtend om half acht een mail als er iets te herstellen is of een run niet is voltooid. Op maandag altijd een kort teken van leven.

**Fill in**
1. An SMTP credential in **Send It**.
2. The address to mail to: the set-up flow (00) keeps it as \`mail.digestTo\`; without it nothing is mailed.
3. If your ledger is not in n8n's own folder: the Store credential in **Status Page** and **Daily Mail**.

The language is the one of the settings.`;

const WHO = `## Who sees the page
It names your customers. Choose **Authentication** in **${PAGE}** before others can reach this n8n.`;

const WHEN = `## When it is mailed
When there is something to mend, a run failed in the last 24 hours, or runs stay away; and on Mondays, as a sign of life. **${NOW}** mails in any case.`;
