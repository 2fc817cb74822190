// @ts-check
/** Template 21: follows what was filed to its end, and mails the outcome. */
import {
	addFilings,
	addOutcomeMail,
	addStep,
	followedInDutch,
	whatInDutch,
} from './parts/filing.mjs';
import { addDoubtForm, DOUBT_FORM, DOUBT_PATH, KEEP } from './parts/filing-doubt.mjs';
import { Flow } from './parts/flow.mjs';
import { formAddress } from './parts/forms.mjs';
import { literal } from './parts/literals.mjs';
import { addFields, addIf, addNothing, addStop } from './parts/nodes.mjs';
import { addNotMailed, addOnceADay, addSend } from './parts/profiles.mjs';
import { addReadSettings, valueOf } from './parts/settings.mjs';

const LIST = 'Filings under Way';

/** The filing that a step was asked about. */
const FILING = "$('Which Kind?').item.json";

const IS_UNPROVEN = "($json.details?.code === 'TAX_FILING_UNPROVEN')";

/** What keeps a status from being asked for and passes by itself. */
const PASSES = "/_(UNREACHABLE|NO_ANSWER|BUSY|DOUBTFUL)$/.test($json.details?.code ?? '')";

/** Of a step that the node never came to. */
const NO_CREDENTIAL =
	'De stap die de stand opvraagt kon niet worden uitgevoerd. Meestal is in n8n het credential van Digipoort of AutoReport nog niet gekozen of niet juist.';
const LOOK_AT_STEP = 'Open flow 21 in n8n en kijk bij de stap die misging.';

/** @param {string} filing expression */
const whatIs = (filing) =>
	`${whatInDutch(filing)} + ' is ' + ${followedInDutch(`${filing}.state`)}`;

export function followFilings() {
	const flow = new Flow({ number: '21', name: 'AccountView 21 · Follow filings' });
	const list = addStart(flow);
	addFollowing(flow, list);
	addDoubtForm(flow);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @returns {string} */
function addStart(flow) {
	flow.add({
		name: 'Every Quarter of an Hour',
		type: 'n8n-nodes-base.scheduleTrigger',
		version: 1.2,
		parameters: {
			rule: { interval: [{ field: 'cronExpression', expression: '7-59/15 * * * *' }] },
		},
		at: [0, 0],
	});
	flow.add({ name: 'Run Now', type: 'n8n-nodes-base.manualTrigger', version: 1, at: [0, 1] });
	const table = addReadSettings(flow, [1, 0.5]);
	const settings = addFields(flow, {
		name: 'Settings',
		at: [2, 0.5],
		fields: [
			{
				name: 'mailTo',
				value: valueOf({ name: 'mailTo', row: 'mail.digestTo', otherwise: '' }),
			},
		],
		settings: { executeOnce: true },
	});
	const list = addFilings(flow, {
		name: LIST,
		at: [3, 0.5],
		states: ['sent', 'doubtful', 'sending'],
	});
	for (const from of ['Every Quarter of an Hour', 'Run Now']) flow.wire({ from, to: table });
	flow.chain([table, settings, list]);
	return list;
}

/** @param {Flow} flow @param {string} list */
function addFollowing(flow, list) {
	const which = addIf(flow, { name: 'Which Kind?', at: [4, 0.5], when: "$json.kind === 'icp'" });
	const wanted = addIf(flow, {
		name: 'Mail It?',
		at: [8, 0.5],
		when: "$('Settings').first().json.mailTo !== ''",
	});
	// Below what has ended, which is mailed first.
	const doubt = addIf(flow, {
		name: 'For a Person?',
		at: [6, 3],
		when: `!${PASSES} && $('Settings').first().json.mailTo !== ''`,
	});
	flow.chain([list, which]);
	for (const [output, { resource, words, row }] of KINDS.entries()) {
		const status = addStep(flow, {
			name: `Status of ${words}`,
			at: [5, row],
			resource,
			operation: 'getStatus',
			of: '$json',
		});
		const ended = addIf(flow, {
			name: `${words} Ended?`,
			at: [6, row],
			when: "['accepted', 'rejected', 'approved'].includes($json.state)",
		});
		const receipt = addStep(flow, {
			name: `Receipt of ${words}`,
			at: [7, row],
			resource,
			operation: 'getReceipt',
			of: '$json',
			more: { language: 'nl' },
		});
		flow.wire({ from: which, output, to: status });
		const none = addStop(flow, {
			name: `No Receipt of ${words}`,
			// Below Mail It?, for the others come first.
			at: [8, row + (row < 0.5 ? 1.6 : 0.5)],
			message: `={{ ${whatIs(`$('Status of ${words}').item.json`)} + '; het ontvangstbewijs kon niet worden opgehaald: ' + $json.error }}`,
		});
		flow.chain([status, ended, receipt]);
		flow.wire({ from: receipt, to: wanted });
		flow.wire({ from: receipt, output: 1, to: none });
		flow.wire({ from: status, output: 1, to: doubt });
	}
	const asking = addAskingMail(flow);
	addOnceADay(flow, { send: asking, at: [8, 3] });
	flow.chain([doubt, asking]);
	const mail = addOutcomeMail(flow, { name: 'Send as ALGEMEEN', at: [9, 0], filing: '$json' });
	const quiet = addNothing(flow, { name: 'Nobody to Tell', at: [9, 1] });
	addNotMailed(flow, {
		name: 'Outcome Not Mailed',
		at: [10, 0],
		from: { from: mail, output: 1 },
		message: `={{ ${whatIs("$('Mail It?').item.json")} + '; dat kon niet worden gemaild: ' + $json.error }}`,
	});
	flow.chain([wanted, mail]);
	flow.wire({ from: wanted, output: 1, to: quiet });
}

/**
 * What arrived may be ours or another program's, or nobody can ask how far it is: a person looks. The former
 * is told once for each filing, the latter once a day.
 * @param {Flow} flow
 */
const addAskingMail = (flow) =>
	addSend(flow, {
		name: 'Ask a Person as ALGEMEEN',
		at: [7, 3],
		parameters: {
			to: "={{ $('Settings').first().json.mailTo }}",
			content: 'own',
			subject: `={{ ${whatInDutch(FILING)} + (${IS_UNPROVEN} ? ': niet zeker of zij is aangekomen' : ': de stand kon niet worden opgevraagd') }}`,
			text: `={{ ($json.details?.messageNl ?? ${literal(NO_CREDENTIAL)}) + '\\n\\n' + ($json.details?.remedyNl ?? ${literal(LOOK_AT_STEP)}) + (${IS_UNPROVEN} ? '\\n\\nLeg het hier vast:\\n' + ${formAddress(DOUBT_PATH)} : '') + '\\n\\nIn English: ' + $json.error }}`,
			html: '',
			attachments: '',
			keyFrom: 'own',
			messageKey: `={{ 'filing/' + (${IS_UNPROVEN} ? 'doubt' : 'unread/' + $now.toISODate()) + '/' + ${FILING}.administration + '/' + ${FILING}.kind + '/' + ${FILING}.period + '/' + ${FILING}.revision }}`,
			options: {},
		},
	});

/** By the outputs of the If. @type {readonly { resource: import('./parts/filing.mjs').Resource; words: string; row: number }[]} */
const KINDS = [
	{ resource: 'icpStatement', words: 'Statements', row: -0.5 },
	{ resource: 'vatReturn', words: 'Returns', row: 1.5 },
];

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.7, -1],
		size: [2.3, 3.2],
		colour: 'setUp',
	});
	flow.note({ name: 'In Doubt', text: DOUBT, at: [4.6, -2.1], size: [3, 0.8] });
	flow.note({ name: 'Nobody Is Left Unaware', text: UNAWARE, at: [4.6, 3.7], size: [3, 0.8] });
	flow.note({
		name: 'What a Person Found Out',
		text: FOUND_OUT,
		at: [-2.7, 4.8],
		size: [2.3, 1.6],
	});
}

