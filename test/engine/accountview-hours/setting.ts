import type { SandboxOptions } from '../../../sandbox';
import type { Engine } from '../harness';
import { createNodeSetting, type NodeSetting } from '../node-setting';

export type WorkflowName =
	'employee-get-many' | 'hour-entry-create' | 'hour-entry-get-many' | 'hour-type-get-many';

export type Setting = NodeSetting<WorkflowName>;

export async function createSetting(engine: Engine, options?: SandboxOptions): Promise<Setting> {
	return await createNodeSetting(engine, __dirname, options);
}
