import type { z } from 'zod4';
import { json, noContent, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { invitationMail } from './invitation-mail';
import { RegistrationProblem, registrationProblemOfStatus } from './problem';
import {
	accessInputSchema,
	companyInputSchema,
	costCarrierInputSchema,
	SERVICE_NAMES,
	userInputSchema,
	type KeptRegistration,
	type ServiceName,
} from './records';
import { VismaService, type Made } from './service';
import { SignIn } from './sign-in';
import { ACTIVATION_STEPS, USUAL_REGISTRATION, type RegistrationCondition } from './tenant';

const PAGE = 100;

export interface RegistrationApiOptions {
	readonly now: () => number;
	/** Hears of every change that a state file should keep. */
	readonly changed: () => void;
	/** Takes a mail, whole as it is sent. */
	readonly mail: (mail: { readonly to: string; readonly raw: string }) => void;
}

/**
 * AccountView.Net and Visma.net behind the connector contract (docs/connectors/visma-registration.openapi.yaml), with
 * the token endpoint of Visma Connect beside it, which gives a token to one client of one tenant.
 */
export class RegistrationApi {
	/** How the customer is set up; may be changed at any time. */
	condition: RegistrationCondition = USUAL_REGISTRATION;
	readonly services: Readonly<Record<ServiceName, VismaService>>;
	readonly #signIn: SignIn;

	constructor(private readonly options: RegistrationApiOptions) {
		this.#signIn = new SignIn(options.now);
		const service = (name: ServiceName): VismaService =>
			new VismaService({
				...{ name, now: options.now, condition: () => this.condition },
				invite: (user) => {
					options.mail(invitationMail(name, user));
				},
			});
		this.services = {
			'accountview.net': service('accountview.net'),
			'visma.net': service('visma.net'),
		};
	}

	handle(exchange: Exchange): Answer {
		if (exchange.path === '/connect/token') return this.#signIn.token(exchange);
		try {
			this.#signIn.authorise(exchange);
			const answer = this.#route(exchange);
			if (exchange.method !== 'GET') this.options.changed();
			return answer;
		} catch (error) {
			if (error instanceof RegistrationProblem) return error.answer();
			throw error;
		}
	}

	errorAnswer(status: number, message: string): Answer {
		return registrationProblemOfStatus(status, message);
	}

	/** What a state file keeps. */
	save(): KeptRegistration {
		const { services } = this;
		return {
			'accountview.net': services['accountview.net'].kept,
			'visma.net': services['visma.net'].kept,
		};
	}

	load(saved: KeptRegistration): void {
		for (const name of SERVICE_NAMES) this.services[name].kept = saved[name];
	}

	/** Nobody but the first administrator, and everything in order again. */
	clear(): void {
		for (const name of SERVICE_NAMES) this.services[name].clear();
		this.condition = USUAL_REGISTRATION;
		this.options.changed();
	}

	#route(exchange: Exchange): Answer {
		const { method, path } = exchange;
		if (`${method} ${path}` === 'GET /v1/activation') return this.#activation();
		const [, version, root, name = '', collection = '', id, ...rest] = path.split('/');
		const service = SERVICE_NAMES.find((one) => one === name);
		if (version !== 'v1' || root !== 'services' || service === undefined || rest.length > 0) {
			throw notFound();
		}
		this.#requireAdministrator();
		if (method === 'GET' && id === undefined) return this.#list(service, collection, exchange);
		this.#requireActivated();
		if (method === 'DELETE' && id !== undefined) return this.#remove(service, collection, id);
		return this.#write(service, collection, exchange, id);
	}

	#activation(): Answer {
		const { openSteps } = this.condition;
		const state = (step: (typeof ACTIVATION_STEPS)[number]): string =>
			openSteps.includes(step) ? 'open' : 'done';
		return json(200, { steps: ACTIVATION_STEPS.map((step) => ({ step, state: state(step) })) });
	}

	#list(name: ServiceName, collection: string, { query }: Exchange): Answer {
		const service = this.services[name];
		const { companies, costCarriers, access, invitations } = service.kept;
		switch (collection) {
			case 'users':
				return page('users', service.listedUsers().map(shown), query);
			case 'companies':
				return page('companies', companies.map(shown), query);
			case 'cost-carriers':
				this.#requireVismaNet(name);
				return page('costCarriers', costCarriers.map(shown), query);
			case 'access':
				return page(
					'access',
					access.map((one) => service.shownAccess(one)),
					query,
				);
			case 'apps':
				return json(200, { names: this.condition.apps });
			case 'roles':
				return json(200, { names: this.condition.roles });
			case 'invitations':
				return json(200, {
					invitations: invitations
						.filter(({ email }) => email.toLowerCase() === query.get('email')?.toLowerCase())
						.map(({ at, ...one }) => ({ ...one, at: new Date(at).toISOString() })),
				});
			default:
				throw notFound();
		}
	}

	#remove(name: ServiceName, collection: string, id: string): Answer {
		const service = this.services[name];
		switch (collection) {
			case 'users':
				service.removeUser(id);
				break;
			case 'companies':
				service.removeCompany(id);
				break;
			case 'cost-carriers':
				service.removeCostCarrier(id);
				break;
			case 'access':
				service.revoke(id);
				break;
			default:
				throw notFound();
		}
		return noContent();
	}

	#write(name: ServiceName, collection: string, exchange: Exchange, id?: string): Answer {
		const service = this.services[name];
		switch (`${exchange.method} ${collection} ${id === undefined ? 'all' : 'one'}`) {
			case 'POST users all':
				return madeUser(service, exchange);
			case 'PUT users one':
				return json(200, changedUser(service, id ?? '', exchange));
			case 'POST companies all':
				return made(service.createCompany(read(companyInputSchema, exchange), keyOf(exchange)));
			case 'PUT companies one':
				return json(
					200,
					shown(service.updateCompany(id ?? '', read(companyInputSchema, exchange))),
				);
			case 'POST cost-carriers all':
				this.#requireVismaNet(name);
				return made(
					service.createCostCarrier(read(costCarrierInputSchema, exchange), keyOf(exchange)),
				);
			case 'PUT cost-carriers one':
				return json(
					200,
					shown(service.updateCostCarrier(id ?? '', read(costCarrierInputSchema, exchange))),
				);
			case 'POST access all': {
				const { record, isNew } = service.grant(read(accessInputSchema, exchange));
				return json(isNew ? 201 : 200, service.shownAccess(record));
			}
			default:
				throw notFound();
		}
	}

	#requireVismaNet(name: ServiceName): void {
		if (name !== 'visma.net') throw notFound();
	}

	#requireAdministrator(): void {
		if (this.condition.isAdministrator) return;
		throw new RegistrationProblem(403, 'not_administrator', 'Only administrators may do this.');
	}

	#requireActivated(): void {
		const { openSteps: steps } = this.condition;
		if (steps.length === 0) return;
		throw new RegistrationProblem(409, 'activation_incomplete', 'The activation is not complete', {
			steps,
		});
	}
}

