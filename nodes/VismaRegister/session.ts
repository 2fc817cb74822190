import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { CodedError } from '../../lib/errors/coded-error';
import { readBaseUrl, Registrations, VismaRegistration } from '../../lib/visma';
import { createHttpPort } from '../shared/accountview/http-port';
import { systemClock } from '../shared/accountview/ports';
import { openStore } from '../shared/store/open-store';
import { textOf } from '../shared/values';

/** Name of the credential type, see credentials/VismaRegistrationOAuth2Api.credentials.ts. */
const CREDENTIAL = 'vismaRegistrationOAuth2Api';

const A_MINUTE = 60_000;
/** A step asks for at most so many things: looked up twice, made, linked. */
const MOST_QUESTIONS = 5;

interface Connection {
	readonly client: VismaRegistration;
	/** Stands for the customer at Visma. */
	readonly tenant: string;
	readonly timeoutMs: number;
}

/** The Visma services as the node deals with them during one run; opens what is asked for, and once. */
export class RegisterSession {
	private connected: Promise<Connection> | undefined;

	constructor(readonly context: IExecuteFunctions) {}

	/** @throws CodedError NODE_CREDENTIAL_UNAVAILABLE, VismaConnectorError VISMA_UNREACHABLE */
	async client(): Promise<VismaRegistration> {
		return (await this.connection()).client;
	}

	/** @throws StoreError STORE_SETTINGS_INVALID, STORE_PATH_INVALID, and what `client` throws */
	async registrations(): Promise<Registrations> {
		const { tenant, timeoutMs } = await this.connection();
		const leaseMs = MOST_QUESTIONS * timeoutMs + A_MINUTE;
		return new Registrations(await openStore(this.context), { tenant, leaseMs });
	}

	private connection(): Promise<Connection> {
		this.connected ??= connect(this.context);
		return this.connected;
	}
}

async function connect(context: IExecuteFunctions): Promise<Connection> {
	const credential = await credentialOf(context);
	const baseUrl = readBaseUrl(textOf(credential['baseUrl'], 'Base URL'));
	const timeoutMs = timeoutIn(credential);
	const signal = context.getExecutionCancelSignal();
	const send = createHttpPort(context, baseUrl, credential, CREDENTIAL);
	const client = new VismaRegistration(
		{ baseUrl, timeoutMs },
		{
			http: (request) => send({ ...request, ...(signal !== undefined && { signal }) }),
			clock: {
				now: () => systemClock.now(),
				sleep: (milliseconds) => systemClock.sleep(milliseconds, signal),
			},
		},
	);
	const tenantId = textOf(credential['tenantId'] ?? '', 'Tenant ID').trim();
	return { client, tenant: `${baseUrl} ${tenantId}`, timeoutMs };
}

async function credentialOf(context: IExecuteFunctions): Promise<ICredentialDataDecryptedObject> {
	try {
		return await context.getCredentials(CREDENTIAL);
	} catch (error) {
		throw credentialUnavailable(error);
	}
}

/** n8n's own sentence, such as "Node does not have any credentials set"; it holds no secrets. */
function credentialUnavailable(error: unknown): CodedError {
	const because = error instanceof Error ? `: ${error.message}` : '';
	return new CodedError({
		code: 'NODE_CREDENTIAL_UNAVAILABLE',
		message: `n8n cannot give this node its credential for the Visma services${because}.`,
		remedy:
			'Choose one in the node. Without a connector, plan with "Not Known" and do what the plan says by hand.',
	});
}

function timeoutIn({ timeoutSeconds }: ICredentialDataDecryptedObject): number {
	const seconds = typeof timeoutSeconds === 'number' && timeoutSeconds > 0 ? timeoutSeconds : 60;
	return seconds * 1000;
}
