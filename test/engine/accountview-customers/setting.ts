import type { SandboxOptions } from '../../../sandbox';
import type { Engine } from '../harness';
import { createNodeSetting, type NodeSetting } from '../node-setting';

export { textOf, type TestRun } from '../node-setting';

export type WorkflowName =
	| 'connection-check'
	| 'contact-person-get-many'
	| 'customer-create'
	| 'customer-get'
	| 'customer-get-many'
	| 'customer-update'
	| 'customer-upsert'
	| 'delivery-address-create'
	| 'delivery-address-get-many';

export type Setting = NodeSetting<WorkflowName>;

export async function createSetting(engine: Engine, options?: SandboxOptions): Promise<Setting> {
	return await createNodeSetting(engine, __dirname, options);
}
