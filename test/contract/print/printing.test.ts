import { startSandbox, type Sandbox } from '../../../sandbox';
import { createPrinterPort } from '../../../nodes/EInvoiceRoute/printer-port';
import { MemoryStore } from '../../lib/store/memory-store';
import { VirtualClock } from '../../lib/store/virtual-clock';
import { document, LEASE_MS, PDF, PrintRoom, printerAt, type Way } from './print-room';

let world: Sandbox;
let clock: VirtualClock;
let store: MemoryStore;

beforeAll(async () => {
	clock = new VirtualClock();
	world = await startSandbox({ seed: 'empty', now: () => clock.now() });
});
afterAll(async () => {
	await world.stop();
});
beforeEach(async () => {
	const { printer } = world;
	await printer.goOnline();
	printer.clear();
	printer.clearFaults();
	printer.change({ hasPaper: true, isPaused: false, isAccepting: true, takesPdf: true });
	printer.change({ knowsCreateJob: true, tellsJobNames: true, printMs: 0 });
	store = new MemoryStore(clock);
});
afterEach(async () => {
	await store.close();
});

const room = (way: Way = { url: world.printer.url }, signal?: AbortSignal): PrintRoom =>
	new PrintRoom(way, store, clock, signal);
const printed = (): readonly string[] =>
	world.printer.printed().map(({ pdf }) => pdf.toString('latin1'));
const once = [PDF.toString('latin1')];
const coded = (code: string): unknown => expect.objectContaining({ code });

