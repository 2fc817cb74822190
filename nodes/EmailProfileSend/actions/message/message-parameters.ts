import type { INodeProperties } from 'n8n-workflow';
import { draftProfile } from '../../email-system';

/** Labels, for the parameters and for what is said about them. */
export const LABELS = {
	to: 'To',
	subject: 'Subject',
	text: 'Text',
	html: 'HTML',
	templates: 'Templates',
	process: 'Process',
	language: 'Language',
	fields: 'Template Fields',
	attachments: 'Input Data Field Names',
	keyFrom: 'Message Key From',
	administration: 'Administration',
	documentKind: 'Document Kind',
	documentNumber: 'Document Number',
	revision: 'Revision',
	messageKey: 'Message Key',
	options: 'Options',
	draftFolder: 'Folder',
} as const;

const ownContent = { show: { content: ['own'] } };
const fromTemplate = { show: { content: ['template'] } };
const ofDocument = { show: { keyFrom: ['document'] } };

const contentParameters: INodeProperties[] = [
	{
		displayName: LABELS.to,
		name: 'to',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Ans Bos <ans@customer.nl>, office@customer.nl',
		description: 'Who gets the message; several with commas between them',
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'options',
		default: 'own',
		options: [
			{ name: 'Here', value: 'own', description: 'Subject and text are given in this node' },
			{
				name: 'From a Template',
				value: 'template',
				description: 'An e-mail template (e-mailsjabloon) per process and language, with fields',
			},
		],
		description: 'Where subject and text come from',
	},
	{
		displayName: LABELS.subject,
		name: 'subject',
		type: 'string',
		default: '',
		placeholder: 'e.g. Invoice {{ $json.number }}',
		displayOptions: ownContent,
		description: 'The subject of the message, in one line',
	},
	{
		displayName: LABELS.text,
		name: 'text',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		displayOptions: ownContent,
		description: 'The message as plain text, also for those who are shown the HTML',
	},
	{
		displayName: LABELS.html,
		name: 'html',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		displayOptions: { show: { content: ['own'], emailSystem: ['smtp', 'smtpOAuth2', 'outlook'] } },
		description:
			'The message as HTML; pictures of Inline Picture Fields are shown by &lt;img src="cid:field name"&gt;',
	},
	{
		displayName: LABELS.templates,
		name: 'templates',
		type: 'json',
		typeOptions: { rows: 8 },
		default:
			'[\n  {\n    "process": "invoice",\n    "language": "NL",\n    "subject": "Factuur [[number]]",\n    "text": "Beste [[name]],\\n\\nHierbij ontvangt u factuur [[number]].",\n    "html": "",\n    "closing": "Met vriendelijke groet,\\nDemo Installatie"\n  }\n]',
		displayOptions: fromTemplate,
		description:
			'A list of templates with process, language, subject, text, HTML and closing, such as the rows of a data table. A field stands in double square brackets, such as [[number]].',
	},
	{
		displayName: LABELS.process,
		name: 'process',
		type: 'string',
		default: 'invoice',
		placeholder: 'e.g. invoice',
		displayOptions: fromTemplate,
		description: 'For which process the text is; a template without process serves all',
	},
	{
		displayName: LABELS.language,
		name: 'language',
		type: 'string',
		default: 'NL',
		placeholder: 'e.g. {{ $json.languageCode }}',
		displayOptions: fromTemplate,
		description: 'Language code of the recipient; a template without language serves all',
	},
	{
		displayName: LABELS.fields,
		name: 'fields',
		type: 'json',
		default: '={{ $json }}',
		displayOptions: fromTemplate,
		description: 'What the fields of the template stand for, by their names',
	},
	{
		displayName: LABELS.attachments,
		name: 'attachments',
		type: 'string',
		default: '',
		placeholder: 'e.g. data, conditions',
		description:
			'The names of the fields with files to attach, with commas between them; empty for none',
		hint: 'The names of the input fields containing the binary file data to be attached',
	},
];

