import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod4';
import type { RemoteSystem, RemoteWorld } from './remote-systems';

const fieldsSchema = z.object({
	name: z.string().optional(),
	phone: z.string().optional(),
	postcode: z.string().optional(),
	number: z.string().optional(),
});

/** Serves worlds over HTTP on the loopback address, each under an address of its own. */
export class SystemsServer {
	private readonly worlds = new Map<string, RemoteWorld>();
	private lastWorld = 0;

	private constructor(private readonly server: Server) {
		server.on('request', (request, response) => {
			this.answer(request, response).catch((error: unknown) => {
				response.writeHead(500).end(String(error));
			});
		});
	}

	static async start(): Promise<SystemsServer> {
		const server = createServer();
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		return new SystemsServer(server);
	}

	/** Its address, without a slash at the end. */
	serve(world: RemoteWorld): string {
		this.lastWorld += 1;
		const name = String(this.lastWorld);
		this.worlds.set(name, world);
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}/${name}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** `/<world>/<side>` and, for an update, `/<key>`. */
	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
		const [, name = '', side, key] = pathname.split('/');
		const world = this.worlds.get(name);
		const system = side === 'accountView' ? world?.accountView : world?.other;
		if (system === undefined) {
			response.writeHead(404).end();
			return;
		}
		const body = request.method === 'GET' ? read(system, searchParams) : await write(system);
		response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

		async function write(to: RemoteSystem) {
			const fields = fieldsSchema.parse(JSON.parse(await text(request)));
			if (request.method === 'PUT') return to.put(decodeURIComponent(key ?? ''), definedOf(fields));
			to.creates += 1;
			return to.create(definedOf(fields));
		}
	}
}

function definedOf(fields: z.infer<typeof fieldsSchema>) {
	const { name, phone, postcode, number } = fields;
	return {
		...(name !== undefined && { name }),
		...(phone !== undefined && { phone }),
		...(postcode !== undefined && { postcode }),
		...(number !== undefined && { number }),
	};
}

/** All rows, those changed at or after `since`, or those with this `number`. */
function read(system: RemoteSystem, wanted: URLSearchParams) {
	const since = wanted.get('since') ?? '';
	const number = wanted.get('number');
	return system.all.filter(
		(row) => row.changedAt >= since && (number === null || row.number === number),
	);
}
