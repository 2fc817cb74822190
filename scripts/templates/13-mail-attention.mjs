// @ts-check
/** Template 13: lists mail that is in doubt, waits or was refused, and takes what a person found out. */
import {
	addFormEnd,
	addFormPage,
	addFormTrigger,
	escaped,
	factTable,
	formAddress,
	literal,
	valueOfLabel,
} from './parts/forms.mjs';
import { Flow } from './parts/flow.mjs';
import { addIf } from './parts/nodes.mjs';
import {
	addOutbox,
	addSettle,
	FAILURE,
	inShort,
	openMail,
	OPEN_STATES,
	reasonOf,
	stateInDutch,
} from './parts/profiles.mjs';

/** Path of the form; the daily mail leads to it. */
export const ATTENTION_PATH = 'accountview-mail-attention';

const FORM = 'Attention Form';
const LIST = 'Open Mail';
const PAGE = 'Which One, and What?';
const OPEN = openMail(LIST);

/** Messages that the page shows. */
const SHOWN = 50;

const DECISIONS = [
	{
		label: 'Het is verzonden (gezien in de verzonden berichten of bij de ontvanger)',
		value: 'sent',
	},
	{ label: 'Het is niet verzonden: opnieuw versturen', value: 'again' },
	{ label: 'Het is niet verzonden en hoeft niet meer', value: 'giveUp' },
];

/** What a person chooses a message by: its place in the list tells two alike apart. */
const OPTION = `(mail, place) => (place + 1) + '. ' + mail.subject.slice(0, 60) + ' – ' + mail.recipients.join(', ').slice(0, 60)`;

const ROW = `(mail, place) => '<tr><td>' + (place + 1) + '</td><td><b>' + ${stateInDutch('mail.state')} + '</b><br>' + ${inShort('mail.updatedAt')} + '</td><td>' + ${escaped('mail.subject')} + '<br>' + ${escaped("mail.recipients.join(', ')")} + '<br>profiel ' + ${escaped('mail.profile')} + '</td><td>' + ${escaped(reasonOf('mail'))} + '<br><i>' + ${escaped('mail.remedyNl')} + '</i></td></tr>'`;

const LIST_HTML = `'<table><thead><tr><th>Nr.</th><th>Toestand</th><th>Bericht</th><th>Reden en wat te doen</th></tr></thead><tbody>' + ${OPEN}.slice(0, ${SHOWN}).map(${ROW}).join('') + '</tbody></table>' + (${OPEN}.length > ${SHOWN} ? '<p>De eerste ${SHOWN} van ' + ${OPEN}.length + '.</p>' : '')`;

const FIELDS = `[{ fieldType: 'html', elementName: 'list', html: ${LIST_HTML} }, { fieldName: 'mail', fieldLabel: 'Welk bericht?', fieldType: 'dropdown', requiredField: true, fieldOptions: { values: ${OPEN}.slice(0, ${SHOWN}).map(${OPTION}).map((option) => ({ option })) } }, { fieldName: 'decision', fieldLabel: 'Wat is ervan gekomen?', fieldType: 'radio', requiredField: true, fieldOptions: { values: [${DECISIONS.map(({ label }) => `{ option: ${literal(label)} }`).join(', ')}] } }, { fieldName: 'note', fieldLabel: 'Waar hebt u dat gezien?', fieldType: 'text', placeholder: 'In de verzonden berichten van Outlook' }]`;

const ANSWER = `$('${PAGE}').first().json`;

/** The message that was chosen, or undefined. */
const CHOSEN = `${OPEN}.slice(0, ${SHOWN}).find((mail, place) => (${OPTION})(mail, place) === ${ANSWER}.mail)`;

/** Who found it out, and where. */
const NOTE = `[${ANSWER}.note, $('${FORM}').first().json.user?.email].filter(Boolean).join(', ')`;

/** What was filled in as reference, or stood in its place; keys of flows on a schedule have none. */
const REFERENCE = `($json.key.split('/').length === 5 ? decodeURIComponent($json.key.split('/')[2]) : '–')`;

const BACK = `<p><a href="{{ ${formAddress(ATTENTION_PATH)} }}">Terug naar de lijst</a></p>`;

const NEXT = {
	sent: 'Het geldt nu als verzonden en gaat niet nog eens.',
	pending:
		'Het gaat opnieuw zodra de flow die het maakt, het weer aanbiedt: een flow op schema doet dat bij de volgende run vanzelf; wat met een formulier is gemaakt, vult u daar nog een keer in, met hetzelfde kenmerk.',
	failed: 'Het wordt niet verzonden, ook niet als een flow het weer aanbiedt.',
};

