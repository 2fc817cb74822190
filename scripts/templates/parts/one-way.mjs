// @ts-check
/**
 * What the app hands over once it is ready, such as checked work and hours: from Start Run to Finish
 * Run, without the writes. No records are read in AccountView. The app is asked for all that is ready in every
 * run: there is little of it, as what was handed over is ready no more, and by that Compare knows which mistakes
 * are mended. Where there is something to hand over, AccountView is asked for its companies: by that Compare
 * knows which one it would go to.
 */
import { addReadCompanies } from './accountview.mjs';
import { addAppList } from './app.mjs';
import { addCompare, addFinishRun, addMoreToDo, addStartRun, OUTPUT } from './ledger.mjs';
import { addIf, addMerge, addNothing, addShape } from './nodes.mjs';
import { setting } from './settings.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {{ from: string; output: number }} Origin
 *
 * @typedef {object} HandedOver
 * @property {string} entity @property {{ preview: Origin; run: Origin }} start
 * @property {import('./sync.mjs').AppSide} app
 * @property {readonly import('./ledger.mjs').Compared[]} fields
 * @property {string} [ready] field that says whether nothing is lacking: a preview counts only those, a run
 * tells what the others lack
 * @property {number} last row of Finish Run, below all writes
 */

const AT = { startRun: 4, read: 5, company: 8, compare: 11 };

/** Column where the nodes that write begin. */
export const FIRST_WRITE = AT.compare + 1;

/** By what the app knows its records. */
const KEY = 'id';

/** All that is ready, asked for as changes: an app may take over what is read otherwise. */
const ALL = { name: 'modifiedSince', value: '1970-01-01T00:00:00Z' };

/** @param {Flow} flow @param {HandedOver} sync */
export function addHandedOver(flow, { entity, start, app, fields, ready, last }) {
	const run = addStartRun(flow, { name: 'Start Run', entity, at: [AT.startRun, 2] });
	const skipped = addNothing(flow, { name: 'Skipped', at: [AT.read, 2] });
	const list = addAppList(flow, {
		...app,
		at: [AT.read, 1],
		query: [...(app.query ?? []), ALL],
	});
	const compare = addCompare(flow, {
		name: 'Compare',
		entity,
		at: [AT.compare, 1],
		accountViewRead: 'changes',
		otherRead: 'ready',
		key: { accountView: KEY, other: KEY },
		fields,
		match: [],
		direction: 'toAccountView',
		deletions: 'report',
		options: {
			// A busy Friday is no mistake: nothing here is written over.
			brakeShare: 100,
			// What is wrong is often mended elsewhere: an article, an employee, a setting.
			refused: 'everyRun',
			sameContent: 'new',
			unmatched: 'create',
			...(ready !== undefined && {
				createIfOther: `={{ ${setting('preview')} ? '${ready}' : '' }}`,
			}),
		},
	});
	flow.wire({ ...start.run, to: run });
	flow.wire({ ...start.preview, to: list.first });
	flow.wire({ from: run, to: list.first });
	flow.wire({ from: run, output: 1, to: skipped });
	addCompany(flow, { records: list.last, failure: { from: list.first, output: 1 }, compare });
	for (const wire of [{ from: list.last }, { from: list.first, output: 1 }]) {
		flow.wire({ ...wire, to: compare, input: 1 });
	}
	addEnd(flow, { entity, run, compare, last });
}

/**
 * Gives Compare no record of AccountView, and tells it the company all the same. A cycle in which the app
 * hands over nothing asks AccountView nothing.
 * @param {Flow} flow @param {{ records: string; failure: Origin; compare: string }} nodes
 */
function addCompany(flow, { records, failure, compare }) {
	const question = addIf(flow, {
		name: 'Anything Handed Over?',
		at: [AT.company, 0],
		// One answer for all: Compare would run once for each way that something comes.
		when: 'Object.keys($json).length > 0',
	});
	const companies = addReadCompanies(flow, [AT.company + 1, 0]);
	const none = addShape(flow, {
		name: 'No Records of Its Own',
		at: [AT.company + 2, 0],
		fields: { '...$json': '' },
		// That it could not be asked is for the list of errors.
		when: '$json.details?.code !== undefined',
		otherwise: '{}',
	});
	flow.wire({ from: records, to: question });
	flow.chain([question, companies, none]);
	flow.wire({ from: question, output: 1, to: none });
	flow.wire({ ...failure, to: none });
	flow.wire({ from: none, to: compare });
}

/** @param {Flow} flow @param {{ entity: string; run: string; compare: string; last: number }} sync */
function addEnd(flow, { entity, run, compare, last }) {
	const attention = addNothing(flow, { name: 'Needs Attention', at: [FIRST_WRITE, last - 1] });
	const preview = addIf(flow, {
		name: 'A Preview?',
		at: [FIRST_WRITE, last],
		when: setting('preview'),
	});
	const finish = addFinishRun(flow, { name: 'Finish Run', entity, at: [FIRST_WRITE + 1, last] });
	const more = addMoreToDo(flow, { finish, at: [FIRST_WRITE + 2, last] });
	const final = addMerge(flow, {
		name: 'What It Came To',
		at: [FIRST_WRITE + 4, last - 0.5],
		inputs: 2,
	});
	flow.wire({ from: compare, output: OUTPUT.needsAttention, to: attention });
	flow.wire({ from: compare, output: OUTPUT.inStep, to: preview });
	flow.wire({ from: preview, output: 1, to: finish });
	flow.chain([finish, more, run]);
	flow.wire({ from: attention, to: final });
	flow.wire({ from: preview, to: final, input: 1 });
	flow.wire({ from: more, output: 1, to: final, input: 1 });
}
