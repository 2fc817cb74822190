import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../../lib/store';
import { systemClock } from '../../../../nodes/shared/accountview/ports';
import { SharedStore } from '../../../../nodes/shared/store/shared-store';

describe('a store file that is removed or replaced while it is open', () => {
	let folder: string;
	let file: string;
	const openIt = () => openSqliteStore({ file, clock: systemClock });

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'accountview-store-'));
		file = join(folder, 'store.sqlite');
	});

	afterEach(() => {
		rmSync(folder, { recursive: true, force: true });
	});

	it('is not written to any more, because that would be lost', async () => {
		const store = await openIt();
		rmSync(file);
		await expect(store.transaction((sql) => sql.all('SELECT 1'))).rejects.toMatchObject({
			code: 'STORE_REPLACED',
		});
		await store.close();
	});

	it('is opened anew by all runs that share it', async () => {
		const shared = new SharedStore('sqlite', openIt);
		const count = () =>
			shared.transaction((sql) => sql.all('SELECT count(*) AS n FROM accountview_position'));
		expect(await count()).toEqual([{ n: 0 }]);
		rmSync(file);
		expect(await count()).toEqual([{ n: 0 }]);
		expect(existsSync(file)).toBe(true);
		renameSync(file, `${file}.old`);
		expect(await Promise.all([count(), count()])).toEqual([[{ n: 0 }], [{ n: 0 }]]);
		expect(existsSync(file)).toBe(true);
		await shared.close();
	});
});
