import { createHash, randomUUID } from 'node:crypto';
import * as calls from 'node:fs/promises';
import { readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Archive } from '../../../../lib/einvoice/archive/archive';
import { DiskFolder } from '../../../../lib/einvoice/archive/disk-folder';
import type { DocumentFile, KnownDocument } from '../../../../lib/einvoice/archive/document';
import type { Store } from '../../../../lib/store';
import { describeOnBothStores } from '../../../contract/store/both';
import { temporaryFolder, type StorePlace } from '../../../contract/store/stores';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

function known(
	number: string,
	channel: KnownDocument['channel'] = 'email',
	content = '',
): KnownDocument {
	const key = `DEMO/invoice/${number}/-`;
	return { key, administration: 'DEMO', kind: 'invoice', number, revision: '', channel, content };
}

function pdf(name: string, text: string, content = text): DocumentFile {
	return { role: 'pdf', name, bytes: Buffer.from(text), content };
}

describeOnBothStores('The archive', (makePlace) => {
	let place: StorePlace;
	let store: Store;
	let folder: string;
	let archive: Archive;
	const disk = (): DiskFolder => new DiskFolder(folder, randomUUID);
	const on = (name: string): string => readFileSync(join(folder, name), 'utf8');

	beforeEach(async () => {
		place = makePlace();
		store = await place.open();
		folder = temporaryFolder();
		archive = new Archive(store, { hash, folderAt: (path) => new DiskFolder(path, randomUUID) });
	});
	afterEach(async () => {
		await store.close();
		await place.remove();
		rmSync(folder, { recursive: true, force: true });
	});

	it('stores a file under its name, once however often it is asked', async () => {
		await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'one')], disk());

		const again = await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'one')], disk());

		expect(readdirSync(folder)).toEqual(['Factuur 1.pdf']);
		expect(on('Factuur 1.pdf')).toBe('one');
		expect(again).toMatchObject({
			state: 'pending',
			files: [{ role: 'pdf', name: 'Factuur 1.pdf', state: 'stored' }],
		});
	});

	it('puts another content in the place of the first, as long as nothing has gone out', async () => {
		await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'one')], disk());
		await archive.finish(known('1').key, { state: 'failed', reason: 'No' }, { remove: true });

		await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'two')], disk());

		expect(readdirSync(folder)).toEqual(['Factuur 1.pdf']);
		expect(on('Factuur 1.pdf')).toBe('two');
	});

	it('refuses another content of a document that has gone out, and takes the same made anew', async () => {
		await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'signed at 9', 'one')], disk());
		await archive.finish(known('1').key, { state: 'sent', reason: '' }, { remove: false });

		const again = archive.keep(known('1'), [pdf('Factuur 1.pdf', 'signed at 10', 'one')], disk());
		await expect(again).resolves.toMatchObject({ state: 'sent' });
		const other = archive.keep(known('1'), [pdf('Factuur 1.pdf', 'x', 'two')], disk());
		await expect(other).rejects.toMatchObject({ code: 'EINVOICE_DOCUMENT_GONE' });
		expect(on('Factuur 1.pdf')).toBe('signed at 9');
	});

	it('refuses another document under a number that has gone out, also where no files are kept', async () => {
		await archive.keep(known('1', 'email', 'one'), [], undefined);
		await archive.finish(known('1').key, { state: 'sent', reason: '' }, { remove: false });

		const again = archive.keep(known('1', 'email', 'one'), [], undefined);
		await expect(again).resolves.toMatchObject({ state: 'sent' });
		const other = archive.keep(known('1', 'email', 'two'), [], undefined);
		await expect(other).rejects.toMatchObject({ code: 'EINVOICE_DOCUMENT_GONE' });
	});

	it('names the settings of its files where the document itself is the same', async () => {
		await archive.keep(known('1', 'email', 'one'), [pdf('Factuur 1.pdf', 'plain')], disk());
		await archive.finish(known('1').key, { state: 'sent', reason: '' }, { remove: false });

		const archivable = [pdf('Factuur 1.pdf', 'as PDF/A')];

		await expect(
			archive.keep(known('1', 'email', 'one'), archivable, disk()),
		).rejects.toMatchObject({
			code: 'EINVOICE_DOCUMENT_SETTINGS',
			message: expect.stringContaining('PDF/A-3') as string,
		});
	});

	it('knows a document by its new content, as long as nothing has gone out', async () => {
		await archive.keep(known('1', 'email', 'one'), [], undefined);

		const corrected = await archive.keep(known('1', 'email', 'two'), [], undefined);

		expect(corrected).toMatchObject({ content: 'two', state: 'pending' });
	});

	it('keeps that somebody has to look at a document', async () => {
		await archive.keep(known('1'), [], undefined);
		const outgoing = { state: 'sent', reason: 'Look', attention: true } as const;

		await archive.finish(known('1').key, outgoing, { remove: false });

		await expect(archive.find(known('1').key)).resolves.toMatchObject(outgoing);
	});

	it('never writes over the file of another document or of a person', async () => {
		writeFileSync(join(folder, 'Factuur 1.pdf'), 'of a person');
		await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'one')], disk());
		await archive.keep(known('2'), [pdf('Factuur 1.pdf', 'two')], disk());

		expect(on('Factuur 1.pdf')).toBe('of a person');
		expect(on('Factuur 1 (2).pdf')).toBe('one');
		expect(on('Factuur 1 (3).pdf')).toBe('two');
	});

	it.each(['sent', 'printed'] as const)('removes the files of what was %s', async (state) => {
		await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'one')], disk());

		const done = await archive.finish(known('1').key, { state, reason: '' }, { remove: true });

		expect(readdirSync(folder)).toEqual([]);
		expect(done).toMatchObject({ state, files: [{ state: 'removed' }] });
	});

	it.each([
		['archived', 'archived'],
		['handedOver', 'archived'],
		['failed', 'stored'],
		['partly', 'stored'],
		['doubtful', 'stored'],
		['deferred', 'stored'],
	] as const)('keeps the files of what was %s, whatever is wished', async (state, fileState) => {
		await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'one')], disk());

		const done = await archive.finish(known('1').key, { state, reason: '' }, { remove: true });

		expect(on('Factuur 1.pdf')).toBe('one');
		expect(done).toMatchObject({ state, files: [{ state: fileState }] });
	});

	it('never removes what was archived, however often it goes another way later', async () => {
		const files = [pdf('Factuur 1.pdf', 'one')];
		const end = async (state: 'archived' | 'sent'): Promise<void> => {
			await archive.finish(known('1').key, { state, reason: '' }, { remove: true });
		};
		await archive.keep(known('1', 'archive'), files, disk());
		await end('archived');

		for (let run = 0; run < 2; run += 1) {
			await archive.keep(known('1', 'email'), files, disk());
			await end('sent');
		}

		expect(on('Factuur 1.pdf')).toBe('one');
		await expect(archive.find(known('1').key)).resolves.toMatchObject({
			...{ state: 'sent', channel: 'email' },
			files: [{ state: 'archived' }],
		});
	});

	it('never removes what another program is to take, whatever a later run says', async () => {
		await archive.keep(known('1', 'autoInvoice'), [pdf('Factuur 1.pdf', 'one')], disk());
		for (const state of ['handedOver', 'sent'] as const) {
			await archive.finish(known('1').key, { state, reason: '' }, { remove: true });
		}

		expect(on('Factuur 1.pdf')).toBe('one');
	});

	const ENDS = ['sent', 'partly', 'doubtful', 'deferred', 'killed'] as const;
	it.each(ENDS)(
		'lets a document that may have gone by its channel (%s) take no other',
		async (end) => {
			await archive.keep(known('1', 'email', 'one'), [], undefined);
			if (end !== 'killed') {
				await archive.finish(known('1').key, { state: end, reason: '' }, { remove: false });
			}

			for (const channel of ['print', 'autoInvoice'] as const) {
				await expect(archive.keep(known('1', channel, 'one'), [], undefined)).rejects.toMatchObject(
					{
						code: 'EINVOICE_DOCUMENT_ELSEWHERE',
						details: { before: 'email', now: channel },
					},
				);
			}
			await archive.keep(known('1', 'archive', 'one'), [pdf('Factuur 1.pdf', 'one')], disk());
			await archive.finish(known('1').key, { state: 'archived', reason: '' }, { remove: true });
			const printed = archive.keep(known('1', 'print', 'one'), [], undefined);
			await expect(printed).rejects.toMatchObject({ code: 'EINVOICE_DOCUMENT_ELSEWHERE' });
			expect(on('Factuur 1.pdf')).toBe('one');
		},
	);

	it('lets what reached nobody take another channel, and keeps that one when the run is cut off', async () => {
		await archive.keep(known('1', 'email'), [], undefined);
		await archive.finish(known('1').key, { state: 'failed', reason: 'No' }, { remove: false });

		const printed = await archive.keep(known('1', 'print'), [], undefined);
		const mailed = archive.keep(known('1', 'email'), [], undefined);

		expect(printed).toMatchObject({ channel: 'print', state: 'pending' });
		await expect(mailed).rejects.toMatchObject({ code: 'EINVOICE_DOCUMENT_ELSEWHERE' });
	});

	it('keeps why in both languages, and one sentence for both where there is one', async () => {
		await archive.keep(known('1', 'email'), [], undefined);
		const waits = { state: 'deferred', reason: 'It waits', reasonNl: 'Het wacht' } as const;
		await archive.finish(known('1').key, waits, { remove: false });
		const { reason, reasonNl } = waits;
		expect(await archive.find(known('1').key)).toMatchObject({ reason, reasonNl });

		const settled = await archive.settle(known('1').key, 'notGone', 'Ans heeft gebeld');
		expect(settled).toMatchObject({ reason: 'Ans heeft gebeld', reasonNl: 'Ans heeft gebeld' });
	});

	it.each(['partly', 'doubtful'] as const)(
		'takes a document that may have gone (%s) with no other content, and for no less',
		async (state) => {
			await archive.keep(known('1', 'email', 'one'), [], undefined);
			await archive.finish(known('1').key, { state, reason: 'See' }, { remove: false });

			await expect(archive.keep(known('1', 'email', 'two'), [], undefined)).rejects.toMatchObject({
				code: 'EINVOICE_DOCUMENT_GONE',
			});
			const failed = { state: 'failed', reason: 'No' } as const;
			const later = await archive.finish(known('1').key, failed, { remove: true });

			expect(later).toMatchObject({ state, reason: 'See' });
		},
	);

	it.each([
		['gone', 'printed', 'EINVOICE_DOCUMENT_ELSEWHERE'],
		['notGone', 'failed', undefined],
	] as const)(
		'takes the word of a person for what became of it (%s)',
		async (decision, state, code) => {
			await archive.keep(known('1', 'print'), [], undefined);
			await archive.finish(known('1').key, { state: 'deferred', reason: '' }, { remove: false });

			const settled = await archive.settle(known('1').key, decision, 'By Ans');
			const mailed = archive.keep(known('1', 'email'), [], undefined);

			expect(settled).toMatchObject({ state, reason: 'By Ans', attention: false });
			if (code === undefined) await expect(mailed).resolves.toMatchObject({ channel: 'email' });
			else await expect(mailed).rejects.toMatchObject({ code });
		},
	);

	it('lets nobody settle what has gone, or what is not known', async () => {
		await archive.keep(known('1'), [], undefined);
		await archive.finish(known('1').key, { state: 'sent', reason: '' }, { remove: false });

		await expect(archive.settle(known('1').key, 'notGone', '')).rejects.toMatchObject({
			code: 'EINVOICE_DOCUMENT_SETTLED',
		});
		await expect(archive.settle('DEMO/invoice/9/-', 'gone', '')).rejects.toMatchObject({
			code: 'EINVOICE_DOCUMENT_UNKNOWN',
		});
	});

	it('stores what went another way before, once it is to be archived, and does not remove it', async () => {
		const files = [pdf('Factuur 1.pdf', 'one')];
		await archive.keep(known('1', 'print'), files, disk());
		const printed = { state: 'printed', reason: '' } as const;
		await archive.finish(known('1').key, printed, { remove: true });

		await archive.keep(known('1', 'archive'), files, disk());
		const archived = { state: 'archived', reason: '' } as const;
		const done = await archive.finish(known('1').key, archived, { remove: true });

		expect(on('Factuur 1.pdf')).toBe('one');
		expect(done).toMatchObject({ state: 'printed', files: [{ state: 'archived' }] });
	});

	it('does not remove what somebody has changed', async () => {
		await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'one')], disk());
		writeFileSync(join(folder, 'Factuur 1.pdf'), 'with a note');

		const done = await archive.finish(
			known('1').key,
			{ state: 'sent', reason: '' },
			{ remove: true },
		);

		expect(on('Factuur 1.pdf')).toBe('with a note');
		expect(done.files).toMatchObject([{ state: 'kept' }]);
	});

	it('keeps that a document has gone out, whatever a later run says', async () => {
		await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'one')], disk());
		await archive.finish(known('1').key, { state: 'sent', reason: '' }, { remove: false });

		const later = await archive.finish(
			known('1').key,
			{ state: 'failed', reason: 'No' },
			{ remove: true },
		);

		expect(later).toMatchObject({ state: 'sent', files: [{ state: 'removed' }] });
	});

	it('lists documents by their state, the latest first, and knows one without files', async () => {
		await archive.keep(known('1', 'autoInvoice'), [pdf('a.pdf', 'one')], undefined);
		await archive.keep(known('2'), [pdf('b.pdf', 'two')], disk());
		await archive.finish(known('2').key, { state: 'failed', reason: 'Refused' }, { remove: false });

		const failed = await archive.list({ states: ['failed'], limit: 10 });
		const all = await archive.list({ limit: 10 });

		expect(failed).toMatchObject([{ number: '2', reason: 'Refused' }]);
		expect(all.map(({ number, files }) => [number, files.length])).toContainEqual(['1', 0]);
	});

	it('says so of a document that nobody has kept', async () => {
		const finished = archive.finish(
			'DEMO/invoice/9/-',
			{ state: 'sent', reason: '' },
			{ remove: true },
		);

		await expect(finished).rejects.toMatchObject({ code: 'EINVOICE_DOCUMENT_UNKNOWN' });
	});

	it.each([
		['a full disk', 'ENOSPC'],
		['a cut', 'cut'],
	])('goes on after %s where it was stopped', async (_, code) => {
		const stopped = disk();
		jest.spyOn(stopped, 'create').mockRejectedValueOnce(new Error(code));

		await expect(
			archive.keep(known('1'), [pdf('Factuur 1.pdf', 'one')], stopped),
		).rejects.toThrow();
		const done = await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'two')], disk());

		expect(readdirSync(folder)).toEqual(['Factuur 1.pdf']);
		expect(on('Factuur 1.pdf')).toBe('two');
		expect(done.files).toMatchObject([{ state: 'stored' }]);
	});

	it('replaces what a run had put there before it was cut off', async () => {
		await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'one')], disk());
		const cut = disk();
		jest.spyOn(cut, 'replace').mockRejectedValueOnce(new Error('cut'));
		await expect(archive.keep(known('1'), [pdf('Factuur 1.pdf', 'two')], cut)).rejects.toThrow(
			'cut',
		);

		await archive.keep(known('1'), [pdf('Factuur 1.pdf', 'three')], disk());

		expect(readdirSync(folder)).toEqual(['Factuur 1.pdf']);
		expect(on('Factuur 1.pdf')).toBe('three');
	});
});

