import { AccountViewClient, Customers, parseSettings, RequestPacer } from '../../lib/accountview';
import type { HttpPort } from '../../lib/ports/http';
import { systemClock } from '../../nodes/shared/accountview/ports';
import type { SandboxTarget } from './sandbox-process';

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
		pacer: new RequestPacer(systemClock),
	});
	let rows = 0;
	for await (const page of new Customers(client).list({}, { limit })) rows += page.length;
	return rows;
}

function bearerPort(token: string): HttpPort {
	return async ({ method, url, headers }) => {
		const response = await fetch(url, {
			method,
			headers: { ...headers, authorization: `Bearer ${token}` },
		});
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: await response.text(),
		};
	};
}

function ignore(): void {
	// A bench has nothing to log.
}
