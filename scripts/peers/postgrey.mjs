// @ts-check
import { launch } from '../lib/processes.mjs';

/**
 * Greylisting: who writes to a mailbox for the first time is asked to come back. Its folder is its user's.
 * @param {{ folder: string; port: number; delaySeconds: number; logFile: string }} options
 */
export function startPostgrey({ folder, port, delaySeconds, logFile }) {
	const settings = { dbdir: folder, inet: `127.0.0.1:${port}`, delay: String(delaySeconds) };
	const args = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
	return launch('postgrey', args, { logFile });
}
