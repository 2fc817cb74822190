import { z } from 'zod4';
import { conditionSchema } from '../autoreport/tenant';
import { digipoortFaultSchema } from '../digipoort/digipoort';
import { json, type Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';
import type { Sandbox } from '../sandbox';
import { parseBody, parseValue } from './control-bodies';
import { filingOverview } from './filing-overview';

const walkSchema = z.strictObject({
	way: z.enum(['digipoort', 'autoReport']),
	/** Status codes of Digipoort, or detailed states of AutoReport. */
	states: z.array(z.string().min(1).max(100)).min(1).max(50),
});

/** The part of the control interface about filings. */
export function filingRoutes(
	sandbox: () => Sandbox,
): Readonly<Record<string, (exchange: Exchange) => Answer>> {
	return {
		'GET /overview/filings': () => json(200, filingOverview(sandbox())),
		'GET /filings': () => {
			const { digipoort, autoReport } = sandbox();
			return json(200, { digipoort: digipoort.filings(), autoReport: autoReport.reports() });
		},
		'DELETE /filings': () => {
			sandbox().digipoort.clear();
			sandbox().autoReport.clear();
			return json(200, []);
		},
		'POST /filing-walks': ({ body }) => {
			const { way, states } = parseBody(walkSchema, body);
			sandbox()[way].nextWalk(states);
			return json(201, states);
		},
		'GET /digipoort': () => {
			const { baseUrl, firm, root, signer } = sandbox().digipoort;
			return json(200, { baseUrl, ...firm, root, signer });
		},
		'GET /digipoort-faults': () => json(200, sandbox().digipoort.faults()),
		'POST /digipoort-faults': ({ body }) => {
			const { fault } = parseBody(z.strictObject({ fault: digipoortFaultSchema }), body);
			sandbox().digipoort.addFault(fault);
			return json(201, sandbox().digipoort.faults());
		},
		'DELETE /digipoort-faults': () => {
			sandbox().digipoort.clearFaults();
			return json(200, []);
		},
		'GET /autoreport': () => json(200, sandbox().autoReport.condition()),
		'POST /autoreport': ({ body }) => {
			const { autoReport } = sandbox();
			const sent = parseBody(z.record(z.string(), z.unknown()), body);
			autoReport.change(parseValue(conditionSchema, { ...autoReport.condition(), ...sent }));
			return json(200, autoReport.condition());
		},
	};
}
