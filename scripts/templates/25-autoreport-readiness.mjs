// @ts-check
/** Template 25: what keeps each company from filing by AutoReport, as a page, and on Mondays by mail. */
import { firstFailure, readBy } from './parts/accountview.mjs';
import { webhookAddress } from './parts/forms.mjs';
import { escaped } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import { addIf, addNothing, addOneItem } from './parts/nodes.mjs';
import { addPageFile, addPageRequest, pageDocument } from './parts/pages.mjs';
import { addNotMailed, addSend } from './parts/profiles.mjs';
import {
	ACCESS,
	addAccessTable,
	addPlan,
	addReadCompanyData,
	addUserTable,
	ADMINISTRATIONS,
	COMPANIES,
	COMPANY_READS,
	TABLES,
	USERS,
} from './parts/registration.mjs';
import { failureOf } from './parts/registration-words.mjs';
import {
	addMorning,
	LANGUAGE,
	LANGUAGE_CHOSEN,
	MAIL_NOW as NOW,
	setting,
} from './parts/settings.mjs';

/** Path of the page. */
const PATH = 'accountview-autoreport';

const PAGE = 'Readiness Page Is Opened';
const REPORT = 'Companies at Visma.net';
const ROLES = 'Roles at Visma.net';
const CHECK = 'Check AutoReport';
const LIST = 'Who Lacks What';
const ROLE = 'AutoReport User';

const CHECKED = `($('${CHECK}').isExecuted ? $('${CHECK}').first().json : {})`;
const FAILED = `(${firstFailure([...COMPANY_READS, REPORT, ROLES])} ?? (${CHECKED}.error ? ${CHECKED} : undefined))`;

/** Texts in the language of the settings. @param {string} dutch @param {string} english expressions */
const say = (dutch, english) => `(isEnglish ? ${english} : ${dutch})`;

/** @param {string} row expression of a row of a report */
const reasonOf = (row) => say(`${row}.reasonNl`, `${row}.reason`);

/** What keeps a company from being at Visma.net, and one that is not there yet. */
const OF_COMPANY = `${readBy(REPORT)}.filter((row) => row.key === company.code && row.outcome !== 'unchanged' && row.outcome !== 'changed').map((row) => ${reasonOf('row')})`;

/** That nobody has the role. */
const OF_ROLE = `${readBy(ROLES)}.filter((row) => row.kind === 'company' && row.key === company.code && row.outcome === 'notice').map((row) => ${reasonOf('row')})`;

const HAS_NOT_THE_ROLE = say(
	`'heeft de rol ${ROLE} nog niet in Visma.net; geef die daar.'`,
	`'does not have the role ${ROLE} in Visma.net yet; give it there.'`,
);

/** Who is to have the role and has it not; the key of an access is a list: kind, user, company, name. */
const OF_USERS = `${readBy(ROLES)}.filter((row) => row.kind === 'access' && ['registered', 'notVisible'].includes(row.outcome) && row.key.startsWith('[')).map((row) => ({ row, parts: JSON.parse(row.key) })).filter(({ parts }) => parts[2] === company.code && parts[3] === '${ROLE}').map(({ row, parts }) => parts[1] + ': ' + (row.outcome === 'registered' ? ${HAS_NOT_THE_ROLE} : ${reasonOf('row')}))`;

/** Users of whom nothing can be given, whatever the company. */
const UNKNOWN_USERS = `${readBy(ROLES)}.filter((row) => row.kind === 'user' && row.outcome === 'notVisible').map((row) => row.name + ': ' + ${reasonOf('row')})`;

/** The certificate, the declaration profile and the activation, of the administration of the settings. */
const OF_AUTOREPORT = `(${CHECKED}.steps ?? []).filter((step) => step.state === 'missing').map((step) => ${say("(step.messageNl + ' ' + step.remedyNl)", "(step.message + ' ' + step.remedy)")}.trim())`;

const NAME_OF_USERS = say("'Gebruikers'", "'Users'");
const NAME_OF_AUTOREPORT = `${say("'AutoReport, administratie '", "'AutoReport, administration '")} + ${setting('administration')}`;

