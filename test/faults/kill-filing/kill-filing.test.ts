import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { temporaryFolder } from '../../contract/store/stores';
import { KillableProgram } from '../kill/killable-program';
import { RETURNS, type FilingTask, type FilingTaskOutcome, type Way } from './task';

/** Longer than a claim holds, and than what was cut off may still be on its way. */
const HALF_AN_HOUR = 1_800_000;

const children = new KillableProgram<FilingTask, FilingTaskOutcome>(
	'kill-filing',
	join(__dirname, 'child.ts'),
);
const folder = temporaryFolder();
let world: Sandbox;

beforeAll(async () => {
	world = await startSandbox({ seed: 'empty' });
});
afterAll(async () => {
	await world.stop();
	children.remove();
	rmSync(folder, { recursive: true, force: true });
});

const WAITING = ['TAX_FILING_BUSY', 'TAX_FILING_DOUBTFUL', 'TAX_FILING_UNPROVEN'];
const INSTANCES = RETURNS.map(({ instance }) => instance).sort();

interface Killed {
	readonly steps: readonly string[];
	/** How often a person had to say what had become of one. */
	readonly settled: number;
}

interface Office {
	readonly way: Way;
	/** What arrived, in its order: the instance, and what the channel calls it. */
	readonly arrived: () => readonly { readonly instance: string; readonly reference: string }[];
	/** Whether the channel can be asked by the own reference; otherwise a person has to settle what was cut off. */
	readonly isFindable: boolean;
	readonly clear: () => void;
}

/** What a person finds out in the portal of the tax authority, where each is shown with its period. */
function lookedUpByAPerson(arrived: ReturnType<Office['arrived']>): Record<string, string | null> {
	const found = RETURNS.map(({ period, instance }) => [
		period,
		arrived.find((one) => one.instance === instance)?.reference ?? null,
	]);
	return Object.fromEntries(found) as Record<string, string | null>;
}

/** Kills a process that files at every numbered step, lets others go on: filed once, never twice, never not. */
async function killAtEveryStep({ way, arrived, isFindable, clear }: Office): Promise<Killed> {
	const task = (name: string, ahead: number, more: Partial<FilingTask> = {}): FilingTask => {
		return {
			...{ file: join(folder, `${way.is}-${name}.sqlite`), way, ahead, killAt: 0, decisions: {} },
			...more,
		};
	};
	clear();
	const whole = await children.run(task('whole', 0));
	expect(whole?.outcomes).toEqual(['accepted', 'accepted']);
	const steps = whole?.steps ?? [];
	let settled = 0;

	for (const [index, step] of steps.entries()) {
		clear();
		const name = `step${index + 1}`;
		const at = `killed at step ${index + 1}: ${step}`;
		await children.run(task(name, 0, { killAt: index + 1 }));
		const atOnce = await children.run(task(name, 0));
		let last = await children.run(task(name, HALF_AN_HOUR));
		// Nothing is sent on a guess: either it is known where it is, or it has to wait.
		for (const outcome of [...(atOnce?.outcomes ?? []), ...(last?.outcomes ?? [])]) {
			expect(['accepted', ...WAITING]).toContain(outcome);
		}
		if (!isFindable && last?.outcomes.includes('TAX_FILING_UNPROVEN')) {
			settled += 1;
			const decisions = lookedUpByAPerson(arrived());
			last = await children.run(task(name, HALF_AN_HOUR, { decisions }));
		}

		expect([at, last?.outcomes]).toEqual([at, ['accepted', 'accepted']]);
		const there = arrived();
		expect([at, there.map(({ instance }) => instance).sort()]).toEqual([at, INSTANCES]);
		// Each has its own reference, and not that of the other.
		expect([at, last?.references]).toEqual([at, Object.values(lookedUpByAPerson(there))]);
	}
	return { steps, settled };
}

describe('A process that files two returns of one taxpayer and is killed at every numbered step', () => {
	it('has filed each once with Digipoort', async () => {
		const { digipoort } = world;
		const { firm, root, baseUrl } = digipoort;
		const credential = { environment: 'other', baseUrl, ...firm, answerSigners: root, ca: root };
		const { steps, settled } = await killAtEveryStep({
			way: { is: 'digipoort', credential },
			arrived: () =>
				digipoort
					.filings()
					.map(({ content, kenmerk }) => ({ instance: content, reference: kenmerk })),
			isFindable: false,
			clear: () => {
				digipoort.clear();
			},
		});

		expect(steps).toContain('submit 2026-02, answered deliver');
		expect(steps.length).toBeGreaterThanOrEqual(60);
		expect(settled).toBeGreaterThan(0);
	}, 1_800_000);

	it('has filed each once through AutoReport', async () => {
		const { autoReport } = world;
		const { baseUrl, companyId: company, client } = autoReport;
		const form = {
			...{ grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret },
			tenant_id: client.tenantId,
		};
		const answer = await fetch(`${baseUrl}/connect/token`, {
			...{ method: 'POST', body: new URLSearchParams(form) },
		});
		const token = String(Reflect.get(Object(await answer.json()), 'access_token'));
		const { steps, settled } = await killAtEveryStep({
			way: { is: 'autoReport', baseUrl, token, company },
			arrived: () =>
				autoReport.reports().map(({ content, id }) => ({ instance: content, reference: id })),
			isFindable: true,
			clear: () => {
				autoReport.clear();
			},
		});

		expect(steps).toContain('submit 2026-02, answered deliver');
		expect(steps.length).toBeGreaterThanOrEqual(60);
		expect(settled).toBe(0);
	}, 1_800_000);
});
