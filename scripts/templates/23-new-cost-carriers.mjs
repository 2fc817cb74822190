// @ts-check
/** Template 23: a new or changed cost carrier goes to Visma.net at once. */
import {
	addReadCompanies,
	addReadRecords,
	COMPANIES,
	COMPANY,
	firstFailure,
	readBy,
} from './parts/accountview.mjs';
import { Flow } from './parts/flow.mjs';
import { literal } from './parts/literals.mjs';
import { addIf, addNothing, addOneItem } from './parts/nodes.mjs';
import { addNotMailed } from './parts/profiles.mjs';
import { addReportMail, IN_STEP, reportOf } from './parts/registering.mjs';
import { addApply, addPlan } from './parts/registration.mjs';
import { failureOf, tellingRows } from './parts/registration-words.mjs';
import { addFormSettings, addRunNow, addSchedule, LANGUAGE, setting } from './parts/settings.mjs';

const TRIGGER = 'A Project Is New or Changed';
const CENTRES = 'Cost Centres';
const TYPES = 'Cost Types';
const CARRIERS = 'The Cost Carriers';
const PLAN = 'Plan Cost Carriers';
const REPORT = 'Report on Cost Carriers';
const APPLY = 'Apply Cost Carriers';

const BY_TRIGGER = `$('${TRIGGER}').isExecuted`;

/** @param {string} kind @param {string} rows expression @param {string} code @param {string} description columns */
const carriersOf = (kind, rows, code, description) =>
	`${rows}.filter((row) => row.${code}).map((row) => ({ kind: '${kind}', code: row.${code}, description: row.${description} ?? '', company: ${COMPANY}.code }))`;

/** Of a read that this run had no need of: nothing. @param {string} node */
const ifRead = (node) => `($('${node}').isExecuted ? ${readBy(node)} : [])`;

const FAILED = `[${firstFailure([COMPANIES])}, ...${ifRead(CENTRES)}, ...${ifRead(TYPES)}].find((row) => row?.error)`;

const ALL = `[...${carriersOf('project', ifRead(TRIGGER), 'code', 'description')}, ...${carriersOf('costCentre', ifRead(CENTRES), 'COST_CODE', 'COST_DESC')}, ...${carriersOf('costType', ifRead(TYPES), 'PC_CODE', 'PC_DESC')}]`;

const TABLES = { costCarriers: `={{ $('${CARRIERS}').first().json.carriers }}` };

/** In the lists is only what is new: nothing is taken away for not being among it. */
const OPTIONS = { isComplete: false };

const PLANNED = `((failed) => ({ ...${failureOf('failed')}, rows: ${tellingRows(ifRead(REPORT))} }))(${FAILED} ?? [...${ifRead(REPORT)}, ...${ifRead(PLAN)}].find((row) => row.error))`;

/** Each step with what came of it, in the order in which they went in. */
const RESULTS = `(!$('${APPLY}').isExecuted ? [] : ((results) => ${readBy(PLAN)}.map((step, place) => ({ ...step, result: results[place] })))(${readBy(APPLY)}))`;

/** Nothing was done, though a row says why one of them could not be registered. */
const UNTOUCHED = {
	nl: `rows.length === 0 ? ${literal(IN_STEP.nl)} : rows.length + (rows.length === 1 ? ' kostendrager vraagt' : ' kostendragers vragen') + ' aandacht'`,
	en: `rows.length === 0 ? ${literal(IN_STEP.en)} : rows.length + (rows.length === 1 ? ' cost carrier needs' : ' cost carriers need') + ' attention'`,
};

