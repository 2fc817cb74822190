// @ts-check
/** Template 21: follows what was filed to its end, and mails the outcome. */
import { addFilings, addOutcomeMail, addReceipt, addStep } from './parts/filing.mjs';
import { addDoubtForm, DOUBT_FORM, DOUBT_PATH, KEEP } from './parts/filing-doubt.mjs';
import { whatCameOf, whatIs } from './parts/filing-words.mjs';
import { Flow } from './parts/flow.mjs';
import { inEnglish } from './parts/forms.mjs';
import { literal } from './parts/literals.mjs';
import { addFields, addIf, addNothing, addStop } from './parts/nodes.mjs';
import { addNotMailed, addOnceADay, addSend } from './parts/profiles.mjs';
import {
	addReadSettings,
	AS_SET,
	formAddressAsSet,
	LANGUAGE,
	setting,
	valueOf,
} from './parts/settings.mjs';

const LIST = 'Filings under Way';

/** The filing that a step was asked about. */
const FILING = "$('Which Kind?').item.json";

const IS_UNPROVEN = "($json.details?.code === 'TAX_FILING_UNPROVEN')";

/** What keeps a status from being asked for and passes by itself. */
const PASSES = "/_(UNREACHABLE|NO_ANSWER|BUSY|DOUBTFUL)$/.test($json.details?.code ?? '')";

/** Of a step that the node never came to. */
const NO_CREDENTIAL = {
	nl: 'De stap die de stand opvraagt, kon niet worden uitgevoerd. Meestal is in n8n het credential van Digipoort of AutoReport nog niet gekozen of niet juist.',
	en: 'The step that fetches the status could not be carried out. Usually the credential of Digipoort or AutoReport has not been chosen in n8n yet, or is not right.',
};
const LOOK_AT_STEP = {
	nl: 'Open flow 21 in n8n en kijk bij de stap die misging.',
	en: 'Open flow 21 in n8n and look at the step that went wrong.',
};

/** What happened and what to do, as the node says it, or of a step that it never came to. */
const FAILED = AS_SET.either({
	nl: `($json.details?.messageNl ?? ${literal(NO_CREDENTIAL.nl)}) + '\\n\\n' + ($json.details?.remedyNl ?? ${literal(LOOK_AT_STEP.nl)})`,
	en: `($json.details?.code ? $json.error : ${literal(`${NO_CREDENTIAL.en} `)} + ($json.error ?? '')) + '\\n\\n' + ($json.details?.code ? $json.message : ${literal(LOOK_AT_STEP.en)})`,
});

/** Below a Dutch mail stands the node's own sentence. */
const IN_ENGLISH = AS_SET.either({ nl: `'\\n\\nIn English: ' + $json.error`, en: `''` });

const NO_RECEIPT = {
	nl: '; het ontvangstbewijs kon niet worden opgehaald: ',
	en: '; the receipt could not be fetched: ',
};
const NOT_MAILED = {
	nl: '; dat kon niet worden gemaild: ',
	en: '; that could not be mailed: ',
};

const NOT_CERTAIN = {
	nl: ': niet zeker of zij is aangekomen',
	en: ': not certain whether it has arrived',
};
const NOT_ASKED_FOR = {
	nl: ': de stand kon niet worden opgevraagd',
	en: ': the status could not be fetched',
};
const RECORD_IT = { nl: 'Leg het hier vast:', en: 'Record it here:' };

/** @type {readonly import('./parts/settings.mjs').SettingOf[]} */
const SETTINGS = [{ name: 'mailTo', row: 'mail.digestTo', otherwise: '' }, LANGUAGE];

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
	const table = addReadSettings(flow, [1, 0.5], { byItself: true });
	const settings = addFields(flow, {
		name: 'Settings',
		at: [2, 0.5],
		fields: SETTINGS.map((one) => ({ name: one.name, value: valueOf(one) })),
		settings: { executeOnce: true },
	});
	const list = addFilings(flow, {
		name: LIST,
		at: [3, 0.5],
		states: ['sent', 'doubtful', 'sending'],
	});
	for (const from of ['Every Quarter of an Hour', 'Run Now']) flow.wire({ from, to: table[0] });
	flow.chain([...table, settings, list]);
	return list;
}

