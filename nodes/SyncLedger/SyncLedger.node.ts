import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runOperations } from '../shared/run-operations';
import { testStore } from '../shared/store/store-credential';
import { issueDescription } from './actions/issue/issue.resource';
import { linkDescription } from './actions/link/link.resource';
import { program } from './actions/program';
import { reportDescription } from './actions/report/report.resource';
import { resultDescription } from './actions/result/result.resource';
import { runDescription } from './actions/run/run.resource';
import { byOutput, OUTPUTS } from './outputs';

export class SyncLedger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sync Ledger',
		name: 'syncLedger',
		icon: { light: 'file:sync-ledger.svg', dark: 'file:sync-ledger.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Start and finish runs, keep what came of each record, and see what is out of step',
		defaults: { name: 'Sync Ledger' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [
			{
				name: 'accountViewStoreApi',
				displayName: 'Store (Optional)',
				required: false,
				testedBy: 'testStore',
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'run',
				options: [
					{ name: 'Error', value: 'issue' },
					{ name: 'Link', value: 'link' },
					{ name: 'Report', value: 'report' },
					{ name: 'Result', value: 'result' },
					{ name: 'Run', value: 'run' },
				],
			},
			...issueDescription,
			...linkDescription,
			...reportDescription,
			...resultDescription,
			...runDescription,
		],
	};

	methods = { credentialTest: { testStore } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [items = []] = await runOperations(this, program);
		return byOutput(this, items);
	}
}
