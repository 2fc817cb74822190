import { z } from 'zod4';
import { AccountViewError } from '../accountview/errors';
import { FAULT_DOCS, faultSchema } from '../faults';
import { json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { CONTROL_BODIES, parseBody, parseValue } from './control-bodies';
import { ControlError } from './control-error';
import { CustomerComparison, type CompareState, type ComparedCustomer } from './compare';
import type { Sandbox } from '../sandbox';
import { mailFaultSchema } from '../mailbox/mail-faults';
import { printerFaultSchema } from '../printer/printer-faults';
import { describeSwitches, switchesSchema } from '../switches';
import type { World } from '../world';
import type { DocumentsFolder } from '../documents/documents-folder';
import { errorMessages, errorsAt } from './app-errors';
import { answerApp } from './control-app';
import { answerTable } from './control-tables';
import { filingRoutes } from './control-filings';
import { registrationRoutes } from './control-registration';
import { documentOverview } from './document-overview';
import { invoiceOverview } from './invoice-overview';
import { printOverview } from './print-overview';
import { WORK_KINDS, workOverview } from './work-overview';

const BASE = '/_control';
const MOST_ROWS = 200;

/** Records of either side, or one of them by its key. */
const RECORDS =
	/^\/_control\/(?<side>accountview|workorders)\/(?<name>[a-z-]+)(?:\/(?<key>[^/]+))?$/;

type Route = (exchange: Exchange) => Answer | Promise<Answer>;

/** The HTTP interface by which scripts and the page look into the sandbox and steer it. */
export class ControlApi {
	readonly #comparison: CustomerComparison;
	readonly #routes: Readonly<Record<string, Route>>;

	constructor(
		private readonly world: World,
		private readonly sandbox: () => Sandbox,
		documents: DocumentsFolder,
	) {
		this.#comparison = new CustomerComparison(world.database, world.app.collections.customers);
		this.#routes = {
			'GET /state': () => this.#state(),
			'GET /overview': ({ query }) => this.#overview(query),
			...this.#workRoutes(),
			'GET /overview/invoices': ({ query }) => {
				const options = { search: query.get('search') ?? '', most: MOST_ROWS };
				return json(200, invoiceOverview(world.database, options));
			},
			'GET /overview/documents': async ({ query }) => {
				const options = { search: query.get('search') ?? '', most: MOST_ROWS };
				return json(200, await documentOverview(world.database, documents, options));
			},
			'GET /messages': () => json(200, errorMessages(world.app, MOST_ROWS)),
			'POST /tokens': ({ body }) => {
				const options = parseBody(CONTROL_BODIES.tokens, body);
				return json(201, this.sandbox().accountView.issueTokens(options));
			},
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
			'GET /mails': () => json(200, this.sandbox().mailbox.mails()),
			'GET /mail-faults': () => json(200, this.sandbox().mailbox.faults()),
			'POST /mail-faults': ({ body }) => {
				this.sandbox().mailbox.addFault(parseBody(mailFaultSchema, body));
				return json(201, this.sandbox().mailbox.faults());
			},
			'DELETE /mail-faults': () => {
				this.sandbox().mailbox.clearFaults();
				return json(200, []);
			},
			'GET /mail-arrivals': () => json(200, this.sandbox().mailbox.arrivals()),
			'DELETE /mails': () => {
				this.sandbox().mailbox.clear();
				return json(200, []);
			},
			...this.#printerRoutes(),
			...filingRoutes(this.sandbox),
			...registrationRoutes(this.sandbox),
			'GET /requests': ({ query }) => json(200, this.#requests(query)),
			'DELETE /requests': () => {
				world.recorder.clear();
				return json(200, []);
			},
		};
	}

	/** Answers a request below `/_control`. */
	async handle(exchange: Exchange): Promise<Answer> {
		try {
			checkOrigin(exchange);
			const { side, name = '', key } = RECORDS.exec(exchange.path)?.groups ?? {};
			if (side === 'accountview') {
				return answerTable(this.world.database, exchange, name, decoded(key));
			}
			if (side === 'workorders') {
				return answerApp(this.world.app, exchange, name, decoded(key));
			}
			const route = `${exchange.method} ${exchange.path.slice(BASE.length)}`;
			const answer = this.#routes[route];
			if (answer === undefined) throw new ControlError(404, 'not_found', `No ${route}.`);
			return await answer(exchange);
		} catch (error) {
			if (error instanceof ControlError) return error.answer();
			if (error instanceof AccountViewError) {
				return new ControlError(422, 'refused', error.message).answer();
			}
			throw error;
		}
	}

	#state(): Answer {
		const { accountView, workOrders, mailbox, graph, printer, pageUrl } = this.sandbox();
		const { digipoort, autoReport } = this.sandbox();
		const { database } = this.world;
		return json(200, {
			accountView: {
				baseUrl: accountView.baseUrl,
				clientId: accountView.clientId,
				clientSecret: accountView.clientSecret,
				companyCode: accountView.companyCode,
			},
			workOrders: {
				baseUrl: workOrders.baseUrl,
				token: workOrders.token,
				tokenRevoked: this.world.app.isTokenRevoked,
			},
			mailbox: {
				host: mailbox.host,
				port: mailbox.port,
				startTlsPort: mailbox.startTlsPort,
				tlsPort: mailbox.tlsPort,
				certificate: mailbox.certificate,
				account: mailbox.account,
			},
			graph,
			printer: {
				url: printer.url,
				securedUrl: printer.securedUrl,
				certificate: printer.certificate,
				account: printer.account,
			},
			digipoort: { baseUrl: digipoort.baseUrl },
			autoReport: {
				baseUrl: autoReport.baseUrl,
				client: autoReport.client,
				companyId: autoReport.companyId,
			},
			pageUrl,
			companyId: accountView.companyId,
			counts: {
				accountViewRelations: database.table('CONTACT').size,
				deliveryAddresses: database.table('DEL_ADDR').size,
				projects: database.table('PROJECTS').size,
				orders: database.table('SO_HDR').size,
				invoices: database.table('HST_AH').size,
				hourSheets: database.table('HRS_HDR').size,
				workOrderCustomers: this.world.app.collections.customers.all().length,
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
			rows: found.slice(0, MOST_ROWS).map((row) => ({ ...row, errors: this.#errorsOf(row) })),
		});
	}

	#errorsOf({ app }: ComparedCustomer): readonly string[] {
		if (app === null) return [];
		return errorsAt(this.world.app, { resource: 'customers', recordId: app.id });
	}

	#workRoutes(): Record<string, Route> {
		const { database, app } = this.world;
		return Object.fromEntries(
			WORK_KINDS.map((kind): [string, Route] => [
				`GET /overview/${kind}`,
				({ query }) => {
					const options = { search: query.get('search') ?? '', most: MOST_ROWS };
					return json(200, workOverview(database, app, kind, options));
				},
			]),
		);
	}

	#printerRoutes(): Record<string, Route> {
		const printer = (): Sandbox['printer'] => this.sandbox().printer;
		return {
			'GET /overview/prints': () => json(200, printOverview(printer())),
			'GET /prints': () =>
				json(
					200,
					printer()
						.printed()
						.map(({ pdf, ...print }) => ({ ...print, pdf: pdf.toString('base64') })),
				),
			'DELETE /prints': () => {
				printer().clear();
				return json(200, []);
			},
			'GET /print-jobs': () => json(200, printer().jobs()),
			'GET /printer': () => json(200, printer().condition()),
			'POST /printer': ({ body }) => {
				printer().change(parseBody(CONTROL_BODIES.printer, body));
				return json(200, printer().condition());
			},
			'GET /printer-faults': () => json(200, printer().faults()),
			'POST /printer-faults': ({ body }) => {
				printer().addFault(parseBody(printerFaultSchema, body));
				return json(201, printer().faults());
			},
			'DELETE /printer-faults': () => {
				printer().clearFaults();
				return json(200, []);
			},
		};
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

function decoded(text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	try {
		return decodeURIComponent(text);
	} catch {
		throw new ControlError(400, 'bad_request', 'The address is not properly encoded.');
	}
}
