// @ts-check
/** n8n in queue mode: Redis, a database, the main process, the sandbox and two workers. */
import { step } from '../lib/console.mjs';
import { lastingPort } from '../lib/ports.mjs';
import { startStack } from '../lib/stack.mjs';
import { Redis } from './redis.mjs';
import { Worker } from './worker.mjs';

/**
 * @typedef {import('./database.mjs').Database} Database
 * @typedef {import('../lib/state.mjs').StateFolder} StateFolder
 *
 * @typedef {import('../lib/stack.mjs').Stack & { folder: StateFolder; redis: Redis; workers: readonly Worker[] }} QueueStack
 */

const WORKERS = ['worker-1', 'worker-2'];

/** What queue mode asks of every process of n8n. @param {Redis} redis @param {Database} database */
const queueSettings = (redis, { access }) => ({
	EXECUTIONS_MODE: 'queue',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	QUEUE_BULL_REDIS_HOST: redis.host,
	QUEUE_BULL_REDIS_PORT: String(redis.port),
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: access.host,
	DB_POSTGRESDB_PORT: String(access.port),
	DB_POSTGRESDB_DATABASE: access.database,
	DB_POSTGRESDB_USER: access.user,
	DB_POSTGRESDB_PASSWORD: access.password,
});

/** Where our nodes keep what they must not lose: beside n8n's own tables, in a schema of its own. @param {Database} database */
export const storeCredential = ({ access }) => ({
	id: 'accountview-store',
	name: 'AccountView store (Postgres)',
	type: 'accountViewStoreApi',
	data: { storage: 'postgres', schema: 'accountview', tls: 'off', ...access },
});

/**
 * Start everything, from a built package to imported workflows.
 * @param {StateFolder} folder @param {Database} database
 * @returns {Promise<QueueStack>}
 */
export async function startQueueStack(folder, database) {
	const logOf = (/** @type {string} */ name) => folder.file('logs', `${name}.log`);
	/** @type {Set<number>} */
	const taken = new Set();
	const redis = new Redis({
		port: await lastingPort(taken),
		folder: folder.file('redis'),
		logFile: logOf('redis'),
	});
	await step('start Redis', () => redis.start());
	const stack = await startStack(folder, {
		// Not the usual port, which an n8n that is being started beside this may want.
		editorPort: await lastingPort(taken),
		extra: queueSettings(redis, database),
		more: [storeCredential(database)],
		// The checks start them, when they want.
		publish: false,
	});
	for (const port of Object.values(folder.state.ports)) taken.add(port);
	/** @type {Worker[]} */
	const workers = [];
	for (const name of WORKERS) {
		const ports = { port: await lastingPort(taken), brokerPort: await lastingPort(taken) };
		workers.push(Worker.beside(stack.instance, { name, ...ports, logFile: logOf(name) }));
	}
	await step('start two workers', () => Promise.all(workers.map((worker) => worker.start())));
	return { ...stack, folder, redis, workers };
}

/**
 * After a check, whatever came of it: nothing is held up, and everything runs that it has ended.
 * @param {QueueStack} stack
 */
export async function putRight({ sandbox, redis, workers }) {
	await sandbox.control('DELETE', '/faults');
	if (!redis.isRunning) await redis.start();
	const ended = workers.filter(({ isRunning }) => !isRunning);
	await Promise.all(ended.map((worker) => worker.start()));
}
