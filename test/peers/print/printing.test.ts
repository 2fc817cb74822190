import { readFileSync } from 'node:fs';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { document, PDF, PrintRoom, printerAt, type Way } from '../../contract/print/print-room';
import { MemoryStore } from '../../lib/store/memory-store';
import { clearSpool, order, peers, spooled } from './print-peers';

let store: MemoryStore;

beforeEach(() => {
	store = new MemoryStore(systemClock);
	order('print');
	clearSpool();
});
afterEach(async () => {
	order('print');
	await store.close();
});

const room = (way: Way): PrintRoom => new PrintRoom(way, store, systemClock);

describe.each([
	['ippeveprinter', peers.printer],
	['CUPS', peers.queue],
])('%s', (_, url) => {
	it('takes PDF, and makes jobs before their document', async () => {
		expect(await printerAt({ url }).look()).toMatchObject({
			takesPdf: true,
			isAccepting: true,
			makesJobsFirst: true,
		});
	});

	it('gets the very bytes, once, however often it is run', async () => {
		const { job } = await room({ url }).print(document(), { waitMs: 60_000 });
		const again = await room({ url }).print(document(), { waitMs: 60_000 });

		expect(job.state).toBe('printed');
		expect(again.wasPrintedBefore).toBe(true);
		expect(spooled()).toEqual([PDF]);
	}, 90_000);

	it('tells what became of a job that somebody called off', async () => {
		order('wait');
		const waiting = room({ url }).print(document(), { waitMs: 1000 });
		await expect(waiting).rejects.toMatchObject({ code: 'EINVOICE_PRINT_WAITING' });
		const job = await room({ url }).jobs.find(document().key);
		await printerAt({ url }).cancel(job?.jobId ?? 0);
		order('print');

		await expect(room({ url }).print(document(), { waitMs: 60_000 })).rejects.toMatchObject({
			code: 'EINVOICE_PRINT_CANCELED',
		});
	}, 90_000);

	it('knows a job by its name', async () => {
		const { job } = await room({ url }).print(document(), { waitMs: 60_000 });

		expect(await printerAt({ url }).findJob(job.jobName)).toMatchObject({
			id: job.jobId,
			state: 'completed',
		});
	}, 90_000);
});

describe('ippeveprinter', () => {
	it('tells that the paper has run out, and the next run finds the pages', async () => {
		const way = { url: peers.printer };
		order('wait');
		const waiting = room(way).print(document(), { waitMs: 3000 });
		await expect(waiting).rejects.toMatchObject({
			code: 'EINVOICE_PRINT_WAITING',
			message: expect.stringContaining('the paper has run out') as string,
		});
		order('print');

		expect(await room(way).print(document(), { waitMs: 60_000 })).toMatchObject({
			job: { state: 'printed', attempts: 1 },
		});
		expect(spooled()).toEqual([PDF]);
	}, 90_000);

	it('tells that it gave a job up', async () => {
		order('fail');
		const given = room({ url: peers.printer }).print(document(), { waitMs: 60_000 });

		await expect(given).rejects.toMatchObject({ code: 'EINVOICE_PRINT_ABORTED' });
	}, 90_000);

	it('prints over an encrypted connection, when its certificate is trusted', async () => {
		const url = peers.securedPrinter;
		await expect(room({ url }).print()).rejects.toMatchObject({
			code: 'EINVOICE_PRINTER_CERTIFICATE',
		});
		const ca = readFileSync(peers.certificateFile, 'utf8');

		await room({ url, ca }).print(document(), { waitMs: 60_000 });
		expect(spooled()).toEqual([PDF]);
	}, 90_000);

	it('is not at another path', async () => {
		const url = peers.queue.replace('/printers/Invoices', '/printers/Other');

		await expect(room({ url }).print()).rejects.toMatchObject({
			code: 'EINVOICE_PRINTER_UNKNOWN',
		});
	});
});
