import { startSandbox, type Sandbox } from '../../../sandbox';
import { killAtEveryStep } from './matrix';
import { RETURNS } from './task';

/** Asked for twice: still on its way, then accepted. The usual way is longer, by more of the same steps. */
const SHORT_WALK = ['100', '301', '400', '500'];

let world: Sandbox;

beforeAll(async () => {
	world = await startSandbox({ seed: 'empty' });
});
afterAll(async () => {
	await world.stop();
});

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
				RETURNS.forEach(() => {
					digipoort.nextWalk(SHORT_WALK);
				});
			},
		});

		expect(steps).toContain('submit 2026-02, answered deliver');
		expect(steps.length).toBeGreaterThanOrEqual(60);
		expect(settled).toBeGreaterThan(0);
	}, 1_800_000);
});
