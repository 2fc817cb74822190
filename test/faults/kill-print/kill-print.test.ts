import { startSandbox, type Sandbox } from '../../../sandbox';
import { killAtEveryStep, PrintChildren, type PrintFigures } from './matrix';

const children = new PrintChildren();
let world: Sandbox;

beforeAll(async () => {
	world = await startSandbox({ seed: 'empty' });
});
afterAll(async () => {
	await world.stop();
	children.remove();
});

async function figuresOf(knowsCreateJob: boolean): Promise<PrintFigures> {
	const { printer } = world;
	printer.change({ knowsCreateJob });
	return await killAtEveryStep(children, printer.url, {
		printed: () => Promise.resolve(printer.printed().map(({ pdf }) => pdf.toString())),
		isPunctual: true,
		clear: () => {
			printer.clear();
		},
	});
}

describe('A process that prints and is killed at every numbered step', () => {
	it('prints it once; a printer that makes a job first leaves no doubt', async () => {
		const figures = await figuresOf(true);

		expect(figures.kills).toBeGreaterThanOrEqual(20);
		expect(figures.doubtful).toBe(0);
	}, 600_000);

	it('prints it once; one that makes both at once leaves doubt before it', async () => {
		const figures = await figuresOf(false);

		expect(figures.kills).toBeGreaterThanOrEqual(15);
		// Between writing down that it is sent, and sending it.
		expect(figures.doubtful).toBeGreaterThan(0);
	}, 600_000);
});
