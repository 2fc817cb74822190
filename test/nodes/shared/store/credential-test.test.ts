import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialsDecrypted, ICredentialTestFunctions } from 'n8n-workflow';
import { testStore } from '../../../../nodes/shared/store/store-credential';
import { temporaryFolder } from '../../../contract/store/stores';

const context = {} as ICredentialTestFunctions;

const credential = (data: ICredentialsDecrypted['data']): ICredentialsDecrypted => ({
	id: '1',
	name: 'Store',
	type: 'accountViewStoreApi',
	...(data !== undefined && { data }),
});

describe('the test of the store credential', () => {
	let folder: string;

	beforeEach(() => {
		folder = temporaryFolder();
	});

	afterEach(() => {
		rmSync(folder, { recursive: true, force: true });
	});

	it('makes the file and says that it is there', async () => {
		const data = { storage: 'sqlite', file: join(folder, 'new', 'store.sqlite') };
		expect(await testStore.call(context, credential(data))).toEqual({
			status: 'OK',
			message: 'The store is there and can be written.',
		});
	});

	it('says in words what is amiss, and what to do', async () => {
		const file = join(folder, 'notes.txt');
		writeFileSync(file, 'Dear diary. '.repeat(500));
		const result = await testStore.call(context, credential({ storage: 'sqlite', file }));
		expect(result).toEqual({
			status: 'Error',
			message: `The store file ${file} is damaged or is no SQLite database. Put a backup back in its place, or choose another file. Positions then begin anew.`,
		});
	});

	it('never repeats the password', async () => {
		const result = await testStore.call(
			context,
			credential({
				storage: 'postgres',
				host: '127.0.0.1',
				port: 1,
				database: 'books',
				user: 'keeper',
				password: 'not-for-anybody',
				tls: 'verify',
			}),
		);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/does not answer/);
		expect(result.message).not.toContain('not-for-anybody');
	});
});
