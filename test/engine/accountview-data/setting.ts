import type { SandboxOptions } from '../../../sandbox';
import type { Engine } from '../harness';
import { createNodeSetting, type NodeSetting } from '../node-setting';

export type WorkflowName =
	| 'company-get-many'
	| 'dictionary-check-mapping'
	| 'dictionary-get-columns'
	| 'dictionary-get-objects'
	| 'dictionary-get-tables'
	| 'record-create'
	| 'record-get-many'
	| 'record-update';

export type Setting = NodeSetting<WorkflowName>;

export async function createSetting(engine: Engine, options?: SandboxOptions): Promise<Setting> {
	return await createNodeSetting(engine, __dirname, options);
}
