// @ts-check
/** Template 13: lists mail that is in doubt, waits or was refused, and takes what a person found out. */
import { either, GIVEN, said, together } from './parts/form-language.mjs';
import {
	addFormEnd,
	addFormPage,
	addForms,
	factTable,
	inEnglish,
	linkTo,
	optionsOf,
	valueOfLabel,
} from './parts/forms.mjs';
import { Flow } from './parts/flow.mjs';
import { escaped } from './parts/literals.mjs';
import { addIf } from './parts/nodes.mjs';
import {
	addOutbox,
	addSettle,
	FAILURE,
	inShort,
	openMail,
	OPEN_STATES,
	reasonOf,
	remedyOf,
	stateOf,
} from './parts/profiles.mjs';

/** Path of the form; the daily mail leads to it. */
export const ATTENTION_PATH = 'accountview-mail-attention';

const FORM = 'Attention Form';
const LIST = 'Open Mail';
const PAGE = 'Which One, and What?';
const OPEN = openMail(LIST);

/** Messages that the page shows. */
const SHOWN = 50;

const TITLE = { nl: 'Mail die aandacht vraagt', en: 'Mail that needs attention' };

const DECISIONS = [
	{
		label: {
			nl: 'Het is verzonden (gezien in de verzonden berichten of bij de ontvanger)',
			en: 'It was sent (seen in the sent messages or by the recipient)',
		},
		value: 'sent',
	},
	{
		label: {
			nl: 'Het is niet verzonden: opnieuw versturen',
			en: 'It was not sent: send it again',
		},
		value: 'again',
	},
	{
		label: {
			nl: 'Het is niet verzonden en hoeft niet meer',
			en: 'It was not sent and is no longer needed',
		},
		value: 'giveUp',
	},
];

/** What a person chooses a message by: its place in the list tells two alike apart. */
const OPTION = `(mail, place) => (place + 1) + '. ' + mail.subject.slice(0, 60) + ' – ' + mail.recipients.join(', ').slice(0, 60)`;

const ROW = `(mail, place) => '<tr><td>' + (place + 1) + '</td><td><b>' + ${either(stateOf('mail.state'))} + '</b><br>' + ${inShort('mail.updatedAt')} + '</td><td>' + ${escaped('mail.subject')} + '<br>' + ${escaped("mail.recipients.join(', ')")} + '<br>' + ${said({ nl: 'profiel', en: 'profile' })} + ' ' + ${escaped('mail.profile')} + '</td><td>' + ${escaped(either(reasonOf('mail')))} + '<br><i>' + ${escaped(either(remedyOf('mail')))} + '</i></td></tr>'`;

const HEADINGS = said({
	nl: '<th>Nr.</th><th>Toestand</th><th>Bericht</th><th>Reden en wat te doen</th>',
	en: '<th>No.</th><th>State</th><th>Message</th><th>Reason and what to do</th>',
});

const MORE = said({ nl: `De eerste ${SHOWN} van `, en: `The first ${SHOWN} of ` });

const LIST_HTML = `'<table><thead><tr>' + ${HEADINGS} + '</tr></thead><tbody>' + ${OPEN}.slice(0, ${SHOWN}).map(${ROW}).join('') + '</tbody></table>' + (${OPEN}.length > ${SHOWN} ? '<p>' + ${MORE} + ${OPEN}.length + '.</p>' : '')`;

const FIELDS = `[{ fieldType: 'html', elementName: 'list', html: ${LIST_HTML} }, { fieldName: 'mail', fieldLabel: ${said({ nl: 'Welk bericht?', en: 'Which message?' })}, fieldType: 'dropdown', requiredField: true, fieldOptions: { values: ${OPEN}.slice(0, ${SHOWN}).map(${OPTION}).map((option) => ({ option })) } }, { fieldName: 'decision', fieldLabel: ${said({ nl: 'Wat is ervan gekomen?', en: 'What became of it?' })}, fieldType: 'radio', requiredField: true, fieldOptions: { values: ${optionsOf(DECISIONS)} } }, { fieldName: 'note', fieldLabel: ${said({ nl: 'Waar hebt u dat gezien?', en: 'Where did you see that?' })}, fieldType: 'text', placeholder: ${said({ nl: 'In de verzonden berichten van Outlook', en: 'In the sent messages of Outlook' })} }]`;

const ANSWER = `$('${PAGE}').first().json`;

/** The message that was chosen, or undefined. */
const CHOSEN = `${OPEN}.slice(0, ${SHOWN}).find((mail, place) => (${OPTION})(mail, place) === ${ANSWER}.mail)`;

/** Who found it out, and where. */
const NOTE = `[${ANSWER}.note, ${GIVEN}.user?.email].filter(Boolean).join(', ')`;

/** What was filled in as reference, or stood in its place; keys of flows on a schedule have none. */
const REFERENCE = `($json.key.split('/').length === 5 ? decodeURIComponent($json.key.split('/')[2]) : '–')`;

const BACK = linkTo(ATTENTION_PATH, { nl: 'Terug naar de lijst', en: 'Back to the list' });

const NEXT = {
	sent: {
		nl: 'Het geldt nu als verzonden en gaat niet nog eens.',
		en: 'It now counts as sent and does not go again.',
	},
	pending: {
		nl: 'Het gaat opnieuw zodra de flow die het maakt, het weer aanbiedt: een flow op schema doet dat bij de volgende run vanzelf; wat met een formulier is gemaakt, vult u daar nog een keer in, met hetzelfde kenmerk.',
		en: 'It goes again as soon as the flow that makes it brings it once more: a flow on a schedule does so by itself at its next run; what was made with a form, you fill in there once more, with the same reference.',
	},
	failed: {
		nl: 'Het wordt niet verzonden, ook niet als een flow het weer aanbiedt.',
		en: 'It is not sent, not even when a flow brings it again.',
	},
};

