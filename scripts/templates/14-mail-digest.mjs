// @ts-check
/** Template 14: a mail in the morning when somebody has to look at mail that did not leave. */
import { ATTENTION_PATH } from './13-mail-attention.mjs';
import { escaped } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import { MAIL_STYLE } from './parts/mail-style.mjs';
import { addIf, addNothing, addOneItem } from './parts/nodes.mjs';
import {
	addOnceADay,
	addOutbox,
	addSend,
	DIGEST_KEY,
	inShort,
	openMail,
	OPEN_STATES,
	PROFILES,
	reasonOf,
	remedyOf,
	stateOf,
} from './parts/profiles.mjs';
import {
	addMorning,
	AS_SET,
	formAddressAsSet,
	LANGUAGE,
	MAIL_NOW as NOW,
	setting,
} from './parts/settings.mjs';

const { either, said } = AS_SET;

const RECENT = 'Mail since Yesterday';
const LIST = 'Open Mail';
const COUNTS = 'What Happened';
const DIGEST = 'The Digest';

/** Messages that the mail shows. */
const SHOWN = 20;

/** What waits may do so for a day beyond its time, since the flow that brings it may run once a day. */
const OVERDUE = '$now.minus({ hours: 25 }).toISO()';

const OVERDUE_SAID = said({
	nl: 'De tijd is om, maar geen flow heeft dit bericht opnieuw aangeboden. Start die flow, of vul het formulier opnieuw in.',
	en: 'Its time has come, but no flow has brought this message again. Start that flow, or fill in the form again.',
});

/** Those that a person must look at: all that is open, but what waits only once nobody came for it. */
const TO_DO = `${openMail(LIST)}.filter((mail) => mail.state !== 'deferred' || (mail.dueAt && DateTime.fromISO(mail.dueAt) < DateTime.fromISO(${OVERDUE})))`;

/** Counted columns: heading, and the states that belong there. */
const COLUMNS = [
	{ name: 'sent', label: { nl: 'Verzonden', en: 'Sent' }, states: ['sent', 'handedOver'] },
	{
		name: 'deferred',
		label: { nl: 'Wacht', en: 'Waits' },
		states: ['deferred', 'pending', 'sending'],
	},
	{ name: 'doubtful', label: { nl: 'Niet zeker', en: 'In doubt' }, states: ['doubtful'] },
	{ name: 'failed', label: { nl: 'Geweigerd', en: 'Refused' }, states: ['failed', 'partly'] },
];

const RECENT_MAIL = `$('${RECENT}').all().map((item) => item.json).filter((mail) => mail.key)`;

/** Counts by profile, in the order of their codes. */
const BY_PROFILE = `[...new Set(${RECENT_MAIL}.map((mail) => mail.profile))].toSorted().map((profile) => ({ profile, ${COLUMNS.map(
	({ name, states }) =>
		`${name}: ${RECENT_MAIL}.filter((mail) => mail.profile === profile && ${JSON.stringify(states).replaceAll('"', "'")}.includes(mail.state)).length`,
).join(', ')} }))`;

const ITEM = `{ profiles: ${BY_PROFILE}, toDo: ${TO_DO}.slice(0, ${SHOWN}).map((mail) => ({ state: ${either(stateOf('mail.state'))}, subject: mail.subject, to: mail.recipients.join(', '), profile: mail.profile, at: ${inShort('mail.updatedAt')}, reason: ${either(reasonOf('mail'))}, remedy: mail.state === 'deferred' ? ${OVERDUE_SAID} : (${either(remedyOf('mail'))} ?? '') })), open: ${TO_DO}.length }`;

const FOUND = `$('${COUNTS}').first().json`;

const { sheet, h1, h2, table, cell: CELL, head: HEAD, link } = MAIL_STYLE;

const HEADINGS = [{ nl: 'Profiel', en: 'Profile' }, ...COLUMNS.map(({ label }) => label)]
	.map((label) => `'<th scope="col" style="${HEAD}">' + ${said(label)} + '</th>'`)
	.join(' + ');

const NO_MAIL = said({
	nl: 'Sinds gisteren is er niets gemaild.',
	en: 'Nothing was mailed since yesterday.',
});

