import { createHash, randomUUID } from 'node:crypto';
import * as disk from 'node:fs/promises';
import { Archive, DiskFolder, type ArchivedDocument, type DiskCalls } from '../../../lib/einvoice';
import type { Store } from '../../../lib/store';
import type { Steps } from '../kill/steps';
import { FILES, KEY, type ArchiveTask } from './task';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

/** What the node does with one invoice: Route stores its files, it is mailed, Finish removes them. */
export async function storeAndFinish(
	store: Store,
	task: Pick<ArchiveTask, 'folder' | 'remove'>,
	calls: DiskCalls,
): Promise<ArchivedDocument> {
	const folderAt = (path: string): DiskFolder => new DiskFolder(path, randomUUID, calls);
	const archive = new Archive(store, { hash, folderAt });
	const document = {
		...{ key: KEY, administration: 'DEMO', kind: 'invoice', number: '1', revision: '' },
		...({ channel: 'email', content: 'same' } as const),
	};
	const files = Object.entries(FILES).map(([name, text]) => ({
		...{ role: name.slice(-3), name, content: 'same', bytes: Buffer.from(text) },
	}));
	await archive.keep(document, files, folderAt(task.folder));
	return await archive.finish(KEY, { state: 'sent', reason: '' }, { remove: task.remove });
}

/** The disk as it is, perhaps without hard links. */
export function diskCalls(hasLinks: boolean): DiskCalls {
	const link = (): Promise<never> =>
		Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' }));
	return hasLinks ? disk : { ...disk, link };
}

/** Each call is a step, before and after it; a file that is written is one in the middle too. */
export function numberedDisk(calls: DiskCalls, steps: Steps): DiskCalls {
	const numbered = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
		steps.pass(`before ${name}`);
		const result = await call();
		steps.pass(`after ${name}`);
		return result;
	};
	return {
		...calls,
		link: (from, to) => numbered('link', () => calls.link(from, to)),
		rename: (from, to) => numbered('rename', () => calls.rename(from, to)),
		unlink: (path) => numbered('unlink', () => calls.unlink(path)),
		open: async (path, flags, mode) => {
			const file = await numbered('open', () => calls.open(path, flags, mode));
			file.writeFile = async (data) => {
				const bytes = Buffer.from(data as Uint8Array);
				await file.write(bytes.subarray(0, bytes.length / 2));
				steps.pass('half written');
				await file.write(bytes.subarray(bytes.length / 2));
				steps.pass('written');
			};
			return file;
		},
	};
}
