import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { testStore } from '../shared/store/store-credential';
import { streamParameters } from '../shared/sync/stream-parameters';
import { optionProperties, ruleProperties } from './properties/rules';
import { sideProperties } from './properties/sides';
import { runCompare } from './run-compare';

// It compares two inputs, and a tool has one.
// eslint-disable-next-line @n8n/community-nodes/node-usable-as-tool
export class SyncCompare implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sync Compare',
		name: 'syncCompare',
		icon: { light: 'file:sync-compare.svg', dark: 'file:sync-compare.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["entity"] + ": " + $parameter["direction"]}}',
		description:
			'Compare AccountView and another system with what they last agreed on, and say what is to be created and updated where',
		defaults: { name: 'Sync Compare' },
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		inputNames: ['AccountView', 'Other'],
		requiredInputs: 1,
		outputs: [
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
		],
		outputNames: [
			'Create in AccountView',
			'Update in AccountView',
			'Create in Other',
			'Update in Other',
			'Needs Attention',
			'In Step',
		],
		credentials: [
			{
				name: 'accountViewStoreApi',
				displayName: 'Store (Optional)',
				required: false,
				testedBy: 'testStore',
			},
		],
		properties: [...streamParameters, ...sideProperties, ...ruleProperties, optionProperties],
	};

	methods = { credentialTest: { testStore } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runCompare(this);
	}
}
