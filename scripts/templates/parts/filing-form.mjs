// @ts-check
/** From a form to a filing: a draft that a person looks at, approves and sends. */
import { addOutcomeMail, addReceipt, addStep, addValidate, KINDS } from './filing.mjs';
import { howFarIs, reasonOf, stateOf, statusOf, whatIs, WRONG } from './filing-words.mjs';
import { dayOf, either, GIVEN, inBoth, said, together } from './form-language.mjs';
import { addFormEnd, addFormPage, factTable, listOf, startAgain } from './forms.mjs';
import { escaped, literal } from './literals.mjs';
import { addIf } from './nodes.mjs';
import { addSend } from './profiles.mjs';
import { AS_SET, setting } from './settings.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./filing.mjs').Resource} Resource
 * @typedef {import('./form-language.mjs').Words} Words
 */

/** The period that was filled in. */
export const PERIOD = `String(${GIVEN}.period ?? '').trim().toUpperCase()`;

/** Who is at the form. */
const PERSON = `(${GIVEN}.user?.email ?? '')`;

/** Whether it takes the place of what was accepted, for a parameter. */
export const REPLACES = `={{ (${GIVEN}.replace ?? []).length > 0 }}`;

/** What a person may do with a draft. */
export const FILE_IT = {
	label: { nl: 'Goedkeuren en indienen', en: 'Approve and file' },
	value: 'file',
};
export const STOP = {
	label: { nl: 'Stoppen: er wordt niets ingediend', en: 'Stop: nothing is filed' },
	value: 'stop',
};
export const NOTHING_FILED = { nl: 'Er is niets ingediend', en: 'Nothing was filed' };

/** Fields of the first page. @param {{ period: Words; replaces: Words }} labels */
export const periodFields = ({ period, replaces }) => [
	{
		fieldName: 'period',
		fieldLabel: period,
		fieldType: 'text',
		placeholder: '2026-Q1',
		requiredField: true,
	},
	{
		fieldName: 'replace',
		fieldLabel: { nl: 'Al eerder ingediend?', en: 'Filed before?' },
		fieldType: 'checkbox',
		fieldOptions: listOf([replaces]),
	},
];

/**
 * Whose draft it is and until when it can be filed, as an expression of HTML.
 * @param {string} draft expression @param {Words} until
 */
export const firmHtml = (draft, until) =>
	`'<p>' + ${escaped(`${draft}.administration`)} + ${said({ nl: ', omzetbelastingnummer ', en: ', OB number (omzetbelastingnummer) ' })} + ${escaped(`${draft}.obNumber`)} + ${said({ nl: `. ${until.nl} `, en: `. ${until.en} ` })} + ${either(dayOf(`${draft}.deadline`))} + '.</p>'`;

export const REMARKS = `'<h2>' + ${said({ nl: 'Opmerkingen', en: 'Remarks' })} + '</h2>'`;

/** What the page of the second person says of the mail that leads there. */
const ASKED = {
	nl: 'Het adres van deze pagina is gemaild; u kunt haar sluiten.',
	en: 'The address of this page was mailed; you can close it.',
};
const NOT_ASKED = {
	nl: 'De mail met het adres van deze pagina is niet weggegaan: geef het zelf door aan wie haar moet goedkeuren.',
	en: 'The mail with the address of this page has not left: pass the address on yourself to the person who has to approve.',
};

/** Names of nodes that expressions refer to. */
const VALIDATE = 'Validate';
const SECOND_PAGE = 'The Second Look';
const RECEIPT = 'The Receipt';
const VALID = `$('${VALIDATE}').first().json`;
const FILED = `$('${RECEIPT}').first().json`;

/** How often the flow asks for a status before it leaves that to flow 21. */
const ASKS = 6;

/** How numbers are written. */
export const NUMBERS = said({ nl: 'nl-NL', en: 'en-GB' });

/** An amount of whole euros. @param {string} amount expression */
export const euros = (amount) => `'€ ' + Number(${amount}).toLocaleString(${NUMBERS})`;

