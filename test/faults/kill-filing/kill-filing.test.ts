import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { temporaryFolder } from '../../contract/store/stores';
import { KillableProgram } from '../kill/killable-program';
import { RETURN, type FilingTask, type FilingTaskOutcome, type Way } from './task';

/** Longer than a claim holds. */
const ELEVEN_MINUTES = 660_000;
/** Longer than what was cut off may still be on its way. */
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

interface Office {
	readonly way: Way;
	/** Instances that arrived. */
	readonly arrived: () => readonly string[];
	readonly clear: () => void;
}

/** Kills a process that files at every numbered step, lets others go on: filed once, never twice, never not. */
async function killAtEveryStep({ way, arrived, clear }: Office): Promise<readonly string[]> {
	const task = (name: string, ahead: number, killAt = 0): FilingTask => {
		return { file: join(folder, `${way.is}-${name}.sqlite`), way, ahead, killAt };
	};
	clear();
	const whole = await children.run(task('whole', 0));
	expect(whole?.outcome).toBe('accepted');
	const steps = whole?.steps ?? [];

	for (const [index, step] of steps.entries()) {
		clear();
		const name = `step${index + 1}`;
		await children.run(task(name, 0, index + 1));
		const atOnce = await children.run(task(name, 0));
		const later = await children.run(task(name, ELEVEN_MINUTES));
		const last = await children.run(task(name, HALF_AN_HOUR));

		const at = `killed at step ${index + 1}: ${step}`;
		expect([at, last?.outcome]).toEqual([at, 'accepted']);
		expect([at, arrived()]).toEqual([at, [RETURN.instance]]);
		// Nothing is sent on a guess: either it is known where it is, or it has to wait.
		for (const outcome of [atOnce?.outcome, later?.outcome]) {
			expect(['accepted', 'TAX_FILING_BUSY', 'TAX_FILING_DOUBTFUL']).toContain(outcome);
		}
	}
	return steps;
}

describe('A process that files a return and is killed at every numbered step', () => {
	it('has filed it once with Digipoort', async () => {
		const { digipoort } = world;
		const { firm, root, baseUrl } = digipoort;
		const credential = { environment: 'other', baseUrl, ...firm, answerSigners: root, ca: root };
		const steps = await killAtEveryStep({
			way: { is: 'digipoort', credential },
			arrived: () => digipoort.filings().map(({ content }) => content),
			clear: () => {
				digipoort.clear();
			},
		});

		expect(steps).toContain('submit, answered deliver');
		expect(steps.length).toBeGreaterThanOrEqual(30);
	}, 900_000);

	it('has filed it once through AutoReport', async () => {
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
		const steps = await killAtEveryStep({
			way: { is: 'autoReport', baseUrl, token, company },
			arrived: () => autoReport.reports().map(({ content }) => content),
			clear: () => {
				autoReport.clear();
			},
		});

		expect(steps).toContain('submit, answered deliver');
		expect(steps.length).toBeGreaterThanOrEqual(30);
	}, 900_000);
});
