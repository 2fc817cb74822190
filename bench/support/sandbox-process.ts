import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';

/** Where the sandbox listens, as it prints it when it is ready. */
export interface SandboxAddresses {
	readonly accountView: string;
	/** The work-order app, without `/api/v1`. */
	readonly workOrders: string;
	readonly page: string;
}

export interface SandboxTarget extends SandboxAddresses {
	readonly clientId: string;
	readonly clientSecret: string;
	readonly companyCode: string;
	readonly companyId: string;
	readonly accessToken: string;
	readonly refreshToken: string;
	/** Of the work-order app. */
	readonly appToken: string;
}

type Tokens = Pick<SandboxTarget, 'accessToken' | 'refreshToken'>;

interface SandboxState {
	readonly accountView: Pick<SandboxTarget, 'clientId' | 'clientSecret' | 'companyCode'>;
	readonly workOrders: { readonly token: string };
	readonly companyId: string;
}

/** The sandbox in a process of its own, so that its work is not counted as the client's. */
export class SandboxProcess {
	private constructor(
		readonly addresses: SandboxAddresses,
		private readonly end: () => Promise<void>,
	) {}

	/** @param more how many of what else to generate, such as `employees` */
	static async start(
		customers: number,
		more: Readonly<Record<string, number>> = {},
	): Promise<SandboxProcess> {
		const main = join(__dirname, '..', 'sandbox', 'main.cjs');
		const counts = Object.entries({ customers, ...more });
		const options = counts.flatMap(([name, count]) => [`--${name}`, String(count)]);
		const child = spawn(process.execPath, [main, ...options], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
		return new SandboxProcess(JSON.parse(line) as SandboxAddresses, async () => {
			child.kill('SIGTERM');
			await once(child, 'exit');
		});
	}

	/** Addresses and fresh tokens, as one JSON text for a measuring process. */
	async target(): Promise<SandboxTarget> {
		const state = (await this.control('GET', 'state')) as SandboxState;
		const tokens = (await this.control('POST', 'tokens')) as Tokens;
		const { clientId, clientSecret, companyCode } = state.accountView;
		const { companyId, workOrders } = state;
		const { accessToken, refreshToken } = tokens;
		return {
			...this.addresses,
			...{ clientId, clientSecret, companyCode, companyId, accessToken, refreshToken },
			appToken: workOrders.token,
		};
	}

	control(method: string, path: string, body?: unknown): Promise<unknown> {
		return controlSandbox(this.addresses, method, path, body);
	}

	stop(): Promise<void> {
		return this.end();
	}
}

/** What the page of the sandbox can do, from any process. */
export async function controlSandbox(
	{ page }: Pick<SandboxAddresses, 'page'>,
	method: string,
	path: string,
	body?: unknown,
): Promise<unknown> {
	const response = await fetch(`${page}/_control/${path}`, {
		method,
		headers: { 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)}`);
	const text = await response.text();
	return text === '' ? undefined : JSON.parse(text);
}
