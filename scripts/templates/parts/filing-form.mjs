// @ts-check
/** From a form to a filing: a draft that a person looks at, approves and sends. */
import {
	addOutcomeMail,
	addStep,
	addValidate,
	KINDS,
	stateInDutch,
	whatInDutch,
	WRONG,
} from './filing.mjs';
import { addFormEnd, addFormPage, formAddress } from './forms.mjs';
import { factTable } from './forms-dutch.mjs';
import { escaped, literal } from './literals.mjs';
import { addIf } from './nodes.mjs';
import { addSend } from './profiles.mjs';
import { setting } from './settings.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./filing.mjs').Resource} Resource
 */

/** What the page of the second person says of the mail that leads there. */
const ASKED = 'Het adres van deze pagina is gemaild; u kunt haar sluiten.';
const NOT_ASKED =
	'De mail met het adres van deze pagina is niet weggegaan: geef het zelf door aan wie haar moet goedkeuren.';

/** Names of nodes that expressions refer to. */
const VALIDATE = 'Validate';
const SECOND_PAGE = 'The Second Look';
const RECEIPT = 'The Receipt';
const VALID = `$('${VALIDATE}').first().json`;
const FILED = `$('${RECEIPT}').first().json`;

/** How often the flow asks for a status before it leaves that to flow 21. */
const ASKS = 6;

/** An amount of whole euros. @param {string} amount expression */
export const euros = (amount) => `'€ ' + Number(${amount}).toLocaleString('nl-NL')`;

/**
 * Behind the page on which a draft was looked at, from column 6 on: the checks, the second person where
 * there has to be one, the approval, the sending, the first statuses, the mail, the last page.
 *
 * @param {Flow} flow
 * @param {object} filing
 * @param {Resource} filing.resource
 * @param {string} filing.path of the form
 * @param {string} filing.draft expression of the item that Prepare gave
 * @param {string} filing.person expression of who is at the form
 * @param {Record<string, unknown>} filing.options of Validate
 * @param {string} filing.what in Dutch, with its article
 * @returns {string} the first node
 */
export function addFilingSteps(flow, { resource, path, draft, person, options, what }) {
	const again = `<p><a href="{{ ${formAddress(path)} }}">Opnieuw beginnen</a></p>`;
	const validate = addValidate(flow, {
		name: VALIDATE,
		at: [6, 1],
		resource,
		draft: `${draft}.draft`,
		options: { preparedBy: preparedBy(person), ...options },
	});
	const valid = addIf(flow, { name: 'May It Be Filed?', at: [7, 1], when: '$json.valid === true' });
	const second = addIf(flow, {
		name: 'A Second Person?',
		at: [8, 1],
		when: `${setting('secondPerson')} !== ''`,
	});
	const approve = addApproval(flow, { resource, draft, person, what });
	const ends = addRefusals(flow, again);
	flow.chain([validate, valid, second]);
	flow.wire({ from: second, to: approve.asked });
	flow.wire({ from: second, output: 1, to: approve.node });
	flow.wire({ from: validate, output: 1, to: ends.wrong });
	flow.wire({ from: valid, output: 1, to: ends.invalid });
	flow.wire({ from: approve.node, output: 1, to: ends.wrong });
	const submit = addStep(flow, {
		name: 'Submit',
		at: [12, 1],
		resource,
		operation: 'submit',
		of: '$json',
		more: { hash: '={{ $json.hash }}' },
	});
	flow.chain([approve.node, submit]);
	flow.wire({ from: submit, output: 1, to: ends.unsent });
	addOutcome(flow, { submit, resource, again });
	return validate;
}

/** Where a second person has to approve, who it may not be. @param {string} person expression */
const preparedBy = (person) => `={{ ${setting('secondPerson')} === '' ? '' : ${person} }}`;

/**
 * @param {Flow} flow
 * @param {{ resource: Resource; draft: string; person: string; what: string }} facts
 * @returns {{ asked: string; node: string }}
 */
function addApproval(flow, { resource, draft, person, what }) {
	const link = '$execution.resumeFormUrl';
	const asked = addSend(flow, {
		name: 'Ask the Second Person',
		at: [9, 0],
		parameters: {
			to: `={{ ${setting('secondPerson')} }}`,
			content: 'own',
			subject: `={{ 'Goed te keuren: ' + ${whatInDutch(VALID)} }}`,
			text: `={{ ${person} + ' heeft ' + ${literal(what)} + ' klaargezet: ' + ${whatInDutch(VALID)} + '.\\n\\nBekijk haar en keur haar goed:\\n' + ${link} }}`,
			html: '',
			attachments: '',
			keyFrom: 'own',
			messageKey: `={{ 'filing/approve/' + ${VALID}.hash + '/' + $execution.id }}`,
			options: {},
		},
	});
	const page = addFormPage(flow, {
		name: SECOND_PAGE,
		at: [10, 0],
		title: 'Wacht op een tweede persoon',
		description: `Een ander dan wie ${what} maakte, keurt haar hier goed.`,
		button: 'Goedkeuren en indienen',
		fields: `[{ fieldType: 'html', elementName: 'form', html: '<p>' + ($json.error ? ${literal(NOT_ASKED)} : ${literal(ASKED)}) + '</p><p>' + ${escaped(whatInDutch(VALID))} + '</p>' + ${draft}.page.form }]`,
	});
	const approver = `($('${SECOND_PAGE}').isExecuted ? ($('${SECOND_PAGE}').first().json.user?.email ?? '') : ${person})`;
	const node = addStep(flow, {
		name: 'Approve',
		at: [11, 1],
		resource: 'filing',
		operation: 'approve',
		of: VALID,
		more: {
			kind: KINDS[resource],
			hash: `={{ ${VALID}.hash }}`,
			approvedBy: `={{ ${approver} }}`,
			preparedBy: preparedBy(person),
		},
	});
	flow.chain([asked, page, node]);
	// The page can be opened without the mail: its address stands in the browser of who is at the form.
	flow.wire({ from: asked, output: 1, to: page });
	return { asked, node };
}

