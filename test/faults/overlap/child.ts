/* A program for the proofs of overlap: one n8n process with one flow, as far as leases go. */
import { createHash, randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Store } from '../../../lib/store';
import { holdLease, Runs, type RunRecord } from '../../../lib/sync/runs';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { keepAlive, leaseGuard } from '../../../nodes/shared/sync/heartbeats';
import { openAt, type StoreAddress } from '../../contract/store/open-at';
import type { Question } from './child-process';

const STREAM = { backend: 'field-service', entity: 'customer' };

const [address = '{}', leaseMs = '90000'] = process.argv.slice(2);

class Flow {
	private run: RunRecord | undefined;

	constructor(
		private readonly store: Store,
		private readonly runs: Runs,
		private readonly execution: string,
	) {}

	async answer(question: Question): Promise<unknown> {
		switch (question.ask) {
			case 'start':
				return await this.start(question.at, question.beats);
			case 'guard':
				return leaseGuard(this.held().id);
			case 'heartbeat':
				return await this.runs.heartbeat(this.held());
			case 'write':
				await this.store.transaction((sql) => holdLease(sql, this.held()));
				return 'done';
			case 'finish':
				return (await this.runs.finish(this.held())).run.state;
			case 'break off':
				await this.runs.breakOff(this.held());
				return 'done';
		}
	}

	private async start(at: number, beats: boolean): Promise<unknown> {
		await systemClock.sleep(Math.max(0, at - systemClock.now()));
		const started = await this.runs.start({
			...STREAM,
			execution: this.execution,
			workflow: 'flow',
		});
		if (started.outcome === 'skipped') return started;
		const { run } = started;
		this.run = run;
		if (beats) await keepAlive(this.context(), this.runs, run);
		return { outcome: 'run', run: run.id, fence: run.fence, startedAt: run.startedAt };
	}

	/** Of an execution that goes on for as long as the process does. */
	private context() {
		return {
			getExecutionId: () => this.execution,
			getExecutionCancelSignal: () => undefined,
			onExecutionFinish: () => undefined,
		};
	}

	private held(): RunRecord {
		if (this.run === undefined) throw new Error('No run was started');
		return this.run;
	}
}

async function main(): Promise<void> {
	const store = await openAt(JSON.parse(address) as StoreAddress);
	const ports = {
		clock: systemClock,
		newId: randomUUID,
		digest: (text: string) => createHash('sha256').update(text).digest('base64'),
	};
	const runs = new Runs(store, ports, { leaseMs: Number(leaseMs) });
	tell('ready');
	let turn = 0;
	let flow = new Flow(store, runs, `${process.pid}-0`);
	for await (const line of createInterface({ input: process.stdin })) {
		const question = JSON.parse(line) as Question;
		if (question.ask === 'start') {
			turn += 1;
			flow = new Flow(store, runs, `${process.pid}-${turn}`);
		}
		tell(await flow.answer(question).catch(asRefusal));
	}
	await store.close();
}

function tell(answer: unknown): void {
	process.stdout.write(`${JSON.stringify(answer)}\n`);
}

function asRefusal(error: unknown): unknown {
	if (error instanceof Error && 'code' in error) return { refused: error.code };
	return { refused: String(error) };
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exitCode = 1;
});
