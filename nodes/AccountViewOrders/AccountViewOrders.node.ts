import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runOperations } from '../shared/run-operations';
import { testStore } from '../shared/store/store-credential';
import { articleDescription } from './actions/article/article.resource';
import { orderDescription } from './actions/order/order.resource';
import { orderLineDescription } from './actions/orderLine/orderLine.resource';
import { program } from './actions/program';
import * as listSearch from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';
import * as resourceMapping from './methods/resourceMapping';

export class AccountViewOrders implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AccountView Orders',
		name: 'accountViewOrders',
		icon: {
			light: 'file:../shared/icons/accountview.svg',
			dark: 'file:../shared/icons/accountview.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Read and write sales orders with their lines, and read articles, in Visma AccountView',
		defaults: { name: 'AccountView Orders' },
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
				default: 'order',
				options: [
					{ name: 'Article', value: 'article' },
					{ name: 'Order', value: 'order' },
					{ name: 'Order Line', value: 'orderLine' },
				],
			},
			...articleDescription,
			...orderDescription,
			...orderLineDescription,
		],
	};

	methods = { credentialTest: { testStore }, listSearch, loadOptions, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, program);
	}
}
