import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { Outbox } from '../../../lib/mail';
import { openSqliteStore } from '../../../lib/store';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { temporaryFolder } from '../../contract/store/stores';
import { keyOf, type MailTask, type MailTaskOutcome } from './task';

const MESSAGES = 3;
/** Longer than a claim holds. */
const TEN_MINUTES = 600_000;

const program = mkdtempSync(join(tmpdir(), 'accountview-kill-mail-'));
const child = join(program, 'child.cjs');
let world: Sandbox;

beforeAll(async () => {
	buildSync({
		entryPoints: [join(__dirname, 'child.ts')],
		outfile: child,
		bundle: true,
		platform: 'node',
		external: ['pg-native', 'n8n-workflow'],
	});
	world = await startSandbox({ seed: 'empty' });
});
afterAll(async () => {
	await world.stop();
	rmSync(program, { recursive: true, force: true });
});

/** Runs it to its end, or until it has killed itself: then undefined. */
async function runChild(task: MailTask): Promise<MailTaskOutcome | undefined> {
	const running = spawn(process.execPath, [child, JSON.stringify(task)], {
		env: { ...process.env, NODE_COMPILE_CACHE: join(program, 'cache') },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
		running.once('error', reject);
		running.once('exit', (_, signal) => {
			resolve(signal);
		});
	});
	const [said, signal] = await Promise.all([text(running.stdout), ended]);
	if (task.killAt > 0) {
		if (signal !== 'SIGKILL') throw new Error(`Nothing killed the process, it said ${said}`);
		return undefined;
	}
	return JSON.parse(said) as MailTaskOutcome;
}

/** How often each message has arrived, by its number. */
function arrivals(): readonly number[] {
	const mails = world.mailbox.mails();
	return Array.from(
		{ length: MESSAGES },
		(_, number) =>
			mails.filter(({ raw }) => raw.includes(`X-Mail-Key: ${keyOf(number)}\r\n`)).length,
	);
}

/** What a person does: looks in the mailbox, and tells the outbox. */
async function settleDoubt(file: string): Promise<number> {
	const clock = { now: () => Date.now() + 3 * TEN_MINUTES, sleep: () => Promise.resolve() };
	const store = await openSqliteStore({ file, clock });
	const outbox = new Outbox(store, { newId: randomUUID });
	const doubtful = await outbox.list({ states: ['doubtful'] }, 10);
	for (const { key } of doubtful) {
		const hasArrived = world.mailbox
			.mails()
			.some(({ raw }) => raw.includes(`X-Mail-Key: ${key}\r\n`));
		await outbox.settle(key, hasArrived ? 'sent' : 'again', 'Looked in the mailbox');
	}
	await store.close();
	return doubtful.length;
}

describe('A process that sends mail and is killed', () => {
	it('at every numbered step: none doubled, none lost, at most one in doubt', async () => {
		const folder = temporaryFolder();
		const task = (name: string, ahead: number, killAt: number): MailTask => ({
			file: join(folder, `${name}.sqlite`),
			port: world.mailbox.port,
			messages: MESSAGES,
			ahead,
			killAt,
		});
		const whole = await runChild(task('whole', 0, 0));
		const steps = whole?.steps ?? [];
		expect(whole?.outcomes).toEqual(['sent', 'sent', 'sent']);
		// Two transactions and three places in the file for each; one for all before and one after.
		expect(steps).toHaveLength(3 + MESSAGES * 9 + 3);

		for (const [index, step] of steps.entries()) {
			world.mailbox.clear();
			const name = `step${index + 1}`;
			await runChild(task(name, 0, index + 1));
			await runChild(task(name, TEN_MINUTES, 0));
			const afterRerun = arrivals();
			const inDoubt = await settleDoubt(join(folder, `${name}.sqlite`));
			const last = await runChild(task(name, 4 * TEN_MINUTES, 0));

			const at = `killed at step ${index + 1}: ${step}`;
			expect([at, Math.max(...afterRerun)]).toEqual([at, 1]);
			expect([at, inDoubt <= 1]).toEqual([at, true]);
			expect([at, last?.outcomes.every((one) => one === 'sent' || one === 'before')]).toEqual([
				at,
				true,
			]);
			expect([at, arrivals()]).toEqual([at, [1, 1, 1]]);
		}
		rmSync(folder, { recursive: true, force: true });
	}, 300_000);
});
