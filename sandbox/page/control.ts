import { z } from 'zod4';
import { AccountViewError } from '../accountview/errors';
import { writeCustomer } from '../accountview/office';
import type { RowValues } from '../accountview/tables/definition';
import { FAULT_DOCS, faultSchema } from '../faults';
import { json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { CONTROL_BODIES, parseBody, parseValue } from './control-bodies';
import { ControlError } from './control-error';
import { CustomerComparison, type CompareState } from './compare';
import type { Sandbox } from '../sandbox';
import { describeSwitches, switchesSchema } from '../switches';
import type { World } from '../world';

const BASE = '/_control';
const MOST_ROWS = 200;

type Route = (exchange: Exchange, argument: string) => Answer;

/** The HTTP interface by which scripts and the page look into the sandbox and steer it. */
export class ControlApi {
	readonly #comparison: CustomerComparison;
	readonly #routes: Readonly<Record<string, Route>>;

	constructor(
		private readonly world: World,
		private readonly sandbox: () => Sandbox,
	) {
		this.#comparison = new CustomerComparison(world.database, world.workOrders);
		this.#routes = {
			'GET /state': () => this.#state(),
			'GET /overview': ({ query }) => this.#overview(query),
			'POST /tokens': ({ body }) => {
				const options = parseBody(CONTROL_BODIES.tokens, body);
				return json(201, this.sandbox().accountView.issueTokens(options));
			},
			'GET /accountview/customers': ({ query }) => this.#accountViewCustomers(query),
			'GET /accountview/customers/:id': (_, number) => this.#accountViewCustomer(number),
			'POST /accountview/customers': ({ body }) => this.#writeCustomer('insert', body, {}),
			'PATCH /accountview/customers/:id': ({ body }, number) =>
				this.#writeCustomer('update', body, { SUB_NR: number }),
			'DELETE /accountview/customers/:id': (_, number) =>
				removed(world.database.remove('CONTACT', number), number),
			'GET /accountview/addresses': () =>
				json(200, this.sandbox().accountView.deliveryAddresses.all()),
			'GET /workorders/customers': () => json(200, world.workOrders.all()),
			'GET /workorders/customers/:id': (_, id) => this.#appCustomer(Number(id)),
			'DELETE /workorders/customers/:id': (_, id) =>
				removed(world.workOrders.remove(Number(id)), id),
			'GET /switches': () => json(200, { switches: describeSwitches(), values: world.switches }),
			'POST /switches': ({ body }) => {
				const sent = parseBody(CONTROL_BODIES.switches, body);
				world.setSwitches(parseValue(switchesSchema.strict(), { ...world.switches, ...sent }));
				return json(200, world.switches);
			},
			'GET /faults': () => json(200, { kinds: FAULT_DOCS, waiting: this.#waitingFaults() }),
			'POST /faults': ({ body }) => {
				world.faults.add(parseBody(faultSchema, body));
				return json(201, this.#waitingFaults());
			},
			'DELETE /faults': () => {
				world.faults.clear();
				return json(200, []);
			},
			'GET /requests': ({ query }) => json(200, this.#requests(query)),
			'DELETE /requests': () => {
				world.recorder.clear();
				return json(200, []);
			},
		};
	}

	/** Answers a request below `/_control`. */
	handle(exchange: Exchange): Answer {
		try {
			checkOrigin(exchange);
			const [name, argument] = routeName(exchange);
			const route = this.#routes[name];
			if (route === undefined) throw new ControlError(404, 'not_found', `No ${name}.`);
			return route(exchange, argument);
		} catch (error) {
			if (error instanceof ControlError) return error.answer();
			if (error instanceof AccountViewError) {
				return new ControlError(422, 'refused', error.message).answer();
			}
			throw error;
		}
	}

	#state(): Answer {
		const { accountView, workOrders, pageUrl } = this.sandbox();
		const { database } = this.world;
		return json(200, {
			accountView: {
				baseUrl: accountView.baseUrl,
				clientId: accountView.clientId,
				clientSecret: accountView.clientSecret,
				companyCode: accountView.companyCode,
			},
			workOrders: { baseUrl: workOrders.baseUrl, token: workOrders.token },
			pageUrl,
			companyId: accountView.companyId,
			counts: {
				accountViewRelations: database.table('CONTACT').size,
				deliveryAddresses: database.table('DEL_ADDR').size,
				projects: database.table('PROJECTS').size,
				orders: database.table('SO_HDR').size,
				hourSheets: database.table('HRS_HDR').size,
				workOrderCustomers: this.world.workOrders.all().length,
				requests: this.world.recorder.all().length,
				faults: this.world.faults.list().length,
			},
		});
	}

	/** What the page shows at once: both sides compared, counted, searched, the first rows only. */
	#overview(query: URLSearchParams): Answer {
		const all = this.#comparison.rows();
		const state = query.get('state') ?? '';
		const wanted = (query.get('search') ?? '').toLowerCase();
		const found = all.filter(
			(row) =>
				(state === '' || row.state === state) &&
				`${row.number} ${row.accountView?.name ?? ''} ${row.app?.name ?? ''}`
					.toLowerCase()
					.includes(wanted),
		);
		const count = (...states: CompareState[]): number =>
			all.filter((row) => states.includes(row.state)).length;
		return json(200, {
			counts: {
				accountView: count('in-step', 'differs', 'only-accountview'),
				app: count('in-step', 'differs', 'only-app'),
				inStep: count('in-step'),
				differs: count('differs'),
				onlyAccountView: count('only-accountview'),
				onlyApp: count('only-app'),
			},
			found: found.length,
			rows: found.slice(0, MOST_ROWS),
		});
	}

	#accountViewCustomers(query: URLSearchParams): Answer {
		const limit = Number(query.get('limit') ?? MOST_ROWS);
		const rows = this.world.database.table('CONTACT').inKeyOrder();
		return json(
			200,
			rows
				.slice(0, Number.isInteger(limit) && limit > 0 ? limit : MOST_ROWS)
				.map(({ values }) => values),
		);
	}

	#accountViewCustomer(number: string): Answer {
		const row = this.world.database.table('CONTACT').get(number);
		if (row === undefined) throw missing(number);
		return json(200, row.values);
	}

	#writeCustomer(kind: 'insert' | 'update', body: string, key: RowValues): Answer {
		const sent = parseBody(CONTROL_BODIES.customer, body);
		const stored = writeCustomer(this.world.database, kind, { ...sent, ...key });
		return json(kind === 'insert' ? 201 : 200, stored);
	}

	#appCustomer(id: number): Answer {
		const customer = this.world.workOrders.get(id);
		if (customer === undefined) throw missing(String(id));
		return json(200, { ...customer, notes: this.world.workOrders.notes(id) });
	}

	#waitingFaults(): readonly unknown[] {
		return this.world.faults
			.list()
			.map(({ fault, left }) => ({ ...fault, times: Number.isFinite(left) ? left : 'always' }));
	}

	/** The last requests, or with `after=<number>` those that came since. */
	#requests(query: URLSearchParams): readonly unknown[] {
		const after = z.coerce.number().catch(0).parse(query.get('after'));
		const limit = z.coerce.number().int().min(1).catch(10_000).parse(query.get('limit'));
		return this.world.recorder
			.all()
			.filter(({ number }) => number > after)
			.slice(-limit);
	}
}

