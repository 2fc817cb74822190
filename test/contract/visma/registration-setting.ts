import { VismaRegistration } from '../../../lib/visma';
import type { HttpPort } from '../../../lib/ports/http';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { fetchPort } from '../tax/fetch-port';
import { OpenApi } from '../tax/openapi';

/** The Visma services on this machine; each exchange is held against the contract. */
export class RegistrationSetting {
	/** What did not keep to the contract. */
	readonly problems: string[] = [];
	/** Operations of the contract that were asked for. */
	readonly asked = new Set<string>();
	/** Milliseconds that the client has waited. */
	waited = 0;
	/** What is left out of the count: answers that a fault has spoilt. */
	isSpoilt = false;

	private constructor(
		readonly world: Sandbox,
		readonly contract: OpenApi,
	) {}

	static async start(): Promise<RegistrationSetting> {
		const [world, contract] = await Promise.all([
			startSandbox({ seed: 'empty' }),
			OpenApi.read('docs/connectors/visma-registration.openapi.yaml'),
		]);
		return new RegistrationSetting(world, contract);
	}

	begin(): void {
		this.world.visma.clear();
		this.world.mailbox.clear();
		this.world.clearFaults();
		this.isSpoilt = false;
		this.waited = 0;
	}

	async client(): Promise<VismaRegistration> {
		return this.clientOn(await this.token());
	}

	/** @param seen gets the path of each request */
	clientOn(token: string, seen: (path: string) => void = () => undefined): VismaRegistration {
		return new VismaRegistration(
			{ baseUrl: this.world.visma.baseUrl, timeoutMs: 5000 },
			{
				http: this.port(token, seen),
				clock: {
					now: () => Date.now(),
					sleep: (milliseconds) => {
						this.waited += milliseconds;
						return Promise.resolve();
					},
				},
			},
		);
	}

	/** By client credentials, as Visma Connect gives one. */
	async token(changes: Readonly<Record<string, string>> = {}): Promise<string> {
		const { client, baseUrl } = this.world.visma;
		const form = {
			...{ grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret },
			...{ tenant_id: client.tenantId, scope: client.scope, ...changes },
		};
		const answer = await fetch(`${baseUrl}/connect/token`, {
			...{ method: 'POST', body: new URLSearchParams(form) },
		});
		const token: unknown = Reflect.get(Object(await answer.json()), 'access_token');
		return typeof token === 'string' ? token : `refused ${answer.status}`;
	}

	async stop(): Promise<void> {
		await this.world.stop();
	}

	private port(token: string, seen: (path: string) => void): HttpPort {
		const send = fetchPort(token);
		return async (request) => {
			const url = new URL(request.url);
			seen(url.pathname);
			const sent = { ...request, path: url.pathname, query: url.searchParams, body: request.body };
			this.problems.push(...this.contract.requestProblems(sent));
			this.asked.add(this.contract.operationOf(request.method, url.pathname).operationId);
			const answer = await send(request);
			if (!this.isSpoilt) {
				const contentType = answer.headers['content-type'] ?? '';
				this.problems.push(
					...this.contract.answerProblems(request.method, url.pathname, {
						...{ status: answer.status, body: answer.body, contentType },
					}),
				);
			}
			return answer;
		};
	}
}
