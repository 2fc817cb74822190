// @ts-check
/**
 * `npm start`: from nothing to a working n8n with the nodes in it and the sandbox beside it.
 * `--fresh` begins anew, `--port 5700` asks for a port of the editor, `--demo` plays a day of the
 * demonstration firm, after which `--once` ends everything.
 */
import { parseArgs } from 'node:util';
import { playDay } from './demo/play.mjs';
import { report, say, step, table } from './lib/console.mjs';
import { runNow } from './lib/execution.mjs';
import { Failure } from './lib/failure.mjs';
import { stopAll, whenAskedToStop } from './lib/processes.mjs';
import { build, startStack } from './lib/stack.mjs';
import { StateFolder } from './lib/state.mjs';
import { formOf, pagesOf, scheduleOf, startingNode } from './lib/template.mjs';
import { setUp } from './setup.mjs';

const FIRST_RUN_WITHIN_MS = 180_000;

/**
 * @param {import('./lib/stack.mjs').Stack} stack @param {import('./lib/workflows.mjs').Imported} template
 * @param {string} start the node that it begins with
 */
async function firstRun({ client }, { id, workflow }, start) {
	try {
		const run = await runNow(client, id, start, FIRST_RUN_WITHIN_MS);
		if (run.error) return `${run.status}: ${run.error}`;
		const writes = workflow.nodes
			.filter(({ parameters }) => ['POST', 'PUT', 'PATCH'].includes(parameters.method))
			.map(({ name }) => `${name} ${run.items[name] ?? 0}`);
		return [run.status, ...writes].join(', ');
	} catch (error) {
		if (error instanceof Failure) return error.message;
		throw error;
	}
}

/** @param {import('./lib/stack.mjs').Stack} stack */
async function runEachOnce(stack) {
	/** @type {string[][]} */
	const rows = [];
	for (const template of stack.templates) {
		const { name } = template.workflow;
		const start = startingNode(template.workflow);
		const result =
			start === undefined
				? 'starts from outside'
				: await step(`run "${name}" once`, () => firstRun(stack, template, start.name));
		rows.push([name, scheduleOf(template.workflow), result]);
	}
	return rows;
}

/** @param {import('./lib/stack.mjs').Stack} stack @param {string[][]} runs */
function show({ editor, owner, sandbox, appUrl, templates }, runs) {
	const workflows = templates.map(({ workflow }) => workflow);
	const pages = workflows.flatMap(pagesOf);
	const forms = workflows.flatMap((workflow) => formOf(workflow) ?? []);
	say();
	say(
		table([
			['n8n editor', editor],
			['log in with', `${owner.email}   ${owner.password}`],
			['sandbox page', sandbox.pageUrl],
			['work-order app', appUrl],
			['mailbox', `${sandbox.pageUrl}/mail`],
			...pages.map(({ title, path }) => [`page: ${title}`, `${editor}/webhook/${path}`]),
			...forms.map(({ title, path }) => [`form: ${title}`, `${editor}/form/${path}`]),
		]),
	);
	say('  (each form is there in English, too: the same address with -en behind it)');
	say();
	say(table([['workflow', 'runs', 'first run'], ...runs]));
	say();
}

function readOptions() {
	const off = { type: /** @type {const} */ ('boolean'), default: false };
	const { values } = parseArgs({
		options: { fresh: off, demo: off, once: off, port: { type: 'string' } },
	});
	if (values.once && !values.demo) {
		throw new Failure('ONCE_ALONE', '--once ends after the day of --demo: give both.');
	}
	return values;
}

async function main() {
	const values = readOptions();
	await setUp({ native: true });
	const folder = new StateFolder('.n8n-dev', { fresh: values.fresh });
	process.on('exit', () => folder.release());
	await build();
	const editorPort = values.port === undefined ? undefined : Number(values.port);
	const documents = folder.file('documents');
	const stack = await startStack(folder, { editorPort, documents });
	show(stack, await runEachOnce(stack));
	if (values.demo) await playDay(stack, { documents });
	if (!values.once) await untilOneEnds(stack);
}

/** @param {import('./lib/stack.mjs').Stack} stack */
async function untilOneEnds(stack) {
	say('Ctrl-C stops everything.');
	await Promise.race([
		stack.n8n.ended.then(() => {
			throw new Failure('N8N_ENDED', 'n8n has ended by itself; see .n8n-dev/logs/n8n.log.');
		}),
		stack.sandbox.process.ended.then(() => {
			throw new Failure(
				'SANDBOX_ENDED',
				'The sandbox has ended by itself; see .n8n-dev/logs/sandbox.log.',
			);
		}),
	]);
}

let stopping = false;
whenAskedToStop(async () => {
	stopping = true;
	say('\nstopping …');
	await stopAll();
	say('stopped');
	process.exit(0);
});
try {
	await main();
	await stopAll();
	process.exit(0);
} catch (error) {
	// What we end ourselves reports its end as a failure, too.
	if (!stopping) {
		await stopAll();
		report(error);
		process.exit(1);
	}
}