/** @param {Flow} flow @param {string} again */
function addRefusals(flow, again) {
	return {
		invalid: addFormEnd(flow, {
			name: 'Not to Be Filed',
			at: [8, 3],
			title: 'Dit kan zo niet worden ingediend',
			message: `=<ul>{{ $json.findings.filter((one) => one.severity === 'error').map((one) => '<li>' + ${escaped('one.messageNl')} + '<br><i>' + ${escaped('one.remedyNl')} + '</i></li>').join('') }}</ul><p>Er is niets verzonden.</p>${again}`,
		}),
		wrong: addFormEnd(flow, {
			name: 'It Went Wrong',
			at: [9, 3],
			title: 'Er is niets ingediend',
			message: `=${WRONG}${again}`,
		}),
		unsent: addFormEnd(flow, {
			name: 'Not Sent',
			at: [13, 3],
			title: `={{ $json.details?.code === 'TAX_FILING_DOUBTFUL' || /_(NO_ANSWER|BUSY|ANSWER_INVALID|SIGNATURE_INVALID)$/.test($json.details?.code ?? '') ? 'Niet zeker of de aangifte is aangekomen' : 'De aangifte is niet verzonden' }}`,
			message: `=${WRONG}<p>Flow 21 zoekt een aangifte in twijfel op voordat zij opnieuw kan worden verzonden; zij gaat nooit twee keer.</p>${again}`,
		}),
	};
}

/** @param {Flow} flow @param {{ submit: string; resource: Resource; again: string }} facts */
function addOutcome(flow, { submit, resource, again }) {
	const wait = flow.add({
		name: 'Wait a Little',
		type: 'n8n-nodes-base.wait',
		version: 1.1,
		parameters: { resume: 'timeInterval', amount: 5, unit: 'seconds' },
		at: [13, 1],
	});
	const status = addStep(flow, {
		name: 'Ask for the Status',
		at: [14, 1],
		resource,
		operation: 'getStatus',
		of: '$json',
	});
	const known = addIf(flow, {
		name: 'Is the Outcome Known?',
		at: [15, 1],
		when: `$json.isFinal === true || $runIndex >= ${ASKS - 1} || Boolean($json.error)`,
	});
	const receipt = addStep(flow, {
		name: RECEIPT,
		at: [16, 1],
		resource,
		operation: 'getReceipt',
		of: `$('${submit}').first().json`,
		more: { language: 'nl' },
	});
	const mailed = addIf(flow, {
		name: 'Mail It?',
		at: [17, 1],
		when: `${setting('mailTo')} !== ''`,
	});
	const mail = addOutcomeMail(flow, { name: 'Send as ALGEMEEN', at: [18, 0], filing: '$json' });
	const end = addFormEnd(flow, {
		name: 'The Outcome',
		at: [19, 1],
		title: `={{ ${whatInDutch(FILED)} + ' is ' + ${stateInDutch(`${FILED}.state`)} }}`,
		message: `=${factTable([
			['Stand', stateInDutch(`${FILED}.state`)],
			['Laatste status', `(${FILED}.statusNl || 'nog geen')`],
			['Goedgekeurd door', `${FILED}.approvedBy`],
			['Kenmerk van ontvangst', `${FILED}.channelReference`],
			['Reden', `${FILED}.reason`],
		])}<p>{{ ${FILED}.isFinal ? '' : 'De uitkomst volgt: flow 21 haalt de statussen op en mailt haar.' }}</p>${again}`,
	});
	const unknown = addFormEnd(flow, {
		name: 'Sent, Status Unknown',
		at: [17, 3],
		title: 'De aangifte is verzonden',
		message: `=<p>De stand kon niet worden opgehaald. Flow 21 doet dat later opnieuw en mailt de uitkomst.</p>${WRONG}${again}`,
	});
	flow.chain([submit, wait, status, known, receipt, mailed, mail, end]);
	flow.wire({ from: status, output: 1, to: receipt });
	flow.wire({ from: known, output: 1, to: wait });
	flow.wire({ from: receipt, output: 1, to: unknown });
	flow.wire({ from: mailed, output: 1, to: end });
	flow.wire({ from: mail, output: 1, to: end });
}
