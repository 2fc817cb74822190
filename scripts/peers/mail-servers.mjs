// @ts-check
/** Postfix, Dovecot and postgrey, on free ports of this machine and in a folder that goes with them. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../e2e/waiting.mjs';
import { seeLog, tail } from '../lib/console.mjs';
import { Failure } from '../lib/failure.mjs';
import { inProject } from '../lib/paths.mjs';
import { lastingPort } from '../lib/ports.mjs';
import { makeCertificates } from './certificates.mjs';
import { startDovecot } from './dovecot.mjs';
import { startPostfix } from './postfix.mjs';
import { startPostgrey } from './postgrey.mjs';
import { startTokenServer } from './token-server.mjs';

const FIRM = 'facturen@demo-installatie.example';
/** Another login of the firm, whose sent mail the server keeps. */
const COLLEAGUE = 'info@demo-installatie.example';
const PASSWORD = 'geheim-van-de-firma';
const MAILBOX_PASSWORD = 'geheim-van-de-klant';
const MAILBOXES = ['ans@klant.example', 'boekhouder@klant.example'];
const TOKENS = { good: 'token-good', expired: 'token-expired' };
const MOST_BYTES = 2_000_000;
const GREYLISTED_SECONDS = 2;
const READY_WITHIN_MS = 20_000;

/** @param {string} name @param {number} port @param {import('../lib/processes.mjs').Launched} process @param {string} logFile */
async function listens(name, port, process, logFile) {
	const connects = () =>
		new Promise((/** @type {(connected: boolean) => void} */ resolve) => {
			const socket = createConnection({ host: '127.0.0.1', port });
			const end = (/** @type {boolean} */ connected) => {
				socket.destroy();
				resolve(connected);
			};
			socket.on('connect', () => end(true)).on('error', () => end(false));
		});
	await waitFor(
		name,
		async () => {
			if (process.running()) return connects();
			const end = `${tail(logFile)}\n  ${seeLog(logFile)}`;
			throw new Failure('MAIL_SERVER_ENDED', `${name} did not start.\n${end}`);
		},
		READY_WITHIN_MS,
	);
}

/** @param {'-u' | '-g'} kind @param {string} user */
const idOf = (kind, user) => Number(spawnSync('id', [kind, user], { encoding: 'utf8' }).stdout);

/**
 * Start them all and wait until they serve.
 * @returns what a test needs to know of them, as plain data, and how to end them
 */
export async function startMailServers() {
	const folder = mkdtempSync(join(tmpdir(), 'peers-'));
	chmodSync(folder, 0o755);
	const at = (/** @type {string} */ name, /** @type {string | undefined} */ owner = undefined) => {
		const own = join(folder, name);
		mkdirSync(own);
		if (owner !== undefined) chownSync(own, idOf('-u', owner), idOf('-g', owner));
		return own;
	};
	const logOf = (/** @type {string} */ name) => {
		const logFile = inProject('build', 'logs', `peers-${name}.log`);
		rmSync(logFile, { force: true });
		return logFile;
	};
	/** @type {Set<number>} */
	const taken = new Set();
	const ports = {
		startTls: await lastingPort(taken),
		tls: await lastingPort(taken),
		greylisting: await lastingPort(taken),
		imap: await lastingPort(taken),
	};
	const policyPort = await lastingPort(taken);
	const certificates = makeCertificates(at('certificates'));
	const tokens = await startTokenServer({
		[TOKENS.good]: { user: FIRM, active: true },
		[TOKENS.expired]: { user: FIRM, active: false },
	});
	/** @type {import('../lib/processes.mjs').Launched[]} */
	const started = [];
	const stop = async () => {
		for (const launched of started.reverse()) await launched.stop();
		await tokens.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const logs = {
			dovecot: logOf('dovecot'),
			postfix: logOf('postfix'),
			postgrey: logOf('postgrey'),
		};
		const mailboxes = MAILBOXES.map((address) => [address, MAILBOX_PASSWORD]);
		const mailFolder = at('mail', 'nobody');
		const dovecot = startDovecot({
			folder: at('dovecot'),
			mailFolder,
			imapPort: ports.imap,
			certificates,
			passwords: { [FIRM]: PASSWORD, [COLLEAGUE]: PASSWORD, ...Object.fromEntries(mailboxes) },
			tokenUrl: tokens.url,
			logFile: logs.dovecot,
		});
		started.push(dovecot.process);
		const postgrey = startPostgrey({
			folder: at('postgrey', 'postgrey'),
			port: policyPort,
			delaySeconds: GREYLISTED_SECONDS,
			logFile: logs.postgrey,
		});
		started.push(postgrey);
		await listens('Dovecot', ports.imap, dovecot.process, logs.dovecot);
		await listens('postgrey', policyPort, postgrey, logs.postgrey);
		const queueFolder = at('queue');
		const postfix = startPostfix({
			folder: at('postfix'),
			queueFolder,
			dataFolder: at('data', 'postfix'),
			ports,
			policyPort,
			mostBytes: MOST_BYTES,
			senders: { [FIRM]: FIRM, [COLLEAGUE]: COLLEAGUE },
			keepsSentMailOf: COLLEAGUE,
			certificates,
			dovecot,
			logFile: logs.postfix,
		});
		started.push(postfix);
		await listens('Postfix', ports.startTls, postfix, logs.postfix);
		const addresses = {
			host: 'localhost',
			ports,
			authority: certificates.authority,
			authorityFile: certificates.authorityFile,
			mostBytes: MOST_BYTES,
			account: { user: FIRM, password: PASSWORD, token: TOKENS.good, expiredToken: TOKENS.expired },
			/** Its sent mail is kept. */
			colleague: { user: COLLEAGUE, password: PASSWORD },
			/** Of every mailbox that can be read over IMAP. */
			mailboxPassword: MAILBOX_PASSWORD,
			mailFolder,
			queueFolder,
		};
		return { addresses, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
