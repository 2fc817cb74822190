// @ts-check
/** Template 11: a form that mails a report through the profile that the matrix names. */
import { FIELDS, ITEM } from './mail-report/questions.mjs';
import { either, said, together } from './parts/form-language.mjs';
import { addFormEnd, addForms, factTable, inEnglish, linkTo } from './parts/forms.mjs';
import { escaped } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import { ATTENTION_PATH } from './13-mail-attention.mjs';
import { addIf, addOneItem, addPairUp, addSwitch } from './parts/nodes.mjs';
import {
	addReadMatrix,
	addResolve,
	addSend,
	DATA_TABLES,
	FAILURE,
	inWords,
	PROFILE_TABLE,
	PROFILES,
} from './parts/profiles.mjs';

/** Path of the form. */
export const REPORT_PATH = 'accountview-mail-report';

const FORM = 'Report Form';
const MESSAGE = 'The Message';
const RESOLVE = 'Find the Profile';
const READY = 'Message with Profile';

/** Text and closing by language; the fields are those of the form. */
const TEMPLATES = [
	{ language: 'NL', closing: 'Met vriendelijke groet,' },
	{ language: 'EN', closing: 'Kind regards,' },
	{ language: 'DE', closing: 'Mit freundlichen Grüßen,' },
].map(({ language, closing }) => ({
	process: '',
	language,
	subject: '[[subject]]',
	text: '[[message]]',
	html: '<p>[[message]]</p>',
	closing: `${closing}\n[[signature]]`,
}));

const NO_PROFILE = {
	nl: 'Voor dit bericht is geen profiel',
	en: 'There is no profile for this message',
};

const FOUND = `$('${RESOLVE}').first().json`;
const WRITTEN = `$('${MESSAGE}').first().json`;