/**
 * Behind the page on which a draft was looked at, from column 6 on: the checks, the second person where
 * there has to be one, the approval, the sending, the first statuses, the mail, the last page.
 *
 * @param {Flow} flow
 * @param {object} filing
 * @param {Resource} filing.resource
 * @param {string} filing.path of the Dutch form
 * @param {string} filing.draft expression of the item that Prepare gave
 * @param {Record<string, unknown>} filing.options of Validate
 * @param {Words} filing.what with its article
 * @returns {string} the first node
 */
export function addFilingSteps(flow, { resource, path, draft, options, what }) {
	const again = startAgain(path);
	const validate = addValidate(flow, {
		name: VALIDATE,
		at: [6, 1],
		resource,
		draft: `${draft}.draft`,
		options: { preparedBy: PREPARED_BY, ...options },
	});
	const valid = addIf(flow, { name: 'May It Be Filed?', at: [7, 1], when: '$json.valid === true' });
	const second = addIf(flow, {
		name: 'A Second Person?',
		at: [8, 1],
		when: `${setting('secondPerson')} !== ''`,
	});
	const approve = addApproval(flow, { resource, draft, what });
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

/** Where a second person has to approve, who it may not be. */
const PREPARED_BY = `={{ ${setting('secondPerson')} === '' ? '' : ${PERSON} }}`;

/**
 * @param {Flow} flow
 * @param {{ resource: Resource; draft: string; what: Words }} facts
 * @returns {{ asked: string; node: string }}
 */
function addApproval(flow, { resource, draft, what }) {
	const filing = whatIs(VALID);
	const prepared = {
		nl: `' heeft ' + ${literal(what.nl)} + ' klaargezet: ' + ${filing.nl} + '.\\n\\nBekijk haar en keur haar goed:'`,
		en: `' has prepared ' + ${literal(what.en)} + ': ' + ${filing.en} + '.\\n\\nLook at it and approve it:'`,
	};
	const asked = addSend(flow, {
		name: 'Ask the Second Person',
		at: [9, 0],
		parameters: {
			to: `={{ ${setting('secondPerson')} }}`,
			content: 'own',
			subject: `={{ ${AS_SET.said({ nl: 'Goed te keuren: ', en: 'To be approved: ' })} + ${AS_SET.either(filing)} }}`,
			text: `={{ ${PERSON} + ${AS_SET.either(prepared)} + '\\n' + $execution.resumeFormUrl }}`,
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
		title: { nl: 'Wacht op een tweede persoon', en: 'Waiting for a second person' },
		description: {
			nl: `Een ander dan wie ${what.nl} maakte, keurt haar hier goed.`,
			en: `Somebody other than the person who made ${what.en} approves it here.`,
		},
		button: FILE_IT.label,
		fields: `[{ fieldType: 'html', elementName: 'form', html: '<p>' + ($json.error ? ${said(NOT_ASKED)} : ${said(ASKED)}) + '</p><p>' + ${escaped(either(filing))} + '</p>' + ${draft}.page.form }]`,
	});
	const approver = `($('${SECOND_PAGE}').isExecuted ? ($('${SECOND_PAGE}').first().json.user?.email ?? '') : ${PERSON})`;
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
			preparedBy: PREPARED_BY,
		},
	});
	flow.chain([asked, page, node]);
	// The page can be opened without the mail: its address stands in the browser of who is at the form.
	flow.wire({ from: asked, output: 1, to: page });
	return { asked, node };
}

/** Of a sending of which nobody knows whether it has arrived. */
const IS_IN_DOUBT =
	"($json.details?.code === 'TAX_FILING_DOUBTFUL' || /_(NO_ANSWER|BUSY|ANSWER_INVALID|SIGNATURE_INVALID)$/.test($json.details?.code ?? ''))";

