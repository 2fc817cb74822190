import { createHash } from 'node:crypto';
import { TransportFailure, type HttpPort, type HttpRequest } from '../../../lib/ports/http';
import type { Store } from '../../../lib/store';
import {
	planRegistration,
	readMasterData,
	Registrations,
	VismaRegistration,
	type AccessData,
	type Part,
	type RegistrationPlan,
	type StepResult,
} from '../../../lib/visma';
import type { ServiceName } from '../../../sandbox';
import { RegistrationApi } from '../../../sandbox/visma/registration-api';
import { REGISTRATION_CLIENT } from '../../../sandbox/visma/tenant';
import { MemoryStore } from '../../lib/store/memory-store';
import { VirtualClock } from '../../lib/store/virtual-clock';
import { doByHand } from './by-hand';
import { accessOf, same } from './expected';
import { lossBetween, thingsOf } from './loss';
import type { Hand, History, HistoryEvent, RunEvent, Tables, Trouble } from './history';

const SERVICES = ['accountview.net', 'visma.net'] as const;
const LEASE_MS = 360_000;
/** Longer than a claim holds. */
const TEN_MINUTES = 600_000;
/** Longer than an invitation can be under way. */
const TWO_DAYS = 172_800_000;
export const CONFIRM_ABOVE = 2;

class Killed extends Error {}

interface Task {
	readonly http: HttpPort;
	readonly store: Store;
	readonly tables: Tables;
	readonly parts: readonly Part[];
}

/** One plan that was made and done. */
export interface Round {
	readonly plan: RegistrationPlan;
	readonly results: readonly StepResult[];
	/** Records that went by it, and users who stayed and lost access. */
	readonly lost: number;
}

const ALL_PARTS = ['companies', 'users', 'access', 'costCarriers'] as const;

/** Plays a history against the stand-ins of the services, in virtual time. */
export class Player {
	readonly clock = new VirtualClock();
	readonly api: RegistrationApi;
	tables: Tables;
	/** Addresses of the invitations that went out, each with its service. */
	readonly invited: string[] = [];
	/** Under which keys a user was asked for, by service, address and all that was asked. */
	readonly keys = new Map<string, Set<string>>();
	/** How often an address came to be wanted of a service, as the runs saw it. */
	readonly wanted = new Map<string, number>();
	/** Codes of what was refused. */
	readonly refusals = new Set<string>();
	/** How often a person removed who had an address, by service and address. */
	readonly removedByHand = new Map<string, number>();
	/** Of the latest run: who was to have which address. */
	private holders: ReadonlyMap<string, string> = new Map();
	private readonly store: Store;

	private readonly isApart: boolean;

	constructor({ begin, isApart }: History) {
		this.tables = begin;
		this.isApart = isApart;
		this.store = new MemoryStore(this.clock);
		this.api = new RegistrationApi({
			now: () => this.clock.now(),
			changed: () => undefined,
			mail: ({ to, raw }) => {
				const service = /invitation-.*-((?:accountview|visma)\.net)@/.exec(raw)?.[1] ?? '';
				this.invited.push(`${service} ${to.toLowerCase()}`);
			},
		});
	}

	async play(event: HistoryEvent): Promise<void> {
		switch (event.event) {
			case 'edit':
				this.tables = { ...this.tables, ...event.edit };
				return;
			case 'hand':
				this.doByHand(event.service, event.does);
				return;
			case 'wait':
				await this.clock.sleep(event.minutes * 60_000);
				return;
			case 'run':
				await this.troubledRun(event);
				return;
		}
	}

	kept(service: number) {
		return this.api.services[SERVICES[service] ?? 'visma.net'].kept;
	}

	private doByHand(service: number, hand: Hand): void {
		const name = SERVICES[service] ?? 'visma.net';
		const gone = `${name} ${doByHand(this.kept(service), name, hand)}`;
		this.removedByHand.set(gone, (this.removedByHand.get(gone) ?? 0) + 1);
	}

