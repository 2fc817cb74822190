import type { INodeProperties } from 'n8n-workflow';

/** Whose mail it is; in every credential that is an e-mail profile. */
export const profileProperties: INodeProperties[] = [
	{
		displayName: 'Profile Code',
		name: 'code',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. INVOICES',
		description: 'A short name by which this e-mail profile (e-mailprofiel) is known',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Invoices and reminders',
		description: 'What mail goes out through this profile',
	},
	{
		displayName: 'Sender Name',
		name: 'senderName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Demo Installatie BV',
		description: 'The name that recipients see',
	},
	{
		displayName: 'Sender Address',
		name: 'senderAddress',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. invoices@firm.nl',
		description:
			'The address mail goes out from, which must be one that the mail server accepts for this account',
	},
	{
		displayName: 'Allowed Senders',
		name: 'allowedSenders',
		type: 'string',
		default: '',
		placeholder: 'e.g. info@firm.nl, @branch.nl',
		description:
			'Further addresses, and domains after an @, that a message may have as sender; any other is refused before anything is connected',
	},
	{
		displayName: 'Reply-To',
		name: 'replyTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. office@firm.nl',
		description: 'Where answers go; empty for the sender address',
	},
	{
		displayName: 'Copy Address',
		name: 'copyAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. archive@firm.nl',
		description: 'Gets a blind copy of every message, which also proves what was sent',
	},
];

const LIMITS = [
	['Messages Per Second', 'perSecond', 'messages in any second'],
	['Messages Per Minute', 'perMinute', 'messages in any minute'],
	['Messages Per Day', 'perDay', 'messages in any 24 hours'],
	['Recipients Per Day', 'recipientsPerDay', 'recipients in any 24 hours'],
	['Recipients Per Message', 'recipientsPerMessage', 'recipients in one message'],
] as const;

/** How much may go out. */
export const limitProperties: INodeProperties[] = LIMITS.map(([displayName, name, what]) => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description: `At most so many ${what}, over all flows that use the same store; 0 for the limit of the provider where one is known, and none otherwise`,
}));
