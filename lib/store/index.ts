export { StoreError, type StoreErrorCode } from './errors';
export type { Migration } from './migrations';
export { openPostgresStore, type PostgresOptions } from './postgres/postgres-store';
export { openSqliteStore, type SqliteOptions } from './sqlite/sqlite-store';
export type { Sql, SqlRow, SqlValue, Store } from './store';
