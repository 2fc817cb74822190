import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { simplifyParameter } from '../shared/accountview/simplify';
import { firstRunParameter } from '../shared/changes/changing-entity';
import { testStore } from '../shared/store/store-credential';
import { pollChanges } from './poll-changes';

export class AccountViewTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AccountView Trigger',
		name: 'accountViewTrigger',
		icon: {
			light: 'file:../shared/icons/accountview.svg',
			dark: 'file:../shared/icons/accountview.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{"changed " + $parameter["event"]}}',
		description: 'Start a workflow when records were added or changed in Visma AccountView',
		defaults: { name: 'AccountView Trigger' },
		polling: true,
		inputs: [],
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
				displayName: 'Trigger On',
				name: 'event',
				type: 'options',
				default: 'customer',
				options: [
					{
						name: 'Changed Customer',
						value: 'customer',
						description: 'When a customer was added or changed',
					},
					{
						name: 'Changed Order',
						value: 'order',
						description: 'When a sales order was added or its header changed',
					},
					{
						name: 'Changed Project',
						value: 'project',
						description: 'When a project was added or changed',
					},
				],
				description: 'What to look for',
			},
			firstRunParameter,
			simplifyParameter,
			{
				displayName: 'Records per Poll',
				name: 'batchSize',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 500,
				description: 'How many records to start a run with at most',
				hint: 'What is left comes at the next poll. A first run of everything goes on like that until it has come to the last record: 50,000 records at 500 every 10 minutes take 17 hours.',
			},
		],
	};

	methods = { credentialTest: { testStore } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollChanges(this);
	}
}
