import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rejection, sampleContent, sampleFile } from '../../lib/mail/samples';
import { sandbox, stopSandboxes } from '../../sandbox/support/sandbox';
import { postOffice, smtpTo } from './post';

afterEach(stopSandboxes);

const PIECE = new Uint8Array(64 * 1024).fill(65);
const FILE_BYTES = 100 * 1024 * 1024;
const MOST_GROWTH = 50 * 1024 * 1024;

/** A large file that is nowhere; it notes how much memory the process has while it is read. */
function largeFile(heapSeen: number[]) {
	async function* pieces(): AsyncGenerator<Uint8Array, void> {
		for (let given = 0; given < FILE_BYTES; given += PIECE.length) {
			if (given % (PIECE.length * 64) === 0) heapSeen.push(held());
			yield await Promise.resolve(PIECE);
		}
	}
	return { ...sampleFile(PIECE), size: undefined, open: () => Promise.resolve(pieces()) };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is in use, and not what the garbage collector has not come to yet. */
function held(): number {
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

describe('A file of 100 MB', () => {
	it('is sent without ever being in memory', async () => {
		// The server takes no more than that, and forgets the rest as it comes.
		const world = await sandbox({ mostMailBytes: 1_000_000 });
		const transport = smtpTo(world);
		const { sender } = postOffice(transport);
		const seen: number[] = [];

		const error = await rejection(
			sender.send('k', sampleContent({ attachments: [largeFile(seen)] })),
		);
		await transport.close();

		expect(error).toMatchObject({ code: 'MAIL_TOO_LARGE' });
		expect(seen.length).toBeGreaterThan(20);
		expect(Math.max(...seen) - (seen[0] ?? 0)).toBeLessThan(MOST_GROWTH);
	}, 120_000);
});
