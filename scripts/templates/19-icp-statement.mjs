// @ts-check
/** Template 19: a form from the books to an accepted ICP statement. */
import {
	addPrepare,
	FIRM,
	FIRM_NOTE,
	ICP_EVERY,
	IN_FISCAL_ENTITY,
	WRONG,
} from './parts/filing.mjs';
import { addFilingSteps } from './parts/filing-form.mjs';
import { addFormEnd, addFormPage, addFormTrigger, formAddress } from './parts/forms.mjs';
import { valueOfLabel } from './parts/forms-dutch.mjs';
import { escaped, literal } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import { addIf } from './parts/nodes.mjs';
import { addFormSettings, chosen, setting } from './parts/settings.mjs';

/** Path of the form; the calendar leads to it. */
export const ICP_PATH = 'accountview-icp-statement';

const FORM = 'Statement Form';
const RETURN = 'The Return of the Period';
const STATEMENT = 'The Draft';
const PAGE = 'Look at the Statement';

const PERIOD = `String($('${FORM}').first().json.period ?? '').trim().toUpperCase()`;
const PERSON = `($('${FORM}').first().json.user?.email ?? '')`;
const DRAFT = `$('${STATEMENT}').first().json`;

const CHOICES = [
	{ label: 'Goedkeuren en indienen', value: 'file' },
	{ label: 'Stoppen: er wordt niets ingediend', value: 'stop' },
];

const FIELDS = `[{ fieldType: 'html', elementName: 'form', html: '<p>' + ${escaped(`${DRAFT}.administration`)} + ', omzetbelastingnummer ' + ${escaped(`${DRAFT}.obNumber`)} + '. Uiterlijk indienen op ' + DateTime.fromISO(${DRAFT}.deadline).setLocale('nl').toFormat('d LLLL yyyy') + '.</p>' + ${DRAFT}.page.form + '<h2>Opmerkingen</h2>' + ${DRAFT}.page.findings }, { fieldName: 'choice', fieldLabel: 'Wat wilt u doen?', fieldType: 'radio', requiredField: true, fieldOptions: { values: [${CHOICES.map(({ label }) => `{ option: ${literal(label)} }`).join(', ')}] } }]`;

const AGAIN = `<p><a href="{{ ${formAddress(ICP_PATH)} }}">Opnieuw beginnen</a></p>`;

export function icpStatement() {
	const flow = new Flow({ number: '19', name: 'AccountView 19 · ICP statement' });
	addLook(flow);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addLook(flow) {
	const form = addFormTrigger(flow, {
		name: FORM,
		at: [0, 1],
		path: ICP_PATH,
		title: 'ICP-opgaaf',
		description:
			'De opgaaf wordt uit de boekingen in AccountView gemaakt: een regel voor elke afnemer en soort. Er wordt niets ingediend zonder uw goedkeuring.',
		button: 'Maak de opgaaf',
		fields: [
			{
				fieldName: 'period',
				fieldLabel:
					'Periode: een kwartaal (2026-Q1), een maand (2026-03) of twee maanden (2026-01/02); met toestemming een jaar (2026)',
				fieldType: 'text',
				placeholder: '2026-Q1',
				requiredField: true,
			},
			{
				fieldName: 'replace',
				fieldLabel: 'Al eerder ingediend?',
				fieldType: 'checkbox',
				fieldOptions: {
					values: [{ option: 'Deze opgaaf vervangt de opgaaf die is geaccepteerd' }],
				},
			},
		],
		tellsUser: true,
	});
	const replace = `={{ ($('${FORM}').first().json.replace ?? []).length > 0 }}`;
	const settings = addFormSettings(flow, [1, 1], [...FIRM, ICP_EVERY]);
	const vatReturn = addPrepare(flow, {
		name: RETURN,
		at: [3, 0],
		resource: 'vatReturn',
		period: PERIOD,
		options: { compareWith: 'nothing' },
		settings: { onError: 'continueRegularOutput' },
	});
	const draft = addPrepare(flow, {
		name: STATEMENT,
		at: [4, 1],
		resource: 'icpStatement',
		period: PERIOD,
		options: { services: `={{ ${setting('serviceCodes')} }}`, replace },
	});
	const page = addFormPage(flow, {
		name: PAGE,
		at: [4.9, 1],
		title: `={{ 'ICP-opgaaf ' + ${DRAFT}.periodNameNl }}`,
		button: 'Verder',
		fields: FIELDS,
	});
	const wanted = addIf(flow, {
		name: 'File It?',
		at: [5.5, 2.5],
		when: `${valueOfLabel(CHOICES, `$('${PAGE}').first().json.choice`)} === 'file'`,
	});
	const steps = addFilingSteps(flow, {
		resource: 'icpStatement',
		path: ICP_PATH,
		draft: DRAFT,
		person: PERSON,
		what: 'de ICP-opgaaf',
		options: {
			replace,
			fiscalEntity: `={{ ${IN_FISCAL_ENTITY} }}`,
			// Who files by the year, as the calendar is told as well, has leave to do so.
			yearly: `={{ ${chosen(ICP_EVERY)} === 'year' }}`,
			vatReturn: `={{ ${IN_FISCAL_ENTITY} ? '' : ($('${RETURN}').first().json.draft ?? '') }}`,
		},
	});
	const stopped = addFormEnd(flow, {
		name: 'Stopped',
		at: [6.5, 4],
		title: 'Er is niets ingediend',
		message: `=<p>De opgaaf blijft zoals zij in de boekhouding staat.</p>${AGAIN}`,
	});
	const unprepared = addFormEnd(flow, {
		name: 'Not Prepared',
		at: [5, -0.5],
		title: 'De opgaaf kon niet worden gemaakt',
		message: `=${WRONG}${AGAIN}`,
	});
	flow.chain([form, ...settings, vatReturn, draft, page, wanted, steps]);
	flow.wire({ from: draft, output: 1, to: unprepared });
	flow.wire({ from: wanted, output: 1, to: stopped });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.9, -0.8],
		size: [2.5, 3.6],
		colour: 'setUp',
	});
	flow.note({ name: 'How Often', text: OFTEN, at: [2.8, -1.4], size: [2.1, 1.1] });
}

const ABOUT = `## 19 · ICP statement

A form in Dutch: choose the period, look at the statement by customer and nature, approve it (a second person if so set), and it is filed and followed.

**Nederlands** – De ICP-opgaaf uit de boekingen, gecontroleerd tegen rubriek 3b, met goedkeuring, indiening en uitkomst.

**Fill in**
1. The AccountView credential in **${RETURN}** and **${STATEMENT}**.
2. The Digipoort credential in **Submit**, **Ask for the Status** and **The Receipt**, or choose *Visma.net AutoReport* there.
3. An e-mail profile credential in **Ask the Second Person** and **Send as ALGEMEEN**.
4. ${FIRM_NOTE}
5. Publish the flow and open the address in **${FORM}**.

Only people who are logged in to n8n see the form.`;

const OFTEN = `## How often
A quarter, as long as goods within the EU stay at or below EUR 50,000 in it and in each of the four before; a month above that. A period without supplies within the EU takes no statement. A year, only with leave of the tax authority: \`year\` in the row \`tax.icpEvery\`.`;