const NEXT_SAID = `({ ${Object.entries(NEXT)
	.map(([state, words]) => `${state}: ${said(words)}`)
	.join(', ')} })[$json.state] ?? ''`;

export function mailAttention() {
	const flow = new Flow({ number: '13', name: 'AccountView 13 · Doubtful and deferred mail' });
	const some = addList(flow);
	addDecision(flow, some);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @returns {string} */
function addList(flow) {
	const answers = addForms(flow, {
		name: FORM,
		at: [-1, 0],
		path: ATTENTION_PATH,
		title: TITLE,
		description: {
			nl: 'Berichten waarvan niet zeker is of ze zijn verzonden, die wachten of die zijn geweigerd. U ziet ze eerst; daarna kunt u er een afhandelen.',
			en: 'Messages of which it is not certain whether they were sent, that wait or that were refused. You see them first; then you can settle one.',
		},
		button: { nl: 'Laat de berichten zien', en: 'Show the messages' },
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
		title: {
			nl: 'De berichten konden niet worden gelezen',
			en: 'The messages could not be read',
		},
		message: FAILURE,
	});
	const some = addIf(flow, { name: 'Is There Any?', at: [2, 0], when: `${OPEN}.length > 0` });
	const none = addFormEnd(flow, {
		name: 'Nothing Open',
		at: [3, 1],
		title: { nl: 'Er vraagt geen mail aandacht', en: 'No mail needs attention' },
		message: {
			nl: '<p>Alle berichten zijn verzonden of afgehandeld.</p>',
			en: '<p>All messages were sent or settled.</p>',
		},
	});
	flow.chain([answers, list, some]);
	flow.wire({ from: list, output: 1, to: unreadable });
	flow.wire({ from: some, output: 1, to: none });
	return some;
}

/** @param {Flow} flow @param {string} some */
function addDecision(flow, some) {
	const page = addFormPage(flow, {
		name: PAGE,
		at: [3, 0],
		title: TITLE,
		description: {
			nl: 'Kijk bij twijfel eerst in de verzonden berichten of bij de ontvanger. Wat wacht, hoeft u niet af te handelen: het gaat na die tijd, zodra de flow het weer aanbiedt of u het formulier opnieuw invult.',
			en: 'When in doubt, first look in the sent messages or ask the recipient. What waits need not be settled: it goes after that time, as soon as the flow brings it again or you fill in the form again.',
		},
		button: { nl: 'Afhandelen', en: 'Settle' },
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
		title: { nl: 'Het bericht is afgehandeld', en: 'The message is settled' },
		message: together(
			factTable([
				[{ nl: 'Onderwerp', en: 'Subject' }, '$json.subject'],
				[{ nl: 'Aan', en: 'To' }, "$json.recipients.join(', ')"],
				[{ nl: 'Uw antwoord', en: 'Your answer' }, `${ANSWER}.decision`],
				[{ nl: 'Notitie', en: 'Note' }, '$json.note'],
				[
					{
						nl: 'Kenmerk om in een formulier in te vullen',
						en: 'Reference to fill in in a form',
					},
					REFERENCE,
				],
				[{ nl: 'Kenmerk van het bericht', en: 'Key of the message' }, '$json.key'],
			]),
			`<p>{{ ${NEXT_SAID} }}</p>`,
			BACK,
		),
	});
	const refused = addFormEnd(flow, {
		name: 'Not Settled',
		at: [5, 0.5],
		title: { nl: 'Het bericht is niet afgehandeld', en: 'The message is not settled' },
		message: together(FAILURE, BACK),
	});
	flow.chain([some, page, settle, settled]);
	flow.wire({ from: settle, output: 1, to: refused });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-3.6, -0.6],
		size: [2.2, 2.2],
		colour: 'setUp',
	});
	flow.note({ name: 'The List', text: THE_LIST, at: [0.9, -0.8], size: [1.9, 0.6] });
	flow.note({ name: 'The Decision', text: DECISION, at: [3, -0.8], size: [1.7, 0.65] });
	flow.note({ name: 'Sent Again', text: AGAIN, at: [4.9, -1.6], size: [2.4, 0.8] });
}

const ABOUT = `## 13 · Doubtful and deferred mail

A form, in Dutch and in English, that lists the messages of all e-mail profiles that are in doubt, wait or were refused, with the reason and what to do, and lets a person settle one.

**Nederlands** – Een formulier met de mail waarvan niet zeker is of ze is verzonden, die wacht of die is geweigerd, met de reden. U zegt wat ervan is gekomen: verzonden, opnieuw versturen, of niet meer nodig.

**Fill in**
1. If your outbox is not in n8n's own folder: the Store credential in **${LIST}** and **Settle It**, the same as where mail is sent.
2. Publish the flow and open the address in **${FORM}** or **${inEnglish(FORM)}**.

Only people who are logged in to n8n see the form; who settles a message is kept with it.`;

const THE_LIST = `## The list
In doubt first, then refused, partly sent, held up by their profile, and waiting. What was given up is left out.`;

const DECISION = `## The decision
A message in doubt may have arrived, so it is never repeated unasked. What a person says is kept with a note.`;

const AGAIN = `## Sent again
The outbox keeps no text and no files. So a message that waits, or that is to go again, leaves when the flow that makes it brings it once more: by its schedule, or by its form with the same reference. It needs no schedule here.`;
