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
import { contactPersonDescription } from './actions/contactPerson/contactPerson.resource';
import { customerDescription } from './actions/customer/customer.resource';
import { deliveryAddressDescription } from './actions/deliveryAddress/deliveryAddress.resource';
import { program } from './actions/program';
import * as listSearch from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';
import * as resourceMapping from './methods/resourceMapping';

export class AccountViewCustomers implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AccountView Customers',
		name: 'accountViewCustomers',
		icon: {
			light: 'file:../shared/icons/accountview.svg',
			dark: 'file:../shared/icons/accountview.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Read and write customers, delivery addresses and contact persons in Visma AccountView',
		defaults: { name: 'AccountView Customers' },
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
				default: 'customer',
				options: [
					{ name: 'Connection', value: 'connection' },
					{ name: 'Contact Person', value: 'contactPerson' },
					{ name: 'Customer', value: 'customer' },
					{ name: 'Delivery Address', value: 'deliveryAddress' },
				],
			},
			...connectionDescription,
			...contactPersonDescription,
			...customerDescription,
			...deliveryAddressDescription,
		],
	};

	methods = { credentialTest: { testStore }, listSearch, loadOptions, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, program);
	}
}