export function mailAttention() {
	const flow = new Flow({ number: '13', name: 'AccountView 13 · Doubtful and deferred mail' });
	const some = addList(flow);
	addDecision(flow, some);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @returns {string} */
function addList(flow) {
	const form = addFormTrigger(flow, {
		name: FORM,
		at: [0, 0],
		path: ATTENTION_PATH,
		title: 'Mail die aandacht vraagt',
		description:
			'Berichten waarvan niet zeker is of ze zijn verzonden, die wachten of die zijn geweigerd. U ziet ze eerst; daarna kunt u er een afhandelen.',
		button: 'Laat de berichten zien',
		tellsUser: true,
	});
	const list = addOutbox(flow, {
		name: LIST,
		at: [1, 0],
		states: OPEN_STATES,
		settings: { onError: 'continueErrorOutput' },
	});
	const unreadable = addFormEnd(flow, {
		name: 'Not to Be Read',
		at: [2, 1.5],
		title: 'De berichten konden niet worden gelezen',
		message: `=${FAILURE}`,
	});
	const some = addIf(flow, { name: 'Is There Any?', at: [2, 0], when: `${OPEN}.length > 0` });
	const none = addFormEnd(flow, {
		name: 'Nothing Open',
		at: [3, 1],
		title: 'Er vraagt geen mail aandacht',
		message: '<p>Alle berichten zijn verzonden of afgehandeld.</p>',
	});
	flow.chain([form, list, some]);
	flow.wire({ from: list, output: 1, to: unreadable });
	flow.wire({ from: some, output: 1, to: none });
	return some;
}

/** @param {Flow} flow @param {string} some */
function addDecision(flow, some) {
	const page = addFormPage(flow, {
		name: PAGE,
		at: [3, 0],
		title: 'Mail die aandacht vraagt',
		description:
			'Kijk bij twijfel eerst in de verzonden berichten of bij de ontvanger. Wat wacht, hoeft u niet af te handelen: het gaat na die tijd, zodra de flow het weer aanbiedt of u het formulier opnieuw invult.',
		button: 'Afhandelen',
		fields: FIELDS,
	});
	const settle = addSettle(flow, {
		name: 'Settle It',
		at: [4, 0],
		key: `${CHOSEN}?.key ?? ''`,
		decision: valueOfLabel(DECISIONS, `${ANSWER}.decision`),
		note: NOTE,
		attempts: `${CHOSEN}?.attempts ?? 0`,
	});
	const settled = addFormEnd(flow, {
		name: 'Settled',
		at: [5, -0.5],
		title: 'Het bericht is afgehandeld',
		message: `=${factTable([
			['Onderwerp', '$json.subject'],
			['Aan', "$json.recipients.join(', ')"],
			['Uw antwoord', `${ANSWER}.decision`],
			['Notitie', '$json.note'],
			['Kenmerk om in een formulier in te vullen', REFERENCE],
			['Kenmerk van het bericht', '$json.key'],
		])}<p>{{ ({ ${Object.entries(NEXT)
			.map(([state, text]) => `${state}: ${literal(text)}`)
			.join(', ')} })[$json.state] ?? '' }}</p>${BACK}`,
	});
	const refused = addFormEnd(flow, {
		name: 'Not Settled',
		at: [5, 0.5],
		title: 'Het bericht is niet afgehandeld',
		message: `=${FAILURE}${BACK}`,
	});
	flow.chain([some, page, settle, settled]);
	flow.wire({ from: settle, output: 1, to: refused });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.6, -0.6],
		size: [2.2, 2],
		colour: 'setUp',
	});
	flow.note({ name: 'The List', text: THE_LIST, at: [0.9, -0.8], size: [1.9, 0.6] });
	flow.note({ name: 'The Decision', text: DECISION, at: [3, -0.8], size: [1.7, 0.65] });
	flow.note({ name: 'Sent Again', text: AGAIN, at: [4.9, -1.6], size: [2.4, 0.8] });
}

const ABOUT = `## 13 · Doubtful and deferred mail

A form in Dutch that lists the messages of all e-mail profiles that are in doubt, wait or were refused, with the reason and what to do, and lets a person settle one.

**Nederlands** – Een formulier met de mail waarvan niet zeker is of ze is verzonden, die wacht of die is geweigerd, met de reden. U zegt wat ervan is gekomen: verzonden, opnieuw versturen, of niet meer nodig.

**Fill in**
1. If your outbox is not in n8n's own folder: the Store credential in **${LIST}** and **Settle It**, the same as where mail is sent.
2. Publish the flow and open the address in **${FORM}**.

Only people who are logged in to n8n see the form; who settles a message is kept with it.`;

const THE_LIST = `## The list
In doubt first, then refused, partly sent, held up by their profile, and waiting. What was given up is left out.`;

const DECISION = `## The decision
A message in doubt may have arrived, so it is never repeated unasked. What a person says is kept with a note.`;

const AGAIN = `## Sent again
The outbox keeps no text and no files. So a message that waits, or that is to go again, leaves when the flow that makes it brings it once more: by its schedule, or by its form with the same reference. It needs no schedule here.`;
