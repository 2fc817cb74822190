// @ts-check
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

const HOST = '127.0.0.1';

/** @param {number} port 0 for any @returns {Promise<number | undefined>} the port, if it is free */
const tryPort = (port) =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
			else reject(error);
		});
		server.listen(port, HOST, () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
		});
	});

/**
 * The first of the wished-for ports that is free on this machine, or else any free one.
 * @param {readonly (number | undefined)[]} wishes
 * @param {ReadonlySet<number>} [spokenFor] ports that are free now but meant for something else
 */
export async function freePort(wishes, spokenFor = new Set()) {
	for (const wish of [...wishes, 0, 0, 0]) {
		if (wish === undefined || spokenFor.has(wish)) continue;
		const port = await tryPort(wish);
		if (port !== undefined && !spokenFor.has(port)) return port;
	}
	throw new Failure('NO_PORT', 'No free network port was found on this machine.');
}

/** Below what Linux and macOS give to outgoing connections. */
const LASTING = { first: 20_000, last: 31_999 };

/**
 * A free port that no outgoing connection of this machine takes by chance, for what is started a good
 * while later, or stopped and started again.
 * @param {Set<number>} spokenFor ports that are meant for something else; the new one is added
 */
export async function lastingPort(spokenFor) {
	const wishes = Array.from({ length: 20 }, () => randomInt(LASTING.first, LASTING.last));
	const port = await freePort(wishes, spokenFor);
	spokenFor.add(port);
	return port;
}

/** Exactly this port, because somebody asked for it. @param {number} port */
export async function exactPort(port) {
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Failure('PORT_INVALID', 'A port is a whole number from 1 to 65535.');
	}
	if ((await tryPort(port)) === port) return port;
	throw new Failure(
		'PORT_TAKEN',
		`Port ${port} is in use by another program: stop that, or choose another one with --port.`,
	);
}
