import { timingSafeEqual } from 'node:crypto';
import type { z } from 'zod4';
import { json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { distortRows } from '../http/fault-effects';
import { NEW_CUSTOMER, customerInputSchema, noteInputSchema, type AppCustomer } from './customer';
import { DuplicateNumber, type WorkOrderStore } from './store';

/** A request the app refuses, with the code its clients know. */
class AppError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly details: Readonly<Record<string, string | number>> = {},
	) {
		super(message);
	}
}

const BASE = '/api/v1/customers';
const MOST_PER_PAGE = 500;

/** The REST interface of the work-order app: customers and their timelines. */
export class WorkOrderApi {
	#previousList: Answer | undefined;

	constructor(
		private readonly store: WorkOrderStore,
		private readonly token: string,
	) {}

	handle(exchange: Exchange): Answer {
		try {
			return this.#route(exchange);
		} catch (error) {
			if (error instanceof AppError) return errorBody(error);
			if (error instanceof DuplicateNumber) {
				return errorBody(
					new AppError(409, 'duplicate_number', error.message, { field: 'number', id: error.id }),
				);
			}
			throw error;
		}
	}

	errorAnswer(status: number, message: string): Answer {
		return errorBody(new AppError(status, codeOf(status), message));
	}

	#route(exchange: Exchange): Answer {
		this.#checkToken(exchange);
		const path = /^\/api\/v1\/customers(?:\/(?<id>\d+)(?<notes>\/notes)?)?$/.exec(exchange.path);
		if (path === null) throw new AppError(404, 'not_found', 'There is no such resource.');
		const id = path.groups?.['id'];
		if (id === undefined) return this.#collection(exchange);
		const customer = this.store.get(Number(id));
		if (customer === undefined) throw new AppError(404, 'not_found', `No customer ${id}.`);
		return path.groups?.['notes'] === undefined
			? this.#single(exchange, customer)
			: this.#timeline(exchange, customer);
	}

	#checkToken(exchange: Exchange): void {
		const bearer = /^Bearer (?<token>\S+)$/i.exec(exchange.header('authorization'));
		const given = exchange.query.get('token') ?? bearer?.groups?.['token'] ?? '';
		if (exchange.tokenExpires || !sameText(given, this.token)) {
			throw new AppError(401, 'unauthorized', 'The token is missing or wrong.');
		}
	}

	#collection(exchange: Exchange): Answer {
		switch (exchange.method) {
			case 'GET':
				return this.#list(exchange);
			case 'POST': {
				const input = parse(customerInputSchema, { ...NEW_CUSTOMER, ...jsonBody(exchange) });
				const customer = this.store.create(input);
				return json(201, customer, { Location: `${BASE}/${customer.id}` });
			}
			default:
				throw notSupported();
		}
	}

	#single(exchange: Exchange, customer: AppCustomer): Answer {
		switch (exchange.method) {
			case 'GET':
				return json(200, customer);
			case 'PUT': {
				const input = parse(customerInputSchema, { ...customer, ...jsonBody(exchange) });
				return json(200, this.store.update(customer.id, input));
			}
			case 'DELETE':
				this.store.remove(customer.id);
				return { status: 204, headers: {}, body: '' };
			default:
				throw notSupported();
		}
	}

	#timeline(exchange: Exchange, { id }: AppCustomer): Answer {
		switch (exchange.method) {
			case 'GET':
				return json(200, { items: this.store.notes(id) });
			case 'POST':
				return json(201, this.store.addNote(id, parse(noteInputSchema, jsonBody(exchange))));
			default:
				throw notSupported();
		}
	}

	#list({ query, distortion }: Exchange): Answer {
		if (distortion === 'repeat-page' && this.#previousList !== undefined) return this.#previousList;
		const page = positive(query, 'page', 1, Number.MAX_SAFE_INTEGER);
		const pageSize = positive(query, 'pageSize', 100, MOST_PER_PAGE);
		const found = this.#find(query);
		const end = page * pageSize;
		const items = distortRows(found.slice(end - pageSize, end), distortion);
		const total = found.length;
		const answer = json(200, { items, page, pageSize, total, hasMore: end < total });
		this.#previousList = answer;
		return answer;
	}

	#find(query: URLSearchParams): readonly AppCustomer[] {
		const number = query.get('number');
		if (number !== null) {
			const customer = this.store.findByNumber(number);
			return customer === undefined ? [] : [customer];
		}
		const since = query.get('modifiedSince');
		if (since === null) return this.store.all();
		const moment = Date.parse(since);
		if (Number.isNaN(moment)) {
			throw new AppError(400, 'bad_request', 'modifiedSince is no ISO date-time.', {
				field: 'modifiedSince',
			});
		}
		return this.store.all().filter(({ modifiedAt }) => Date.parse(modifiedAt) >= moment);
	}
}

function parse<Output>(schema: z.ZodType<Output>, input: unknown): Output {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const field = issue?.path.join('.') ?? '';
	throw new AppError(422, 'invalid', issue?.message ?? 'Invalid.', { field });
}

function jsonBody({ body }: Exchange): Record<string, unknown> {
	const value = parsedJson(body);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new AppError(400, 'bad_request', 'A JSON object is expected.');
	}
	return { ...value };
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new AppError(400, 'bad_request', 'The body is not JSON.');
	}
}

function positive(query: URLSearchParams, name: string, otherwise: number, most: number): number {
	const text = query.get(name);
	if (text === null) return otherwise;
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1 || value > most) {
		throw new AppError(400, 'bad_request', `${name} is a whole number from 1.`, { field: name });
	}
	return value;
}

function notSupported(): AppError {
	return new AppError(405, 'method_not_allowed', 'That method is not supported here.');
}

function errorBody({ status, code, message, details }: AppError): Answer {
	return json(status, { error: { code, message, ...details } });
}

function codeOf(status: number): string {
	if (status === 413) return 'too_large';
	if (status === 429) return 'rate_limited';
	return status >= 500 ? 'server_error' : 'bad_request';
}

function sameText(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
