import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runOperations } from '../shared/run-operations';
import { testStore } from '../shared/store/store-credential';
import { connectionDescription } from './actions/connection/connection.resource';
import { filingDescription } from './actions/filing/filing.resource';
import { icpStatementDescription } from './actions/icpStatement/icpStatement.resource';
import { program } from './actions/program';
import { testDigipoort } from './digipoort-test';
import { vatReturnDescription } from './actions/vatReturn/vatReturn.resource';

export class AutoReportSubmit implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AutoReport Submit',
		name: 'autoReportSubmit',
		icon: { light: 'file:auto-report-submit.svg', dark: 'file:auto-report-submit.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Bring VAT returns and ICP statements from the books to accepted',
		defaults: { name: 'AutoReport Submit' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'accountViewOAuth2Api',
				required: true,
				displayOptions: {
					show: { operation: ['prepare', 'getTransactions'] },
					hide: { source: ['rubrics', 'supplies'] },
				},
			},
			{
				name: 'digipoortApi',
				required: true,
				testedBy: 'testDigipoort',
				displayOptions: { show: { channel: ['digipoort'] } },
			},
			{
				name: 'vismaAutoReportOAuth2Api',
				required: true,
				displayOptions: { show: { channel: ['autoReport'] } },
			},
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
				default: 'vatReturn',
				options: [
					{ name: 'Connection', value: 'connection' },
					{ name: 'Filing', value: 'filing' },
					{ name: 'ICP Statement', value: 'icpStatement' },
					{ name: 'VAT Return', value: 'vatReturn' },
				],
			},
			...connectionDescription,
			...filingDescription,
			...icpStatementDescription,
			...vatReturnDescription,
		],
	};

	methods = { credentialTest: { testDigipoort, testStore } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, program);
	}
}
