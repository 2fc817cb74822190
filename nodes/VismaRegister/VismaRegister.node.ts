import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runOperations } from '../shared/run-operations';
import { testStore } from '../shared/store/store-credential';
import { accessDescription } from './actions/access/access.resource';
import { companyDescription } from './actions/company/company.resource';
import { connectionDescription } from './actions/connection/connection.resource';
import { costCarrierDescription } from './actions/costCarrier/costCarrier.resource';
import { program } from './actions/program';
import { reportDescription } from './actions/report/report.resource';
import { userDescription } from './actions/user/user.resource';

export class VismaRegister implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Visma Register',
		name: 'vismaRegister',
		icon: { light: 'file:visma-register.svg', dark: 'file:visma-register.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Keep users, companies, access and cost carriers in step with the Visma services',
		defaults: { name: 'Visma Register' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'vismaRegistrationOAuth2Api',
				required: true,
				displayOptions: {
					show: { resource: ['access', 'company', 'connection', 'costCarrier', 'report', 'user'] },
					hide: { state: ['unknown'], content: ['access'] },
				},
			},
			{
				name: 'accountViewStoreApi',
				displayName: 'Store (Optional)',
				required: false,
				testedBy: 'testStore',
				displayOptions: { show: { operation: ['apply'] } },
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'user',
				options: [
					{ name: 'Access', value: 'access' },
					{ name: 'Company', value: 'company' },
					{ name: 'Connection', value: 'connection' },
					{ name: 'Cost Carrier', value: 'costCarrier' },
					{ name: 'Report', value: 'report' },
					{ name: 'User', value: 'user' },
				],
			},
			...accessDescription,
			...companyDescription,
			...connectionDescription,
			...costCarrierDescription,
			...reportDescription,
			...userDescription,
		],
	};

	methods = { credentialTest: { testStore } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, program);
	}
}
