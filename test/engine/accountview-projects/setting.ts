import type { SandboxOptions } from '../../../sandbox';
import type { Engine } from '../harness';
import { createNodeSetting, type NodeSetting } from '../node-setting';

export type WorkflowName =
	| 'employee-get-many'
	| 'project-create'
	| 'project-get'
	| 'project-get-changed'
	| 'project-get-many'
	| 'project-type-get-many'
	| 'project-update'
	| 'project-upsert';

export type Setting = NodeSetting<WorkflowName>;

export async function createSetting(engine: Engine, options?: SandboxOptions): Promise<Setting> {
	return await createNodeSetting(engine, __dirname, options);
}
