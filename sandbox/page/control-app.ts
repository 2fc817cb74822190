import { json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { Resource } from '../workorders/resource';
import { ControlError } from './control-error';

/** Answers what the control interface asks of the work-order app: records, one with its timeline, removal. */
export function answerApp(
	resources: ReadonlyMap<string, Resource>,
	exchange: Exchange,
	name: string,
	id: string | undefined,
): Answer {
	const resource = resources.get(name);
	if (resource === undefined) throw new ControlError(404, 'not_found', `There are no ${name}.`);
	switch (`${exchange.method}${id === undefined ? '' : ' one'}`) {
		case 'GET':
			return json(200, resource.find(exchange.query));
		case 'GET one': {
			const record = resource.get(Number(id));
			if (record === undefined) throw missing(resource, id);
			return json(200, { ...record, notes: resource.timeline?.notes(record.id) ?? [] });
		}
		case 'DELETE one':
			if (!resource.remove(Number(id))) throw missing(resource, id);
			return { status: 204, headers: {}, body: '' };
		default:
			throw new ControlError(405, 'method_not_allowed', `No ${exchange.method} here.`);
	}
}

function missing({ label }: Resource, id: string | undefined): ControlError {
	return new ControlError(404, 'not_found', `There is no ${label} ${id ?? ''}.`);
}
