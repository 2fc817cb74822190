// @ts-check
/**
 * `npm run test:queue`: the templates in n8n's queue mode, with Postgres, Redis and two workers that are
 * overrun, killed and cut off. Without those servers the checks are skipped, and say so.
 * The counts go to build/queue-results.json, logs to .n8n-queue/logs.
 */
import { runChecks, Skip } from './e2e/checks.mjs';
import { testCommand } from './e2e/test-command.mjs';
import { say, step } from './lib/console.mjs';
import { inProject } from './lib/paths.mjs';
import { stopAll } from './lib/processes.mjs';
import { build } from './lib/stack.mjs';
import { StateFolder } from './lib/state.mjs';
import { Database, whyNoPostgres } from './queue/database.mjs';
import { queueChecks } from './queue/queue-checks.mjs';
import { putRight, startQueueStack } from './queue/queue-stack.mjs';
import { whyNoRedis } from './queue/redis.mjs';
import { setUp } from './setup.mjs';

/** @type {Database | undefined} */
let database;

async function cleanUp() {
	await stopAll();
	const left = database;
	database = undefined;
	await left?.drop();
}

/** @param {string} reason */
const skipAll = (reason) =>
	runChecks(queueChecks.map(([name]) => [name, async () => new Skip(reason)]));

async function check() {
	const folder = new StateFolder('.n8n-queue', { fresh: true });
	process.on('exit', () => folder.release());
	await build();
	database = await step('make a database', () => Database.create());
	const stack = await startQueueStack(folder, database);
	say();
	try {
		return await runChecks(
			queueChecks.map(([name, check]) => [name, () => check(stack).finally(() => putRight(stack))]),
		);
	} finally {
		await cleanUp();
	}
}

await testCommand({
	resultsFile: inProject('build', 'queue-results.json'),
	async work() {
		await setUp({ native: true });
		const missing = whyNoRedis() ?? (await whyNoPostgres());
		return missing === undefined ? check() : skipAll(missing);
	},
	cleanUp,
});