describe.each(['EPERM', 'ENOTSUP'])('A folder on a share without links (%s)', (code) => {
	let path: string;
	const refused = (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
	const bytes = Buffer.from('one');

	beforeEach(() => {
		path = temporaryFolder();
	});
	afterEach(() => {
		rmSync(path, { recursive: true, force: true });
	});

	it('gets a file as a whole', async () => {
		const folder = new DiskFolder(path, randomUUID, { ...calls, link: refused });

		await expect(folder.create('a.pdf', bytes)).resolves.toBe(true);

		expect(readdirSync(path)).toEqual(['a.pdf']);
		expect(readFileSync(join(path, 'a.pdf'), 'utf8')).toBe('one');
	});

	it.each(['there', ''])('keeps the file that lies there (%j)', async (there) => {
		const folder = new DiskFolder(path, randomUUID, { ...calls, link: refused });
		writeFileSync(join(path, 'a.pdf'), there);

		await expect(folder.create('a.pdf', bytes)).resolves.toBe(false);

		expect(readdirSync(path)).toEqual(['a.pdf']);
		expect(readFileSync(join(path, 'a.pdf'), 'utf8')).toBe(there);
	});

	it('keeps the file that somebody puts there just then', async () => {
		const folder = new DiskFolder(path, randomUUID, {
			...calls,
			link: () => {
				writeFileSync(join(path, 'a.pdf'), 'of a person');
				return refused();
			},
		});

		await expect(folder.create('a.pdf', bytes)).resolves.toBe(false);

		expect(readFileSync(join(path, 'a.pdf'), 'utf8')).toBe('of a person');
	});

	it('leaves nothing behind where it cannot be moved there', async () => {
		const folder = new DiskFolder(path, randomUUID, { ...calls, link: refused, rename: refused });

		await expect(folder.create('a.pdf', bytes)).rejects.toMatchObject({
			code: code === 'EPERM' ? 'EINVOICE_FOLDER_CLOSED' : 'EINVOICE_FOLDER_FAILED',
		});

		expect(readdirSync(path)).toEqual([]);
	});
});

describe('A folder on the disk', () => {
	let path: string;
	let folder: DiskFolder;
	const bytes = Buffer.from('one');

	beforeEach(() => {
		path = temporaryFolder();
		folder = new DiskFolder(path, randomUUID);
	});
	afterEach(() => {
		rmSync(path, { recursive: true, force: true });
	});

	it.each(['../out.pdf', '/etc/out.pdf', 'a/b.pdf', 'a\\b.pdf', '..', '.', '', 'a\0.pdf'])(
		'takes %j for no name of a file',
		async (name) => {
			await expect(folder.create(name, bytes)).rejects.toMatchObject({
				code: 'EINVOICE_NAME_INVALID',
			});
			await expect(folder.read(name)).rejects.toMatchObject({ code: 'EINVOICE_NAME_INVALID' });
			await expect(folder.remove(name)).rejects.toMatchObject({ code: 'EINVOICE_NAME_INVALID' });
		},
	);

	it('says that a folder does not exist, and that a path is not whole', async () => {
		const missing = new DiskFolder(join(path, 'missing'), randomUUID);

		await expect(missing.create('a.pdf', bytes)).rejects.toMatchObject({
			code: 'EINVOICE_FOLDER_MISSING',
		});
		expect(() => new DiskFolder('invoices', randomUUID)).toThrow('does not exist');
	});

	it('does not follow a link out of the folder', async () => {
		symlinkSync('/etc/hostname', join(path, 'a.pdf'));

		await expect(folder.create('a.pdf', bytes)).resolves.toBe(false);
		await expect(folder.read('a.pdf')).rejects.toMatchObject({ code: 'EINVOICE_FOLDER_FAILED' });
		await folder.remove('a.pdf');

		expect(readdirSync(path)).toEqual([]);
	});

	it('tidies what was begun long ago, and neither what goes on nor what is of others', async () => {
		for (const name of ['.accountview-old', '.accountview-new', 'a.pdf']) {
			writeFileSync(join(path, name), 'half');
		}
		utimesSync(join(path, '.accountview-old'), 1_000, 1_000);
		utimesSync(join(path, 'a.pdf'), 1_000, 1_000);

		await folder.tidy(2_000_000);
		await new DiskFolder(join(path, 'missing'), randomUUID).tidy(2_000_000);

		expect(readdirSync(path)).toEqual(['.accountview-new', 'a.pdf']);
	});

	it('leaves nothing behind of a file that could not be put there', async () => {
		writeFileSync(join(path, 'a.pdf'), 'there');

		await expect(folder.create('a.pdf', bytes)).resolves.toBe(false);

		expect(readdirSync(path)).toEqual(['a.pdf']);
		expect(readFileSync(join(path, 'a.pdf'), 'utf8')).toBe('there');
	});
});