const COUNTS_HTML = `(${FOUND}.profiles.length === 0 ? '<p>' + ${NO_MAIL} + '</p>' : '<table style="${table}"><tr>' + ${HEADINGS} + '</tr>' + ${FOUND}.profiles.map((row) => '<tr><td style="${CELL}">' + ${escaped('row.profile')} + '</td>${COLUMNS.map(({ name }) => `<td style="${CELL}">' + row.${name} + '</td>`).join('')}</tr>').join('') + '</table>')`;

const TO_LOOK_AT = said({ nl: 'Hier moet iemand naar kijken', en: 'Somebody has to look at this' });

const FIRST_OF = said({ nl: `De eerste ${SHOWN} van `, en: `The first ${SHOWN} of ` });

const LIST_HTML = `(${FOUND}.open === 0 ? '' : '<h2 style="${h2}">' + ${TO_LOOK_AT} + '</h2><table style="${table}">' + ${FOUND}.toDo.map((mail) => '<tr><td style="${CELL};white-space:nowrap"><b>' + mail.state + '</b><br>' + mail.at + '</td><td style="${CELL}">' + ${escaped('mail.subject')} + '<br>' + ${escaped('mail.to')} + '<br>' + ${said({ nl: 'profiel', en: 'profile' })} + ' ' + ${escaped('mail.profile')} + '</td><td style="${CELL}">' + ${escaped('mail.reason')} + '<br><i>' + ${escaped('mail.remedy')} + '</i></td></tr>').join('') + '</table>' + (${FOUND}.open > ${SHOWN} ? '<p>' + ${FIRST_OF} + ${FOUND}.open + '.</p>' : ''))`;

const ATTENTION = formAddressAsSet(ATTENTION_PATH);

/** Such as `3 berichten vragen aandacht`. */
const ASKING = either({
	nl: `${FOUND}.open + (${FOUND}.open === 1 ? ' bericht vraagt' : ' berichten vragen') + ' aandacht'`,
	en: `${FOUND}.open + (${FOUND}.open === 1 ? ' message needs' : ' messages need') + ' attention'`,
});

const HEADING = `(${FOUND}.open === 0 ? ${said({ nl: 'Alle mail is in orde', en: 'All mail is in order' })} : ${ASKING})`;

const SINCE = said({ nl: 'Sinds gisteren, per profiel', en: 'Since yesterday, by profile' });

const LINK = said({
	nl: 'Naar de berichten die aandacht vragen',
	en: 'To the messages that need attention',
});

const HTML = `'<div style="${sheet}"><h1 style="${h1}">' + ${HEADING} + '</h1><h2 style="${h2}">' + ${SINCE} + '</h2>' + ${COUNTS_HTML} + ${LIST_HTML} + '<p style="margin-top:20px"><a style="${link}" href="' + ${ATTENTION} + '">' + ${LINK} + '</a></p></div>'`;

const COUNTS_TEXT = either({
	nl: `${FOUND}.profiles.map((row) => '- ' + row.profile + ': ' + row.sent + ' verzonden, ' + row.deferred + ' wachtend, ' + row.doubtful + ' niet zeker, ' + row.failed + ' geweigerd').join('\\n') || '- niets gemaild'`,
	en: `${FOUND}.profiles.map((row) => '- ' + row.profile + ': ' + row.sent + ' sent, ' + row.deferred + ' waiting, ' + row.doubtful + ' in doubt, ' + row.failed + ' refused').join('\\n') || '- nothing mailed'`,
});

const LIST_TEXT = `${FOUND}.toDo.map((mail) => '- ' + mail.state + ': ' + mail.subject + ' ' + ${said({ nl: 'aan', en: 'to' })} + ' ' + mail.to + '. ' + mail.reason + ' ' + mail.remedy).join('\\n')`;

const TEXT = `${SINCE} + ':\\n' + (${COUNTS_TEXT}) + (${FOUND}.open === 0 ? '' : '\\n\\n' + ${TO_LOOK_AT} + ':\\n' + ${LIST_TEXT}) + '\\n\\n' + ${ATTENTION}`;

