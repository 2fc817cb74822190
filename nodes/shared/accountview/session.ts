import { randomUUID } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import {
	AccountViewClient,
	AnyRecords,
	Customers,
	DeliveryAddresses,
	HourEntries,
	Orders,
	Projects,
	ReferenceList,
	StoreAllowance,
	parseSettings,
	readChanged,
	type ChangedRecord,
	type ChangeRequest,
	type EntityName,
} from '../../../lib/accountview';
import { CodedError } from '../../../lib/errors/coded-error';
import type { Clock } from '../../../lib/ports/clock';
import { PositionAccess } from '../changes/position-access';
import { digest } from '../digest';
import { openStore } from '../store/open-store';
import { noteCompany } from '../sync/company-marks';
import { companyMemory } from './company-memory';
import { createHttpPort } from './http-port';
import { sharedPacer, systemClock } from './ports';
import { cancelSignalOf, CREDENTIAL_TYPE, type RequestContext } from './request-context';

/** AccountView as the nodes use it during one run. */
export interface AccountViewSession {
	readonly client: AccountViewClient;
	readonly clock: Clock;
	readonly customers: Customers;
	readonly deliveryAddresses: DeliveryAddresses;
	readonly projects: Projects;
	readonly projectTypes: ReferenceList;
	readonly employees: ReferenceList;
	readonly articles: ReferenceList;
	readonly hourTypes: ReferenceList;
	readonly hours: HourEntries;
	readonly orders: Orders;
	/** Records of any business object, by column name. */
	readonly anyRecords: AnyRecords;
	readonly changes: ChangedRecords;
	/** Tells one kind of record of one company of one AccountView from all others. */
	scope(entity: EntityName): string;
	/** Up to where changes were read; its store is opened when it is first asked for. */
	readonly positions: PositionAccess;
}

/** What was changed in AccountView. */
export interface ChangedRecords {
	pages(entity: EntityName, request: ChangeRequest): AsyncGenerator<readonly ChangedRecord[], void>;
}

/**
 * Opens AccountView with the node's credential; asks AccountView nothing yet.
 *
 * One session serves all items of a run: n8n's OAuth2 helper takes the credential as it stands
 * for the first item, so a credential cannot differ per item.
 *
 * @throws CodedError NODE_CREDENTIAL_UNAVAILABLE, AV_SETTINGS_INVALID, AV_OVERRIDE_MALFORMED,
 * AV_OVERRIDE_UNKNOWN
 */
export async function openAccountView(context: RequestContext): Promise<AccountViewSession> {
	const credential = await readCredential(context);
	const settings = parseSettings({
		...credential,
		dictionaryOverride: jsonTextOf(credential['dictionaryOverride']),
	});
	const signal = cancelSignalOf(context);
	const companyCode = settings.companyCode.toUpperCase();
	const { baseUrl } = settings;
	const memory = companyMemory({ baseUrl, companyCode, credential, clock: systemClock });
	const company = `${settings.baseUrl}, company ${companyCode}`;
	noteIn(context, company);
	const client = new AccountViewClient(settings, {
		http: createHttpPort(context, settings.baseUrl, credential),
		clock: systemClock,
		random: Math.random,
		logger: context.logger,
		pacer: sharedPacer(),
		allowance: new StoreAllowance({
			openStore: () => openStore(context),
			clock: systemClock,
			newId: randomUUID,
			digest,
			logger: context.logger,
		}),
		...(memory !== undefined && { companyMemory: memory }),
		...(signal !== undefined && { signal }),
	});
	const orders = new Orders(client, { clock: systemClock });
	return {
		client,
		clock: systemClock,
		customers: new Customers(client),
		deliveryAddresses: new DeliveryAddresses(client),
		projects: new Projects(client),
		projectTypes: new ReferenceList(client, 'projectType', 'description'),
		employees: new ReferenceList(client, 'employee', 'name'),
		articles: new ReferenceList(client, 'article', 'description'),
		hourTypes: new ReferenceList(client, 'hourType', 'description'),
		hours: new HourEntries(client),
		orders,
		anyRecords: new AnyRecords(client),
		changes: {
			pages: (entity, request) =>
				readChanged(
					client,
					entity,
					request,
					entity === 'order' ? (record) => orders.present(record) : undefined,
				),
		},
		scope: (entity) => [settings.baseUrl, companyCode, entity].join('|'),
		positions: new PositionAccess(context),
	};
}

/** Lists in the editor and polls belong to no execution. */
function noteIn(context: RequestContext, company: string): void {
	// Typed as a text, but n8n has none outside of executions.
	const execution: unknown = 'getExecutionId' in context ? context.getExecutionId() : undefined;
	const run: unknown = Reflect.get(context, 'runIndex');
	if (typeof execution !== 'string' || typeof run !== 'number') return;
	noteCompany({ execution, node: context.getNode().name, run }, company);
}

async function readCredential(context: RequestContext): Promise<ICredentialDataDecryptedObject> {
	try {
		return await context.getCredentials(CREDENTIAL_TYPE);
	} catch (error) {
		throw credentialUnavailable(error);
	}
}

/** n8n's own sentence, such as "Node does not have any credentials set"; it holds no secrets. */
function credentialUnavailable(error: unknown): CodedError {
	const because = error instanceof Error ? `: ${error.message}` : '';
	return new CodedError({
		code: 'NODE_CREDENTIAL_UNAVAILABLE',
		message: `n8n cannot give this node its AccountView credential${because}.`,
		remedy: 'Choose an AccountView credential in the node, or make a new one.',
	});
}

/** The credential's JSON field is a text, but an expression in it may give an object. */
function jsonTextOf(value: unknown): unknown {
	return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
