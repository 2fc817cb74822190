import { timingSafeEqual } from 'node:crypto';
import type { Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { WorkOrderApp } from './app';
import { AppError, codeOf, notFound, notSupported, refusalOf } from './app-error';
import { happenedSince, Lists } from './lists';
import { NoteRoutes } from './note-routes';
import { RecordRoutes } from './record-routes';

const BASE = '/api/v1';

/** The REST interface of the work-order app. */
export class WorkOrderApi {
	readonly #lists = new Lists();
	readonly #notes: NoteRoutes;
	readonly #records: RecordRoutes;

	constructor(private readonly app: WorkOrderApp) {
		this.#notes = new NoteRoutes(app, this.#lists);
		this.#records = new RecordRoutes(app, this.#lists);
	}

	handle(exchange: Exchange): Answer {
		try {
			this.#checkToken(exchange);
			if (!exchange.path.startsWith(`${BASE}/`)) throw notFound();
			const path = exchange.path.slice(BASE.length);
			if (path === '/deletions') return this.#deletions(exchange);
			return this.#notes.answer(exchange, path) ?? this.#records.answer(exchange, path);
		} catch (error) {
			const refusal = refusalOf(error);
			if (refusal !== undefined) return refusal.answer();
			throw error;
		}
	}

	errorAnswer(status: number, message: string): Answer {
		return new AppError(status, codeOf(status), message).answer();
	}

	#checkToken(exchange: Exchange): void {
		const bearer = /^Bearer (?<token>\S+)$/i.exec(exchange.header('authorization'));
		const given = exchange.query.get('token') ?? bearer?.groups?.['token'] ?? '';
		const { token, isTokenRevoked } = this.app;
		if (exchange.tokenExpires || isTokenRevoked || !sameText(given, token)) {
			throw new AppError(401, 'unauthorized', 'The token is missing, wrong or revoked.');
		}
	}

	#deletions(exchange: Exchange): Answer {
		if (exchange.method !== 'GET') throw notSupported();
		const { query } = exchange;
		const resource = query.get('resource');
		// A misspelt name would otherwise read as "nothing was removed".
		if (resource !== null && !this.app.resources.has(resource)) {
			const message = `There is no resource ${resource}.`;
			throw new AppError(400, 'bad_request', message, { field: 'resource' });
		}
		const all = this.app.deletions.all();
		const wanted = all.filter((one) => resource === null || one.resource === resource);
		return this.#lists.page(
			exchange,
			happenedSince(wanted, query, ({ deletedAt }) => deletedAt),
		).answer;
	}
}

function sameText(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