export function mailReport() {
	const flow = new Flow({ number: '11', name: 'AccountView 11 · Mail a report' });
	addStart(flow);
	const sends = addSends(flow);
	addResult(flow, sends);
	addFailures(flow, sends);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addStart(flow) {
	const answers = addForms(flow, {
		name: FORM,
		at: [-1, 1],
		path: REPORT_PATH,
		title: { nl: 'Een stuk mailen', en: 'Mail a document' },
		description: {
			nl: 'Kies het bestand en de ontvanger. Het bericht gaat van de afzender die bij dit soort bericht hoort. Hetzelfde stuk gaat nooit twee keer naar dezelfde ontvangers.',
			en: 'Choose the file and the recipient. The message goes from the sender that belongs to this kind of message. The same document never goes twice to the same recipients.',
		},
		button: { nl: 'Verzenden', en: 'Send' },
		fields: FIELDS,
		tellsUser: true,
	});
	const message = addOneItem(flow, { name: MESSAGE, at: [1, 1], value: ITEM, keeps: true });
	const matrix = addReadMatrix(flow, [2, 0], { form: true });
	const resolve = addResolve(flow, {
		name: RESOLVE,
		at: [3, 0],
		process: `${WRITTEN}.process`,
		user: `${WRITTEN}.user`,
		administration: `${WRITTEN}.administration`,
	});
	const ready = addPairUp(flow, { name: READY, at: [4, 1] });
	const none = addFormEnd(flow, {
		name: 'No Profile',
		at: [4, -1],
		title: NO_PROFILE,
		message: together(FAILURE, {
			nl: `<p>De matrix staat in n8n bij <a href="{{ ${DATA_TABLES} }}">Data tables</a>, in <b>${PROFILE_TABLE}</b>. Er is niets verzonden.</p>`,
			en: `<p>The matrix is in n8n under <a href="{{ ${DATA_TABLES} }}">Data tables</a>, in <b>${PROFILE_TABLE}</b>. Nothing was sent.</p>`,
		}),
	});
	flow.chain([answers, message, ...matrix, resolve]);
	flow.wire({ from: message, to: ready });
	flow.wire({ from: resolve, to: ready, input: 1 });
	flow.wire({ from: resolve, output: 1, to: none });
}

/** @param {Flow} flow @returns {readonly string[]} the nodes that send */
function addSends(flow) {
	const codes = Object.values(PROFILES);
	const which = addSwitch(flow, {
		name: 'Which Profile?',
		at: [5, 1],
		cases: [
			...codes.map((code) => ({
				name: code,
				when: `$json.profile.toUpperCase() === '${code}'`,
			})),
			{ name: 'Another', when: 'true' },
		],
	});
	flow.wire({ from: READY, to: which });
	const sends = codes.map((code, place) =>
		addSend(flow, {
			name: `Send as ${code}`,
			at: [6, place],
			parameters: {
				to: '={{ $json.to }}',
				content: 'template',
				templates: JSON.stringify(TEMPLATES, null, 2),
				process: '={{ $json.process }}',
				language: '={{ $json.language }}',
				fields: '={{ $json }}',
				attachments: '={{ $json.attachments }}',
				keyFrom: 'document',
				administration: '={{ $json.administration }}',
				documentKind: '={{ $json.process }}',
				documentNumber: '={{ $json.number }}',
				revision: '',
				options: { longestWait: 20, retryWithin: 10 },
			},
		}),
	);
	const another = addFormEnd(flow, {
		name: 'No Step for This Profile',
		at: [6, 2.5],
		title: {
			nl: 'Voor dit profiel is nog geen stap',
			en: 'There is no step for this profile yet',
		},
		message: {
			nl: `<p>De matrix kiest het profiel <b>{{ ${escaped('$json.profile')} }}</b>: {{ ${escaped('$json.reasonNl')} }}</p><p>Deze flow heeft er geen stap voor. Maak in n8n een kopie van een stap <b>Send as …</b>, kies daarin het credential van dit profiel, en geef <b>Which Profile?</b> een uitgang erheen. Er is niets verzonden.</p>`,
			en: `<p>The matrix chooses the profile <b>{{ ${escaped('$json.profile')} }}</b>: {{ ${escaped('$json.reason')} }}</p><p>This flow has no step for it. Copy a step <b>Send as …</b> in n8n, choose the credential of this profile in it, and give <b>Which Profile?</b> an output to it. Nothing was sent.</p>`,
		},
	});
	for (const [output, to] of [...sends, another].entries()) flow.wire({ from: which, output, to });
	return sends;
}

/** Who got it, by which profile, and why. @param {string} key expression of the message key */
const summary = (key) =>
	factTable([
		[{ nl: 'Aan', en: 'To' }, `${WRITTEN}.to`],
		[{ nl: 'Onderwerp', en: 'Subject' }, `${WRITTEN}.subject`],
		[{ nl: 'Profiel', en: 'Profile' }, `${FOUND}.profile`],
		[
			{ nl: 'Waarom dit profiel', en: 'Why this profile' },
			either({ nl: `${FOUND}.reasonNl`, en: `${FOUND}.reason` }),
		],
		// Without a reference it has the day in it, and another day would make another message of it.
		[
			{
				nl: 'Kenmerk om dit formulier opnieuw mee in te vullen',
				en: 'Reference to fill in this form with again',
			},
			`${WRITTEN}.number`,
		],
		[{ nl: 'Kenmerk van het bericht', en: 'Key of the message' }, key],
	]);

const ANOTHER = linkTo(REPORT_PATH, { nl: 'Nog een bericht', en: 'Another message' });

/** @param {Flow} flow @param {readonly string[]} sends */
function addResult(flow, sends) {
	const before = addIf(flow, {
		name: 'Sent Before?',
		at: [7.5, 0],
		when: '$json.sentBefore === true',
	});
	const again = addFormEnd(flow, {
		name: 'Sent Already',
		at: [8.8, -1],
		title: { nl: 'Dit bericht was al verzonden', en: 'This message had been sent already' },
		message: together(
			{
				nl: '<p>Er is niets opnieuw verzonden. Moet hetzelfde stuk nog eens naar dezelfde ontvangers, vul dan een ander kenmerk in.</p>',
				en: '<p>Nothing was sent again. If the same document has to go to the same recipients once more, fill in another reference.</p>',
			},
			summary('$json.key'),
			ANOTHER,
		),
	});
	const sent = addFormEnd(flow, {
		name: 'Sent',
		at: [8.8, 0],
		title: { nl: 'Het bericht is verzonden', en: 'The message was sent' },
		message: together(
			{
				nl: `<p>De mailserver heeft het aangenomen, van <b>{{ ${escaped('$json.from')} }}</b>.</p>`,
				en: `<p>The mail server has taken it, from <b>{{ ${escaped('$json.from')} }}</b>.</p>`,
			},
			summary('$json.key'),
			ANOTHER,
		),
	});
	for (const from of sends) flow.wire({ from, to: before });
	flow.wire({ from: before, to: again });
	flow.wire({ from: before, output: 1, to: sent });
}

/** The key stands in the record of what went wrong, once there is one. */
const KEY = `(($json.details?.record ?? '').replace(/^message /, '') || ${said({ nl: 'nog geen: het bericht kon niet worden gelezen', en: 'none yet: the message could not be read' })})`;

const IS_PARTLY = "$json.details?.code === 'MAIL_PARTLY_REFUSED'";
const DUE = inWords('$json.details.dueAt');
const NUMBER_SHOWN = escaped(`${WRITTEN}.number`);
const TO_ATTENTION = linkTo(ATTENTION_PATH, {
	nl: 'Naar de berichten die aandacht vragen',
	en: 'To the messages that need attention',
});

/** @param {Flow} flow @param {readonly string[]} sends */
function addFailures(flow, sends) {
	const why = addSwitch(flow, {
		name: 'Why Not?',
		at: [7.5, 2],
		cases: [
			{ name: 'It Waits', when: "($json.details?.dueAt ?? '') !== ''" },
			{
				name: 'In Doubt',
				when: "['MAIL_DOUBTFUL', 'MAIL_SENT_MAIL_UNREACHABLE', 'MAIL_BUSY', 'MAIL_TAKEN_OVER'].includes($json.details?.code)",
			},
			{ name: 'Not Sent', when: 'true' },
		],
	});
	const ends = [
		addFormEnd(flow, {
			name: 'It Waits',
			at: [8.8, 1],
			title: { nl: 'Het bericht wacht', en: 'The message waits' },
			message: together(
				{
					nl: `<p>Het kan pas vanaf <b>{{ ${DUE.nl} }}</b>.</p><p>{{ ${escaped('$json.details.messageNl')} }}</p><p>De bestanden worden niet bewaard. Vul dit formulier na die tijd opnieuw in, met als kenmerk <b>{{ ${NUMBER_SHOWN} }}</b>; het gaat ook dan één keer.</p>`,
					en: `<p>It cannot go before <b>{{ ${DUE.en} }}</b>.</p><p>{{ ${escaped('$json.error')} }}</p><p>The files are not kept. Fill in this form again after that time, with the reference <b>{{ ${NUMBER_SHOWN} }}</b>; it goes once then, too.</p>`,
				},
				summary(KEY),
				{ nl: `<p><i>In English: {{ ${escaped('$json.error')} }}</i></p>`, en: '' },
			),
		}),
		addFormEnd(flow, {
			name: 'In Doubt',
			at: [8.8, 2],
			title: {
				nl: 'Niet zeker of het bericht is verzonden',
				en: 'Not certain whether the message was sent',
			},
			message: together(FAILURE, summary(KEY), TO_ATTENTION),
		}),
		addFormEnd(flow, {
			name: 'Not Sent',
			at: [8.8, 3],
			title: {
				nl: `{{ ${IS_PARTLY} ? 'Het bericht is niet aan iedereen verzonden' : 'Het bericht is niet verzonden' }}`,
				en: `{{ ${IS_PARTLY} ? 'The message was not sent to everyone' : 'The message was not sent' }}`,
			},
			message: together(FAILURE, summary(KEY), ANOTHER),
		}),
	];
	for (const from of sends) flow.wire({ from, output: 1, to: why });
	for (const [output, to] of ends.entries()) flow.wire({ from: why, output, to });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-3.6, -0.8],
		size: [2.2, 2.6],
		colour: 'setUp',
	});
	flow.note({ name: 'Which Profile', text: WHICH, at: [1.8, -2.2], size: [2, 0.6] });
	flow.note({ name: 'One Step per Profile', text: STEPS, at: [4.9, -0.9], size: [2.3, 0.8] });
	flow.note({ name: 'Never Twice', text: TWICE, at: [7.3, -1.7], size: [2.6, 0.5] });
	flow.note({ name: 'The Outcome', text: OUTCOME, at: [7.3, 3.8], size: [2.6, 0.5] });
}

