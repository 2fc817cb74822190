import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the print servers are; made by `scripts/peers/print-servers.mjs`. */
export interface PrintPeers {
	readonly printer: string;
	/** The same, encrypted. */
	readonly securedPrinter: string;
	/** What the printer makes for itself at the first encrypted connection. */
	readonly certificateFile: string;
	/** Through CUPS to the same printer. */
	readonly queue: string;
	/** Where the printer puts the bytes that it got. */
	readonly spool: string;
	/** What is in it decides what the printer does. */
	readonly orderFile: string;
}

export const peers = givenPeers();

function givenPeers(): PrintPeers {
	const given = process.env['TEST_PRINT_PEERS'];
	if (given === undefined) throw new Error('These tests run by npm run test:peers');
	return JSON.parse(given) as PrintPeers;
}

/** Every document that the printer got. */
export function spooled(): readonly Buffer[] {
	return readdirSync(peers.spool)
		.filter((name) => name.endsWith('.pdf'))
		.map((name) => readFileSync(join(peers.spool, name)));
}

export function clearSpool(): void {
	for (const name of readdirSync(peers.spool)) rmSync(join(peers.spool, name), { recursive: true });
}

/** From here on it prints, fails, or waits for paper. */
export function order(what: 'print' | 'fail' | 'wait'): void {
	writeFileSync(peers.orderFile, what);
}
