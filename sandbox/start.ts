import { AccountViewApi } from './accountview/api';
import { CLOSED_COMPANY, DEMO_COMPANY, companyId } from './accountview/companies';
import { accountViewHandles } from './accountview/handles';
import { readScope } from './accountview/oauth/authorize';
import { autoReportHandles } from './autoreport/handles';
import { GENERATED, type GeneratedCounts } from './data/generated-work';
import type { DigipoortStandIn } from './digipoort/digipoort';
import { digipoortHandles } from './digipoort/handles';
import { DocumentsFolder } from './documents/documents-folder';
import { GRAPH_ACCOUNT, GraphApi } from './graph/graph-api';
import { LoopbackServer } from './http/loopback-server';
import type { IssuedTokens, Sandbox, SandboxOptions, TokenOptions } from './sandbox';
import { Mailbox } from './mailbox/mailbox';
import { StateFile, readState } from './state-file';
import { ControlApi } from './page/control';
import { Printer } from './printer/printer';
import { answerPage, pageError } from './page/page-server';
import { registrationHandles } from './visma/handles';
import { WorkOrderApi } from './workorders/api';
import { collectionHandles } from './workorders/handles';
import { World } from './world';

const DEFAULT_SCOPE = 'readaccountviewdata updateaccountviewdata';

/**
 * Starts AccountView, the work-order app, the mailbox, the printer, both ways to the tax authority,
 * the Visma services and the control page on 127.0.0.1.
 *
 * @throws when a port is taken or the state file cannot be used; nothing is left running
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const now = options.now ?? Date.now;
	const saved = options.stateFile === undefined ? undefined : await readState(options.stateFile);
	let stateFile: StateFile | undefined;
	const world = new World({
		seed: options.seed ?? 'demo',
		appHasWork: options.appHasWork ?? true,
		generated: generatedCounts(options),
		switches: options.switches ?? {},
		redirectUris: options.redirectUris ?? [],
		saved,
		now,
		changed: () => stateFile?.schedule(),
		mail: ({ to, raw }) => {
			servers.mailbox.store.keep({ from: 'no-reply@visma.example', to: [to], raw });
		},
	});
	const servers = makeServers(world, now, options, () => sandbox);
	const addresses = await listen(servers, options.ports ?? {});
	// Only now, because the program that holds the ports may hold the state file as well.
	if (options.stateFile !== undefined) {
		stateFile = new StateFile(
			options.stateFile,
			() => world.save(),
			options.onError ?? (() => undefined),
		);
		stateFile.schedule();
	}
	const sandbox = sandboxOf(world, servers, addresses, async () => {
		await close(servers);
		await stateFile?.flush();
	});
	return sandbox;
}

/** What is to be generated; undefined when no number was given. */
function generatedCounts(options: SandboxOptions): GeneratedCounts | undefined {
	const given = GENERATED.flatMap((name) => {
		const count = options[name];
		return count === undefined ? [] : [[name, count] as const];
	});
	return given.length === 0 ? undefined : Object.fromEntries(given);
}

type Addresses = Readonly<Record<keyof WebServers, string>>;

/** Opens all ports, or none of them. */
async function listen(
	servers: Servers,
	ports: NonNullable<SandboxOptions['ports']>,
): Promise<Addresses> {
	try {
		await servers.mailbox.listen(ports);
		await servers.printer.listen(ports);
		await servers.digipoort.listen(ports.digipoort ?? 0);
		return {
			accountView: await servers.accountView.listen(ports.accountView ?? 0),
			workOrders: await servers.workOrders.listen(ports.workOrders ?? 0),
			page: await servers.page.listen(ports.page ?? 0),
			graph: await servers.graph.listen(ports.graph ?? 0),
			autoReport: await servers.autoReport.listen(ports.autoReport ?? 0),
			visma: await servers.visma.listen(ports.visma ?? 0),
		};
	} catch (error) {
		await close(servers);
		throw error;
	}
}

async function close(servers: Servers): Promise<void> {
	await Promise.all(Object.values(servers).map((server) => server.stop()));
}

type WebServers = Readonly<
	Record<'accountView' | 'workOrders' | 'page' | 'graph' | 'autoReport' | 'visma', LoopbackServer>
>;
type Servers = WebServers & {
	readonly mailbox: Mailbox;
	readonly printer: Printer;
	readonly digipoort: DigipoortStandIn;
};