describe.each([
	['a printer that makes a job before its document', true],
	['a printer that makes both at once', false],
])('Printing at %s', (_, knowsCreateJob) => {
	beforeEach(() => {
		world.printer.change({ knowsCreateJob });
	});

	it('brings the very bytes, and comes back when the pages lie in the tray', async () => {
		world.printer.change({ printMs: 4000 });
		const began = clock.now();

		const { job, wasPrintedBefore } = await room().print(document(), {
			copies: 2,
			sides: 'two-sided-long-edge',
			media: 'iso_a4_210x297mm',
		});

		expect(clock.now() - began).toBeGreaterThanOrEqual(4000);
		expect(job).toMatchObject({ state: 'printed', attempts: 1, printer: world.printer.url });
		expect(wasPrintedBefore).toBe(false);
		expect(world.printer.printed()).toMatchObject([
			{
				...{ jobId: job.jobId, jobName: job.jobName, user: 'n8n', copies: 2 },
				...{ sides: 'two-sided-long-edge', media: 'iso_a4_210x297mm', pdf: PDF },
			},
		]);
		expect(job.jobName).toMatch(/^invoice 2026-0001 #id\d+$/);
	});

	it('does nothing the second time', async () => {
		await room().print();
		const again = await room().print();

		expect(again.wasPrintedBefore).toBe(true);
		expect(printed()).toEqual(once);
	});

	it('refuses another content under the same number', async () => {
		await room().print();
		const other = room().print(document({ content: 'another amount' }));

		await expect(other).rejects.toEqual(coded('EINVOICE_PRINT_OTHER_CONTENT'));
		expect(printed()).toEqual(once);
	});

	it('waits for paper as long as it is told, says so, and finds the pages at the next run', async () => {
		world.printer.change({ hasPaper: false });
		const first = room().print();

		await expect(first).rejects.toMatchObject({
			code: 'EINVOICE_PRINT_WAITING',
			message: expect.stringContaining('the paper has run out') as string,
			details: { reasonsNl: expect.stringContaining('het papier is op') as string },
		});
		world.printer.change({ hasPaper: true });
		expect(await room().print()).toMatchObject({ job: { state: 'printed', attempts: 1 } });
		expect(printed()).toEqual(once);
	});

	it.each([
		['cut off before it was read', 'cut-before'],
		['cut off after it was done', 'cut-after'],
		['answered by a web page', 'web-page'],
	] as const)('never prints twice when giving the document is %s', async (__, fault) => {
		const at = knowsCreateJob ? 'send-document' : 'print-job';
		world.printer.addFault({ at, do: fault });

		const first = await room()
			.print()
			.then(
				() => 'printed',
				(error: unknown) => (error as { code: string }).code,
			);
		const second = await room()
			.print()
			.then(
				() => 'printed',
				(error: unknown) => (error as { code: string }).code,
			);

		const tookIt = fault === 'cut-after';
		// Without a job that stands for it, a document that was not found may have been printed.
		const left = knowsCreateJob || tookIt ? 'printed' : 'EINVOICE_PRINT_DOUBTFUL';
		expect(second).toBe(left);
		if (tookIt) expect(first).toBe('printed');
		expect(printed()).toEqual(left === 'printed' ? once : []);
	});

	it('tells what the printer gave up, and does not repeat it unasked', async () => {
		const at = knowsCreateJob ? 'send-document' : 'print-job';
		world.printer.addFault({ at, do: 'abort', reasons: ['document-password-error'] });

		await expect(room().print()).rejects.toMatchObject({
			code: 'EINVOICE_PRINT_ABORTED',
			message: expect.stringContaining('the PDF asks for a password') as string,
		});
		await expect(room().print()).rejects.toEqual(coded('EINVOICE_PRINT_REFUSED_BEFORE'));
		await room().jobs.settle(document().key, 'again', 'Corrected');
		await room().print();

		expect(printed()).toEqual(once);
	});

	it('tells what somebody called off at the printer', async () => {
		world.printer.change({ hasPaper: false });
		await room()
			.print()
			.catch(() => undefined);
		world.printer.cancelJob(world.printer.jobs()[0]?.id ?? 0);

		await expect(room().print()).rejects.toMatchObject({
			code: 'EINVOICE_PRINT_CANCELED',
			message: expect.stringContaining('called off at the printer') as string,
		});
	});

	it('is in doubt when the printer has forgotten the job, and leaves it to a person', async () => {
		world.printer.change({ hasPaper: false });
		await room()
			.print()
			.catch(() => undefined);
		world.printer.forgetJobs();
		world.printer.change({ hasPaper: true });

		await expect(room().print()).rejects.toEqual(coded('EINVOICE_PRINT_DOUBTFUL'));
		await expect(room().print()).rejects.toEqual(coded('EINVOICE_PRINT_DOUBTFUL'));
		expect(await room().jobs.list({ states: ['doubtful'] }, 10)).toMatchObject([
			{ key: document().key, code: 'EINVOICE_PRINT_DOUBTFUL' },
		]);
		expect(printed()).toEqual([]);
	});

	it('does not take the job of another document for its own, when numbers begin anew', async () => {
		world.printer.change({ hasPaper: false });
		await room()
			.print()
			.catch(() => undefined);
		world.printer.forgetJobs();
		world.printer.change({ hasPaper: true });
		await room().print(document({ number: '2026-0002' }));

		await expect(room().print()).rejects.toEqual(coded('EINVOICE_PRINT_DOUBTFUL'));
	});
});

describe('A printer', () => {
	it.each([
		['is busy', 0x0507, 'EINVOICE_PRINTER_BUSY'],
		['takes no jobs', 0x0506, 'EINVOICE_PRINTER_NOT_ACCEPTING'],
		['takes no such format', 0x040a, 'EINVOICE_PRINTER_NO_PDF'],
		['refuses a wish', 0x040b, 'EINVOICE_PRINTER_REFUSED'],
		['lets nobody in', 0x0403, 'EINVOICE_PRINTER_SIGN_IN'],
		['is not there', 0x0406, 'EINVOICE_PRINTER_UNKNOWN'],
	])('that %s has taken nothing, and the next run prints', async (_, status, code) => {
		for (const at of ['create-job', 'send-document'] as const) {
			world.printer.addFault({ at, do: 'status', status });
			await expect(room().print()).rejects.toEqual(coded(code));
		}

		await room().print();
		expect(printed()).toEqual(once);
		const left = world.printer.jobs().filter(({ state }) => state === 'held');
		expect(left).toEqual([]);
	});

	it('that is switched off has taken nothing', async () => {
		await world.printer.goOffline();
		await expect(room().print()).rejects.toEqual(coded('EINVOICE_PRINTER_UNREACHABLE'));
		await world.printer.goOnline();

		await room().print();
		expect(printed()).toEqual(once);
	});

	it('that goes off while it prints is asked again by the next run', async () => {
		world.printer.change({ printMs: 20_000 });
		world.printer.addFault({ at: 'get-job-attributes', do: 'cut-before', times: 'always' });
		await expect(room().print()).rejects.toEqual(coded('EINVOICE_PRINT_WAITING'));
		world.printer.clearFaults();

		await room().print(document(), { waitMs: 60_000 });
		expect(printed()).toEqual(once);
	});

	it('that takes no PDF, or no jobs, is told so before anything is sent', async () => {
		world.printer.change({ takesPdf: false });
		await expect(room().print()).rejects.toEqual(coded('EINVOICE_PRINTER_NO_PDF'));
		world.printer.change({ takesPdf: true, isAccepting: false });
		await expect(room().print()).rejects.toEqual(coded('EINVOICE_PRINTER_NOT_ACCEPTING'));

		expect(world.printer.operations()).toEqual([
			'get-printer-attributes',
			'get-printer-attributes',
		]);
	});

	it('that knows only IPP 1.1 is asked in that', async () => {
		world.printer.addFault({ at: 'get-printer-attributes', do: 'status', status: 0x0503 });

		await room().print();
		expect(printed()).toEqual(once);
	});

	it('that hides how jobs are called is asked by their number', async () => {
		world.printer.change({ tellsJobNames: false });
		world.printer.addFault({ at: 'send-document', do: 'cut-after' });

		await room().print();
		expect(printed()).toEqual(once);
	});

	it('that makes only nine copies refuses ten, instead of making fewer', async () => {
		await expect(room().print(document(), { copies: 10 })).rejects.toMatchObject({
			code: 'EINVOICE_PRINTER_REFUSED',
			details: { unsupported: 'copies' },
		});
		expect(printed()).toEqual([]);
	});

	it('that never answers is given up after its time', async () => {
		world.printer.addFault({ at: 'create-job', do: 'delay', milliseconds: 10_000 });

		await expect(room().print()).rejects.toEqual(coded('EINVOICE_PRINTER_CUT'));
		await room().print();
		expect(printed()).toEqual(once);
	});
});

describe('The way to a printer', () => {
	const secured = (changes: Partial<Way> = {}): Way => ({
		url: world.printer.securedUrl,
		...world.printer.account,
		ca: world.printer.certificate,
		...changes,
	});

	it('is encrypted, with a certificate that is checked, and signed in', async () => {
		await room(secured()).print();
		expect(printed()).toEqual(once);
	});

	it.each([
		['a wrong password', (): Way => secured({ password: 'geheim' }), 'EINVOICE_PRINTER_SIGN_IN'],
		['no user', (): Way => secured({ user: '' }), 'EINVOICE_PRINTER_SIGN_IN'],
		[
			'a certificate that nobody trusts',
			(): Way => secured({ ca: '' }),
			'EINVOICE_PRINTER_CERTIFICATE',
		],
		[
			'another path',
			(): Way => ({ url: world.printer.url.replace('/ipp/print', '/printers/A') }),
			'EINVOICE_PRINTER_UNKNOWN',
		],
		[
			'no encryption where there is some',
			(): Way => ({ url: world.printer.securedUrl.replace('ipps:', 'ipp:') }),
			'EINVOICE_PRINTER_CUT',
		],
		[
			'encryption where there is none',
			(): Way => ({ url: world.printer.url.replace('ipp:', 'ipps:') }),
			'EINVOICE_PRINTER_CERTIFICATE',
		],
		['a web server', (): Way => ({ url: world.pageUrl }), 'EINVOICE_PRINTER_UNKNOWN'],
	])('is refused with %s, and the password is in no sentence', async (_, way, code) => {
		const failure = await room(way())
			.print()
			.then(
				() => undefined,
				(error: unknown) => error as Error & { remedy: string },
			);

		expect(failure).toEqual(coded(code));
		expect(
			`${JSON.stringify(failure)} ${failure?.message ?? ''} ${failure?.remedy ?? ''}`,
		).not.toContain('geheim');
		expect(printed()).toEqual([]);
	});

	it('is refused where a web page answers', async () => {
		world.printer.addFault({ at: 'get-printer-attributes', do: 'web-page' });

		await expect(room().print()).rejects.toEqual(coded('EINVOICE_PRINTER_ANSWER_INVALID'));
	});

	it('leads to no other host', async () => {
		const port = createPrinterPort({
			...{ url: 'http://printer.example/ipp', user: '', password: '', ca: '', connectMs: 1000 },
		});
		const asked = port({
			url: 'http://other.example/ipp',
			message: PDF,
			timeoutMs: 1000,
			maxAnswerBytes: 10,
		});

		await expect(asked).rejects.toMatchObject({ kind: 'refused', reason: 'other.example' });
	});

	it('tells what is there', async () => {
		expect(await printerAt(secured()).look()).toMatchObject({
			name: 'Printer of the sandbox',
			model: 'Sandbox 2000',
			state: 'idle',
			takesPdf: true,
			makesJobsFirst: true,
			mostCopies: 9,
		});
	});
});

describe('Two executions', () => {
	it('do not print the same document at the same time', async () => {
		const outcomes = await Promise.allSettled([room().print(), room().print()]);

		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: coded('EINVOICE_PRINT_IN_PROGRESS'),
		});
		expect(printed()).toEqual(once);
	});

	it('go on where one was canceled, without printing twice', async () => {
		world.printer.change({ hasPaper: false });
		const cancelling = new AbortController();
		const first = room({ url: world.printer.url }, cancelling.signal).print(document(), {
			waitMs: 1e9,
		});
		cancelling.abort();
		await expect(first).rejects.toEqual(coded('EINVOICE_PRINT_STOPPED'));
		world.printer.change({ hasPaper: true });
		await clock.sleep(LEASE_MS);

		await room().print();
		expect(printed()).toEqual(once);
	});

	it('do not print at another printer what the first may have', async () => {
		world.printer.change({ hasPaper: false });
		await room()
			.print()
			.catch(() => undefined);
		const { securedUrl: url, account, certificate: ca } = world.printer;

		const other = room({ url, ...account, ca }).print();
		await expect(other).rejects.toEqual(coded('EINVOICE_PRINT_ELSEWHERE'));
	});
});
