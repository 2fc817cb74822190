import { json, noContent, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { WorkOrderApp } from '../workorders/app';
import { refusalOf } from '../workorders/app-error';
import type { Note } from '../workorders/note';
import { isTimelineName, type Listed, type Resource } from '../workorders/resource';
import { CONTROL_BODIES, parseBody } from './control-bodies';
import { ControlError } from './control-error';

/**
 * Answers what the control interface asks of the work-order app, as a person at its screen would:
 * records, one with its timeline, adding, changing and removing under the app's own rules, and the
 * validity of the token.
 */
export function answerApp(
	app: WorkOrderApp,
	exchange: Exchange,
	name: string,
	id: string | undefined,
): Answer {
	const action = `${exchange.method}${id === undefined ? '' : ' one'}`;
	if (name === 'token' && action === 'POST') return setToken(app, exchange.body);
	const resource = app.resources.get(name);
	if (resource === undefined) throw new ControlError(404, 'not_found', `There are no ${name}.`);
	switch (action) {
		case 'GET':
			return json(200, resource.find(exchange.query));
		case 'POST':
			return json(
				201,
				written(() => resource.create(parseBody(CONTROL_BODIES.fields, exchange.body))),
			);
		case 'GET one': {
			const record = known(resource, id);
			return json(200, { ...record, timeline: timelineOf(app, resource, record.id) });
		}
		case 'PATCH one': {
			const record = known(resource, id);
			const changes = parseBody(CONTROL_BODIES.fields, exchange.body);
			return json(
				200,
				written(() => resource.update(record.id, changes)),
			);
		}
		case 'DELETE one':
			resource.remove(known(resource, id).id);
			return noContent();
		default:
			throw new ControlError(405, 'method_not_allowed', `No ${exchange.method} here.`);
	}
}

function setToken(app: WorkOrderApp, body: string): Answer {
	const { revoked } = parseBody(CONTROL_BODIES.appToken, body);
	app.isTokenRevoked = revoked;
	return json(200, { revoked });
}

function timelineOf(
	{ notes }: WorkOrderApp,
	{ kind }: Resource,
	recordId: number,
): readonly Note[] {
	return isTimelineName(kind.name) ? notes.of({ resource: kind.name, recordId }) : [];
}

function known(resource: Resource, id: string | undefined): Listed {
	const record = resource.get(Number(id));
	if (record !== undefined) return record;
	const label = resource.kind.label.toLowerCase();
	throw new ControlError(404, 'not_found', `There is no ${label} ${id ?? ''}.`);
}

/** What was written. @throws {ControlError} with the sentence of the app when it refuses */
function written<Result>(write: () => Result): Result {
	try {
		return write();
	} catch (error) {
		const refusal = refusalOf(error);
		if (refusal === undefined) throw error;
		const { status, code, message, details } = refusal;
		throw new ControlError(status, code, message, details);
	}
}
