import type { INodeProperties } from 'n8n-workflow';

/** Simplify of every operation that gives records of AccountView in a shorter form. */
export const simplifyParameter: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
