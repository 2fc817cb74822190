import type { MessageFacts } from '../message/message';
import { FIELDS } from '../rubrics/fields';
import type { VatReturn } from '../vat-return/draft';
import type { Generation } from './generations';
import { associationParts, headerFacts } from './header';
import { euroFact, type Context, type Instance } from './instance';

/** A VAT return as an instance: every amount, zeros included. */
export function vatReturnInstance(
	{ obNumber, period, euros }: VatReturn,
	message: MessageFacts,
	generation: Generation,
): Instance {
	const context: Context = { id: 'Msg', obNumber, period, members: [] };
	const association = associationParts(message, generation, context);
	const amounts = [...FIELDS].sort((one, other) => (one.element < other.element ? -1 : 1));
	return {
		kind: 'vatReturn',
		generation,
		contexts: [context, ...association.contexts],
		facts: [
			...headerFacts('vatReturn', message, context.id),
			...association.facts,
			...amounts.map(({ field, element }) => euroFact(element, context.id, euros[field])),
		],
	};
}