function makeServers(
	world: World,
	now: () => number,
	options: SandboxOptions,
	sandbox: () => Sandbox,
): Servers {
	const { database, tokens, client, faults, recorder } = world;
	const accountView = new AccountViewApi({
		database,
		tokens,
		client,
		switches: () => world.switches,
		now,
	});
	const workOrders = new WorkOrderApi(world.app);
	const documents = new DocumentsFolder(options.documentsFolder);
	const control = new ControlApi(world, sandbox, documents);
	const mailbox = new Mailbox(now, options.mostMailBytes);
	const printer = new Printer(now);
	const graph = new GraphApi(mailbox.store, () => sandbox().graph.baseUrl);
	const shared = { faults, recorder, now };
	return {
		accountView: new LoopbackServer({
			...shared,
			name: 'accountView',
			handle: (exchange) => accountView.handle(exchange),
			errorAnswer: (status, message) => accountView.errorAnswer(status, message),
			latencyMilliseconds: () => world.switches.latencyMilliseconds,
		}),
		workOrders: new LoopbackServer({
			...shared,
			name: 'workOrders',
			handle: (exchange) => workOrders.handle(exchange),
			errorAnswer: (status, message) => workOrders.errorAnswer(status, message),
		}),
		page: new LoopbackServer({
			now,
			name: 'page',
			handle: (exchange) =>
				answerPage(exchange, control, {
					mails: () => mailbox.store.mails(),
					printed: () => printer.queue.printed(),
					documents,
					filed: sandbox,
				}),
			errorAnswer: pageError,
		}),
		graph: new LoopbackServer({
			...shared,
			name: 'graph',
			hasBinaryBodies: true,
			handle: (exchange) => graph.handle(exchange),
			errorAnswer: (status, message) => graph.errorAnswer(status, message),
		}),
		autoReport: new LoopbackServer({
			...shared,
			name: 'autoReport',
			handle: (exchange) => world.autoReport.handle(exchange),
			errorAnswer: (status, message) => world.autoReport.errorAnswer(status, message),
		}),
		visma: new LoopbackServer({
			...shared,
			name: 'visma',
			handle: (exchange) => world.visma.handle(exchange),
			errorAnswer: (status, message) => world.visma.errorAnswer(status, message),
		}),
		mailbox,
		printer,
		digipoort: world.digipoort,
	};
}

function sandboxOf(
	world: World,
	{ mailbox, printer }: Pick<Servers, 'mailbox' | 'printer'>,
	addresses: Addresses,
	stop: () => Promise<void>,
): Sandbox {
	const { client, database, app, digipoort, autoReport } = world;
	const collections = collectionHandles(app);
	const { customers } = collections;
	return {
		accountView: {
			baseUrl: addresses.accountView,
			clientId: client.id,
			clientSecret: client.secret,
			companyCode: DEMO_COMPANY.code,
			get companyId() {
				return companyId(DEMO_COMPANY, world.switches.companyIdForm);
			},
			closedCompanyCode: CLOSED_COMPANY.code,
			issueTokens: (options) => issueTokens(world, options),
			...accountViewHandles(database),
		},
		workOrders: {
			baseUrl: addresses.workOrders,
			token: app.token,
			customers: () => customers.all(),
			notes: (id) => customers.notes(id),
			create: (customer) => app.collections.customers.create(customer),
			update: (id, changes) => customers.update(id, changes),
			remove: (id) => customers.remove(id),
			collections,
			allNotes: (filter) => app.notes.find(filter),
			deletions: () => app.deletions.all(),
			revokeToken: () => {
				app.isTokenRevoked = true;
			},
			renewToken: () => {
				app.isTokenRevoked = false;
			},
		},
		mailbox: mailbox.handles(),
		printer: printer.handles(),
		graph: { baseUrl: addresses.graph, account: GRAPH_ACCOUNT },
		digipoort: digipoortHandles(digipoort),
		autoReport: autoReportHandles(autoReport, addresses.autoReport),
		visma: registrationHandles(world.visma, addresses.visma),
		pageUrl: addresses.page,
		get switches() {
			return world.switches;
		},
		setSwitches: (partial) => {
			world.setSwitches(partial);
		},
		addFault: (fault) => {
			world.faults.add(fault);
		},
		clearFaults: () => {
			world.faults.clear();
		},
		requests: () => world.recorder.all(),
		clearRequests: () => {
			world.recorder.clear();
		},
		stop,
	};
}

/** @throws when the scope names no right or an unknown one */
function issueTokens(world: World, options: TokenOptions = {}): IssuedTokens {
	const scope = readScope(options.scope ?? DEFAULT_SCOPE);
	if (scope === undefined) throw new Error(`Unknown scope: ${options.scope ?? ''}.`);
	const life = options.expiresInSeconds ?? world.switches.accessTokenSeconds;
	const { token, expiresAt } = world.tokens.newAccessToken(scope, life);
	return { accessToken: token, refreshToken: world.tokens.newRefreshToken(scope), expiresAt };
}
