import { join } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import type { StoredCredential } from '../credential-store';
import type { Engine, RunResult } from '../harness';
import { storeCredentialFor } from '../store-credential';

/** A credential for the sandbox's Visma services, to which nobody has signed in yet. */
export function registrationCredential(
	{ visma }: Sandbox,
	data: StoredCredential['data'] = {},
): StoredCredential {
	const { baseUrl, client } = visma;
	return {
		type: 'vismaRegistrationOAuth2Api',
		data: {
			...{ baseUrl, authority: baseUrl, grantType: 'clientCredentials' },
			...{ clientId: client.id, clientSecret: client.secret },
			...{ tenantId: client.tenantId, scope: client.scope, ...data },
		},
	};
}

export interface RegisterRun {
	readonly items: readonly IDataObject[];
	/** Changes to the parameters of every node of ours. */
	readonly parameters?: IDataObject;
	/** Changes to those of Apply alone. */
	readonly apply?: IDataObject;
	readonly node?: Partial<INode>;
	/** Null for none. */
	readonly credential?: StoredCredential | null;
}

const OURS = ['Plan', 'Apply', 'Step'];

/** n8n's engine with our node, the Visma services and a store, anew for each test. */
export class RegisterSetting {
	private constructor(
		private readonly engine: Engine,
		readonly world: Sandbox,
		private readonly place: StorePlace,
	) {}

	static async create(engine: Engine): Promise<RegisterSetting> {
		return new RegisterSetting(engine, await startSandbox({ seed: 'empty' }), sqlitePlace());
	}

	async run(name: 'plan-and-apply' | 'register-step', run: RegisterRun): Promise<RunResult> {
		const { items, parameters = {}, apply = {}, node = {}, credential } = run;
		const chosen = credential === undefined ? registrationCredential(this.world) : credential;
		const settings = { onError: 'continueErrorOutput', ...node } as const;
		return await this.engine.start(join(__dirname, `${name}.workflow.json`), {
			items,
			credentials: {
				store: storeCredentialFor(this.place.address),
				...(chosen !== null && { visma: chosen }),
			},
			parameters: { Plan: parameters, Step: parameters, Apply: { ...parameters, ...apply } },
			nodes: Object.fromEntries(OURS.map((each) => [each, settings])),
		}).result;
	}

	async stop(): Promise<void> {
		await this.world.stop();
		await this.place.remove();
	}
}
