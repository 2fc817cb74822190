import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runOperations } from '../shared/run-operations';
import { testStore } from '../shared/store/store-credential';
import { outboxDescription } from './actions/outbox/outbox.resource';
import { profileDescription } from './actions/profile/profile.resource';
import { messageDescription } from './actions/message/message.resource';
import { programFor } from './actions/program';
import { emailSystem, WITH_PROFILE } from './email-system';
import { withLastWrittenDown } from './last-sent';
import { testEmailProfile } from './profile-credential';
import { MailSession } from './session';

export class EmailProfileSend implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Email Profile Send',
		name: 'emailProfileSend',
		icon: { light: 'file:email-profile-send.svg', dark: 'file:email-profile-send.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Send mail through an e-mail profile, each message at most once',
		defaults: { name: 'Email Profile Send' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'emailProfileSmtpApi',
				displayName: 'E-Mail Profile',
				required: true,
				testedBy: 'testEmailProfile',
				displayOptions: { show: { ...WITH_PROFILE, emailSystem: ['smtp'] } },
			},
			{
				name: 'emailProfileSmtpOAuth2Api',
				displayName: 'E-Mail Profile',
				required: true,
				displayOptions: { show: { ...WITH_PROFILE, emailSystem: ['smtpOAuth2'] } },
			},
			{
				name: 'emailProfileOutlookOAuth2Api',
				displayName: 'E-Mail Profile',
				required: true,
				displayOptions: { show: { ...WITH_PROFILE, emailSystem: ['outlook'] } },
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
				default: 'message',
				options: [
					{ name: 'Message', value: 'message' },
					{ name: 'Outbox', value: 'outbox' },
					{ name: 'Profile', value: 'profile' },
				],
			},
			emailSystem,
			...messageDescription,
			...outboxDescription,
			...profileDescription,
		],
	};

	methods = { credentialTest: { testStore, testEmailProfile } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const session = new MailSession(this);
		try {
			const [output = []] = await runOperations(this, programFor(session));
			return [await withLastWrittenDown(this, session, output)];
		} finally {
			await session.close();
		}
	}
}
