import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod4';
import { json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { distortRows } from '../http/fault-effects';
import { Duplicate } from './collection';
import { noteInputSchema } from './note';
import type { Listed, Resource, Timeline } from './resource';

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

const PATH = /^\/api\/v1\/(?<name>[a-z-]+)(?:\/(?<id>\d+)(?<notes>\/notes)?)?$/;
const MOST_PER_PAGE = 500;

/** The REST interface of the work-order app: the same for every kind of record. */
export class WorkOrderApi {
	#previousList: Answer | undefined;

	constructor(
		private readonly resources: ReadonlyMap<string, Resource>,
		private readonly token: string,
	) {}

	handle(exchange: Exchange): Answer {
		try {
			return this.#route(exchange);
		} catch (error) {
			const refusal = refusalOf(error);
			if (refusal !== undefined) return errorBody(refusal);
			throw error;
		}
	}

	errorAnswer(status: number, message: string): Answer {
		return errorBody(new AppError(status, codeOf(status), message));
	}

	#route(exchange: Exchange): Answer {
		this.#checkToken(exchange);
		const { name = '', id, notes } = PATH.exec(exchange.path)?.groups ?? {};
		const resource = this.resources.get(name);
		if (resource === undefined || (notes !== undefined && resource.timeline === undefined)) {
			throw new AppError(404, 'not_found', 'There is no such resource.');
		}
		if (id === undefined) return this.#collection(exchange, name, resource);
		const record = resource.get(Number(id));
		if (record === undefined) throw new AppError(404, 'not_found', `No ${resource.label} ${id}.`);
		return notes === undefined || resource.timeline === undefined
			? this.#single(exchange, resource, record)
			: this.#timeline(exchange, resource.timeline, record);
	}

	#checkToken(exchange: Exchange): void {
		const bearer = /^Bearer (?<token>\S+)$/i.exec(exchange.header('authorization'));
		const given = exchange.query.get('token') ?? bearer?.groups?.['token'] ?? '';
		if (exchange.tokenExpires || !sameText(given, this.token)) {
			throw new AppError(401, 'unauthorized', 'The token is missing or wrong.');
		}
	}

	#collection(exchange: Exchange, name: string, resource: Resource): Answer {
		switch (exchange.method) {
			case 'GET':
				return this.#list(exchange, resource);
			case 'POST': {
				const record = resource.create(jsonBody(exchange));
				return json(201, record, { Location: `/api/v1/${name}/${record.id}` });
			}
			default:
				throw notSupported();
		}
	}

	#single(exchange: Exchange, resource: Resource, record: Listed): Answer {
		switch (exchange.method) {
			case 'GET':
				return json(200, record);
			case 'PUT':
				return json(200, resource.update(record.id, jsonBody(exchange)));
			case 'DELETE':
				resource.remove(record.id);
				return { status: 204, headers: {}, body: '' };
			default:
				throw notSupported();
		}
	}

	#timeline(exchange: Exchange, timeline: Timeline, { id }: Listed): Answer {
		switch (exchange.method) {
			case 'GET':
				return json(200, { items: timeline.notes(id) });
			case 'POST':
				return json(201, timeline.addNote(id, noteInputSchema.parse(jsonBody(exchange))));
			default:
				throw notSupported();
		}
	}

	#list({ query, distortion }: Exchange, resource: Resource): Answer {
		if (distortion === 'repeat-page' && this.#previousList !== undefined) return this.#previousList;
		const page = positive(query, 'page', 1, Number.MAX_SAFE_INTEGER);
		const pageSize = positive(query, 'pageSize', 100, MOST_PER_PAGE);
		const found = modifiedSince(resource.find(query), query);
		const end = page * pageSize;
		const items = distortRows(found.slice(end - pageSize, end), distortion);
		const total = found.length;
		const answer = json(200, { items, page, pageSize, total, hasMore: end < total });
		this.#previousList = answer;
		return answer;
	}
}

/** Records changed at or after `modifiedSince`, or `since` for short. */
function modifiedSince(records: readonly Listed[], query: URLSearchParams): readonly Listed[] {
	const field = query.has('modifiedSince') ? 'modifiedSince' : 'since';
	const since = query.get(field);
	if (since === null) return records;
	const moment = Date.parse(since);
	if (Number.isNaN(moment)) {
		throw new AppError(400, 'bad_request', `${field} is no ISO date-time.`, { field });
	}
	return records.filter(({ modifiedAt }) => Date.parse(modifiedAt) >= moment);
}

/** The refusal that an error stands for; undefined when it is a fault of the app. */
function refusalOf(error: unknown): AppError | undefined {
	if (error instanceof AppError) return error;
	if (error instanceof z.ZodError) {
		const issue = error.issues[0];
		const field = issue?.path.join('.') ?? '';
		return new AppError(422, 'invalid', issue?.message ?? 'Invalid.', { field });
	}
	if (error instanceof Duplicate) {
		const { field, id, message } = error;
		const snake = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
		return new AppError(409, `duplicate_${snake}`, message, { field, id });
	}
	return undefined;
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
