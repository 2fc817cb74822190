import type { Sandbox } from '../../../sandbox';
import { memberOf } from './account-view';
import { readAnswer, type ReadAnswer } from './sandbox';

/** A request to the work-order app with its token; a body that is a text is sent as it is. */
export async function app(
	world: Sandbox,
	method: string,
	path: string,
	body?: unknown,
): Promise<ReadAnswer> {
	return readAnswer(
		await fetch(`${world.workOrders.baseUrl}/api/v1${path}`, {
			method,
			headers: {
				Authorization: `Bearer ${world.workOrders.token}`,
				...(body !== undefined && { 'Content-Type': 'application/json' }),
			},
			...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
		}),
	);
}

/** One field of each item in a list. */
export function pluck(answer: ReadAnswer, field: string): unknown {
	const items = memberOf(answer.json, 'items');
	return Array.isArray(items) ? items.map((item) => memberOf(item, field)) : items;
}

export function errorIn(answer: ReadAnswer): unknown {
	return memberOf(answer.json, 'error');
}
