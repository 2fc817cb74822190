// @ts-check
/**
 * One kind of record kept in step: from Start Run to Finish Run, without the writes, which differ.
 *
 * Finish Run needs no waiting for the writes: n8n works from top to bottom and goes to the end of each
 * branch before it begins the next one, so what hangs on the lowest output comes last, once, whether
 * the branches above had something to do, failed, or were empty.
 */
import { addAppList } from './app.mjs';
import { addCompare, addFinishRun, addMoreToDo, addStartRun, OUTPUT } from './ledger.mjs';
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
 * @property {{ name: string; fields: Readonly<Record<string, string>> }} [accountViewShape] a node that
 * adds to AccountView's records: expressions without braces
 * @property {boolean} [putsAway] an AccountView record that is read no more is put away, and no matter
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
 * Kinds of record kept in step one after the other, from top to bottom. What a caller gets back is
 * what needs attention, or would be done, and how the last one ended.
 * @param {Flow} flow @param {readonly Sync[]} before @param {Sync} last
 */
export function addSyncs(flow, before, last) {
	const column = before.length === 0 ? AT.tail + 2 : AT.tail + 4;
	const earlier = before.map((sync) => addSync(flow, sync, column - 1));
	const { attention, preview, finish, run } = addSync(flow, last, AT.after);
	const more = addMoreToDo(flow, { finish, at: [AT.after + 2, last.last] });
	flow.chain([finish, more, run]);
	const told = [...earlier.flatMap((sync) => [sync.attention, sync.preview]), attention];
	addMerge(flow, { name: FINAL, at: [column, last.last - 0.5], inputs: told.length + 1 });
	for (const [input, from] of told.entries()) flow.wire({ from, to: FINAL, input });
	flow.wire({ from: preview, output: 0, to: FINAL, input: told.length });
	flow.wire({ from: more, output: 1, to: FINAL, input: told.length });
}

/** @param {Flow} flow @param {Sync} sync @param {number} column of Needs Attention */
function addSync(flow, sync, column) {
	const { entity, suffix = '', top, last, start } = sync;
	const name = (/** @type {string} */ words) => `${words}${suffix}`;
	const run = addStartRun(flow, {
		name: name('Start Run'),
		entity,
		// Wires that lead to what is below the first one pass on its left.
		at: [suffix === '' ? AT.startRun : AT.startRun + 0.25, top + 2],
	});
	const skipped = addNothing(flow, { name: name('Skipped'), at: [AT.choice, top + 2] });
	flow.wire({ ...start.run, to: run });
	flow.wire({ from: run, to: skipped, output: 1 });
	const compare = addReads(flow, sync, { name, run });
	const attention = addNothing(flow, { name: name('Needs Attention'), at: [column, last - 1] });
	const preview = addIf(flow, {
		name: name('A Preview?'),
		at: [AT.after, last],
		when: setting('preview'),
	});
	const finish = addFinishRun(flow, { name: name('Finish Run'), entity, at: [AT.after + 1, last] });
	flow.wire({ from: compare, output: OUTPUT.needsAttention, to: attention });
	flow.wire({ from: compare, output: OUTPUT.inStep, to: preview });
	flow.wire({ from: preview, output: 1, to: finish });
	return { attention, preview, finish, run };
}

/** @param {Flow} flow @param {Sync} sync @param {{ name: (words: string) => string; run: string }} before */
function addReads(flow, sync, { name, run }) {
	const { entity, top, start, all, changed, compare: settings } = sync;
	const reads = [
		addAccountViewNode(flow, all, [AT.read, top]),
		...(changed === undefined ? [] : [addAccountViewNode(flow, changed, [AT.read, top + 1])]),
	];
	const isChanges = changed === undefined ? undefined : `$('${changed.name}').isExecuted`;
	const app = addAppList(flow, {
		...sync.app,
		at: [AT.read, top + reads.length],
		query: [
			...(sync.app.query ?? []),
			...(isChanges === undefined ? [] : [changedSince(isChanges, run)]),
		],
	});
	const read =
		isChanges === undefined ? 'complete' : `={{ ${isChanges} ? 'changes' : 'complete' }}`;
	const compare = addCompare(flow, {
		...settings,
		name: name('Compare'),
		entity,
		at: [AT.compare, top + 1],
		...(sync.putsAway === true && { deletions: 'accountViewPutsAway' }),
		accountViewRead: sync.putsAway === true ? 'changes' : read,
		otherRead: read,
	});
	const origins = [start.preview, { from: run, output: 0 }];
	if (changed === undefined) {
		for (const origin of origins) {
			for (const to of [...reads, app.first]) flow.wire({ ...origin, to });
		}
	} else {
		const choice = addIf(flow, {
			name: name('Read Everything?'),
			at: [AT.choice, top + 1],
			when: `!$('${run}').isExecuted || $('${run}').first().json.readFrom === null || ${setting('read')} === 'complete'`,
		});
		for (const origin of origins) flow.wire({ ...origin, to: choice });
		for (const [output, to] of reads.entries()) {
			flow.wire({ from: choice, output, to });
			flow.wire({ from: choice, output, to: app.first });
		}
	}
	const shaped = addAccountViewShape(flow, sync, reads);
	for (const from of shaped) flow.wire({ from, to: compare });
	flow.wire({ from: app.last, to: compare, input: 1 });
	flow.wire({ from: app.first, output: 1, to: compare, input: 1 });
	return compare;
}

/** @param {string} isChanges an expression without braces @param {string} run the node that starts the run */
const changedSince = (isChanges, run) => ({
	name: 'modifiedSince',
	value: `={{ ${isChanges} ? $('${run}').first().json.readFrom : '${LONG_AGO}' }}`,
});

/**
 * @param {Flow} flow @param {Sync} sync @param {readonly string[]} reads
 * @returns {readonly string[]} what leads to Compare
 */
function addAccountViewShape(flow, { accountViewShape, compare, top }, reads) {
	if (accountViewShape === undefined) return reads;
	const shape = addShape(flow, {
		name: accountViewShape.name,
		at: [AT.read + 2, top + 0.5],
		fields: { '...$json': '', ...accountViewShape.fields },
		when: `$json.${compare.key.accountView} !== undefined`,
		otherwise: '$json',
	});
	for (const from of reads) flow.wire({ from, to: shape });
	return [shape];
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
