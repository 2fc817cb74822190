// @ts-check
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';
import { Failure } from '../../scripts/lib/failure.mjs';
import { N8nClient } from '../../scripts/lib/n8n-client.mjs';

/**
 * An n8n that gives these answers, one after the other.
 * @param {readonly { status: number; body: object }[]} answers
 * @param {(client: N8nClient, asked: () => number) => Promise<void>} work
 */
async function withN8n(answers, work) {
	let count = 0;
	const server = createServer((_, response) => {
		const { status, body } = answers[count] ?? { status: 500, body: {} };
		count += 1;
		response.writeHead(status, { 'content-type': 'application/json' });
		response.end(JSON.stringify(body));
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	try {
		await work(new N8nClient(`http://127.0.0.1:${port}`, { pauseMs: 1 }), () => count);
	} finally {
		server.close();
	}
}

const busy = { status: 503, body: { message: 'Database is not ready!' } };

describe('a client of n8n', () => {
	it('asks again while n8n takes nothing because its database is slow', () =>
		withN8n([busy, busy, { status: 200, body: { data: { id: 7 } } }], async (client, asked) => {
			assert.deepEqual(await client.rest('POST', '/workflows/x/run', {}), { id: 7 });
			assert.equal(asked(), 3);
		}));

	it('asks once where n8n refuses for another reason', () =>
		withN8n([{ status: 503, body: { message: 'Closed' } }], async (client, asked) => {
			await assert.rejects(client.rest('GET', '/workflows'), /status 503.*Closed/);
			assert.equal(asked(), 1);
		}));

	it('says in a sentence that no answer came, so that a busy machine is not taken for a defect', async () => {
		const server = createServer(() => undefined);
		await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
		const address = server.address();
		const port = typeof address === 'object' ? address?.port : undefined;
		try {
			const client = new N8nClient(`http://127.0.0.1:${port}`, { withinMs: 50 });
			await assert.rejects(client.rest('POST', '/workflows'), (error) => {
				assert.ok(error instanceof Failure);
				assert.match(
					error.message,
					/^n8n did not answer POST \/rest\/workflows within 0\.05 seconds/,
				);
				return true;
			});
		} finally {
			server.closeAllConnections();
			server.close();
		}
	});
});
