// @ts-check
/**
 * Evaluates expressions of shipped templates as n8n does by default, which is in an isolate: a program that has
 * had one may crash at its end, so this is one of its own. Reads a list of `{ file, node, before, settings,
 * rows }` from its standard input and writes one of `{ items, looks }`: what came of a page of those rows, and
 * how often something outside the isolate was looked up for it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

// As n8n itself loads it; what is for browsers does not load in Node.
const { createRunExecutionData, Expression, Workflow, WorkflowDataProxy } =
	/** @type {typeof import('n8n-workflow')} */ (createRequire(import.meta.url)('n8n-workflow'));

/** @typedef {{ file: string; node: string; before: string; settings: object; rows: object[] }} Work */

/** n8n is told less than it asks for, since no node runs. @param {unknown} value @returns {any} */
const enough = (value) => value;

const nodeType = { description: { properties: [], inputs: ['main'], outputs: ['main'] } };
const nodeTypes = enough({ getByName: () => nodeType, getByNameAndVersion: () => nodeType });

/** @param {object} json */
const itemsOf = (json) => [{ json, pairedItem: { item: 0 } }];

/** @param {object} json */
const ran = (json) =>
	enough([
		{
			startTime: 0,
			executionTime: 0,
			executionIndex: 0,
			source: [null],
			data: { main: [itemsOf(json)] },
		},
	]);

/** @param {Work} work */
async function evaluated({ file, node: name, before, settings, rows }) {
	const template = readFileSync(new URL(`../../workflows/${file}`, import.meta.url), 'utf8');
	const { jsonOutput } = JSON.parse(template).nodes.find(
		(/** @type {{ name: string }} */ one) => one.name === name,
	).parameters;
	const page = { items: rows };
	const workflow = new Workflow({ ...JSON.parse(template), active: false, nodeTypes });
	const runData = { Settings: ran(settings), [before]: ran(page) };
	const input = enough(itemsOf(page));
	const data = new WorkflowDataProxy(
		workflow,
		createRunExecutionData({ resultData: { runData } }),
		0,
		0,
		name,
		input,
		{},
		'trigger',
		{},
		{
			node: enough(workflow.getNode(name)),
			data: { main: [input] },
			source: { main: [{ previousNode: before }] },
		},
	).getDataProxy();
	let looks = 0;
	const counted = new Proxy(data, {
		get: (target, key) => {
			looks += 1;
			return Reflect.get(target, key);
		},
	});
	const expression = new Expression('Europe/Amsterdam');
	await expression.acquireIsolate();
	const shaped = expression.resolveSimpleParameterValue(jsonOutput, counted);
	await expression.releaseIsolate();
	return { items: enough(shaped)?.items, looks };
}

await Expression.initExpressionEngine({
	engine: 'vm',
	poolSize: 1,
	maxCodeCacheSize: 1024,
	// The machine may be busy: what counts is how much there is to do.
	bridgeTimeout: 60_000,
	bridgeMemoryLimit: 128,
});
const results = [];
for (const work of JSON.parse(await text(process.stdin))) results.push(await evaluated(work));
process.stdout.write(JSON.stringify(results));
