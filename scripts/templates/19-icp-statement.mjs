// @ts-check
/** Template 19: a form from the books to an accepted ICP statement. */
import { addPrepare, FIRM, FIRM_NOTE, ICP_EVERY, IN_FISCAL_ENTITY } from './parts/filing.mjs';
import {
	addFilingSteps,
	FILE_IT,
	firmHtml,
	NOTHING_FILED,
	PERIOD,
	periodFields,
	REMARKS,
	REPLACES,
	STOP,
} from './parts/filing-form.mjs';
import { WRONG } from './parts/filing-words.mjs';
import { said, together } from './parts/form-language.mjs';
import {
	addFormEnd,
	addFormPage,
	addForms,
	GO_ON,
	inEnglish,
	optionsOf,
	startAgain,
	valueOfLabel,
	WHAT_NOW,
} from './parts/forms.mjs';
import { Flow } from './parts/flow.mjs';
import { addIf } from './parts/nodes.mjs';
import { addFormSettings, chosen, setting } from './parts/settings.mjs';

/** Path of the form; the calendar leads to it. */
export const ICP_PATH = 'accountview-icp-statement';

const FORM = 'Statement Form';
const RETURN = 'The Return of the Period';
const STATEMENT = 'The Draft';
const PAGE = 'Look at the Statement';

const DRAFT = `$('${STATEMENT}').first().json`;

const CHOICES = [FILE_IT, STOP];

const UNTIL = { nl: 'Uiterlijk indienen op', en: 'To be filed by' };

const FIELDS = `[{ fieldType: 'html', elementName: 'form', html: ${firmHtml(DRAFT, UNTIL)} + ${DRAFT}.page.form + ${REMARKS} + ${DRAFT}.page.findings }, { fieldName: 'choice', fieldLabel: ${said(WHAT_NOW)}, fieldType: 'radio', requiredField: true, fieldOptions: { values: ${optionsOf(CHOICES)} } }]`;

const AGAIN = startAgain(ICP_PATH);

export function icpStatement() {
	const flow = new Flow({ number: '19', name: 'AccountView 19 · ICP statement' });
	addLook(flow);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addLook(flow) {
	const answers = addForms(flow, {
		name: FORM,
		at: [-1, 1],
		path: ICP_PATH,
		title: { nl: 'ICP-opgaaf', en: 'ICP statement' },
		description: {
			nl: 'De opgaaf wordt uit de boekingen in AccountView gemaakt: een regel voor elke afnemer en soort. Er wordt niets ingediend zonder uw goedkeuring.',
			en: 'The statement is made from the bookings in AccountView: a line for each customer and nature. Nothing is filed without your approval.',
		},
		button: { nl: 'Maak de opgaaf', en: 'Make the statement' },
		fields: periodFields({
			period: {
				nl: 'Periode: een kwartaal (2026-Q1), een maand (2026-03) of twee maanden (2026-01/02); met toestemming een jaar (2026)',
				en: 'Period: a quarter (2026-Q1), a month (2026-03) or two months (2026-01/02); with permission a year (2026)',
			},
			replaces: {
				nl: 'Deze opgaaf vervangt de opgaaf die is geaccepteerd',
				en: 'This statement replaces the statement that was accepted',
			},
		}),
		tellsUser: true,
	});
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
		options: { services: `={{ ${setting('serviceCodes')} }}`, replace: REPLACES },
	});
	const page = addFormPage(flow, {
		name: PAGE,
		at: [4.9, 1],
		title: {
			nl: `ICP-opgaaf {{ ${DRAFT}.periodNameNl }}`,
			en: `ICP statement {{ ${DRAFT}.periodName }}`,
		},
		button: GO_ON,
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
		what: { nl: 'de ICP-opgaaf', en: 'the ICP statement' },
		options: {
			replace: REPLACES,
			fiscalEntity: `={{ ${IN_FISCAL_ENTITY} }}`,
			// Who files by the year, as the calendar is told as well, has leave to do so.
			yearly: `={{ ${chosen(ICP_EVERY)} === 'year' }}`,
			vatReturn: `={{ ${IN_FISCAL_ENTITY} ? '' : ($('${RETURN}').first().json.draft ?? '') }}`,
		},
	});
	const stopped = addFormEnd(flow, {
		name: 'Stopped',
		at: [6.5, 4],
		title: NOTHING_FILED,
		message: together(
			{
				nl: '<p>De opgaaf blijft zoals zij in de boekhouding staat.</p>',
				en: '<p>The statement stays as it is in the books.</p>',
			},
			AGAIN,
		),
	});
	const unprepared = addFormEnd(flow, {
		name: 'Not Prepared',
		at: [5, -0.5],
		title: { nl: 'De opgaaf kon niet worden gemaakt', en: 'The statement could not be made' },
		message: together(WRONG, AGAIN),
	});
	flow.chain([answers, ...settings, vatReturn, draft, page, wanted, steps]);
	flow.wire({ from: draft, output: 1, to: unprepared });
	flow.wire({ from: wanted, output: 1, to: stopped });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-3.9, -0.8],
		size: [2.5, 3.6],
		colour: 'setUp',
	});
	flow.note({ name: 'How Often', text: OFTEN, at: [2.8, -1.4], size: [2.1, 1.1] });
}

const ABOUT = `## 19 · ICP statement

A form, in Dutch and in English: choose the period, look at the statement by customer and nature, approve it (a second person if so set), and it is filed and followed.

**Nederlands** – De ICP-opgaaf uit de boekingen, gecontroleerd tegen rubriek 3b, met goedkeuring, indiening en uitkomst.

**Fill in**
1. The AccountView credential in **${RETURN}** and **${STATEMENT}**.
2. The Digipoort credential in **Submit**, **Ask for the Status** and **The Receipt**, or choose *Visma.net AutoReport* there.
3. An e-mail profile credential in **Ask the Second Person** and **Send as ALGEMEEN**.
4. ${FIRM_NOTE}
5. Publish the flow and open the address in **${FORM}** or **${inEnglish(FORM)}**.

Only people who are logged in to n8n see the form.`;

const OFTEN = `## How often
A quarter, as long as goods within the EU stay at or below EUR 50,000 in it and in each of the four before; a month above that. A period without supplies within the EU takes no statement. A year, only with leave of the tax authority: \`year\` in the row \`tax.icpEvery\`.`;