	/** A run in which nothing goes wrong, once all claims are over, and nothing is under way. */
	async quietRun(): Promise<readonly Round[]> {
		await this.clock.sleep(TWO_DAYS);
		this.api.condition = { ...this.api.condition, listsLateSeconds: 0 };
		return await this.run(
			this.port(() => undefined),
			this.store,
		);
	}

	async close(): Promise<void> {
		await this.store.close();
	}

	private async troubledRun(event: RunEvent): Promise<void> {
		const { troubles, killedIn, hand, lateSeconds } = event;
		this.api.condition = { ...this.api.condition, listsLateSeconds: lateSeconds };
		let transactions = 0;
		const store: Store = {
			kind: this.store.kind,
			close: () => Promise.resolve(),
			transaction: async (work) => {
				transactions += 1;
				if (transactions === killedIn) throw new Killed();
				return await this.store.transaction(work);
			},
		};
		let writes = 0;
		const http = this.port(() => {
			writes += 1;
			if (hand?.before === writes) {
				this.doByHand(hand.service, hand.does);
			}
			return troubles[writes];
		});
		try {
			await this.run(http, store);
		} catch (error) {
			if (!(error instanceof Killed)) throw error;
		}
	}

	/** All parts in one plan, or one after the other as flows do it. */
	private async run(http: HttpPort, store: Store): Promise<readonly Round[]> {
		this.noteWanted();
		const rounds: Round[] = [];
		const batches = this.isApart ? ALL_PARTS.map((part) => [part]) : [ALL_PARTS];
		const { tables } = this;
		for (const parts of batches) {
			rounds.push(await this.round({ http: this.guarded(http, tables), store, tables, parts }));
		}
		return rounds;
	}

	private async round({ http, store, tables, parts }: Task): Promise<Round> {
		const registrations = new Registrations(store, { tenant: 'firma', leaseMs: LEASE_MS });
		const client = new VismaRegistration(
			{ baseUrl: 'https://connector.example', timeoutMs: 60_000 },
			{ http, clock: this.clock },
		);
		const readAt = await registrations.now();
		const plan = planRegistration({
			source: readMasterData(tables),
			registered: [
				await client.registered('accountViewNet', parts),
				await client.registered('vismaNet', parts),
			],
			settings: {
				...{ parts, version: '11.0', licensed: ['project', 'costCentre'], isComplete: true },
				...{ completeThoughEmpty: [], confirmAbove: CONFIRM_ABOVE },
			},
			digest: (text) => createHash('sha256').update(text).digest('base64url'),
		});
		const before = this.things();
		const results: StepResult[] = [];
		for await (const result of registrations.apply(plan.steps, client, readAt)) {
			results.push(result);
			if (result.state === 'failed') this.refusals.add(result.error?.code ?? '');
		}
		return { plan, results, lost: lossBetween(before, this.things()) };
	}

	private things() {
		return thingsOf([this.kept(0), this.kept(1)]);
	}

	/**
	 * Holds each removal against the tables of its run: nobody goes whom they name, nothing that a person made. And what is
	 * given is what they give.
	 */
	private guarded(http: HttpPort, tables: Tables): HttpPort {
		const { users, companies } = tables;
		return async (request) => {
			const { pathname } = new URL(request.url);
			const [, , , service = '', collection, id] = pathname.split('/');
			if (request.method === 'DELETE' && (collection === 'users' || collection === 'companies')) {
				const kept = this.api.services[service as ServiceName].kept[collection];
				const gone = kept.find((one) => one.id === id);
				if (gone?.reference === '')
					throw new Error(`What was made by hand was removed: ${pathname}`);
				const rows = collection === 'users' ? users.filter(({ email }) => email !== '') : companies;
				if (gone !== undefined && rows.some(({ code }) => same(code, gone.reference))) {
					throw new Error(`${gone.reference} was removed, which the table has`);
				}
			}
			if (request.method === 'POST' && collection === 'users') {
				const { email = '' } = JSON.parse(request.body ?? '') as { readonly email?: string };
				const asked = [service, email.toLowerCase(), request.body].join(' ');
				const keys = this.keys.get(asked) ?? new Set();
				this.keys.set(asked, keys.add(request.headers['idempotency-key'] ?? ''));
			}
			if (request.method === 'POST' && collection === 'access') {
				const { user, kind, name, company } = JSON.parse(request.body ?? '') as AccessData;
				const row = users.find(({ code }) => same(code, user));
				const given = [kind, name, company].filter((part) => part !== '').join(' ');
				const may = row === undefined ? [] : accessOf(row, tables, service as ServiceName);
				if (![...may].some((one) => same(one, given))) {
					throw new Error(`${user} was given ${given}, which no table says`);
				}
			}
			return await http(request);
		};
	}

