import type { SandboxOptions } from '../../../sandbox';
import type { Engine } from '../harness';
import { createNodeSetting, textOf, type NodeSetting } from '../node-setting';

export type WorkflowName =
	| 'article-get'
	| 'article-get-many'
	| 'order-create'
	| 'order-get'
	| 'order-get-many'
	| 'order-line-append'
	| 'order-line-get-many'
	| 'order-update'
	| 'order-upsert';

export type Setting = NodeSetting<WorkflowName>;

export async function createSetting(engine: Engine, options?: SandboxOptions): Promise<Setting> {
	return await createNodeSetting(engine, __dirname, options);
}

/** Lines of an order as they stand in AccountView: `2 KRAAN-STOP 12.4`. */
export function storedLines({ sandbox }: Setting, number: unknown): string[] {
	const { orders, orderLines } = sandbox.accountView;
	const id = orders.get(textOf(number))?.['REC_ID'];
	return orderLines
		.all()
		.filter((line) => line['HDR_ID'] === id)
		.map((line) => [line['ORD_QTY'], line['ART_CODE'], line['ART_PX']].join(' '));
}
