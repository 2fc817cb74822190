// @ts-check
/** ippeveprinter, the printer of CUPS for tests, and CUPS before it, on free ports and in a folder that goes with them. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../e2e/waiting.mjs';
import { inProject } from '../lib/paths.mjs';
import { lastingPort } from '../lib/ports.mjs';
import { launch } from '../lib/processes.mjs';
import { startAvahi } from './avahi.mjs';
import { startCups } from './cups.mjs';

const PROGRAMS = {
	ippeveprinter: ['--help'],
	ipptool: ['--help'],
	cupsd: ['-h'],
	lpadmin: ['--help'],
	lpstat: ['--help'],
	'dbus-daemon': ['--version'],
	'avahi-daemon': ['--version'],
};

const QUEUE = 'Invoices';
const READY_WITHIN_MS = 20_000;

/** @returns {string | undefined} why the print servers cannot be started; undefined when they can */
export function whyNoPrintPeers() {
	const missing = Object.entries(PROGRAMS)
		.filter(([program, args]) => spawnSync(program, args, { stdio: 'ignore' }).error !== undefined)
		.map(([program]) => program);
	if (missing.length > 0) return `there is no ${missing.join(', no ')} on this machine`;
	return process.getuid?.() === 0 ? undefined : 'Avahi and CUPS are started by root only';
}

/**
 * What the printer does with a document: what is in the file `order` decides, `print`, `fail`, or `wait` for paper.
 * @param {string} order
 */
const command = (order) => `#!/bin/sh
case "$(cat ${order})" in
fail) exit 1 ;;
wait)
	echo 'STATE: +media-empty-error' >&2
	while [ "$(cat ${order})" = wait ]; do sleep 0.2; done
	echo 'STATE: -media-empty-error' >&2
	;;
esac
exit 0
`;

/**
 * Start them and wait until they serve.
 * @returns what a test needs to know of them, as plain data, and how to end them
 */
export async function startPrintServers() {
	const folder = mkdtempSync(join(tmpdir(), 'print-peers-'));
	chmodSync(folder, 0o755);
	const logFile = inProject('build', 'logs', 'peers-print.log');
	rmSync(logFile, { force: true });
	/** @type {import('../lib/processes.mjs').Launched[]} */
	const started = [];
	const stop = async () => {
		for (const launched of started.reverse()) await launched.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	/** @type {Set<number>} */
	const taken = new Set();
	const ports = { printer: await lastingPort(taken), cups: await lastingPort(taken) };
	const spool = join(folder, 'spool');
	const keys = join(folder, 'keys');
	const orderFile = join(folder, 'order');
	const program = join(folder, 'print.sh');
	mkdirSync(spool);
	mkdirSync(keys);
	writeFileSync(orderFile, 'print');
	writeFileSync(program, command(orderFile), { mode: 0o755 });
	try {
		const avahi = await startAvahi(join(folder, 'avahi'), logFile);
		started.push(...avahi.started);
		const arguments_ = [
			...['-p', String(ports.printer), '-n', 'localhost', '-r', 'off'],
			...['-f', 'application/pdf,image/pwg-raster', '-k', '-d', spool, '-K', keys],
			...['-c', program, 'Peer'],
		];
		started.push(launch('ippeveprinter', arguments_, { logFile, env: avahi.environment }));
		await waitFor('ippeveprinter', () => connects(ports.printer), READY_WITHIN_MS);
		const printer = `ipp://localhost:${ports.printer}/ipp/print`;
		const cups = { folder: join(folder, 'cups'), port: ports.cups, queue: QUEUE, printer, logFile };
		started.push(await startCups(cups));
		const addresses = {
			printer,
			securedPrinter: printer.replace('ipp:', 'ipps:'),
			/** What the printer makes for itself at the first encrypted connection. */
			certificateFile: join(keys, 'localhost.crt'),
			/** Through CUPS to the same printer. */
			queue: `http://localhost:${ports.cups}/printers/${QUEUE}`,
			/** Where the printer puts the bytes that it got. */
			spool,
			orderFile,
		};
		return { addresses, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** @param {number} port @returns {Promise<boolean>} */
function connects(port) {
	return new Promise((resolve) => {
		const socket = createConnection({ host: 'localhost', port });
		const end = (/** @type {boolean} */ connected) => {
			socket.destroy();
			resolve(connected);
		};
		socket.on('connect', () => end(true)).on('error', () => end(false));
	});
}
