import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod4';
import type { Side } from '../../../lib/sync';
import type { RemoteFields } from './remote-systems';
import type { Steps } from './steps';

const rowSchema = z.object({
	key: z.string(),
	version: z.number(),
	changedAt: z.string(),
	name: z.string(),
	phone: z.string(),
	postcode: z.string(),
	number: z.string(),
});

export type Row = z.infer<typeof rowSchema>;

/** Both systems as a flow sees them, over HTTP; each call is a step before and after. */
export class Remote {
	constructor(
		private readonly address: string,
		private readonly steps: Steps,
	) {}

	/** Rows changed at or after a Dutch stamp; '' for all. */
	async rows(side: Side, since = ''): Promise<readonly Row[]> {
		return await this.ask(`read ${side}`, `${side}?since=${encodeURIComponent(since)}`);
	}

	/** The record that bears this key of the opposite side. */
	async lookUp(side: Side, number: string): Promise<Row | undefined> {
		const query = `${side}?number=${encodeURIComponent(number)}`;
		return (await this.ask(`look up ${number} in ${side}`, query))[0];
	}

	async create(side: Side, fields: RemoteFields): Promise<Row> {
		return rowSchema.parse(await this.call(`create in ${side}`, 'POST', side, fields));
	}

	async update(side: Side, key: string, fields: RemoteFields): Promise<Row> {
		const path = `${side}/${encodeURIComponent(key)}`;
		return rowSchema.parse(await this.call(`update ${key} in ${side}`, 'PUT', path, fields));
	}

	private async ask(what: string, path: string): Promise<readonly Row[]> {
		return z.array(rowSchema).parse(await this.call(what, 'GET', path));
	}

	private async call(
		what: string,
		method: string,
		path: string,
		body?: RemoteFields,
	): Promise<unknown> {
		this.steps.pass(`before: ${what}`);
		const { status, answer } = await exchange(`${this.address}/${path}`, method, body);
		if (status !== 200) throw new Error(`${what}: ${status} ${answer}`);
		this.steps.pass(`answered: ${what}`);
		return JSON.parse(answer);
	}
}

/** Node's own client: fetch takes longer to load than a turn takes. */
function exchange(
	url: string,
	method: string,
	body?: RemoteFields,
): Promise<{ readonly status: number | undefined; readonly answer: string }> {
	return new Promise((resolve, reject) => {
		const sending = request(url, { method }, (response) => {
			text(response).then((answer) => {
				resolve({ status: response.statusCode, answer });
			}, reject);
		});
		sending.once('error', reject);
		sending.end(body === undefined ? undefined : JSON.stringify(body));
	});
}
