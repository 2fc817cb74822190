import { json, noContent, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { WorkOrderApp } from './app';
import { AppError, notFound, notSupported } from './app-error';
import { happenedSince, type Lists } from './lists';
import { keyedNoteSchema, noteKeySchema } from './note';
import { decodedPart, jsonBody } from './request-parts';

const PATH = /^\/notes(?:\/(?:by-key\/(?<key>[^/]+)|(?<id>\d+)))?$/;

/** Answers requests for notes of all records together: the list of messages, and notes by key. */
export class NoteRoutes {
	constructor(
		private readonly app: WorkOrderApp,
		private readonly lists: Lists,
	) {}

	/**
	 * `path` is what follows `/api/v1`; undefined when it is none of these.
	 *
	 * @throws {AppError} when the request is refused
	 */
	answer(exchange: Exchange, path: string): Answer | undefined {
		const match = PATH.exec(path);
		if (match === null) return undefined;
		const { key, id } = match.groups ?? {};
		if (key !== undefined) return this.#byKey(exchange, decodedPart(key));
		return id === undefined ? this.#list(exchange) : this.#byId(exchange, Number(id));
	}

	#list(exchange: Exchange): Answer {
		if (exchange.method !== 'GET') throw notSupported();
		const { query } = exchange;
		const source = query.get('source');
		const kind = query.get('kind');
		const filter = { ...(source !== null && { source }), ...(kind !== null && { kind }) };
		const found = happenedSince(this.app.notes.find(filter), query, (note) => note.modifiedAt);
		return this.lists.page(exchange, found).answer;
	}

	#byId({ method }: Exchange, id: number): Answer {
		if (method !== 'DELETE') throw notSupported();
		if (!this.app.notes.remove(id)) throw notFound(`No note ${id}.`);
		return noContent();
	}

	#byKey(exchange: Exchange, key: string): Answer {
		switch (exchange.method) {
			case 'PUT':
				return this.#put(exchange, key);
			case 'DELETE':
				this.app.notes.removeByKey(key);
				return noContent();
			default:
				throw notSupported();
		}
	}

	#put(exchange: Exchange, key: string): Answer {
		const schema = keyedNoteSchema.extend({ key: noteKeySchema });
		const { resource, recordId, ...input } = schema.parse({ ...jsonBody(exchange), key });
		if (this.app.resources.get(resource)?.get(recordId) === undefined) {
			throw new AppError(404, 'unknown_record', `There is no record ${recordId} in ${resource}.`);
		}
		const { note, isNew } = this.app.notes.putByKey({ resource, recordId }, input);
		return json(isNew ? 201 : 200, note);
	}
}
