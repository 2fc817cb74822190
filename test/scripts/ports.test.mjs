// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, it } from 'node:test';
import { exactPort, freePort, lastingPort } from '../../scripts/lib/ports.mjs';

const server = createServer();
/** @type {number} */
let taken;
before(async () => {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	assert.ok(typeof address === 'object' && address);
	taken = address.port;
});
after(() => server.close());

it('a port in use is passed over for the next wish', async () => {
	const free = await freePort([]);
	assert.equal(await freePort([undefined, taken, free]), free);
});

it('a port meant for something else is passed over', async () => {
	const free = await freePort([]);
	assert.notEqual(await freePort([free], new Set([free])), free);
});

it('lasting ports differ, and lie below those of outgoing connections', async () => {
	/** @type {Set<number>} */
	const taken = new Set();
	const ports = [await lastingPort(taken), await lastingPort(taken)];
	assert.deepEqual([...taken], ports);
	assert.equal(taken.size, 2);
	assert.ok(ports.every((port) => port >= 20_000 && port < 32_000));
});

it('a port that was asked for and is in use ends in a sentence', async () => {
	await assert.rejects(exactPort(taken), { code: 'PORT_TAKEN', message: /in use by another/ });
	await assert.rejects(exactPort(Number('x')), { code: 'PORT_INVALID' });
	const free = await freePort([]);
	assert.equal(await exactPort(free), free);
});
