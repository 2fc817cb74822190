import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../contract/store/stores';
import { MailChildren } from '../faults/kill-mail/children';
import {
	countEach,
	killAtEveryStep,
	settleDoubt,
	TEN_MINUTES,
	type Arrivals,
} from '../faults/kill-mail/matrix';
import type { MailTask } from '../faults/kill-mail/task';
import { emptyMailbox, filesNow, mailFiles, peers } from './support/peers';

const ANS = 'ans@klant.example';
/** Of the one run that is killed again and again. */
const MESSAGES = 200;
const KILLS = 45;
/** From the first look at a message until it is given whole. */
const STEPS_OF_A_MESSAGE = 9;

const children = new MailChildren();
const { host, ports, authority: ca, account } = peers;
const { user, password } = account;
const to = {
	host,
	port: ports.startTls,
	security: 'starttls',
	ca,
	account: { user, password },
} as const;

beforeEach(() => emptyMailbox(ANS));
afterAll(() => {
	children.remove();
});

/** Ans's mailbox as Dovecot keeps it. */
const box: Arrivals = {
	keys: async () => (await mailFiles(ANS)).map(keyIn),
	clear: () => {
		for (const file of filesNow(ANS)) rmSync(file);
	},
};

/** The key that stands in the headers of a mail. */
function keyIn(file: string): string {
	const beginning = Buffer.alloc(4096);
	const opened = openSync(file, 'r');
	readSync(opened, beginning);
	closeSync(opened);
	return /^X-Mail-Key: (\S+)\r?$/m.exec(beginning.toString('latin1'))?.[1] ?? '';
}

function tell(figures: Readonly<Record<string, number>>): void {
	const words = Object.entries(figures).map(([what, count]) => `${count} ${what}`);
	process.stdout.write(`${words.join(', ')}\n`);
}

describe('A process that sends mail through Postfix and is killed', () => {
	it('at every numbered step: none doubled, none lost, at most one in doubt', async () => {
		const { kills, doubtful } = await killAtEveryStep(children, to, box);

		tell({ kills, 'in doubt': doubtful });
		expect(doubtful).toBeGreaterThan(0);
	}, 600_000);

	it(`again and again on its way through ${MESSAGES} mails: none doubled, none lost`, async () => {
		const folder = temporaryFolder();
		const file = join(folder, 'outbox.sqlite');
		const task = (ahead: number, kill: Pick<MailTask, 'killAt' | 'killFrom'>): MailTask => ({
			...{ file, to, messages: MESSAGES, ahead },
			...kill,
		});
		const doubts: number[] = [];
		let ahead = 0;
		const settle = async (): Promise<void> => {
			doubts.push(await settleDoubt(file, ahead, await box.keys()));
			ahead += 2 * TEN_MINUTES;
		};

		for (let kill = 0; kill < KILLS; kill += 1) {
			const killFrom = Math.floor((kill * MESSAGES) / KILLS);
			const killAt = (kill % STEPS_OF_A_MESSAGE) + 1;
			await children.run(task(ahead, { killAt, killFrom }));
			await settle();
		}
		await children.run(task(ahead, { killAt: 0 }));
		await settle();
		const last = await children.run(task(ahead, { killAt: 0 }));
		const arrived = countEach(await box.keys(), MESSAGES);
		rmSync(folder, { recursive: true, force: true });

		const doubled = arrived.filter((count) => count > 1).length;
		const lost = arrived.filter((count) => count === 0).length;
		const inDoubt = doubts.reduce((sum, count) => sum + count, 0);
		tell({ mails: MESSAGES, kills: KILLS, doubled, lost, 'in doubt': inDoubt });
		expect({ doubled, lost }).toEqual({ doubled: 0, lost: 0 });
		expect(Math.max(...doubts)).toBe(1);
		expect(last?.outcomes.every((one) => one === 'sent' || one === 'before')).toBe(true);
	}, 600_000);
});