/** Everything in its place, those who lack something first; users and AutoReport only where they do. */
const PLACES = `[...${COMPANIES}.map((company) => ({ name: company.code + ' ' + company.description, isAlways: true, lacks: [...${OF_COMPANY}, ...${OF_ROLE}, ...${OF_USERS}] })), { name: ${NAME_OF_USERS}, lacks: ${UNKNOWN_USERS} }, { name: ${NAME_OF_AUTOREPORT}, lacks: ${OF_AUTOREPORT} }].filter((place) => place.lacks.length > 0 || place.isAlways).toSorted((one, other) => (other.lacks.length > 0 ? 1 : 0) - (one.lacks.length > 0 ? 1 : 0))`;

const TITLE = `(failure !== '' ? ${say("'Niet alles kon worden gelezen'", "'Not everything could be read'")} : count === 0 ? ${say("'Alles is gereed voor AutoReport'", "'Everything is ready for AutoReport'")} : count + ${say("(count === 1 ? ' gebrek' : ' gebreken') + ' voor AutoReport'", "(count === 1 ? ' thing is' : ' things are') + ' missing for AutoReport'")})`;

const IN_BOTH = `'<p>' + ${escaped('failure')} + '</p><p><i>In English: ' + ${escaped('failureEn')} + '</i></p>'`;

const HTML = `(failure === '' ? '' : ${say(IN_BOTH, `'<p>' + ${escaped('failureEn')} + '</p>'`)}) + places.map((place) => '<h2>' + ${escaped('place.name')} + '</h2>' + (place.lacks.length === 0 ? '<p>✓ ' + ${say("'Gereed'", "'Ready'")} + '</p>' : '<ul>' + place.lacks.map((lack) => '<li>' + ${escaped('lack')} + '</li>').join('') + '</ul>')).join('')`;

const TEXT = `[${say('failure', 'failureEn')}, ...places.filter((place) => place.lacks.length > 0).map((place) => place.name + '\\n' + place.lacks.map((lack) => '- ' + lack).join('\\n')), ${webhookAddress(PATH)}].filter((part) => part !== '').join('\\n\\n')`;

/** Where a read failed, nothing is said of what it was about. */
const WHAT = `((isEnglish) => ((failed, places) => (({ failure, failureEn }, count) => ({ count, title: ${TITLE}, html: ${HTML}, text: ${TEXT}, tells: failure !== '' || count > 0 }))(${failureOf('failed')}, places.flatMap((place) => place.lacks).length))(${FAILED}, ${FAILED} ? [] : ${PLACES}))(${LANGUAGE_CHOSEN} === 'en')`;

