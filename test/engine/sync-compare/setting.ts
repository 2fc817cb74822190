import { join } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { credentialFor } from '../credential-for';
import type { StoredCredential } from '../credential-store';
import type { Engine } from '../harness';
import { type RunResult } from '../harness';
import { storeCredentialFor } from '../store-credential';

/** A firm, its app and a store, and the flow of `customers.workflow.json` between them. */
export interface CompareSetting {
	readonly engine: Engine;
	readonly sandbox: Sandbox;
	readonly place: StorePlace;
	/** Each run is an execution of its own. */
	run(changes?: {
		readonly compare?: IDataObject;
		readonly nodes?: Readonly<Record<string, Partial<INode>>>;
		readonly parameters?: Readonly<Record<string, IDataObject>>;
		readonly credentials?: Readonly<Record<string, StoredCredential>>;
	}): Promise<RunResult>;
	stop(): Promise<void>;
}

export async function compareSetting(engine: Engine): Promise<CompareSetting> {
	const sandbox = await startSandbox();
	const place = sqlitePlace();
	let executions = 0;
	return {
		engine,
		sandbox,
		place,
		run: async ({ compare = {}, nodes = {}, parameters = {}, credentials = {} } = {}) => {
			executions += 1;
			return await engine.run(join(__dirname, 'customers.workflow.json'), {
				executionId: String(executions),
				items: [{ appUrl: `${sandbox.workOrders.baseUrl}/api/v1` }],
				credentials: {
					own: credentialFor(sandbox),
					app: { type: 'httpBearerAuth', data: { token: sandbox.workOrders.token } },
					store: storeCredentialFor(place.address),
					...credentials,
				},
				parameters: { Compare: compare, ...parameters },
				nodes,
			});
		},
		stop: async () => {
			await sandbox.stop();
			await place.remove();
		},
	};
}