const ABOUT = `## 11 · Mail a report

A form, in Dutch and in English: recipients, subject, message, language and files. The message leaves through the e-mail profile that belongs to its kind, and the last page says what became of it.

**Nederlands** – Een formulier om een factuur, herinnering of rapport te mailen. De afzender volgt uit de profielmatrix, hetzelfde stuk gaat nooit twee keer, en de laatste pagina zegt wat er is gebeurd.

**Fill in**
1. An e-mail profile credential in each **Send as …**: SMTP, or choose another *E-Mail System* there.
2. Publish the flow and open the address in **${FORM}** or **${inEnglish(FORM)}**.

Profiles go by the data table *${PROFILE_TABLE}*, which flow 12 makes. Without it invoices and reminders go as ${PROFILES.invoices}, everything else as ${PROFILES.general}.

If your outbox is not in n8n's own folder: the Store credential in each **Send as …**. Only people who are logged in to n8n see the form.`;

const WHICH = `## Which profile
The matrix decides by process, person and administration. Who ticks the personal profile is known by the e-mail address of the login.`;

const STEPS = `## One step per profile
A credential cannot be computed. For another profile copy a **Send as …**, choose its credential, and add a rule to **Which Profile?** with its code.

Greeting and layout per language are the templates in these steps.`;

const TWICE = `## Never twice
The key is administration, kind, reference and recipients. The same again is told, not sent. Without a reference it is the day and the file name.`;

const OUTCOME = `## The outcome
A message that waits or is in doubt stands in the outbox, without its text and files: flow 13 lists it.`;
