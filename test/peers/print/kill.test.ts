import { setTimeout as pause } from 'node:timers/promises';
import { killAtEveryStep, PrintChildren } from '../../faults/kill-print/matrix';
import { printerAt } from '../../contract/print/print-room';
import { clearSpool, order, peers, spooled } from './print-peers';

const children = new PrintChildren();

beforeEach(() => {
	order('print');
	clearSpool();
});
afterAll(() => {
	children.remove();
});

/** Once the printer has nothing to do any more. */
async function atRest(): Promise<void> {
	const deadline = Date.now() + 30_000;
	while ((await printerAt({ url: peers.printer }).look()).state === 'processing') {
		if (Date.now() > deadline) throw new Error('The printer still prints');
		await pause(50);
	}
}

describe('A process that prints with ippeveprinter and is killed at every numbered step', () => {
	it('prints it once', async () => {
		const { kills, doubtful } = await killAtEveryStep(children, peers.printer, {
			printed: async () => {
				await atRest();
				return spooled().map((pdf) => pdf.toString());
			},
			clear: clearSpool,
			isPunctual: false,
		});

		process.stdout.write(`${kills} kills, ${doubtful} in doubt\n`);
		expect(doubtful).toBe(0);
	}, 600_000);
});