/** @param {Flow} flow @param {string} list */
function addFollowing(flow, list) {
	const which = addIf(flow, { name: 'Which Kind?', at: [4, 0.5], when: "$json.kind === 'icp'" });
	const wanted = addIf(flow, {
		name: 'Mail It?',
		at: [8, 0.5],
		when: `${setting('mailTo')} !== ''`,
	});
	// Below what has ended, which is mailed first.
	const doubt = addIf(flow, {
		name: 'For a Person?',
		at: [6, 3],
		when: `!${PASSES} && ${setting('mailTo')} !== ''`,
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
		const receipt = addReceipt(flow, {
			name: `Receipt of ${words}`,
			at: [7, row],
			resource,
			of: '$json',
		});
		flow.wire({ from: which, output, to: status });
		const none = addStop(flow, {
			name: `No Receipt of ${words}`,
			// Below Mail It?, for the others come first.
			at: [8, row + (row < 0.5 ? 1.6 : 0.5)],
			message: `={{ ${AS_SET.either(whatCameOf(`$('Status of ${words}').item.json`))} + ${AS_SET.said(NO_RECEIPT)} + $json.error }}`,
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
		message: `={{ ${AS_SET.either(whatCameOf("$('Mail It?').item.json"))} + ${AS_SET.said(NOT_MAILED)} + $json.error }}`,
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
			to: `={{ ${setting('mailTo')} }}`,
			content: 'own',
			subject: `={{ ${AS_SET.either(whatIs(FILING))} + (${IS_UNPROVEN} ? ${AS_SET.said(NOT_CERTAIN)} : ${AS_SET.said(NOT_ASKED_FOR)}) }}`,
			text: `={{ ${FAILED} + (${IS_UNPROVEN} ? '\\n\\n' + ${AS_SET.said(RECORD_IT)} + '\\n' + ${formAddressAsSet(DOUBT_PATH)} : '') + ${IN_ENGLISH} }}`,
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
		at: [-3.7, -1],
		size: [2.3, 3.2],
		colour: 'setUp',
	});
	flow.note({ name: 'In Doubt', text: DOUBT, at: [4.6, -2.1], size: [3, 0.8] });
	flow.note({ name: 'Nobody Is Left Unaware', text: UNAWARE, at: [4.6, 3.7], size: [3, 0.8] });
	flow.note({
		name: 'What a Person Found Out',
		text: FOUND_OUT,
		at: [-3.7, 4.8],
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
4. Publish the flow: the address in **${DOUBT_FORM}**, or in **${inEnglish(DOUBT_FORM)}**, stands in the mails about filings in doubt.

The mails are in the language of the settings (\`language\`: nl or en).`;

const DOUBT = `## In doubt
A filing of which nobody knows whether it arrived is looked up in the list of the channel. It is never sent from here: when it did not arrive, that is mailed, and Submit sends it again. When something arrived that may be it, that is mailed too, and the form below takes what you found out.`;

const FOUND_OUT = `## What a person found out
A form, in Dutch and in English, that lists the filings in doubt. Look one up in the portal of the tax authority or in AutoReport, and tell there what it is called, or that it never arrived; **${KEEP}** keeps that. Nothing is sent by it.

**Nederlands** – Formulier om vast te leggen wat er van een aangifte in twijfel is geworden. Er wordt niets verzonden.`;

const UNAWARE = `## Nobody is left unaware
What passes by itself is asked again in a quarter of an hour. Anything else that keeps a status from being asked for is mailed, once a day; an outcome that cannot be mailed, or has no receipt, ends the run with an error that flow 10 tells.`;
