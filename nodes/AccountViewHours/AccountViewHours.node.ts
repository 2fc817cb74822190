import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { employeeDescription } from '../shared/accountview/resources/employee';
import { runOperations } from '../shared/run-operations';
import { testStore } from '../shared/store/store-credential';
import { program } from './actions/program';
import { hourEntryDescription } from './actions/hourEntry/hourEntry.resource';
import { hourTypeDescription } from './actions/hourType/hourType.resource';
import * as listSearch from './methods/listSearch';

export class AccountViewHours implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AccountView Hours',
		name: 'accountViewHours',
		icon: {
			light: 'file:../shared/icons/accountview.svg',
			dark: 'file:../shared/icons/accountview.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Send hours to Visma AccountView in few requests, and read hours, hour types and employees',
		defaults: { name: 'AccountView Hours' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'accountViewOAuth2Api', required: true },
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
				default: 'hourEntry',
				options: [
					{ name: 'Employee', value: 'employee' },
					{ name: 'Hour Entry', value: 'hourEntry' },
					{ name: 'Hour Type', value: 'hourType' },
				],
			},
			...employeeDescription,
			...hourEntryDescription,
			...hourTypeDescription,
		],
	};

	methods = { credentialTest: { testStore }, listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, program);
	}
}