/**
 * Refuses what a foreign web page in the same browser could send: another origin, or a body that
 * is not declared as JSON.
 */
function checkOrigin(exchange: Exchange): void {
	const { method, contentType, body } = exchange;
	const origin = exchange.header('origin');
	if (origin !== '' && origin !== `http://${exchange.header('host')}`) {
		throw new ControlError(403, 'foreign_origin', 'Requests of other web pages are refused.');
	}
	const changes = method === 'POST' || method === 'PATCH';
	if ((changes || body !== '') && !contentType.includes('application/json')) {
		throw new ControlError(415, 'not_json', 'Send application/json.');
	}
}

/** `METHOD /path` with a customer's number or id at the end as `:id`, and that number or id. */
function routeName({ method, path }: Exchange): [string, string] {
	const below = path.slice(BASE.length);
	const single = /^(?<list>\/(?:accountview|workorders)\/customers)\/(?<id>[^/]+)$/.exec(below);
	const { list, id } = single?.groups ?? {};
	if (list === undefined || id === undefined) return [`${method} ${below}`, ''];
	return [`${method} ${list}/:id`, decoded(id)];
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new ControlError(400, 'bad_request', 'The address is not properly encoded.');
	}
}

function removed(wasThere: boolean, name: string): Answer {
	if (!wasThere) throw missing(name);
	return { status: 204, headers: {}, body: '' };
}

function missing(name: string): ControlError {
	return new ControlError(404, 'not_found', `There is no customer ${name}.`);
}
