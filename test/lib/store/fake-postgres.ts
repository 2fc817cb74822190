import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { once } from 'node:events';

/** What a stand-in for a Postgres server does with whoever connects. */
export type Behaviour =
	/** Refuses with this error code, as the server does after the start message. */
	| { readonly refuse: string }
	/** Answers "no" to the question for TLS. */
	| 'no-tls'
	/** Offers TLS with this certificate. */
	| { readonly key: string; readonly cert: string }
	/** Takes the connection and never says a word. */
	| 'silent'
	/** Lets everybody in, and breaks the connection at the first statement. */
	| 'cut';

export interface FakePostgres {
	readonly port: number;
	stop(): Promise<void>;
}

/** Enough of the wire protocol (postgresql.org/docs/current/protocol.html) to be refused by. */
export async function startFakePostgres(behaviour: Behaviour): Promise<FakePostgres> {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		socket.once('data', () => {
			answer(socket, behaviour);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		port: portOf(server),
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		},
	};
}

function answer(socket: Socket, behaviour: Behaviour): void {
	if (behaviour === 'silent') return;
	if (behaviour === 'no-tls') {
		socket.write('N');
	} else if (behaviour === 'cut') {
		socket.once('data', () => socket.destroy());
		socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
	} else if ('refuse' in behaviour) {
		const fields = `SFATAL\0C${behaviour.refuse}\0Mrefused for user "bookkeeper"\0\0`;
		socket.end(message('E', Buffer.from(fields)));
	} else {
		socket.write('S');
		new TLSSocket(socket, { isServer: true, ...behaviour }).on('error', () => undefined);
	}
}

function message(type: string, body: Buffer): Buffer {
	return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function int32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(value);
	return bytes;
}

function portOf(server: Server): number {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('not listening');
	return address.port;
}
