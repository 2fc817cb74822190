import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { positionDescription } from '../shared/changes/position/position.resource';
import { runOperations } from '../shared/run-operations';
import { testStore } from '../shared/store/store-credential';
import { companyDescription } from './actions/company/company.resource';
import { dictionaryDescription } from './actions/dictionary/dictionary.resource';
import { program } from './actions/program';
import { recordDescription } from './actions/record/record.resource';
import * as listSearch from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';
import * as resourceMapping from './methods/resourceMapping';

export class AccountViewData implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AccountView Data',
		name: 'accountViewData',
		icon: {
			light: 'file:../shared/icons/accountview.svg',
			dark: 'file:../shared/icons/accountview.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Find out what this AccountView offers, check the mapping, and reach any business object',
		defaults: { name: 'AccountView Data' },
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
				default: 'dictionary',
				options: [
					{ name: 'Company', value: 'company' },
					{ name: 'Dictionary', value: 'dictionary' },
					{ name: 'Position', value: 'position' },
					{ name: 'Record', value: 'record' },
				],
			},
			...companyDescription,
			...dictionaryDescription,
			...positionDescription,
			...recordDescription,
		],
	};

	methods = { credentialTest: { testStore }, listSearch, loadOptions, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, program);
	}
}
