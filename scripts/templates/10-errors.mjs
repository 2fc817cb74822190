// @ts-check
/** Template 10: one readable line when a flow broke off, by mail. */
import { literal } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import { addMail } from './parts/mail.mjs';
import { addFields, addNothing, addSwitch } from './parts/nodes.mjs';
import {
	addKeepSetting,
	addReadSettings,
	LANGUAGE,
	LANGUAGE_CHOSEN,
	setting,
	TABLE,
	valueOf,
} from './parts/settings.mjs';

const BROKEN = 'A Flow Broke Off';
const LINE = 'In One Line';

/** What n8n hands over: of an execution, or of a trigger that could not start one. */
const FAILED = `($('${BROKEN}').first().json.execution ?? $('${BROKEN}').first().json.trigger)`;
const ERROR = `(${FAILED}?.error ?? {})`;
const WORKFLOW = `$('${BROKEN}').first().json.workflow`;

/** Parts of a message that nobody may read, with what stands in their place. */
const SECRETS = [
	// What follows the first line is where in the program it happened.
	['/\\n[^]*$/', "''"],
	['/(https?:\\/\\/)[^\\s\\/@]*@/g', "'$1'"],
	['/(https?:\\/\\/[^\\s?#]*)[?#]\\S*/g', "'$1'"],
	['/\\b(Bearer|Basic)\\s+\\S+/gi', "'$1 ***'"],
	[
		'/\\b((?:[a-z]+[-_ ])?(?:token|secret|password|passwd|wachtwoord|key|sleutel))["\\\']?\\s*[=:]\\s*["\\\']?[^\\s"\\\',;]+/gi',
		"'$1=***'",
	],
	['/[A-Za-z0-9+\\/_-]{32,}={0,2}/g', "'***'"],
];

/** A message without secrets, on one line and not too long. @param {string} text expression */
const safe = (text) =>
	`String(${text} ?? '')${SECRETS.map(([pattern, instead]) => `.replace(${pattern}, ${instead})`).join('')}.replace(/\\s+/g, ' ').trim().slice(0, 300)`;

const STATUS = `Number(${ERROR}.httpCode ?? 0)`;
const WORDS = `(${ERROR}.code ?? '') + ' ' + (${ERROR}.message ?? '')`;

/** What to do, by what went wrong; the first that fits. */
const CAUSES = [
	{
		when: `/links of .+ belong to .+ records come from/.test(${WORDS})`,
		nl: 'De koppeling hoort bij een andere administratie dan het credential. Kies in het credential van AccountView de oude administratie weer, of geef de nieuwe een eigen naam van de koppeling.',
		en: 'The links belong to another company than the credential. Choose the former company again in the credential of AccountView, or give the new one a connection name of its own.',
	},
	{
		when: `[401, 403].includes(${STATUS}) || /AV_(TOKEN|CLIENT|GRANT|RIGHT)|not allow|unauthori[sz]ed|forbidden/i.test(${WORDS})`,
		nl: 'Controleer het credential van deze stap: meld opnieuw aan, of geef de gebruiker het recht dat ontbreekt.',
		en: 'Check the credential of this step: sign in again, or give the user the right that is missing.',
	},
	{
		when: `${STATUS} === 429 || ${STATUS} >= 500 || /ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|timed? ?out|unreachable|not reach|socket hang up/i.test(${WORDS})`,
		nl: 'De andere kant was niet te bereiken. De volgende run gaat vanzelf verder; blijft dit, controleer dan het adres.',
		en: 'The other side could not be reached. The next run goes on by itself; should this stay, check the address.',
	},
	{
		when: `/credential/i.test(${WORDS})`,
		nl: 'Kies in deze stap een credential en publiceer de flow opnieuw.',
		en: 'Choose a credential in this step and publish the flow again.',
	},
];

/** @param {'nl' | 'en'} language @param {string} otherwise */
const advice = (language, otherwise) =>
	`${CAUSES.map((cause) => `(${cause.when}) ? ${literal(cause[language])} : `).join('')}${literal(otherwise)}`;

const STEP = `${ERROR}.node?.name ?? ${FAILED}?.lastNodeExecuted ?? '?'`;

/** Nothing runs this flow again for the same error. */
const NOT_MAILED = {
	nl: 'Daardoor is niet gemaild dat een flow is afgebroken; kijk in n8n bij Executions welke dat is.',
	en: 'So it was not mailed that a flow broke off; look in n8n under Executions which one it is.',
};

