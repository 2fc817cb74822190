import { PrintJobs } from '../../../lib/einvoice';
import type { Store } from '../../../lib/store';
import { describeOnBothStores } from '../store/both';
import type { StorePlace } from '../store/stores';
import { document } from './print-room';

const PRINTER = 'ipp://printer.example:631/ipp/print';
const FAILURE = { code: 'EINVOICE_PRINT_ABORTED', message: 'It gave up.' } as const;

describeOnBothStores('the list of print jobs', (makePlace) => {
	let place: StorePlace;
	let store: Store;
	let jobs: PrintJobs;

	beforeEach(async () => {
		place = makePlace();
		store = await place.open();
		jobs = new PrintJobs(store, { leaseMs: 60_000 });
	});
	afterEach(async () => {
		await store.close();
		await place.remove();
	});

	it('keeps a print from its first attempt to its end', async () => {
		const begun = await jobs.begin(document(), PRINTER, 'invoice 1 #a');
		if (begun.kind !== 'open') throw new Error(begun.kind);
		expect(begun.job).toMatchObject({ state: 'creating', jobId: null, attempts: 1 });
		expect(await jobs.sending(begun.claim, 2_147_483_647)).toMatchObject({ state: 'sending' });
		await jobs.accepted(begun.claim, 2_147_483_647);

		expect(await jobs.printed(begun.claim)).toMatchObject({
			...document(),
			...{ state: 'printed', printer: PRINTER, jobName: 'invoice 1 #a', jobId: 2_147_483_647 },
			code: null,
		});
		expect(await jobs.begin(document(), PRINTER, 'b')).toMatchObject({ kind: 'printed' });
	});

	it('gives a document to one execution of many that ask at once', async () => {
		const asked = Array.from({ length: 8 }, (_, one) =>
			jobs.begin(document(), PRINTER, `invoice 1 #${one}`),
		);
		const kinds = (await Promise.all(asked)).map(({ kind }) => kind);

		expect(kinds.toSorted()).toEqual(['open', ...Array.from({ length: 7 }, () => 'refused')]);
	});

	it('lets nobody write who has lost the print to another one, or to a person', async () => {
		const quick = new PrintJobs(store, { leaseMs: -1 });
		const first = await quick.begin(document(), PRINTER, 'a');
		const second = await quick.begin(document(), PRINTER, 'b');
		if (first.kind !== 'open' || second.kind !== 'made') throw new Error(second.kind);

		const late = quick.sending(first.claim, 1);
		await expect(late).rejects.toMatchObject({ code: 'EINVOICE_PRINT_TAKEN_OVER' });
		await quick.settle(document().key, 'giveUp', 'Not needed');
		const later = quick.beginAnew(second.claim, 'c');
		await expect(later).rejects.toMatchObject({ code: 'EINVOICE_PRINT_TAKEN_OVER' });
		expect(await quick.find(document().key)).toMatchObject({ state: 'failed', note: 'Not needed' });
	});

	it('lists by state, by the begin of the key and by time, the latest first', async () => {
		for (const number of ['1', '2', '3']) {
			const begun = await jobs.begin(document({ number }), PRINTER, number);
			if (begun.kind !== 'open') throw new Error(begun.kind);
			if (number !== '2') await jobs.ended(begun.claim, 'failed', FAILURE);
		}
		const numbers = async (filter: Parameters<PrintJobs['list']>[0], limit = 10) =>
			(await jobs.list(filter, limit)).map(({ number }) => number).toSorted();

		expect(await numbers({})).toEqual(['1', '2', '3']);
		expect(await numbers({ states: ['failed'] })).toEqual(['1', '3']);
		expect(await numbers({ keyPrefix: 'DEMO/invoice/2' })).toEqual(['2']);
		expect(await numbers({ changedSince: Date.now() + 600_000 })).toEqual([]);
		expect(await numbers({}, 2)).toHaveLength(2);
	});

	it('knows nothing of what nobody wanted to print', async () => {
		expect(await jobs.find('DEMO/invoice/9/-')).toBeUndefined();
		await expect(jobs.settle('DEMO/invoice/9/-', 'printed', '')).rejects.toMatchObject({
			code: 'EINVOICE_PRINT_JOB_UNKNOWN',
		});
	});
});
