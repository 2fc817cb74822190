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
import { projectDescription } from './actions/project/project.resource';
import { projectTypeDescription } from './actions/projectType/projectType.resource';
import * as listSearch from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';
import * as resourceMapping from './methods/resourceMapping';

export class AccountViewProjects implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AccountView Projects',
		name: 'accountViewProjects',
		icon: {
			light: 'file:../shared/icons/accountview.svg',
			dark: 'file:../shared/icons/accountview.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Read and write projects, and read project types and employees, in Visma AccountView',
		defaults: { name: 'AccountView Projects' },
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
				default: 'project',
				options: [
					{ name: 'Employee', value: 'employee' },
					{ name: 'Project', value: 'project' },
					{ name: 'Project Type', value: 'projectType' },
				],
			},
			...employeeDescription,
			...projectDescription,
			...projectTypeDescription,
		],
	};

	methods = { credentialTest: { testStore }, listSearch, loadOptions, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, program);
	}
}
