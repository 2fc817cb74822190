import { join } from 'node:path';
import { NodeConnectionTypes, type IConnections, type INode } from 'n8n-workflow';
import type { StoredCredential } from '../../test/engine/credential-store';
import type { WorkflowFile } from '../../test/engine/harness';
import { storeCredentialFor } from '../../test/engine/store-credential';
import { readTemplate, withSettings } from '../../test/engine/templates/template-file';
import type { SandboxTarget } from './sandbox-process';

const TEMPLATES = join(__dirname, '..', '..', 'workflows');

/** Rows of AccountView in one request. */
const PAGE_SIZE = 1_000;

/** A flow between AccountView and the app, and where it begins. */
export interface SyncFlow {
	readonly name: string;
	readonly flow: WorkflowFile;
	readonly startAt: string;
}

/** What we ship for customers, projects and orders. */
export function ourFlows({ workOrders }: SandboxTarget): SyncFlow[] {
	return [
		['01-customers.json', 'customers'],
		['02-projects.json', 'projects'],
		['04-sales-orders-to-work-orders.json', 'orders'],
	].map(([file = '', name = '']) => ({
		name,
		flow: withoutOverlap(
			withSettings(readTemplate(file, TEMPLATES), { appUrl: `${workOrders}/api/v1` }),
		),
		startAt: 'Every 10 Minutes',
	}));
}

/** As ten minutes later: what the run before has written is no longer among the changes. */
function withoutOverlap(flow: WorkflowFile): WorkflowFile {
	const nodes = flow.nodes.map((one) =>
		one.name === 'Start Run' ? { ...one, parameters: { ...one.parameters, overlap: 0 } } : one,
	);
	return { ...flow, nodes };
}

/**
 * The same for customers, as a consultant builds it by hand: both sides read whole with HTTP Request,
 * Compare Datasets, and Loop Over Items around the writes. It keeps no links, no errors and no lease.
 */
export function handMadeFlow(target: SandboxTarget): SyncFlow {
	const app = `${target.workOrders}/api/v1/customers`;
	const nodes = [
		node('Start', 'manualTrigger', 1, {}),
		accountViewCustomers(target),
		split('Rows', 'CONTACT'),
		node('As the App Has It', 'set', 3.4, {
			mode: 'raw',
			jsonOutput:
				'={{ { number: $json.SUB_NR, name: $json.ACCT_NAME, phone: $json.TEL_BUS, email: $json.MAIL_BUS } }}',
		}),
		appCustomers(app),
		split('Items', 'items'),
		{
			...node('The Same of the App', 'set', 3.4, {
				mode: 'raw',
				jsonOutput:
					'={{ { id: $json.id, number: $json.number, name: $json.name, phone: $json.phone, email: $json.email } }}',
			}),
			alwaysOutputData: true,
		},
		node('Compare', 'compareDatasets', 2.3, {
			mergeByFields: { values: [{ field1: 'number', field2: 'number' }] },
			resolve: 'mix',
			preferWhenMix: 'input1',
			exceptWhenMix: 'id',
			options: { skipFields: 'id' },
		}),
		node('New Ones', 'splitInBatches', 3, { options: {} }),
		write('Create', 'POST', app),
		node('Changed Ones', 'splitInBatches', 3, { options: {} }),
		write('Update', 'PUT', `=${app}/{{ $json.id }}`),
	];
	const connections: IConnections = {
		Start: { main: [[to('AccountView'), to('App')]] },
		AccountView: { main: [[to('Rows')]] },
		Rows: { main: [[to('As the App Has It')]] },
		'As the App Has It': { main: [[to('Compare')]] },
		App: { main: [[to('Items')]] },
		Items: { main: [[to('The Same of the App')]] },
		'The Same of the App': { main: [[to('Compare', 1)]] },
		Compare: { main: [[to('New Ones')], [], [to('Changed Ones')], []] },
		'New Ones': { main: [[], [to('Create')]] },
		Create: { main: [[to('New Ones')]] },
		'Changed Ones': { main: [[], [to('Update')]] },
		Update: { main: [[to('Changed Ones')]] },
	};
	return { name: 'customers', flow: { name: 'By hand', nodes, connections }, startAt: 'Start' };
}

export function flowCredentials(
	target: SandboxTarget,
	file: string,
): Record<string, StoredCredential> {
	const { accountView: baseUrl, clientId, clientSecret, companyCode } = target;
	const oauthTokenData = {
		access_token: target.accessToken,
		refresh_token: target.refreshToken,
		token_type: 'bearer',
	};
	const client = { clientId, clientSecret, oauthTokenData };
	return {
		own: {
			type: 'accountViewOAuth2Api',
			data: { ...client, baseUrl, companyCode, pageSize: PAGE_SIZE },
		},
		store: storeCredentialFor({ kind: 'sqlite', file }),
		app: { type: 'httpBearerAuth', data: { token: target.appToken } },
		accountView: {
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
	};
}

function accountViewCustomers({ accountView, companyId }: SandboxTarget): INode {
	return request('AccountView', {
		url: `${accountView}/api/v3/accountviewdata`,
		genericAuthType: 'oAuth2Api',
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'x-company', value: companyId }] },
		sendQuery: true,
		queryParameters: {
			parameters: [
				{ name: 'BusinessObject', value: 'AR1' },
				{ name: 'PageSize', value: String(PAGE_SIZE) },
				{ name: 'Fields', value: 'SUB_NR,ACCT_NAME,TEL_BUS,MAIL_BUS' },
			],
		},
		options: pages(
			{ name: 'LastKey', value: "={{ $response?.body?.CONTACT?.at(-1)?.SUB_NR ?? '' }}" },
			`={{ $response.body.CONTACT.length < ${String(PAGE_SIZE)} }}`,
		),
	});
}

function appCustomers(url: string): INode {
	return request('App', {
		url,
		genericAuthType: 'httpBearerAuth',
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'pageSize', value: '500' }] },
		options: pages(
			{ name: 'page', value: '={{ $pageCount + 1 }}' },
			'={{ $response.body.items.length < 500 }}',
		),
	});
}

/** A page after the other, until one says that it is the last. */
function pages(parameter: { readonly name: string; readonly value: string }, isLast: string) {
	return {
		pagination: {
			pagination: {
				paginationMode: 'updateAParameterInEachRequest',
				parameters: { parameters: [{ type: 'qs', ...parameter }] },
				paginationCompleteWhen: 'other',
				completeExpression: isLast,
			},
		},
	};
}

function write(name: string, method: 'POST' | 'PUT', url: string): INode {
	const values = ['number', 'name', 'phone', 'email'].map((field) => ({
		name: field,
		value: `={{ $json.${field} }}`,
	}));
	return request(name, {
		method,
		url,
		genericAuthType: 'httpBearerAuth',
		sendBody: true,
		bodyParameters: { parameters: values },
		options: {},
	});
}

function request(name: string, parameters: INode['parameters']): INode {
	const authentication = { authentication: 'genericCredentialType' };
	return node(name, 'httpRequest', 4.4, { ...authentication, ...parameters });
}

function split(name: string, field: string): INode {
	return node(name, 'splitOut', 1, { fieldToSplitOut: field, options: {} });
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INode['parameters'],
): INode {
	const fullType = `n8n-nodes-base.${type}`;
	return { id: name, name, type: fullType, typeVersion, position: [0, 0], parameters };
}

function to(name: string, index = 0) {
	return { node: name, type: NodeConnectionTypes.Main, index };
}