export function errors() {
	const flow = new Flow({ number: '10', name: 'AccountView 10 · When a flow breaks off' });
	const broken = flow.add({
		name: BROKEN,
		type: 'n8n-nodes-base.errorTrigger',
		version: 1,
		at: [0, 0],
	});
	const read = addReadSettings(flow, [1, 0], { byItself: true, then: NOT_MAILED });
	const settings = addFields(flow, {
		name: 'Settings',
		at: [2, 0],
		fields: [
			{ name: LANGUAGE.name, value: valueOf(LANGUAGE) },
			{ name: 'mailTo', value: valueOf({ name: '', row: 'mail.digestTo', otherwise: '' }) },
			{ name: 'mailFrom', value: valueOf({ name: '', row: 'mail.from', otherwise: '' }) },
			{
				name: 'toldLast',
				value: `={{ $('Read Settings').all().find((row) => row.json.name === 'told.' + ${WORKFLOW}.id)?.json.value ?? '' }}`,
			},
		],
		settings: { executeOnce: true },
	});
	const line = addLine(flow);
	const next = addSwitch(flow, {
		name: 'Whom to Tell?',
		at: [4, 0],
		cases: [
			{ name: 'Nobody', when: `${setting('mailTo')} === ''` },
			{ name: 'Told Today', when: `${setting('toldLast')} === $json.told` },
			{ name: 'By Mail', when: 'true' },
		],
	});
	flow.chain([broken, ...read, settings, line, next]);
	addEnds(flow, next);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addLine(flow) {
	const name = `${WORKFLOW}.name`;
	const message = safe(`${ERROR}.message`);
	return addFields(flow, {
		name: LINE,
		at: [3, 0],
		fields: [
			{
				name: 'nl',
				value: `={{ ${safe(name)} }}, stap "{{ ${safe(STEP)} }}": {{ ${message} }} – Wat te doen: {{ ${advice('nl', 'Open deze run in n8n (Executions) en kijk bij deze stap; de volgende run gaat verder waar deze ophield.')} }}`,
			},
			{
				name: 'en',
				value: `={{ ${safe(name)} }}, step "{{ ${safe(STEP)} }}": {{ ${message} }} – What to do: {{ ${advice('en', 'Open this run in n8n (Executions) and look at this step; the next run goes on where this one ended.')} }}`,
			},
			{
				name: 'subject',
				value: `={{ ${LANGUAGE_CHOSEN} === 'en' ? 'Broken off: ' : 'Afgebroken: ' }}{{ ${safe(name)} }}`,
			},
			{ name: 'run', value: `={{ ${FAILED}?.url ?? '' }}` },
			{
				name: 'told',
				value: `={{ $now.toISODate() }} {{ ${safe(STEP)} }}: {{ ${message} }}`,
			},
		],
	});
}

/** @param {Flow} flow @param {string} next */
function addEnds(flow, next) {
	const nobody = addNothing(flow, { name: 'No Address Is Set', at: [5, -1] });
	const told = addNothing(flow, { name: 'Told Today Already', at: [5, 0] });
	const mail = addMail(flow, {
		name: 'Send It',
		at: [5, 1],
		from: `={{ ${setting('mailFrom')} || ${setting('mailTo')} }}`,
		to: `={{ ${setting('mailTo')} }}`,
		subject: '={{ $json.subject }}',
		text: `={{ ${LANGUAGE_CHOSEN} === 'en' ? $json.en : $json.nl }}{{ $json.run === '' ? '' : '\\n\\n' + $json.run }}`,
	});
	const remember = addKeepSetting(flow, {
		name: 'Remember That It Was Told',
		at: [6, 1],
		row: `={{ 'told.' + ${WORKFLOW}.id }}`,
		value: `={{ $('${LINE}').first().json.told }}`,
		settings: { onError: 'continueRegularOutput' },
	});
	for (const [output, to] of [nobody, told, mail].entries()) {
		flow.wire({ from: next, output, to });
	}
	flow.chain([mail, remember]);
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.6, -1.2],
		size: [2.2, 3.6],
		colour: 'setUp',
	});
	flow.note({ name: 'The Line', text: THE_LINE, at: [2.8, -1.6], size: [2, 1.2] });
	flow.note({ name: 'Once a Day', text: ONCE, at: [4.8, 1.9], size: [2.4, 1] });
}

const ABOUT = `## 10 · When a flow breaks off

The other flows name this one in their settings (*Error workflow*). It says in one line which flow, which step, what happened and what to do, and mails it.

**Nederlands** – Als een flow afbreekt, komt er één regel per mail: welke flow, welke stap, wat er gebeurde en wat u doet. Zonder wachtwoorden, tokens of programmaregels.

**Fill in**
1. An SMTP credential in **Send It**.
2. The address: the set-up flow (00) keeps it as \`mail.digestTo\`; without it nothing is mailed.

Imported by hand? Choose this flow as *Error workflow* in the settings of the others.`;

const THE_LINE = `## The line
In Dutch and English. No stack, and what looks like a token, a password or an address with parameters is left out.`;

const ONCE = `## Once a day
The same step with the same message is mailed once a day; the table *${TABLE}* remembers it.`;