const SUBJECT = `(${FOUND}.open === 0 ? ${said({ nl: 'E-mail: alles in orde', en: 'E-mail: all in order' })} : 'E-mail: ' + ${ASKING})`;

export function mailDigest() {
	const flow = new Flow({ number: '14', name: 'AccountView 14 · Mail digest' });
	const settings = addMorning(flow, {
		row: 0,
		middle: 0.5,
		settings: [{ name: 'mailTo', row: 'mail.digestTo', otherwise: '' }, LANGUAGE],
	});
	const counts = addCounts(flow, settings);
	addDigest(flow, counts);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @param {string} settings @returns {string} */
function addCounts(flow, settings) {
	const recent = addOutbox(flow, {
		name: RECENT,
		at: [3, 0.5],
		states: [],
		changedAfter: '={{ $now.minus({ hours: 24 }).toISO() }}',
	});
	const list = addOutbox(flow, { name: LIST, at: [4, 0.5], states: OPEN_STATES });
	const counts = addOneItem(flow, { name: COUNTS, at: [5, 0.5], value: ITEM });
	flow.chain([settings, recent, list, counts]);
	return counts;
}

/** @param {Flow} flow @param {string} counts */
function addDigest(flow, counts) {
	const needed = addIf(flow, {
		name: 'To Be Sent?',
		at: [6, 0.5],
		when: `${setting('mailTo')} !== '' && ($json.open > 0 || $('${NOW}').isExecuted)`,
	});
	const digest = addOneItem(flow, {
		name: DIGEST,
		at: [7, 0],
		value: `{ subject: ${SUBJECT}, text: ${TEXT}, html: ${HTML} }`,
	});
	const send = addSend(flow, {
		name: `Send as ${PROFILES.general}`,
		at: [8, 0],
		parameters: {
			to: `={{ ${setting('mailTo')} }}`,
			content: 'own',
			subject: '={{ $json.subject }}',
			text: '={{ $json.text }}',
			html: '={{ $json.html }}',
			attachments: '',
			keyFrom: 'own',
			messageKey: `={{ '${DIGEST_KEY}' + $now.toISODate() + ($('${NOW}').isExecuted ? '/' + $execution.id : '') }}`,
			options: {},
		},
	});
	const nothing = addNothing(flow, { name: 'Nothing to Say', at: [7, 1] });
	addOnceADay(flow, { send, at: [9, 0.5] });
	flow.chain([counts, needed, digest, send]);
	flow.wire({ from: needed, output: 1, to: nothing });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.6, -0.5],
		size: [2.2, 2.1],
		colour: 'setUp',
	});
	flow.note({ name: 'What Is Counted', text: COUNTED, at: [2.8, -0.4], size: [2.8, 0.6] });
	flow.note({ name: 'When It Is Mailed', text: WHEN, at: [5.9, -1], size: [2.9, 0.6] });
}

const ABOUT = `## 14 · Mail digest

A mail at half past seven when messages of an e-mail profile need a person: how many were sent, wait, are in doubt or were refused since yesterday, by profile, and those to look at.

**Nederlands** – Elke ochtend om half acht een mail als er berichten zijn waar iemand naar moet kijken, met de aantallen per profiel sinds gisteren. Is alles in orde, dan komt er niets.

**Fill in**
1. An e-mail profile credential in **Send as ${PROFILES.general}**.
2. The address to mail to: the set-up flow (00) keeps it as \`mail.digestTo\`, or write it in **Settings**; without it nothing is mailed.
3. If your outbox is not in n8n's own folder: the Store credential in **${RECENT}**, **${LIST}** and **Send as ${PROFILES.general}**.

The mail leads to the form of flow 13. Its language is the one of the settings (\`language\`: nl or en).`;

const COUNTED = `## What is counted
Messages that something happened to in the last 24 hours, and beside them all that is open, however old. What waits is told only a day after its time.`;

const WHEN = `## When it is mailed
When a message is in doubt, was refused, was not sent to all, or is held up by its profile. Once a day at most, also when the flow runs again; one that cannot leave breaks the run off, which flow 10 tells. **${NOW}** mails in any case.`;
