import { TaxError } from '../errors';
import type { IcpStatement } from '../icp/statement';
import type { MessageFacts } from '../message/message';
import { hasTuples, type Generation } from './generations';
import { associationParts, headerFacts } from './header';
import { icpDimensions } from './icp-dimensions';
import { icpTuples } from './icp-tuples';
import type { Context, Instance } from './instance';

/**
 * How the period that a correction is about is told in a taxonomy with tuples, which has no element for
 * it: not at all, so that corrections are refused, or as the period of the context of the tuple. The tax
 * authority has published neither.
 */
export type CorrectionPeriod = 'refuse' | 'context';

/**
 * An ICP statement as an instance, in tuples up to NT19 and in typed dimensions from NT20 on.
 *
 * @throws TaxError TAX_NOT_EXPRESSIBLE
 */
export function icpInstance(
	draft: IcpStatement,
	message: MessageFacts,
	generation: Generation,
	corrections: CorrectionPeriod,
): Instance {
	checkExpressible(draft, generation, corrections);
	const { obNumber, period, division } = draft;
	const context: Context = { id: 'CD_Opgaaf', obNumber, period, members: [] };
	const association = associationParts(message, generation, context);
	const lines = hasTuples(generation) ? icpTuples(draft, context) : icpDimensions(draft, context);
	return {
		kind: 'icp',
		generation,
		contexts: [context, ...association.contexts, ...lines.contexts],
		facts: [
			...headerFacts('icp', message, context.id, division),
			...association.facts,
			...lines.facts,
		],
	};
}

function checkExpressible(
	{ lines, callOff, administration }: IcpStatement,
	generation: Generation,
	corrections: CorrectionPeriod,
): void {
	const correction = lines.find(({ corrects }) => corrects !== '');
	if (correction !== undefined && !(hasTuples(generation) && corrections === 'context')) {
		throw notExpressible(
			`the correction of ${correction.corrects} for ${correction.customer}`,
			correction.customer,
			generation,
		);
	}
	if (callOff.length > 0 && !hasTuples(generation)) {
		throw notExpressible('call-off stock (voorraad op afroep)', administration, generation);
	}
}

function notExpressible(what: string, record: string, { nt }: Generation): TaxError {
	return new TaxError({
		code: 'TAX_NOT_EXPRESSIBLE',
		message: `NT${nt} has no published way to state ${what}, so the statement of ${record} is not made.`,
		remedy:
			'Take it out of this statement and file it in the portal of the tax authority (Mijn Belastingdienst Zakelijk).',
		record,
		details: { nt },
	});
}