function madeUser(service: VismaService, exchange: Exchange): Answer {
	const { record, isNew } = service.createUser(read(userInputSchema, exchange), keyOf(exchange));
	return made({ record: service.shownUser(record), isNew });
}

function changedUser(service: VismaService, id: string, exchange: Exchange): object {
	return shown(service.shownUser(service.updateUser(id, read(userInputSchema, exchange))));
}

function made(result: Made<{ readonly key: string; readonly at: number }>): Answer {
	return json(result.isNew ? 201 : 200, shown(result.record));
}

/** Without what only the sandbox keeps. */
function shown(record: object): object {
	return Object.fromEntries(
		Object.entries(record).filter(([name]) => name !== 'key' && name !== 'at'),
	);
}

function page(name: string, records: readonly object[], query: URLSearchParams): Answer {
	const found = records.filter((record) =>
		['reference', 'email'].every((field) => {
			const wanted = query.get(field)?.toLowerCase();
			return wanted === undefined || String(Reflect.get(record, field)).toLowerCase() === wanted;
		}),
	);
	const from = Number(query.get('cursor') ?? 0);
	const next = found.length > from + PAGE ? String(from + PAGE) : null;
	return json(200, { [name]: found.slice(from, from + PAGE), next });
}

function read<Output>(schema: z.ZodType<Output>, { body }: Exchange): Output {
	let given: unknown;
	try {
		given = JSON.parse(body);
	} catch {
		throw new RegistrationProblem(422, 'record_invalid', 'The body is no JSON.');
	}
	const result = schema.safeParse(given);
	if (result.success) return result.data;
	const places = result.error.issues.map(({ path }) => path.join('.'));
	throw new RegistrationProblem(
		422,
		'record_invalid',
		`These fields are not right: ${places.join(', ')}.`,
	);
}

function keyOf(exchange: Exchange): string {
	const key = exchange.header('idempotency-key');
	if (key !== '') return key;
	throw new RegistrationProblem(422, 'record_invalid', 'Idempotency-Key is missing.');
}

function notFound(): RegistrationProblem {
	return new RegistrationProblem(404, 'record_unknown', 'There is nothing at this address.');
}
