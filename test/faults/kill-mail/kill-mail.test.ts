import { startSandbox, type Sandbox } from '../../../sandbox';
import { MailChildren } from './children';
import { killAtEveryStep } from './matrix';

const children = new MailChildren();
let world: Sandbox;

beforeAll(async () => {
	world = await startSandbox({ seed: 'empty' });
});
afterAll(async () => {
	await world.stop();
	children.remove();
});

describe('A process that sends mail and is killed', () => {
	it('at every numbered step: none doubled, none lost, at most one in doubt', async () => {
		const { mailbox } = world;
		const open = { host: '127.0.0.1', security: 'none', ca: '', account: null } as const;
		const keys = () =>
			mailbox.mails().map(({ raw }) => /^X-Mail-Key: (.*)\r$/m.exec(raw)?.[1] ?? '');

		const figures = await killAtEveryStep(
			children,
			{ ...open, port: mailbox.port },
			{
				keys: () => Promise.resolve(keys()),
				clear: () => {
					mailbox.clear();
				},
			},
		);

		expect(figures.doubtful).toBeGreaterThan(0);
	}, 300_000);
});
