import type { z } from 'zod4';
import type { FoundRecord, ServicePort, ServiceRecord } from '../registrations/service-port';
import type { AccessData, Known, KnownUser, Registered } from '../rules/registered';
import { PARTS, type Part, type Service } from '../rules/services';
import { Asking, type ConnectorPorts, type ConnectorSettings, type Question } from './asking';
import {
	activationSchema,
	madeSchema,
	pageSchemas,
	type Activation,
	type WireCompany,
	type WireCostCarrier,
	type WireUser,
} from './wire';

const SERVICE_PATHS: Readonly<Record<Service, string>> = {
	accountViewNet: '/v1/services/accountview.net',
	vismaNet: '/v1/services/visma.net',
};

const COLLECTIONS = {
	user: 'users',
	company: 'companies',
	costCarrier: 'cost-carriers',
} as const satisfies Readonly<Record<ServiceRecord['kind'], string>>;

/**
 * AccountView.Net and Visma.net through a connector that keeps to docs/connectors/visma-registration.openapi.yaml.
 * Visma itself publishes no API for users, companies and roles.
 *
 * @throws VismaConnectorError from each of its methods; `mayHaveArrived` tells whether to look before repeating
 */
export class VismaRegistration implements ServicePort {
	private readonly asking: Asking;

	constructor(settings: ConnectorSettings, ports: ConnectorPorts) {
		this.asking = new Asking(settings, ports);
	}

	async activation(): Promise<Activation> {
		const question: Question = { method: 'GET', path: '/v1/activation', record: 'the activation' };
		return await this.asking.read(question, activationSchema);
	}

	async userCount(service: Service): Promise<number> {
		const pages = await this.list(service, 'users', pageSchemas.users);
		return pages.reduce((sum, { users }) => sum + users.length, 0);
	}

	/** What a service has, as far as the planning of these parts has to know it; the rest is empty. */
	async registered(service: Service, parts: readonly Part[] = PARTS): Promise<Registered> {
		const isVismaNet = service === 'vismaNet';
		const needs = (...some: readonly Part[]): boolean => some.some((part) => parts.includes(part));
		const listIf = async <Page extends { readonly next: string | null }>(
			isNeeded: boolean,
			path: string,
			schema: z.ZodType<Page>,
		): Promise<readonly Page[]> => (isNeeded ? await this.list(service, path, schema) : []);
		const [users, companies, access, costCarriers] = [
			await listIf(needs('users', 'access'), 'users', pageSchemas.users),
			await listIf(
				needs('companies', 'access', 'costCarriers'),
				'companies',
				pageSchemas.companies,
			),
			// With a company its access goes, and the brake counts who loses it.
			await listIf(needs('companies', 'access'), 'access', pageSchemas.access),
			await listIf(
				isVismaNet && needs('costCarriers'),
				...(['cost-carriers', pageSchemas.costCarriers] as const),
			),
		];
		return {
			service,
			users: once(users.flatMap((page) => page.users)).map(knownUser),
			companies: once(companies.flatMap((page) => page.companies)).map(known),
			access: once(access.flatMap((page) => page.access)),
			costCarriers: once(costCarriers.flatMap((page) => page.costCarriers)).map(known),
			apps: needs('access') && !isVismaNet ? await this.names(service, 'apps') : [],
			roles: needs('access') && isVismaNet ? await this.names(service, 'roles') : [],
		};
	}

	async create(
		service: Service,
		{ kind, reference, data }: ServiceRecord,
		key: string,
	): Promise<void> {
		await this.made({
			...{
				method: 'POST',
				path: `${SERVICE_PATHS[service]}/${COLLECTIONS[kind]}`,
				hasEffect: true,
			},
			headers: { 'idempotency-key': key },
			body: { reference, ...data },
			record: `${kind} ${reference}`,
		});
	}

	async update(
		service: Service,
		id: string,
		{ kind, reference, data }: ServiceRecord,
	): Promise<void> {
		await this.made({
			...{ method: 'PUT', path: pathOf(service, COLLECTIONS[kind], id), hasEffect: true },
			body: { reference, ...data },
			record: `${kind} ${reference}`,
		});
	}

