// @ts-check
/**
 * Runs one command and makes sure that nothing of it is left behind.
 *
 * Started by `processes.mjs` as the leader of a process group of its own, with a pipe as standard
 * input. The end of that pipe means: stop. It ends when the parent asks for it and also when the
 * parent is gone for whatever reason, SIGKILL included. Then the command gets SIGTERM, and after
 * the grace period whatever is left of the group gets SIGKILL.
 *
 * Arguments: grace period in milliseconds, command, its arguments.
 */
import { spawn } from 'node:child_process';

const [grace = '5000', command = '', ...args] = process.argv.slice(2);

const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
let stopping = false;

const killGroup = () => process.kill(-process.pid, 'SIGKILL');

function stop() {
	if (stopping) return;
	stopping = true;
	child.kill('SIGTERM');
	setTimeout(killGroup, Number(grace));
}

child.on('error', (error) => {
	process.stderr.write(`${command} could not be started: ${error.message}\n`);
	process.exit(127);
});
child.on('exit', (code, signal) => {
	// When the parent is gone, nobody else clears away what the command itself started.
	if (stopping) killGroup();
	process.exit(code ?? (signal === 'SIGINT' ? 130 : 1));
});

process.stdin.on('error', stop).on('close', stop).resume();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
	process.on(signal, stop);
