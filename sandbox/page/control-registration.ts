import { z } from 'zod4';
import { json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { Sandbox } from '../sandbox';
import { SERVICE_NAMES } from '../visma/records';
import { registrationConditionSchema } from '../visma/tenant';
import { parseBody, parseValue } from './control-bodies';
import { registrationOverview } from './registration-overview';

/** The part of the control interface about AccountView.Net and Visma.net. */
export function registrationRoutes(
	sandbox: () => Sandbox,
): Readonly<Record<string, (exchange: Exchange) => Answer>> {
	return {
		'GET /overview/registration': () => json(200, registrationOverview(sandbox())),
		'GET /registration': () =>
			json(
				200,
				Object.fromEntries(SERVICE_NAMES.map((name) => [name, sandbox().visma.kept(name)])),
			),
		'DELETE /registration': () => {
			sandbox().visma.clear();
			return json(200, []);
		},
		'GET /visma': () => {
			const { visma } = sandbox();
			const { baseUrl, client } = visma;
			return json(200, { baseUrl, client, condition: visma.condition() });
		},
		'POST /visma': ({ body }) => {
			const { visma } = sandbox();
			const sent = parseBody(z.record(z.string(), z.unknown()), body);
			visma.change(parseValue(registrationConditionSchema, { ...visma.condition(), ...sent }));
			return json(200, visma.condition());
		},
	};
}
