import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../../sandbox';
import { readAnswer, sandbox, stopSandboxes, type ReadAnswer } from './support/sandbox';

const PDF = '%PDF-1.7 pages';
const UBL = '<?xml version="1.0"?><Invoice/>';

let outside = '';
let folder = '';
beforeEach(async () => {
	outside = await mkdtemp(join(tmpdir(), 'sandbox-documents-'));
	folder = join(outside, 'documents');
	await mkdir(folder);
});
afterEach(async () => {
	await stopSandboxes();
	await rm(outside, { recursive: true });
});

/** Files of the folder, each written a second after the one before it. */
async function store(files: Readonly<Record<string, string>>): Promise<void> {
	for (const [place, [name, content]] of Object.entries(files).entries()) {
		await writeFile(join(folder, name), content);
		await utimes(join(folder, name), 1_000_000 + place, 1_000_000 + place);
	}
}

async function overview({ pageUrl }: Sandbox, search = ''): Promise<unknown> {
	const query = new URLSearchParams({ search });
	return (
		await readAnswer(await fetch(`${pageUrl}/_control/overview/documents?${query.toString()}`))
	).json;
}

/** A path as it is, without the tidying of `fetch`. */
async function raw({ pageUrl }: Sandbox, path: string): Promise<number> {
	const { hostname, port } = new URL(pageUrl);
	return await new Promise((resolve, reject) => {
		request({ hostname, port, path }, (response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		})
			.on('error', reject)
			.end();
	});
}

async function opened({ pageUrl }: Sandbox, name: string): Promise<ReadAnswer> {
	return await readAnswer(await fetch(`${pageUrl}/document/${encodeURIComponent(name)}`));
}

describe('The view of stored documents', () => {
	it('lists what lies in the folder, the latest first, with the invoice that the name tells', async () => {
		await store({
			'Factuur 26500001.pdf': PDF,
			'20261120-26500011 (2).XML': UBL,
			'Opdrachtbevestiging 7.pdf': PDF,
		});
		const world = await sandbox({ seed: 'demo', documentsFolder: folder });

		expect(await overview(world)).toEqual({
			folder,
			found: 3,
			rows: [
				{
					name: 'Opdrachtbevestiging 7.pdf',
					bytes: 14,
					at: 1_000_002_000,
					link: '/document/Opdrachtbevestiging%207.pdf',
					invoice: null,
				},
				expect.objectContaining({
					name: '20261120-26500011 (2).XML',
					invoice: {
						number: '26500011',
						customer: world.accountView.customers.get('P2211')?.['ACCT_NAME'],
					},
				}),
				expect.objectContaining({
					name: 'Factuur 26500001.pdf',
					invoice: {
						number: '26500001',
						customer: world.accountView.customers.get('10001')?.['ACCT_NAME'],
					},
				}),
			],
		});
	});

	it('finds by name, number of the invoice and customer', async () => {
		await store({ 'Factuur 26500001.pdf': PDF, 'Factuur 26500002.pdf': PDF });
		const world = await sandbox({ seed: 'demo', documentsFolder: folder });
		const customer = String(world.accountView.customers.get('10001')?.['ACCT_NAME']);

		for (const search of ['factuur 26500001', customer.toUpperCase()]) {
			expect(await overview(world, search)).toMatchObject({
				found: 1,
				rows: [{ name: 'Factuur 26500001.pdf' }],
			});
		}
		expect(await overview(world, 'nobody')).toMatchObject({ found: 0, rows: [] });
	});

	it('opens PDF and UBL in the browser, and gives all else to be kept', async () => {
		await store({ 'Factuur 1 & é.pdf': PDF, 'Factuur 1.xml': UBL, 'page.html': '<script>' });
		const world = await sandbox({ documentsFolder: folder });

		const pdf = await opened(world, 'Factuur 1 & é.pdf');
		const ubl = await opened(world, 'Factuur 1.xml');
		const page = await opened(world, 'page.html');

		expect([pdf.text, ubl.text]).toEqual([PDF, UBL]);
		expect(pdf.headers.get('content-type')).toBe('application/pdf');
		expect(pdf.headers.get('content-disposition')).toMatch(/^inline; .*%20%26%20%C3%A9\.pdf$/);
		expect(ubl.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect(page.headers.get('content-type')).toBe('application/octet-stream');
		expect(page.headers.get('content-disposition')).toMatch(/^attachment; /);
		expect(page.headers.get('x-content-type-options')).toBe('nosniff');
	});

	it('keeps to the folder: no paths, no links, nothing hidden, nothing deeper', async () => {
		await writeFile(join(outside, 'secret.pdf'), PDF);
		await mkdir(join(folder, 'deeper.pdf'));
		await symlink(join(outside, 'secret.pdf'), join(folder, 'link.pdf'));
		await store({ '.accountview-1.pdf': PDF });
		const world = await sandbox({ documentsFolder: folder });

		expect(await overview(world)).toMatchObject({ found: 0, rows: [] });
		for (const path of [
			'/document/..%2Fsecret.pdf',
			'/document/../secret.pdf',
			'/document/%2e%2e%2fsecret.pdf',
			'/document/..%5Csecret.pdf',
			`/document/${encodeURIComponent(join(outside, 'secret.pdf'))}`,
			'/document/link.pdf',
			'/document/deeper.pdf',
			'/document/.accountview-1.pdf',
			'/document/secret.pdf%00',
			'/document/%zz',
			'/document/',
			'/documents',
		]) {
			expect([path, await raw(world, path)]).toEqual([path, 404]);
		}
	});

	it('is empty while the folder does not exist, and when it was told of none', async () => {
		await rm(folder, { recursive: true });
		const waiting = await sandbox({ documentsFolder: folder });
		const untold = await sandbox();

		expect(await overview(waiting)).toEqual({ folder, found: 0, rows: [] });
		expect(await overview(untold)).toEqual({ folder: null, found: 0, rows: [] });
		expect((await opened(untold, 'Factuur 1.pdf')).status).toBe(404);
	});

	it('shows no more than the first rows, and how many there are', async () => {
		const names = Array.from({ length: 205 }, (_, place) => `Factuur ${place}.pdf`);
		await Promise.all(names.map((name) => writeFile(join(folder, name), PDF)));
		const { found, rows } = (await overview(await sandbox({ documentsFolder: folder }))) as {
			readonly found: number;
			readonly rows: readonly unknown[];
		};

		expect([found, rows.length]).toEqual([205, 200]);
	});
});
