// @ts-check
/**
 * One kind of record kept in step: from Start Run to Finish Run, without the writes, which differ.
 *
 * Finish Run needs no waiting for the writes: n8n works from top to bottom and goes to the end of each
 * branch before it begins the next one, so what hangs on the lowest output comes last, once, whether
 * the branches above had something to do, failed, or were empty.
 */
import { addAppList } from './app.mjs';
import { addCompare, addFinishRun, addStartRun, OUTPUT } from './ledger.mjs';
import { addIf, addMerge, addNothing, addShape } from './nodes.mjs';
import { setting } from './settings.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./ledger.mjs').CompareSettings} CompareSettings
 * @typedef {{ from: string; output: number }} Origin
 *
 * @typedef {object} AccountViewNode
 * @property {string} name @property {string} type without the package
 * @property {Record<string, unknown>} parameters
 *
 * @typedef {object} AppSide
 * @property {string} read @property {string} split @property {string} shape names of its three nodes
 * @property {string} resource as the address of the app calls it
 * @property {readonly import('./app.mjs').NameAndValue[]} [query]
 * @property {Readonly<Record<string, string>>} fields of a record, as Compare is to see it: expressions without braces
 *
 * @typedef {object} Sync
 * @property {string} entity @property {string} [suffix] ends the names of its nodes, where a template has two
 * @property {number} top row of its first node @property {{ preview: Origin; run: Origin }} start
 * @property {AccountViewNode} all what reads every record of AccountView
 * @property {AccountViewNode} [changed] what reads changes; left out: there is always read all
 * @property {AppSide} app @property {CompareSettings} compare
 * @property {number} last row of Finish Run, below all writes; Needs Attention is in the one above
 */

/** Columns, from the first node behind the choice on. */
const AT = { startRun: 4, choice: 5, read: 6, compare: 9, after: 10, tail: 13 };

/** Where the nodes that write begin, and the column in which their results are saved. */
export const WRITES = { first: AT.after, save: AT.tail + 1 };

const LONG_AGO = '1970-01-01T00:00:00Z';

const FINAL = 'What It Came To';

/**
 * @param {Flow} flow @param {readonly Sync[]} syncs run one after the other
 */
export function addSyncs(flow, syncs) {
	const ends = syncs.map((sync) => addSync(flow, sync));
	const { last } = syncs[syncs.length - 1] ?? { last: 0 };
	addMerge(flow, { name: FINAL, at: [AT.tail + 2, last - 0.5], inputs: 2 * syncs.length });
	for (const [place, { attention, preview, more }] of ends.entries()) {
		const input = 2 * place;
		flow.wire({ from: attention, to: FINAL, input });
		flow.wire({ from: preview, output: 0, to: FINAL, input: input + 1 });
		flow.wire({ from: more, output: 1, to: FINAL, input: input + 1 });
	}
}

/** @param {Flow} flow @param {Sync} sync */
function addSync(flow, sync) {
	const { entity, suffix = '', top, last, start } = sync;
	const name = (/** @type {string} */ words) => `${words}${suffix}`;
	const run = addStartRun(flow, { name: name('Start Run'), entity, at: [AT.startRun, top + 2] });
	const skipped = addNothing(flow, { name: name('Skipped'), at: [AT.choice, top + 2] });
	flow.wire({ ...start.run, to: run });
	flow.wire({ from: run, to: skipped, output: 1 });
	const compare = addReads(flow, sync, { name, run });
	const attention = addNothing(flow, { name: name('Needs Attention'), at: [AT.after, last - 1] });
	const preview = addIf(flow, {
		name: name('A Preview?'),
		at: [AT.after, last],
		when: setting('preview'),
	});
	const finish = addFinishRun(flow, { name: name('Finish Run'), entity, at: [AT.after + 1, last] });
	const more = addIf(flow, {
		name: name('More to Do?'),
		at: [AT.after + 2, last],
		when: '$json.rest > 0 && $json.counts.succeeded > 0',
	});
	flow.wire({ from: compare, output: OUTPUT.needsAttention, to: attention });
	flow.wire({ from: compare, output: OUTPUT.inStep, to: preview });
	flow.wire({ from: preview, output: 1, to: finish });
	flow.chain([finish, more, run]);
	return { attention, preview, more };
}

/** @param {Flow} flow @param {Sync} sync @param {{ name: (words: string) => string; run: string }} before */
function addReads(flow, { entity, top, start, all, changed, app, compare }, { name, run }) {
	const choice = changed === undefined ? undefined : name('Read Everything?');
	const isWhole = `!$('${run}').isExecuted || $('${run}').first().json.readFrom === null || ${setting('read')} === 'complete'`;
	if (choice !== undefined) addIf(flow, { name: choice, at: [AT.choice, top + 1], when: isWhole });
	const reads = [
		addAccountViewNode(flow, all, [AT.read, top]),
		...(changed === undefined ? [] : [addAccountViewNode(flow, changed, [AT.read, top + 1])]),
	];
	const list = addAppList(flow, {
		name: app.read,
		split: app.split,
		at: [AT.read, top + 2],
		resource: app.resource,
		query: [
			...(app.query ?? []),
			...(changed === undefined
				? []
				: [
						{
							name: 'modifiedSince',
							value: `={{ $('${changed.name}').isExecuted ? $('${run}').first().json.readFrom : '${LONG_AGO}' }}`,
						},
					]),
		],
	});
	const shape = addShape(flow, {
		name: app.shape,
		at: [AT.read + 2, top + 2],
		fields: app.fields,
		when: `$json.${compare.key.other} !== undefined`,
	});
	const read =
		changed === undefined
			? 'complete'
			: `={{ $('${changed.name}').isExecuted ? 'changes' : 'complete' }}`;
	addCompare(flow, {
		...compare,
		name: name('Compare'),
		entity,
		at: [AT.compare, top + 1],
		accountViewRead: read,
		otherRead: read,
	});
	const origins = [start.preview, { from: run, output: 0 }];
	for (const origin of origins) {
		if (choice !== undefined) flow.wire({ ...origin, to: choice });
		else for (const to of [...reads, list.first]) flow.wire({ ...origin, to });
	}
	if (choice !== undefined) {
		for (const [output, to] of reads.entries()) {
			flow.wire({ from: choice, output, to });
			flow.wire({ from: choice, output, to: list.first });
		}
	}
	for (const from of reads) flow.wire({ from, to: name('Compare') });
	flow.chain([list.last, shape]);
	flow.wire({ from: shape, to: name('Compare'), input: 1 });
	flow.wire({ from: list.first, output: 1, to: name('Compare'), input: 1 });
	return name('Compare');
}

/** @param {Flow} flow @param {AccountViewNode} node @param {import('./flow.mjs').Place} at */
function addAccountViewNode(flow, { name, type, parameters }, at) {
	return flow.add({
		name,
		type: `n8n-nodes-accountview.${type}`,
		version: 1,
		parameters,
		at,
		// It tries again by itself; what still goes wrong is for the list of errors.
		settings: { alwaysOutputData: true, onError: 'continueRegularOutput' },
	});
}