/** @param {string} message @param {string} remedy names of fields of a finding */
const errorList = (message, remedy) =>
	`<ul>{{ $json.findings.filter((one) => one.severity === 'error').map((one) => '<li>' + ${escaped(`one.${message}`)} + '<br><i>' + ${escaped(`one.${remedy}`)} + '</i></li>').join('') }}</ul>`;

/** @param {Flow} flow @param {Words} again */
function addRefusals(flow, again) {
	return {
		invalid: addFormEnd(flow, {
			name: 'Not to Be Filed',
			at: [8, 3],
			title: { nl: 'Dit kan zo niet worden ingediend', en: 'This cannot be filed as it is' },
			message: together(
				{ nl: errorList('messageNl', 'remedyNl'), en: errorList('message', 'remedy') },
				{ nl: '<p>Er is niets verzonden.</p>', en: '<p>Nothing was sent.</p>' },
				again,
			),
		}),
		wrong: addFormEnd(flow, {
			name: 'It Went Wrong',
			at: [9, 3],
			title: NOTHING_FILED,
			message: together(WRONG, again),
		}),
		unsent: addFormEnd(flow, {
			name: 'Not Sent',
			at: [13, 3],
			title: {
				nl: `{{ ${IS_IN_DOUBT} ? 'Niet zeker of de aangifte is aangekomen' : 'De aangifte is niet verzonden' }}`,
				en: `{{ ${IS_IN_DOUBT} ? 'Not certain whether the return has arrived' : 'The return was not sent' }}`,
			},
			message: together(
				WRONG,
				{
					nl: '<p>Flow 21 zoekt een aangifte in twijfel op voordat zij opnieuw kan worden verzonden; zij gaat nooit twee keer.</p>',
					en: '<p>Flow 21 looks up what is in doubt before it can be sent again; it never goes twice.</p>',
				},
				again,
			),
		}),
	};
}

/** @param {Flow} flow @param {{ submit: string; resource: Resource; again: Words }} facts */
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
	const receipt = addReceipt(flow, {
		name: RECEIPT,
		at: [16, 1],
		resource,
		of: `$('${submit}').first().json`,
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
		title: inBoth((language) => `{{ ${howFarIs(FILED)[language]} }}`),
		message: together(
			factTable([
				[{ nl: 'Stand', en: 'State' }, either(stateOf(`${FILED}.state`))],
				[{ nl: 'Laatste status', en: 'Last status' }, either(statusOf(FILED))],
				[{ nl: 'Goedgekeurd door', en: 'Approved by' }, `${FILED}.approvedBy`],
				[{ nl: 'Kenmerk van ontvangst', en: 'Reference of receipt' }, `${FILED}.channelReference`],
				[{ nl: 'Reden', en: 'Reason' }, either(reasonOf(FILED))],
			]),
			{
				nl: `<p>{{ ${FILED}.isFinal ? '' : 'De uitkomst volgt: flow 21 haalt de statussen op en mailt haar.' }}</p>`,
				en: `<p>{{ ${FILED}.isFinal ? '' : 'The outcome follows: flow 21 fetches the statuses and mails it.' }}</p>`,
			},
			again,
		),
	});
	const unknown = addFormEnd(flow, {
		name: 'Sent, Status Unknown',
		at: [17, 3],
		title: { nl: 'De aangifte is verzonden', en: 'The return was sent' },
		message: together(
			{
				nl: '<p>De stand kon niet worden opgehaald. Flow 21 doet dat later opnieuw en mailt de uitkomst.</p>',
				en: '<p>The status could not be fetched. Flow 21 tries again later and mails the outcome.</p>',
			},
			WRONG,
			again,
		),
	});
	flow.chain([submit, wait, status, known, receipt, mailed, mail, end]);
	flow.wire({ from: status, output: 1, to: receipt });
	flow.wire({ from: known, output: 1, to: wait });
	flow.wire({ from: receipt, output: 1, to: unknown });
	flow.wire({ from: mailed, output: 1, to: end });
	flow.wire({ from: mail, output: 1, to: end });
}
