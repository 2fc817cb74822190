import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** A Postgres server that tests may use; each test file makes a schema of its own in it. */
export interface PostgresServer {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
}

const server: PostgresServer = {
	host: process.env['TEST_POSTGRES_HOST'] ?? '127.0.0.1',
	port: Number(process.env['TEST_POSTGRES_PORT'] ?? 5432),
	database: process.env['TEST_POSTGRES_DATABASE'] ?? 'test',
	user: process.env['TEST_POSTGRES_USER'] ?? 'postgres',
	password: process.env['TEST_POSTGRES_PASSWORD'] ?? '',
};

const PROBE = `
const { Client } = require(process.argv[1]);
const client = new Client({ ...JSON.parse(process.argv[2]), connectionTimeoutMillis: 3000 });
client.connect().then(() => client.end(), () => { process.exitCode = 1; });
`;

/** Asked in a process of its own, because tests are declared before anything can be awaited. */
function answers(): boolean {
	const pg = createRequire(__filename).resolve('pg');
	return spawnSync(process.execPath, ['-e', PROBE, pg, JSON.stringify(server)]).status === 0;
}

/** Undefined where no server answers: then the tests that need one are skipped, with a line. */
export const postgresServer = answers() ? server : undefined;

/** The title of what needs a server. */
export function withPostgres(title: string): string {
	return postgresServer === undefined
		? `${title} (skipped: no Postgres answers at ${server.host}:${server.port})`
		: title;
}