export function autoReportReadiness() {
	const flow = new Flow({ number: '25', name: 'AccountView 25 · AutoReport readiness' });
	addReading(flow);
	addTelling(flow);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addReading(flow) {
	const page = addPageRequest(flow, { name: PAGE, at: [0, 0], path: PATH });
	const settings = addMorning(flow, {
		row: 1,
		middle: 1,
		settings: [
			LANGUAGE,
			{ name: 'mailTo', row: 'mail.digestTo', otherwise: '' },
			{ name: 'administration', row: 'tax.administration', otherwise: 'DEMO' },
			{ name: 'autoReportCompany', row: 'autoReport.company', otherwise: '' },
		],
		page,
	});
	const tables = [...addUserTable(flow, [3, 1]), ...addAccessTable(flow, [5, 1])];
	const reads = addReadCompanyData(flow, [7, 1]);
	const of = /** @type {const} */ ({ show: 'report', services: ['vismaNet'] });
	const companies = addPlan(flow, {
		...{ name: REPORT, at: [9, 1], resource: 'company', tables: TABLES.company, ...of },
	});
	const roles = addPlan(flow, {
		...{ name: ROLES, at: [10, 1], resource: 'access', ...of },
		tables: {
			users: `={{ ${USERS} }}`,
			administrations: `={{ ${ADMINISTRATIONS} }}`,
			...ACCESS,
		},
	});
	const isSet = addIf(flow, {
		name: 'Is AutoReport Used?',
		at: [11, 1],
		when: `${setting('autoReportCompany')} !== ''`,
	});
	const check = flow.add({
		name: CHECK,
		type: 'n8n-nodes-accountview.autoReportSubmit',
		version: 1,
		parameters: {
			resource: 'connection',
			operation: 'check',
			channel: 'autoReport',
			administration: `={{ ${setting('administration')} }}`,
			checkedCompany: `={{ ${setting('autoReportCompany')} }}`,
		},
		at: [12, 0.5],
		settings: { executeOnce: true, onError: 'continueRegularOutput' },
	});
	const list = addOneItem(flow, { name: LIST, at: [13, 1], value: WHAT });
	flow.chain([settings, ...tables, ...reads, companies, roles, isSet, check, list]);
	flow.wire({ from: isSet, output: 1, to: list });
}

/** @param {Flow} flow */
function addTelling(flow) {
	const asked = addIf(flow, {
		name: 'The Page or the Mail?',
		at: [14, 1],
		when: `$('${PAGE}').isExecuted`,
	});
	// Its file is the answer to whoever opened the page.
	const page = addPageFile(flow, {
		made: 'As a Page',
		name: 'The Page',
		at: [15, 0],
		document: pageDocument({ language: LANGUAGE_CHOSEN, title: '$json.title', body: '$json.html' }),
		fileName: 'autoreport.html',
	});
	const needed = addIf(flow, {
		name: 'To Be Sent?',
		at: [15, 2],
		when: `${setting('mailTo')} !== '' && ($json.tells && $now.weekday === 1 || $('${NOW}').isExecuted)`,
	});
	const mail = addSend(flow, {
		name: 'Send as ALGEMEEN',
		at: [16, 1.5],
		parameters: {
			to: `={{ ${setting('mailTo')} }}`,
			content: 'own',
			subject: '={{ $json.title }}',
			text: '={{ $json.text }}',
			html: '={{ $json.html }}',
			attachments: '',
			keyFrom: 'own',
			messageKey: "={{ 'autoreport-readiness/' + $execution.id }}",
			options: {},
		},
	});
	const nothing = addNothing(flow, { name: 'Nothing to Say', at: [16, 2.5] });
	addNotMailed(flow, { at: [17, 1.5], from: { from: mail, output: 1 } });
	flow.chain([LIST, asked, page]);
	flow.wire({ from: asked, output: 1, to: needed });
	flow.chain([needed, mail]);
	flow.wire({ from: needed, output: 1, to: nothing });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.8, -0.8],
		size: [2.4, 3.8],
		colour: 'setUp',
	});
	flow.note({
		name: 'Who Sees the Page',
		text: WHO,
		at: [2.9, -0.6],
		size: [2.4, 0.9],
		colour: 'warning',
	});
	flow.note({ name: 'What Is Looked At', text: LOOKED, at: [8.9, -0.6], size: [3.2, 0.9] });
}

const ABOUT = `## 25 · AutoReport readiness

A page that shows what keeps each company from filing by AutoReport, at \`<your n8n>/webhook/${PATH}\`, and on Mondays a mail when something is lacking. Nothing is changed.

**Nederlands** – Per onderneming wat er ontbreekt voor AutoReport: het KvK-nummer, het adres, de rol ${ROLE}, het aangifteprofiel. Op maandag per mail.

**Fill in**
1. The AccountView credential in **${COMPANY_READS.join('** and **')}**.
2. The Visma Registration credential in **${REPORT}** and **${ROLES}**.
3. For the profile and the certificate: \`autoReport.company\` and \`tax.administration\` of the settings, and the AutoReport credential in **${CHECK}**.
4. An e-mail profile in **Send as ALGEMEEN**; whom to mail is \`mail.digestTo\`.
5. The tables of users and access, as in flow 24.

The language is the one of the settings (\`language\`: nl or en).`;

const WHO = `## Who sees the page
It names your users and companies. Choose **Authentication** in **${PAGE}** before others can reach this n8n.`;

const LOOKED = `## What is looked at
Companies by the rules of registration, the role by the table of access and by what Visma.net has. **${NOW}** mails in any case.`;