const ABOUT = `## 21 · Follow filings

Every quarter of an hour it asks how far the returns and statements are that were filed, keeps every status, and mails the outcome with the receipt.

**Nederlands** – Volgt ingediende aangiften en opgaven tot zij zijn geaccepteerd of geweigerd, en mailt de uitkomst met het ontvangstbewijs. Er wordt niets verzonden of herhaald.

**Fill in**
1. The Digipoort credential in both **Status of …** and **Receipt of …**, or choose *Visma.net AutoReport* there.
2. An e-mail profile credential in **Send as ALGEMEEN** and **Ask a Person as ALGEMEEN**, and the address: row \`mail.digestTo\` of the data table *AccountView settings*, or a value in **Settings**.
3. If your filings are not kept in n8n's own folder: the Store credential in each step.
4. Publish the flow: the address in **${DOUBT_FORM}** stands in the mails about filings in doubt.`;

const DOUBT = `## In doubt
A filing of which nobody knows whether it arrived is looked up in the list of the channel. It is never sent from here: when it did not arrive, that is mailed, and Submit sends it again. When something arrived that may be it, that is mailed too, and the form below takes what you found out.`;

const FOUND_OUT = `## What a person found out
A form that lists the filings in doubt. Look one up in the portal of the tax authority or in AutoReport, and tell there what it is called, or that it never arrived; **${KEEP}** keeps that. Nothing is sent by it.

**Nederlands** – Formulier om vast te leggen wat er van een aangifte in twijfel is geworden. Er wordt niets verzonden.`;

const UNAWARE = `## Nobody is left unaware
What passes by itself is asked again in a quarter of an hour. Anything else that keeps a status from being asked for is mailed, once a day; an outcome that cannot be mailed, or has no receipt, ends the run with an error that flow 10 tells.`;
