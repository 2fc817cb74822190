import { NodeConnectionTypes, type IConnections, type INode } from 'n8n-workflow';
import type { StoredCredential } from '../../test/engine/credential-store';
import type { WorkflowFile } from '../../test/engine/harness';
import type { SandboxTarget } from './sandbox-process';

const CUSTOMER_COLUMNS = [
	'SUB_NR',
	'ACCT_NAME',
	'TEL_BUS',
	'MAIL_BUS',
	'PO_BOX',
	'PO_CODE',
	'PO_CITY',
	'ADDRESS1',
	'POST_CODE',
	'CITY',
];

export const START = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});

/** Our node: Get Many, Return All, Simplify. */
export function ourRead(): WorkflowFile {
	const read = node('Read', 'n8n-nodes-accountview.accountViewCustomers', 1, {
		resource: 'customer',
		operation: 'getAll',
		returnAll: true,
		simplify: true,
	});
	return chain([START, read]);
}

/**
 * The peer: n8n's HTTP Request node, paginated by LastKey, for the same columns. AccountView takes
 * OAuth2 only; a fixed bearer token, which would live an hour there, costs n8n less per request.
 */
export function peerRead(
	target: SandboxTarget,
	pageSize: number,
	genericAuthType: 'oAuth2Api' | 'httpBearerAuth',
): WorkflowFile {
	const read = node('Request', 'n8n-nodes-base.httpRequest', 4.4, {
		url: `${target.accountView}/api/v3/accountviewdata`,
		authentication: 'genericCredentialType',
		genericAuthType,
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'x-company', value: target.companyId }] },
		sendQuery: true,
		queryParameters: {
			parameters: [
				{ name: 'BusinessObject', value: 'AR1' },
				{ name: 'PageSize', value: String(pageSize) },
				{ name: 'Fields', value: CUSTOMER_COLUMNS.join(',') },
			],
		},
		options: {
			pagination: {
				pagination: {
					paginationMode: 'updateAParameterInEachRequest',
					parameters: {
						parameters: [
							{
								type: 'qs',
								name: 'LastKey',
								value: "={{ $response?.body?.CONTACT?.at(-1)?.SUB_NR ?? '' }}",
							},
						],
					},
					paginationCompleteWhen: 'other',
					completeExpression: `={{ $response.body.CONTACT.length < ${String(pageSize)} }}`,
				},
			},
		},
	});
	const split = node('Read', 'n8n-nodes-base.splitOut', 1, {
		fieldToSplitOut: 'CONTACT',
		options: {},
	});
	return chain([START, read, split]);
}

/** Our node: Create or Update by number, one item per customer. */
export function ourUpsert(): WorkflowFile {
	const write = node('Write', 'n8n-nodes-accountview.accountViewCustomers', 1, {
		resource: 'customer',
		operation: 'upsert',
		matchOn: 'number',
		matchValue: '={{ $json.number }}',
		name: '={{ $json.name }}',
		additionalFields: {
			number: '={{ $json.number }}',
			controlAccount: '1300',
			phone: '020 123 45 67',
		},
	});
	return chain([START, write]);
}

/** Our node: hour entries of all items in one run. */
export function ourHours(): WorkflowFile {
	const write = node('Write', 'n8n-nodes-accountview.accountViewHours', 1, {
		resource: 'hourEntry',
		operation: 'create',
		employee: '={{ $json.employee }}',
		project: '={{ $json.project }}',
		kind: 'working',
		workingHourType: 'W',
		date: '={{ $json.date }}',
		hours: '={{ $json.hours }}',
		description: '',
		ownReference: '={{ $json.ownReference }}',
		options: {},
	});
	return chain([START, { ...write, onError: 'continueRegularOutput' }]);
}

/** Our node: the articles of work orders onto their orders, one item per order. */
export function ourAppend(options: INode['parameters']): WorkflowFile {
	const write = node('Write', 'n8n-nodes-accountview.accountViewOrders', 1, {
		resource: 'orderLine',
		operation: 'append',
		matchOn: 'number',
		order: { __rl: true, mode: 'number', value: '={{ $json.order }}' },
		linesFrom: 'input',
		linesInput: '={{ $json.articles }}',
		options,
	});
	return chain([START, write]);
}

export function credentials(
	target: SandboxTarget,
	pageSize: number,
): Record<string, StoredCredential> {
	const { accountView: baseUrl, clientId, clientSecret, companyCode, accessToken } = target;
	const oauthTokenData = {
		access_token: accessToken,
		refresh_token: target.refreshToken,
		token_type: 'bearer',
	};
	const client = { clientId, clientSecret, oauthTokenData };
	return {
		own: { type: 'accountViewOAuth2Api', data: { ...client, baseUrl, companyCode, pageSize } },
		peerOAuth2: {
			type: 'oAuth2Api',
			data: {
				...client,
				grantType: 'authorizationCode',
				authUrl: `${baseUrl}/ams/authorize.aspx`,
				accessTokenUrl: `${baseUrl}/api/v3/token`,
				scope: 'readaccountviewdata',
				authentication: 'body',
			},
		},
		peerBearer: { type: 'httpBearerAuth', data: { token: accessToken } },
	};
}

export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INode['parameters'],
): INode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}

export function chain(nodes: readonly INode[]): WorkflowFile {
	const links = nodes.slice(1).map((next, index): [string, IConnections[string]] => {
		const link = { node: next.name, type: NodeConnectionTypes.Main, index: 0 };
		return [nodes[index]?.name ?? '', { main: [[link]] }];
	});
	const connections: IConnections = Object.fromEntries(links);
	return { name: 'bench', nodes, connections };
}
