import { postgresServer, withPostgres } from './postgres-server';
import { postgresPlace, sqlitePlace, type StorePlace } from './stores';

/** Declares the same tests for both stores; without a Postgres server its part is skipped. */
export function describeOnBothStores(
	title: string,
	tests: (makePlace: () => StorePlace) => void,
): void {
	const describePostgres = postgresServer === undefined ? describe.skip : describe;
	describe(`${title} in a SQLite file`, () => {
		tests(sqlitePlace);
	});
	describePostgres(withPostgres(`${title} in Postgres`), () => {
		tests(postgresPlace);
	});
}
