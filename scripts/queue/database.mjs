// @ts-check
/** A database of its own on the Postgres server that the tests of the stores use as well. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { inProject } from '../lib/paths.mjs';

/** As in test/README.md. */
const server = {
	host: process.env.TEST_POSTGRES_HOST ?? '127.0.0.1',
	port: Number(process.env.TEST_POSTGRES_PORT ?? 5432),
	database: process.env.TEST_POSTGRES_DATABASE ?? 'test',
	user: process.env.TEST_POSTGRES_USER ?? 'postgres',
	password: process.env.TEST_POSTGRES_PASSWORD ?? '',
};

/** Holds the name of the database, for the run after one that was killed. */
const note = inProject('build', 'queue-database.txt');

const ANSWERS_WITHIN_MS = 3000;

/** @param {readonly string[]} statements one after the other, each in a transaction of its own */
async function run(statements) {
	// Only now: the driver is there once the set-up is through.
	const { Client } = /** @type {typeof import('pg')} */ (createRequire(note)('pg'));
	const client = new Client({ ...server, connectionTimeoutMillis: ANSWERS_WITHIN_MS });
	await client.connect();
	try {
		for (const statement of statements) await client.query(statement);
	} finally {
		await client.end();
	}
}

/** @returns {Promise<string | undefined>} why there is no Postgres to use; undefined when there is */
export async function whyNoPostgres() {
	try {
		await run([]);
		return undefined;
	} catch {
		return `no Postgres answers at ${server.host}:${server.port}`;
	}
}

/** @param {string} name */
const drop = (name) => run([`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`]);

export class Database {
	/** @param {string} name */
	constructor(name) {
		this.access = { ...server, database: name };
	}

	/** Call it from one process at a time: it also drops what an earlier one left. */
	static async create() {
		const left = readNote();
		if (left !== '') await drop(left);
		const name = `accountview_queue_${randomBytes(6).toString('hex')}`;
		mkdirSync(dirname(note), { recursive: true });
		writeFileSync(note, name);
		await run([`CREATE DATABASE "${name}"`]);
		return new Database(name);
	}

	async drop() {
		await drop(this.access.database);
		rmSync(note, { force: true });
	}
}

function readNote() {
	try {
		return readFileSync(note, 'utf8');
	} catch {
		return '';
	}
}
