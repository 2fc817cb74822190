import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import type { IExecuteFunctions } from 'n8n-workflow';
import { Archive, DiskFolder, fileName } from '../../lib/einvoice';
import { writeDraft } from '../../nodes/EmailProfileSend/actions/message/draft-file';
import { hashOf } from '../../nodes/EInvoiceRoute/session';
import { storeSettings } from '../../nodes/shared/store/store-settings';
import { hurried } from '../contract/mail/post';
import { MemoryStore } from '../lib/store/memory-store';
import { HOSTILE } from './hostile';

const NAMES = [
	HOSTILE.path,
	'/etc/passwd',
	'..\\..\\windows\\system32',
	'C:\\windows',
	'..',
	'....//....//x',
	'a\0.pdf',
	'%2e%2e%2fx',
	'-rf',
	'CON',
];

let outside: string;
let inside: string;

beforeEach(() => {
	outside = mkdtempSync(join(tmpdir(), 'security-'));
	inside = join(outside, 'inside');
});

afterEach(() => {
	rmSync(outside, { recursive: true, force: true });
});

/** Names of files anywhere below the folder around; whatever escapes further has no rights or is absolute. */
function filesIn(folder: string): readonly string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(outside, join(entry.parentPath, entry.name)));
}

describe('An invoice', () => {
	it.each(NAMES)('whose customer and number are %j is stored in its folder', async (name) => {
		const folder = new DiskFolder(outside, randomUUID);
		const archive = new Archive(new MemoryStore(hurried), {
			hash: hashOf,
			folderAt: () => folder,
		});
		const stored = fileName({
			format: '{kind} {number} {customer}',
			fields: { kind: 'invoice', number: name, customer: name },
			extension: 'pdf',
		});
		const document = { administration: name, kind: 'invoice', number: name, revision: '' } as const;

		await archive.keep(
			{ ...document, key: `key/${name}`, content: '', channel: 'archive' },
			[{ role: 'pdf', name: stored, bytes: Buffer.from('%PDF'), content: 'x' }],
			folder,
		);

		expect(filesIn(outside)).toEqual([stored]);
		expect(stored).toBe(basename(stored));
	});
});

describe('A draft', () => {
	it.each(NAMES)('with the key %j is put into its folder', async (key) => {
		const written: string[] = [];

		const { path = '' } = await writeDraft(nodeThatWrites(written), inside, key, Buffer.from('x'));

		expect(written).toEqual([path]);
		expect(resolve(path, '..')).toBe(inside);
		expect(basename(path)).toMatch(/^[A-Za-z0-9._-]+\.eml$/);
	});

	it('has another name for every key', async () => {
		const written: string[] = [];
		for (const key of ['a/b', 'a-b', 'a\\b']) {
			await writeDraft(nodeThatWrites(written), inside, key, Buffer.from('x'));
		}
		expect(new Set(written).size).toBe(3);
	});
});

describe('The file of a store', () => {
	it.each(['/data/../etc/x.sqlite', '/data/./x.sqlite', '/data//x.sqlite'])(
		'cannot be written as %s',
		(file) => {
			expect(() => storeSettings({ storage: 'sqlite', file })).toThrow('not written straight on');
		},
	);
});

/** The two helpers of n8n that a draft needs, and nothing that keeps it anywhere. */
function nodeThatWrites(written: string[]): IExecuteFunctions {
	const helpers = {
		prepareBinaryData: () => Promise.resolve({}),
		resolvePath: (path: string) => Promise.resolve(path),
		writeContentToFile: (path: string) => {
			written.push(path);
			return Promise.resolve();
		},
	};
	return { helpers } as unknown as IExecuteFunctions;
}
