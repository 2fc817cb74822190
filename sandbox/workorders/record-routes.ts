import { json, noContent, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { WorkOrderApp } from './app';
import { AppError, notFound, notSupported, refusalOf } from './app-error';
import { happenedSince, type Lists } from './lists';
import { noteInputSchema, type NotePlace } from './note';
import { isObject, jsonBody, yesOrNo } from './request-parts';
import { isTimelineName, type Listed, type Resource } from './resource';

const PATH = /^\/(?<name>[a-z-]+)(?:\/(?:(?<batch>batch)|(?<id>\d+)(?<notes>\/notes)?))?$/;
const MOST_IN_BATCH = 200;

/** Answers requests for records: lists, single ones, batches and timelines. */
export class RecordRoutes {
	constructor(
		private readonly app: WorkOrderApp,
		private readonly lists: Lists,
	) {}

	/** `path` is what follows `/api/v1`. @throws {AppError} when the request is refused */
	answer(exchange: Exchange, path: string): Answer {
		const { name = '', batch, id, notes } = PATH.exec(path)?.groups ?? {};
		const resource = this.app.resources.get(name);
		if (resource === undefined) throw notFound();
		if (batch !== undefined) return createAll(exchange, resource);
		if (id === undefined) return this.#collection(exchange, resource);
		const place = notes === undefined ? undefined : timelineOf(resource, Number(id));
		const record = resource.get(Number(id));
		if (record === undefined) throw notFound(`No ${resource.kind.label.toLowerCase()} ${id}.`);
		return place === undefined
			? single(exchange, resource, record)
			: this.#timeline(exchange, place);
	}

	#collection(exchange: Exchange, resource: Resource): Answer {
		switch (exchange.method) {
			case 'GET':
				return this.#list(exchange, resource);
			case 'POST': {
				const record = resource.create(jsonBody(exchange));
				return json(201, record, { Location: `/api/v1/${resource.kind.name}/${record.id}` });
			}
			default:
				throw notSupported();
		}
	}

	/** A page of records. Reading what is to be handed over hands it over, unless told not to. */
	#list(exchange: Exchange, resource: Resource): Answer {
		const { query } = exchange;
		const { handedOver } = resource.kind;
		const isTaken = query.get('state') === handedOver?.from && yesOrNo(query, 'updateStatus', true);
		const found = happenedSince(resource.find(query), query, ({ modifiedAt }) => modifiedAt);
		const { answer, items } = this.lists.page(exchange, found);
		if (handedOver !== undefined && isTaken) {
			for (const { id } of items) resource.update(id, { state: handedOver.to });
		}
		return answer;
	}

	#timeline(exchange: Exchange, place: NotePlace): Answer {
		const { notes } = this.app;
		switch (exchange.method) {
			case 'GET':
				return json(200, { items: notes.of(place) });
			case 'POST':
				return json(201, notes.add(place, noteInputSchema.parse(jsonBody(exchange))));
			default:
				throw notSupported();
		}
	}
}

function single(exchange: Exchange, resource: Resource, { id }: Listed): Answer {
	switch (exchange.method) {
		case 'GET':
			return json(200, resource.get(id));
		case 'PUT':
			return json(200, resource.update(id, jsonBody(exchange)));
		case 'DELETE':
			resource.remove(id);
			return noContent();
		default:
			throw notSupported();
	}
}

/** Creates each item by itself: the status is 200 although some may have failed. */
function createAll(exchange: Exchange, resource: Resource): Answer {
	if (exchange.method !== 'POST') throw notSupported();
	const { items } = jsonBody(exchange);
	if (!Array.isArray(items) || items.length > MOST_IN_BATCH) {
		const message = `items is a list of at most ${MOST_IN_BATCH} records.`;
		throw new AppError(422, 'invalid', message, { field: 'items' });
	}
	return json(200, { results: items.map((item: unknown) => created(resource, item)) });
}

function created(resource: Resource, item: unknown): object {
	try {
		if (!isObject(item)) throw new AppError(422, 'invalid', 'An item is an object.');
		return { status: 201, record: resource.create(item) };
	} catch (error) {
		const refusal = refusalOf(error);
		if (refusal === undefined) throw error;
		return { status: refusal.status, error: refusal.body };
	}
}

/** @throws {AppError} when such records have no timeline */
function timelineOf({ kind: { name } }: Resource, recordId: number): NotePlace {
	if (!isTimelineName(name)) throw notFound();
	return { resource: name, recordId };
}
