import { json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import { distortRows } from '../http/fault-effects';
import { AppError } from './app-error';
import { positive } from './request-parts';

const MOST_PER_PAGE = 500;

/** A page of a list: the answer, and what stands in it. */
export interface Page<Item> {
	readonly answer: Answer;
	/** Empty when a fault gives the previous page again. */
	readonly items: readonly Item[];
}

/** Lists in pages, all in the same form. */
export class Lists {
	#previous: Answer | undefined;

	/** The page that the query asks of these. @throws {AppError} when it asks none */
	page<Item>({ query, distortion }: Exchange, found: readonly Item[]): Page<Item> {
		if (distortion === 'repeat-page' && this.#previous !== undefined) {
			return { answer: this.#previous, items: [] };
		}
		const page = positive(query, 'page', 1, Number.MAX_SAFE_INTEGER);
		const pageSize = positive(query, 'pageSize', 100, MOST_PER_PAGE);
		const end = page * pageSize;
		const items = distortRows(found.slice(end - pageSize, end), distortion);
		const total = found.length;
		const answer = json(200, { items, page, pageSize, total, hasMore: end < total });
		this.#previous = answer;
		return { answer, items };
	}
}

/**
 * What happened at or after the moment in the query: `modifiedSince`, or `since` for short.
 *
 * @throws {AppError} when that is no moment
 */
export function happenedSince<Item>(
	items: readonly Item[],
	query: URLSearchParams,
	momentOf: (item: Item) => string,
): readonly Item[] {
	const field = query.has('modifiedSince') ? 'modifiedSince' : 'since';
	const since = query.get(field);
	if (since === null) return items;
	const moment = Date.parse(since);
	if (Number.isNaN(moment)) {
		throw new AppError(400, 'bad_request', `${field} is no ISO date-time.`, { field });
	}
	return items.filter((item) => Date.parse(momentOf(item)) >= moment);
}
