/*
 * A program for the kill matrix of registering: registers an office in a process of its own, which may kill itself at
 * a numbered step: around each transaction, and around each request that changes something.
 */
import { hash } from 'node:crypto';
import type { HttpPort } from '../../../lib/ports/http';
import { openSqliteStore } from '../../../lib/store';
import {
	planRegistration,
	readMasterData,
	Registrations,
	VismaRegistration,
} from '../../../lib/visma';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { fetchPort } from '../../contract/tax/fetch-port';
import { NumberedStore, Steps } from '../kill/steps';
import { TABLES, type RegisterTask, type RegisterTaskOutcome } from './task';

async function carryOut(task: RegisterTask): Promise<RegisterTaskOutcome> {
	const { file, baseUrl, token, ahead, killAt } = task;
	const clock = { ...systemClock, now: () => Date.now() + ahead };
	const steps = new Steps(killAt);
	const store = await openSqliteStore({ file, clock });
	const registrations = new Registrations(new NumberedStore(store, steps), {
		...{ tenant: 'firma', leaseMs: 60_000 },
	});
	const http = numbered(fetchPort(token), steps);
	const client = new VismaRegistration({ baseUrl, timeoutMs: 5000 }, { http, clock });

	steps.phase = 'plan';
	const readAt = await registrations.now();
	const plan = planRegistration({
		source: readMasterData(TABLES),
		registered: [await client.registered('vismaNet')],
		settings: {
			...{ parts: ['companies', 'users', 'access', 'costCarriers'], version: '11.0' },
			...{ licensed: ['project'], isComplete: true, confirmAbove: 10 },
			completeThoughEmpty: [],
		},
		digest: (text) => hash('sha256', text, 'base64'),
	});
	const results: string[] = [];
	steps.phase = 'apply';
	for await (const { step, state } of registrations.apply(plan.steps, client, readAt)) {
		results.push(`${state} ${step.action} ${step.kind} ${step.name}`);
	}
	await store.close();
	return { steps: steps.names, results };
}

function numbered(port: HttpPort, steps: Steps): HttpPort {
	return async (request) => {
		if (request.method === 'GET') return await port(request);
		const name = `${request.method} ${new URL(request.url).pathname.split('/')[4] ?? ''}`;
		steps.pass(`before ${name}`);
		const answer = await port(request);
		steps.pass(`answered ${name}`);
		return answer;
	};
}

async function main(): Promise<void> {
	const [, , task = ''] = process.argv;
	process.stdout.write(JSON.stringify(await carryOut(JSON.parse(task) as RegisterTask)));
}

void main();
