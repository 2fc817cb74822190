// @ts-check
/** Tells Dovecot whose a token is, and whether it is still good (RFC 7662). */
import { once } from 'node:events';
import { createServer } from 'node:http';

/** @param {Readonly<Record<string, { user: string; active: boolean }>>} tokens */
export async function startTokenServer(tokens) {
	const server = createServer((request, response) => {
		const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get('token') ?? '';
		const known = tokens[token];
		const answer = known?.active ? { active: true, email: known.user } : { active: false };
		response.writeHead(200, { 'content-type': 'application/json', connection: 'close' });
		response.end(JSON.stringify(answer));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	return {
		url: `http://127.0.0.1:${port}/introspect?token=`,
		stop: () => new Promise((resolve) => server.close(resolve)),
	};
}
