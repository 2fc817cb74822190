import {
	ICredentialsHelper,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { Packages } from './packages';

/** A credential as a person fills it in; `oauthTokenData` once it is connected. */
export interface StoredCredential {
	readonly type: string;
	data: ICredentialDataDecryptedObject;
}

const NO_NODE: INode = {
	id: '',
	name: '',
	type: 'none',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * Credentials in memory, resolved as n8n's server does it: defaults of the type and its parents,
 * hidden OAuth fields pinned to their defaults, then expressions with `$self`. A renewed OAuth2
 * token is written back, so a test can look at it in `data.oauthTokenData`.
 */
export class CredentialStore extends ICredentialsHelper {
	constructor(
		private readonly packages: Packages,
		readonly stored: Readonly<Record<string, StoredCredential>>,
	) {
		super();
	}

	// n8n types credentials and parameters apart although they hold the same values, so its own
	// server asserts the one to be the other, and so does this class.

	/** Id of the first stored credential of a type. */
	idOf(type: string): string | undefined {
		return Object.entries(this.stored).find(([, credential]) => credential.type === type)?.[0];
	}

	getParentTypes(name: string): string[] {
		return this.packages.parentsOf(name);
	}

	isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		const { restrictToSupportedNodes } = this.packages.credentialType(credentialType);
		return !restrictToSupportedNodes || this.packages.usersOf(credentialType).includes(nodeType);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		const { properties } = this.packages.credentialType(type);
		const merged: INodeProperties[] = [];
		for (const parent of this.packages.credentialType(type).extends ?? []) {
			NodeHelpers.mergeNodeProperties(merged, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(merged, properties);
		return merged;
	}

	async getDecrypted(
		...[, details, type, mode, , raw]: Parameters<ICredentialsHelper['getDecrypted']>
	): Promise<ICredentialDataDecryptedObject> {
		const data = structuredClone(this.find(details).data);
		if (raw === true) return data;
		const pinned = ['authUrl', 'accessTokenUrl', 'grantType', 'authentication'];
		const given = Object.fromEntries(Object.entries(data).filter(([key]) => !pinned.includes(key)));
		const complete = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			given as INodeParameters,
			true,
			false,
			null,
			null,
		);
		const { oauthTokenData } = data;
		return await this.withExpressions({ ...complete, oauthTokenData } as INodeParameters, mode);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
	): Promise<IHttpRequestOptions> {
		const signed = { ...options } as IHttpRequestOptions;
		const { authenticate } = this.packages.credentialType(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, signed);
		const resolve = (text: unknown): string => {
			const keys = { $credentials: credentials };
			const value = typeof text === 'string' ? text : '';
			const resolved = workflow?.expression.getSimpleParameterValue(
				NO_NODE,
				value,
				'internal',
				keys,
			);
			return typeof resolved === 'string' ? resolved : '';
		};
		const { headers = {}, qs = {} } = authenticate?.properties ?? {};
		for (const [name, text] of Object.entries(headers)) {
			signed.headers = { ...signed.headers, [name]: resolve(text) };
		}
		for (const [name, text] of Object.entries(qs)) {
			signed.qs = { ...signed.qs, [name]: resolve(text) };
		}
		return signed;
	}

	preAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	getCredentials(): Promise<ICredentials> {
		return Promise.reject(new Error('No node asks for an encrypted credential'));
	}

	updateCredentials(
		details: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.find(details).data = data;
		return Promise.resolve();
	}

	updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credential = this.find(details);
		credential.data = {
			...credential.data,
			...structuredClone({ oauthTokenData: data['oauthTokenData'] }),
		} as ICredentialDataDecryptedObject;
		return Promise.resolve();
	}

	private find(details: INodeCredentialsDetails): StoredCredential {
		const credential = this.stored[details.id ?? ''];
		if (credential === undefined) throw new Error(`No stored credential ${details.id ?? ''}`);
		return credential;
	}

	private async withExpressions(
		data: INodeParameters,
		mode: WorkflowExecuteMode,
	): Promise<ICredentialDataDecryptedObject> {
		const { nodeTypes } = this.packages;
		const workflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes });
		await workflow.expression.acquireIsolate();
		try {
			return workflow.expression.getComplexParameterValue(
				NO_NODE,
				data,
				mode,
				{},
				undefined,
				undefined,
				data,
			) as ICredentialDataDecryptedObject;
		} finally {
			await workflow.expression.releaseIsolate();
		}
	}
}
