import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../../../lib/store';
import { migrations } from '../../../../lib/store/migrations';
import type { StorePlace } from '../stores';

/** Leaves a store as an earlier version of the package did. */
export async function leaveStoreOf(place: StorePlace, version: number): Promise<void> {
	const store = await place.open(migrations.slice(0, version));
	await writeRows(store, version);
	await store.close();
}

async function writeRows(store: Store, version: number): Promise<void> {
	const text = readFileSync(join(__dirname, 'rows.sql'), 'utf8');
	const [, ...sections] = text.split(/^-- version \d+$/m);
	await store.transaction(async (sql) => {
		for (const section of sections.slice(0, version)) {
			const statements = section.split(/;$/m).map((statement) => statement.trim());
			for (const statement of statements.filter((one) => one !== '')) await sql.run(statement);
		}
	});
}
