import type { INodeProperties } from 'n8n-workflow';

const COMMON = 'https://login.microsoftonline.com/common';

/** The address without spaces around it and without slashes behind it, within an n8n expression. */
const LOGIN = `($self["loginUrl"] || "${COMMON}").trim().replace(/\\/+$/, "")`;

/** Where permission is asked for and where tokens come from, within n8n expressions. */
export const MICROSOFT_AUTHORIZE = `${LOGIN} + "/oauth2/v2.0/authorize"`;
export const MICROSOFT_TOKEN = `${LOGIN} + "/oauth2/v2.0/token"`;

/** Microsoft lets nobody into an app of one organisation by the address that is common to all. */
export const microsoftLogin: INodeProperties = {
	displayName: 'Microsoft Login',
	name: 'loginUrl',
	type: 'string',
	default: COMMON,
	description:
		'Where the account signs in; put the id of your tenant in the place of common for an app of your own organisation only',
};
