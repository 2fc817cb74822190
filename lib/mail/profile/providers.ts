import type { Security } from './server';

/** What is known of a mail provider in the Netherlands (2026). A person may change every value. */
export interface MailProvider {
	readonly code: string;
	readonly name: string;
	readonly host: string;
	readonly port: number;
	readonly security: Security;
	readonly signIn: 'password' | 'appPassword' | 'oauth2';
	/** Most recipients in one message; undefined where none is published. */
	readonly recipientsPerMessage?: number;
	readonly perMinute?: number;
	/** Messages in any 24 hours. */
	readonly perDay?: number;
	/** Recipients in any 24 hours. */
	readonly recipientsPerDay?: number;
	/** Names under which people look for it, older ones among them. */
	readonly alsoKnownAs: readonly string[];
	readonly hint: string;
}

/** Internet providers publish no limits; these are careful ones. */
const CAREFUL = { perDay: 500 } as const;
const APP_PASSWORD =
	'Takes no ordinary password: make an app password, which needs two-step verification, or use OAuth2.';

export const PROVIDERS: readonly MailProvider[] = [
	{
		code: 'microsoft365',
		name: 'Microsoft 365',
		host: 'smtp.office365.com',
		port: 587,
		security: 'starttls',
		signIn: 'oauth2',
		perMinute: 30,
		recipientsPerDay: 10_000,
		alsoKnownAs: ['Office 365', 'Exchange Online'],
		hint: 'Microsoft switches passwords off at the end of December 2026: use OAuth2.',
	},
	{
		code: 'outlook',
		name: 'Outlook.com',
		host: 'smtp-mail.outlook.com',
		port: 587,
		security: 'starttls',
		signIn: 'oauth2',
		perDay: 300,
		alsoKnownAs: ['Outlook', 'Live', 'Hotmail'],
		hint: 'Takes OAuth2 only.',
	},
	{
		code: 'gmail',
		name: 'Gmail',
		host: 'smtp.gmail.com',
		port: 465,
		security: 'tls',
		signIn: 'appPassword',
		recipientsPerMessage: 100,
		recipientsPerDay: 500,
		alsoKnownAs: ['Google Mail'],
		hint: APP_PASSWORD,
	},
	{
		code: 'googleWorkspace',
		name: 'Google Workspace',
		host: 'smtp.gmail.com',
		port: 465,
		security: 'tls',
		signIn: 'appPassword',
		recipientsPerMessage: 100,
		perDay: 2000,
		alsoKnownAs: ['G Suite'],
		hint: APP_PASSWORD,
	},
	{
		code: 'ziggo',
		name: 'Ziggo',
		host: 'smtp.ziggo.nl',
		port: 587,
		security: 'starttls',
		signIn: 'password',
		...CAREFUL,
		alsoKnownAs: ['UPC', 'Chello', '@Home', 'Casema', 'Quicknet', 'Multikabel'],
		hint: 'Sign in with the whole address.',
	},
	{
		code: 'kpn',
		name: 'KPN',
		host: 'smtp.kpnmail.nl',
		port: 465,
		security: 'tls',
		signIn: 'password',
		...CAREFUL,
		alsoKnownAs: ['Planet', 'Hetnet', 'Telfort', 'XS4ALL', 'Tiscali'],
		hint: 'Sign in with the whole address. Port 587 with STARTTLS works as well.',
	},
	{
		code: 'odido',
		name: 'Odido',
		host: 'smtp.t-mobilethuis.nl',
		port: 465,
		security: 'tls',
		signIn: 'password',
		...CAREFUL,
		alsoKnownAs: ['T-Mobile Thuis', 'Tele2', 'Versatel', 'Zonnet', 'Online.nl'],
		hint: 'For mailboxes of T-Mobile Thuis. Ask Odido for the server of an older mailbox.',
	},
	{
		code: 'freedom',
		name: 'Freedom Internet',
		host: 'smtp.freedom.nl',
		port: 587,
		security: 'starttls',
		signIn: 'password',
		...CAREFUL,
		alsoKnownAs: [],
		hint: 'Sign in with the whole address.',
	},
	{
		code: 'transip',
		name: 'TransIP',
		host: 'smtp.transip.email',
		port: 465,
		security: 'tls',
		signIn: 'password',
		...CAREFUL,
		alsoKnownAs: [],
		hint: 'Sign in with the whole address.',
	},
];

/** By code; undefined for `other` and for unknown ones. */
export function findProvider(code: string): MailProvider | undefined {
	return PROVIDERS.find((provider) => provider.code === code);
}
