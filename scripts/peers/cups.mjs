// @ts-check
/** CUPS with one queue, in a folder of its own: what comes in goes on to a printer as it is. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../e2e/waiting.mjs';
import { Failure } from '../lib/failure.mjs';
import { launch } from '../lib/processes.mjs';

const READY_WITHIN_MS = 20_000;

/** @param {number} port */
const settings = (port) => `Listen 127.0.0.1:${port}
LogLevel warn
Browsing Off
WebInterface No
DefaultShared No
DefaultAuthType None
IdleExitTimeout 0
<Location />
	Order allow,deny
	Allow localhost
</Location>
<Policy default>
	JobPrivateAccess default
	JobPrivateValues default
	<Limit All>
		Order deny,allow
		Allow localhost
	</Limit>
</Policy>
`;

/** @param {string} folder */
const fileSettings = (folder) =>
	Object.entries({
		ServerRoot: 'root',
		RequestRoot: 'spool',
		TempDir: 'tmp',
		CacheDir: 'cache',
		StateDir: 'state',
	})
		.map(([name, part]) => {
			const own = join(folder, part);
			mkdirSync(own, { recursive: true });
			chmodSync(own, 0o770);
			return `${name} ${own}`;
		})
		.concat(
			`ErrorLog ${join(folder, 'error.log')}`,
			`AccessLog ${join(folder, 'access.log')}`,
			`PageLog ${join(folder, 'page.log')}`,
			'',
		)
		.join('\n');

/**
 * @param {{ folder: string; port: number; queue: string; printer: string; logFile: string }} options
 * @returns {Promise<import('../lib/processes.mjs').Launched>}
 */
export async function startCups({ folder, port, queue, printer, logFile }) {
	mkdirSync(folder, { recursive: true });
	chmodSync(folder, 0o755);
	const [main, files] = [join(folder, 'cupsd.conf'), join(folder, 'cups-files.conf')];
	writeFileSync(files, fileSettings(folder));
	writeFileSync(main, settings(port));
	const cups = launch('cupsd', ['-f', '-c', main, '-s', files], { logFile });
	const server = ['-h', `127.0.0.1:${port}`];
	const isUp = async () =>
		spawnSync('lpstat', [...server, '-r'], { encoding: 'utf8' }).stdout.includes('is running');
	try {
		await waitFor('CUPS', isUp, READY_WITHIN_MS);
		const made = spawnSync('lpadmin', [...server, '-p', queue, '-E', '-v', printer, '-m', 'raw'], {
			encoding: 'utf8',
		});
		if (made.status !== 0) {
			throw new Failure('CUPS_QUEUE', `CUPS has made no queue: ${made.stderr}`);
		}
		return cups;
	} catch (error) {
		await cups.stop();
		throw error;
	}
}
