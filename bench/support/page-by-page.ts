import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { AccountViewClient, Customers, parseSettings, RequestPacer } from '../../lib/accountview';
import type { HttpPort } from '../../lib/ports/http';
import { systemClock } from '../../nodes/shared/accountview/ports';
import type { SandboxTarget } from './sandbox-process';
import { CountingAllowance } from '../../test/lib/accountview/support/counting-allowance';

const FIELDS = [
	...['number', 'name', 'phone', 'email'],
	...['street', 'postcode', 'city', 'postalStreet', 'postalPostcode', 'postalCity'],
];

/** Consumes customers a page at a time and keeps none. */
export async function readPageByPage(
	target: SandboxTarget,
	pageSize: number,
	limit: number,
): Promise<number> {
	const settings = parseSettings({
		baseUrl: target.accountView,
		companyCode: target.companyCode,
		pageSize,
	});
	const client = new AccountViewClient(settings, {
		http: bearerPort(target.accessToken),
		clock: systemClock,
		random: Math.random,
		logger: { debug: ignore, info: ignore, warn: ignore },
		pacer: new RequestPacer(),
		allowance: new CountingAllowance(),
	});
	let rows = 0;
	for await (const page of new Customers(client).list({}, { limit, fields: FIELDS }))
		rows += page.length;
	return rows;
}

/** Plain node:http: the measured thing is the library, not a client. */
function bearerPort(token: string): HttpPort {
	const agent = new Agent({ keepAlive: true });
	return ({ method, url, headers }) =>
		new Promise((resolve, reject) => {
			const options = { method, agent, headers: { ...headers, authorization: `Bearer ${token}` } };
			request(url, options, (response) => {
				text(response).then((body) => {
					resolve({ status: response.statusCode ?? 0, headers: {}, body });
				}, reject);
			})
				.on('error', reject)
				.end();
		});
}

function ignore(): void {
	// A bench has nothing to log.
}