	async remove(service: Service, kind: ServiceRecord['kind'], id: string): Promise<void> {
		await this.asking.done({
			...{ method: 'DELETE', path: pathOf(service, COLLECTIONS[kind], id), hasEffect: true },
			record: `${kind} ${id}`,
		});
	}

	async grant(service: Service, access: AccessData): Promise<void> {
		const { kind, user, company, name } = access;
		await this.made({
			...{ method: 'POST', path: `${SERVICE_PATHS[service]}/access`, hasEffect: true },
			body: { kind, user, company, name },
			record: `access of ${user} to ${[company, name].filter((part) => part !== '').join(', ')}`,
		});
	}

	async revoke(service: Service, id: string): Promise<void> {
		await this.asking.done({
			...{ method: 'DELETE', path: pathOf(service, 'access', id), hasEffect: true },
			record: `access ${id}`,
		});
	}

	async find(service: Service, record: ServiceRecord): Promise<FoundRecord | null> {
		const byReference = await this.findBy(service, record.kind, 'reference', record.reference);
		if (byReference !== null || record.kind !== 'user') return byReference;
		return await this.findBy(service, 'user', 'email', record.data.email);
	}

	async isInvited(service: Service, email: string, since: number): Promise<boolean> {
		const question = { method: 'GET', record: `invitations to ${email}` } as const;
		const path = `${SERVICE_PATHS[service]}/invitations?email=${encodeURIComponent(email)}`;
		const { invitations } = await this.asking.read({ ...question, path }, pageSchemas.invitations);
		// As with findBy: what is of another address was not asked for.
		return invitations.some(
			(one) => one.state === 'sent' && Date.parse(one.at) >= since && sameText(one.email, email),
		);
	}

	/** A web page is no record: what answers has to have one. */
	private async made(question: Question): Promise<void> {
		await this.asking.read(question, madeSchema);
	}

	private async findBy(
		service: Service,
		kind: ServiceRecord['kind'],
		field: 'reference' | 'email',
		value: string,
	): Promise<FoundRecord | null> {
		const asked = `?${field}=${encodeURIComponent(value)}`;
		// A connector that passes over the filter must not give another record.
		const is = (one: { readonly reference: string; readonly email?: string }): boolean =>
			sameText(one[field] ?? '', value);
		switch (kind) {
			case 'user': {
				const pages = await this.list(service, `users${asked}`, pageSchemas.users);
				return pages.flatMap((page) => page.users).find(is) ?? null;
			}
			case 'company': {
				const pages = await this.list(service, `companies${asked}`, pageSchemas.companies);
				return pages.flatMap((page) => page.companies).find(is) ?? null;
			}
			case 'costCarrier': {
				const pages = await this.list(service, `cost-carriers${asked}`, pageSchemas.costCarriers);
				return pages.flatMap((page) => page.costCarriers).find(is) ?? null;
			}
		}
	}

	private async list<Page extends { readonly next: string | null }>(
		service: Service,
		path: string,
		schema: z.ZodType<Page>,
	): Promise<readonly Page[]> {
		const record = `the list of ${path.split('?')[0] ?? path}`;
		return await this.asking.pages({ path: `${SERVICE_PATHS[service]}/${path}`, record }, schema);
	}

	private async names(service: Service, what: 'apps' | 'roles'): Promise<readonly string[]> {
		const path = `${SERVICE_PATHS[service]}/${what}`;
		const question: Question = { method: 'GET', path, record: `the list of ${what}` };
		return (await this.asking.read(question, pageSchemas.names)).names;
	}
}

/** A list that grows while it is read can have a record on two pages. */
function once<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
	return [...new Map(items.map((item) => [item.id, item])).values()];
}

function sameText(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

function pathOf(service: Service, collection: string, id: string): string {
	return `${SERVICE_PATHS[service]}/${collection}/${encodeURIComponent(id)}`;
}

function known<Wire extends WireCompany | WireCostCarrier>({
	id,
	reference,
	...data
}: Wire): Known<Omit<Wire, 'id' | 'reference'>> {
	return { id, reference, data };
}

function knownUser({ id, reference, isAdministrator, invitation, ...data }: WireUser): KnownUser {
	return { id, reference, isAdministrator, invitation, data };
}