	/** An address of which a run says for the first time, or again, that somebody is to have it. */
	private noteWanted(): void {
		const holders = new Map(
			this.tables.users
				.filter(({ email }) => email !== '')
				.map(({ code, email }) => [email.toLowerCase(), code]),
		);
		for (const [email, code] of holders) {
			if (this.holders.get(email) === code) continue;
			this.wanted.set(email, (this.wanted.get(email) ?? 0) + 1);
		}
		this.holders = holders;
	}

	private port(troubleOf: () => Trouble | undefined): HttpPort {
		const token = this.token();
		return async (request) => {
			if (request.method === 'GET') return this.answer(request, token);
			const trouble = troubleOf();
			await this.before(trouble);
			if (trouble === 'tooMany') {
				return { status: 429, headers: {}, body: '{"title":"Too many","code":"rate_limited"}' };
			}
			if (trouble === 'faultBefore') return FAULT;
			const answer = this.answer(request, token);
			await this.after(trouble);
			return trouble === 'faultAfter' ? FAULT : answer;
		};
	}

	private async before(trouble: Trouble | undefined): Promise<void> {
		if (trouble === 'killedBefore') throw new Killed();
		if (trouble === 'cutBefore') throw new TransportFailure('cut', 'ECONNRESET');
		if (trouble === 'overtakenBefore' || trouble === 'outlastedBefore') {
			await this.overtake(trouble === 'outlastedBefore');
		}
	}

	private async after(trouble: Trouble | undefined): Promise<void> {
		if (trouble === 'killedAfter') throw new Killed();
		if (trouble === 'cutAfter') throw new TransportFailure('cut', 'ECONNRESET');
		if (trouble === 'overtakenAfter' || trouble === 'outlastedAfter') {
			await this.overtake(trouble === 'outlastedAfter');
		}
	}

	/** Another run of the same tables, whole, while one stands still. */
	private async overtake(isLate: boolean): Promise<void> {
		if (isLate) await this.clock.sleep(TEN_MINUTES);
		await this.run(
			this.port(() => undefined),
			this.store,
		);
	}

	private token(): string {
		const { id, secret, tenantId, scope } = REGISTRATION_CLIENT;
		const form = new URLSearchParams({
			...{ grant_type: 'client_credentials', client_id: id, client_secret: secret },
			...{ tenant_id: tenantId, scope },
		});
		const answer = this.api.handle({
			...{ method: 'POST', path: '/connect/token', query: new URLSearchParams() },
			...{ body: form.toString(), contentType: 'application/x-www-form-urlencoded' },
			...{ header: () => '', tokenExpires: false },
		});
		return String(Reflect.get(Object(JSON.parse(String(answer.body))), 'access_token'));
	}

	private answer({ method, url, headers, body = '' }: HttpRequest, token: string) {
		const { pathname, searchParams } = new URL(url);
		const sent: Readonly<Record<string, string>> = { ...headers, authorization: `Bearer ${token}` };
		const answer = this.api.handle({
			...{ method, path: decodeURIComponent(pathname), query: searchParams, body },
			...{ contentType: headers['content-type'] ?? '', header: (name: string) => sent[name] ?? '' },
			tokenExpires: false,
		});
		return { status: answer.status, headers: {}, body: String(answer.body) };
	}
}

const FAULT = { status: 503, headers: {}, body: '{"title":"Out of order","code":"unavailable"}' };