export function newCostCarriers() {
	const flow = new Flow({ number: '23', name: 'AccountView 23 · New cost carriers at once' });
	const carriers = addReading(flow);
	addRegistering(flow, carriers);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @returns {string} */
function addReading(flow) {
	flow.add({
		name: TRIGGER,
		type: 'n8n-nodes-accountview.accountViewTrigger',
		version: 1,
		parameters: {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			event: 'project',
			firstRun: 'everything',
			simplify: true,
			batchSize: 500,
		},
		at: [0, 0],
	});
	addSchedule(flow, 'Every Morning', 1, '20 6 * * *');
	addRunNow(flow, 2);
	const settings = addFormSettings(
		flow,
		[1, 1],
		[
			{ name: 'mailTo', row: 'mail.digestTo', otherwise: '' },
			{ name: 'costTypes', row: 'visma.costTypeObject', otherwise: '' },
			LANGUAGE,
		],
		{ byItself: true },
	);
	const companies = addReadCompanies(flow, [3, 1]);
	const byTrigger = addIf(flow, { name: 'Only a Project?', at: [4, 1], when: BY_TRIGGER });
	const centres = addReadRecords(flow, {
		name: CENTRES,
		at: [5, 2],
		object: 'CC1',
		columns: ['COST_CODE', 'COST_DESC'],
	});
	const too = addIf(flow, {
		name: 'Cost Types Too?',
		at: [6, 2],
		when: `${setting('costTypes')} !== ''`,
	});
	const types = addReadRecords(flow, {
		name: TYPES,
		at: [7, 1.5],
		object: `={{ ${setting('costTypes')} }}`,
		columns: ['PC_CODE', 'PC_DESC'],
	});
	const carriers = addOneItem(flow, {
		name: CARRIERS,
		at: [8, 1],
		value: `{ carriers: ${FAILED} ? [] : ${ALL} }`,
	});
	for (const from of [TRIGGER, 'Every Morning', 'Run Now']) {
		flow.wire({ from, to: 'Read Settings' });
	}
	flow.chain([...settings, companies, byTrigger, carriers]);
	flow.wire({ from: byTrigger, output: 1, to: centres });
	flow.chain([centres, too, types, carriers]);
	flow.wire({ from: too, output: 1, to: carriers });
	return carriers;
}

/** @param {Flow} flow @param {string} carriers */
function addRegistering(flow, carriers) {
	const of = /** @type {const} */ ({
		resource: 'costCarrier',
		services: ['vismaNet'],
		tables: TABLES,
		options: OPTIONS,
	});
	const question = addIf(flow, { name: 'Any?', at: [9, 1], when: '$json.carriers.length > 0' });
	const report = addPlan(flow, { name: REPORT, at: [10, 0.5], show: 'report', ...of });
	const plan = addPlan(flow, { name: PLAN, at: [11, 0.5], show: 'steps', ...of });
	const steps = addIf(flow, { name: 'A Step?', at: [12, 0.5], when: 'Boolean($json.id)' });
	const apply = addApply(flow, { name: APPLY, at: [13, 0], ...of });
	const came = addOneItem(flow, {
		name: 'What Came of Them',
		at: [14, 1],
		value: `((planned) => ${reportOf({ of: 'planned', steps: RESULTS, untouched: UNTOUCHED, tells: "failure !== '' || failed > 0 || rows.length > 0" })})(${PLANNED})`,
	});
	const needed = addIf(flow, {
		name: 'Does It Ask for Somebody?',
		at: [15, 1],
		when: `${setting('mailTo')} !== '' && $json.tells`,
	});
	const mail = addReportMail(flow, { at: [16, 0.5], about: 'cost-carriers' });
	const nothing = addNothing(flow, { name: 'Nothing to Say', at: [16, 1.5] });
	addNotMailed(flow, { at: [17, 0.5], from: { from: mail, output: 1 } });
	flow.chain([carriers, question, report, plan, steps, apply, came, needed, mail]);
	flow.wire({ from: question, output: 1, to: came });
	flow.wire({ from: steps, output: 1, to: came });
	flow.wire({ from: needed, output: 1, to: nothing });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.8, -0.8],
		size: [2.4, 3.6],
		colour: 'setUp',
	});
	flow.note({ name: 'What Is Read', text: READS, at: [4.8, 2.9], size: [3.2, 1.1] });
	flow.note({ name: 'Only What Is New', text: NEW, at: [9.8, -0.9], size: [3.2, 0.8] });
}

const ABOUT = `## 23 · New cost carriers at once

A project that is new or changed in AccountView goes to Visma.net within a minute, for Approval; cost centres, and cost types where you say which object has them, every morning. It mails only what asks for somebody.

**Nederlands** – Een nieuw of gewijzigd project staat binnen een minuut bij Visma.net; kostenplaatsen en kostensoorten elke ochtend. Er komt alleen een mail als iets niet lukt.

**Fill in**
1. The AccountView credential in **${TRIGGER}**, **${COMPANIES}**, **${CENTRES}** and **${TYPES}**.
2. The Visma Registration credential in **${REPORT}**, **${PLAN}** and **${APPLY}**.
3. An e-mail profile in **Send as ALGEMEEN**; whom to mail is \`mail.digestTo\` of the settings, in which language \`language\` (nl or en).
4. Publish. The company has to be registered first: flow 22.

If your store is not in n8n's own folder: the Store credential in the trigger and in **${APPLY}**.`;

const READS = `## What is read
Cost centres by object *CC1*; the column of their description is assumed. The object of cost types is not published: find yours with *Dictionary: Get Business Objects*, give it as \`visma.costTypeObject\`, and hold the columns in **${TYPES}** against it.`;

const NEW = `## Only what is new
**Tables Are Complete** is off, so nothing is removed. The trigger begins with all projects that there are.`;
