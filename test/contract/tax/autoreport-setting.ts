import { AutoReport, autoReportChannel } from '../../../lib/tax/autoreport';
import type { Channel } from '../../../lib/tax/filings';
import type { HttpPort } from '../../../lib/ports/http';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { fetchPort } from './fetch-port';
import { OpenApi } from './openapi';

/** AutoReport on this machine, and the firm that files there; each exchange is held against the contract. */
export class AutoReportSetting {
	/** What did not keep to the contract. */
	readonly problems: string[] = [];
	/** Operations of the contract that were asked for. */
	readonly asked = new Set<string>();
	/** What is left out of the count: answers that a fault has spoilt. */
	isSpoilt = false;

	private constructor(
		readonly world: Sandbox,
		readonly contract: OpenApi,
	) {}

	static async start(): Promise<AutoReportSetting> {
		const [world, contract] = await Promise.all([
			startSandbox({ seed: 'empty' }),
			OpenApi.read('docs/connectors/autoreport.openapi.yaml'),
		]);
		return new AutoReportSetting(world, contract);
	}

	begin(): void {
		this.world.autoReport.clear();
		this.world.clearFaults();
		this.isSpoilt = false;
	}

	async autoReport(): Promise<AutoReport> {
		return new AutoReport(
			{ baseUrl: this.world.autoReport.baseUrl, timeoutMs: 5000 },
			{
				http: this.port(await this.token()),
				base64: (text) => Buffer.from(text, 'utf8').toString('base64'),
			},
		);
	}

	async channel(): Promise<Channel> {
		return autoReportChannel(await this.autoReport(), {
			company: this.world.autoReport.companyId,
		});
	}

	/** By client credentials, as Visma Connect gives one. */
	async token(changes: Readonly<Record<string, string>> = {}): Promise<string> {
		const { client, baseUrl } = this.world.autoReport;
		const form = {
			...{ grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret },
			...{ tenant_id: client.tenantId, scope: client.scope, ...changes },
		};
		const answer = await fetch(`${baseUrl}/connect/token`, {
			method: 'POST',
			body: new URLSearchParams(form),
		});
		const given: unknown = await answer.json();
		const token: unknown = Reflect.get(Object(given), 'access_token');
		return typeof token === 'string' ? token : `refused ${answer.status}`;
	}

	port(token: string): HttpPort {
		const send = fetchPort(token);
		return async (request) => {
			const url = new URL(request.url);
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

	async stop(): Promise<void> {
		await this.world.stop();
	}
}