const keyParameters: INodeProperties[] = [
	{
		displayName: LABELS.keyFrom,
		name: 'keyFrom',
		type: 'options',
		default: 'document',
		options: [
			{
				name: 'Document',
				value: 'document',
				description: 'The same document goes to the same recipients once, in whichever run',
			},
			{
				name: 'Own Key',
				value: 'own',
				description: 'A message with the same key of yours goes once',
			},
			{
				name: 'This Execution',
				value: 'execution',
				description: 'Goes once in each execution, also when the node is tried again',
			},
		],
		description: 'By what a message is recognised that was sent before',
	},
	{
		displayName: LABELS.administration,
		name: 'administration',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.administration }}',
		displayOptions: ofDocument,
		description: 'Whose document it is; empty where there is one administration',
	},
	{
		displayName: LABELS.documentKind,
		name: 'documentKind',
		type: 'string',
		default: 'invoice',
		placeholder: 'e.g. invoice',
		displayOptions: ofDocument,
		description: 'What kind of document it is, such as invoice or reminder',
	},
	{
		displayName: LABELS.documentNumber,
		name: 'documentNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.invoiceNumber }}',
		displayOptions: ofDocument,
		description: 'The number of the document',
	},
	{
		displayName: LABELS.revision,
		name: 'revision',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2',
		displayOptions: ofDocument,
		description: 'Another one for a document that is to go out anew',
	},
	{
		displayName: LABELS.messageKey,
		name: 'messageKey',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. report-{{ $json.week }}',
		displayOptions: { show: { keyFrom: ['own'] } },
		description: 'At most 250 letters, digits and signs without spaces',
	},
];

const optionParameters: INodeProperties = {
	displayName: LABELS.options,
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'Further settings of the message',
	options: [
		{
			displayName: 'BCC',
			name: 'bcc',
			type: 'string',
			default: '',
			placeholder: 'e.g. archive@firm.nl',
			description: 'Who gets a blind copy',
		},
		{
			displayName: 'CC',
			name: 'cc',
			type: 'string',
			default: '',
			placeholder: 'e.g. office@customer.nl',
			description: 'Who gets a copy that everybody sees',
		},
		{
			displayName: 'From',
			name: 'from',
			type: 'string',
			default: '',
			placeholder: 'e.g. Sales <sales@firm.nl>',
			description: 'Another sender, which Allowed Senders of the profile must list',
		},
		{
			displayName: 'Headers',
			name: 'headers',
			type: 'json',
			default: '{}',
			placeholder: 'e.g. { "X-Invoice": "20260012" }',
			description: 'Further headers of the message, as an object',
		},
		{
			displayName: 'Inline Picture Fields',
			name: 'inlinePictures',
			type: 'string',
			default: '',
			placeholder: 'e.g. logo',
			description: 'The names of the fields with pictures that the HTML shows by their names',
		},
		{
			displayName: 'Longest Wait',
			name: 'longestWait',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 120,
			description:
				'How many seconds a message may wait for the limits of its profile, before it is left to a later run',
		},
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'options',
			default: 'normal',
			options: [
				{ name: 'High', value: 'high', description: 'Shown as important' },
				{ name: 'Low', value: 'low', description: 'Shown as unimportant' },
				{ name: 'Normal', value: 'normal', description: 'Shown as any other' },
			],
			description: 'How urgent the message is shown to be',
		},
		{
			displayName: 'Reply-To',
			name: 'replyTo',
			type: 'string',
			default: '',
			placeholder: 'e.g. office@firm.nl',
			description: 'Where answers go; empty for that of the profile',
		},
		{
			displayName: 'Retry Within',
			name: 'retryWithin',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 10,
			description:
				'For how many seconds a message is tried again when the server was busy, before it is left to a later run',
		},
	],
};

const draftFolder: INodeProperties = {
	displayName: LABELS.draftFolder,
	name: 'draftFolder',
	type: 'string',
	default: '',
	placeholder: 'e.g. /home/node/drafts',
	displayOptions: { show: { emailSystem: ['mapi'] } },
	description: 'Where the draft is put as a file as well; empty for nowhere',
};

/** What Send and Preview have in common. */
export const messageParameters: INodeProperties[] = [
	...draftProfile,
	...contentParameters,
	...keyParameters,
	optionParameters,
];

/** What Send has besides. */
export const sendParameters: INodeProperties[] = [...messageParameters, draftFolder];
