import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

/** A request as an IPP client writes it, of attributes with their marks. */
function request(
	operation: number,
	attributes: readonly (readonly [mark: number, name: string, value: string | number])[],
	document = '',
): Buffer {
	const sized = (bytes: Buffer): Buffer => Buffer.concat([short(bytes.length), bytes]);
	const short = (value: number): Buffer => Buffer.of(value >> 8, value & 0xff);
	const written = [
		[0x47, 'attributes-charset', 'utf-8'] as const,
		[0x48, 'attributes-natural-language', 'en'] as const,
		...attributes,
	].map(([mark, name, value]) => {
		const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.of(0, 0, 0, value);
		return Buffer.concat([Buffer.of(mark), sized(Buffer.from(name)), sized(bytes)]);
	});
	return Buffer.concat([
		Buffer.of(2, 0, ...short(operation), 0, 0, 0, 1, 1),
		...written,
		Buffer.of(3),
		Buffer.from(document),
	]);
}

const PRINT = request(
	0x0002,
	[
		[0x42, 'requesting-user-name', 'anna'],
		[0x42, 'job-name', 'Factuur <12>'],
		[0x49, 'document-format', 'application/pdf'],
	],
	'%PDF-1.7 pages',
);

async function post(url: string, body: Buffer): Promise<Buffer> {
	const headers = { 'Content-Type': 'application/ipp' };
	const response = await fetch(url.replace('ipp://', 'http://'), {
		method: 'POST',
		body: new Uint8Array(body),
		headers,
	});
	return Buffer.from(await response.arrayBuffer());
}

describe('The printer', () => {
	it('keeps the bytes of what it prints, and shows them on the page', async () => {
		const world = await sandbox();
		const answer = await post(world.printer.url, PRINT);

		const overview = await fetch(`${world.pageUrl}/_control/overview/prints`);
		const pdf = await fetch(`${world.pageUrl}/print/0.pdf`);

		expect(answer.readUInt16BE(2)).toBe(0);
		expect(world.printer.printed()).toMatchObject([
			{ jobId: 1, jobName: 'Factuur <12>', user: 'anna', copies: 1 },
		]);
		expect(await overview.json()).toMatchObject({
			printed: [{ jobName: 'Factuur <12>', bytes: 14, link: '/print/0.pdf' }],
			jobs: [],
		});
		expect(pdf.headers.get('content-type')).toBe('application/pdf');
		expect(await pdf.text()).toBe('%PDF-1.7 pages');
		expect((await fetch(`${world.pageUrl}/print/1.pdf`)).status).toBe(404);
	});

	it('prints nothing without paper, and goes on when somebody puts some in', async () => {
		const world = await sandbox();
		const set = async (body: object): Promise<Response> =>
			await fetch(`${world.pageUrl}/_control/printer`, {
				method: 'POST',
				body: JSON.stringify(body),
				headers: { 'Content-Type': 'application/json' },
			});
		await set({ hasPaper: false });
		await post(world.printer.url, PRINT);

		expect(world.printer.printed()).toEqual([]);
		expect(world.printer.jobs()).toMatchObject([{ state: 'stopped' }]);
		await set({ hasPaper: true });
		expect(world.printer.printed()).toHaveLength(1);
		expect((await set({ hasPaper: 'yes' })).status).toBe(422);
	});

	it('gives up, forgets and calls off as it is told', async () => {
		const { printer } = await sandbox();
		printer.addFault({ at: 'print-job', do: 'abort', reasons: ['document-format-error'] });
		await post(printer.url, PRINT);
		expect(printer.jobs()).toMatchObject([
			{ state: 'aborted', reasons: ['document-format-error'] },
		]);

		printer.forgetJobs();
		printer.change({ isPaused: true });
		await post(printer.url, PRINT);
		expect(printer.cancelJob(1)).toBe(true);
		expect(printer.cancelJob(1)).toBe(false);
		printer.change({ isPaused: false });
		expect(printer.printed()).toEqual([]);
	});

	it('does not answer while it is off, and answers at the same port afterwards', async () => {
		const { printer } = await sandbox();
		await printer.goOffline();
		await expect(post(printer.url, PRINT)).rejects.toThrow();

		await printer.goOnline();
		expect((await post(printer.url, PRINT)).readUInt16BE(2)).toBe(0);
	});

	it('refuses what is no request, and another path', async () => {
		const { printer } = await sandbox();
		const web = printer.url.replace('ipp://', 'http://');
		const short = await fetch(web, { method: 'POST', body: 'x' });
		const elsewhere = await fetch(web.replace('/ipp/print', '/admin'), { method: 'POST' });

		expect([short.status, elsewhere.status]).toEqual([400, 404]);
	});
});
