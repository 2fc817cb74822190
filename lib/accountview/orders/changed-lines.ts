import { isBlank, type EntityInput, type EntityRecord } from '../values';
import { notTakenOver, type NotTakenOver, type Reason } from './append-result';
import { isAlike, pairedLines } from './line-comparison';
import type { OrderLineInput } from './line-input';

/** Lines that may have been sent before, held against the order they are for. */
export interface ChangedLines<Line> {
	/** The order has nothing of the kind. */
	readonly missing: readonly Line[];
	/** The order has their articles with another quantity or description. */
	readonly changed: readonly NotTakenOver[];
}

/**
 * Tells lines that the order lacks from those that were corrected after they had been sent. A line of
 * the order that none of those wanted equals is taken for the earlier form of one with its article; a
 * price that differs is the office's own doing.
 *
 * @param withdrawn lines that the order should no longer have
 */
export function changedLines<Line extends EntityInput>(
	order: string,
	wanted: readonly Line[],
	withdrawn: readonly OrderLineInput[],
	present: readonly EntityRecord[],
): ChangedLines<Line> {
	const { missing, spare } = pairedLines(wanted, present);
	const left = [...spare];
	const changed: NotTakenOver[] = [];
	const earlierFormOf = ({ fields }: EntityInput): EntityRecord | undefined => {
		const place = left.findIndex((line) => isAlike(fields, line, ['articleCode']));
		return place === -1 ? undefined : left.splice(place, 1)[0];
	};
	const isMissing = (line: Line): boolean => {
		const earlier = earlierFormOf(line);
		if (earlier === undefined) return true;
		const reason = differenceOf(order, line, earlier);
		if (reason !== undefined) changed.push(notTakenOver(line, reason));
		return false;
	};
	const absent = missing.filter(isMissing);
	for (const line of withdrawn) {
		const earlier = earlierFormOf(line);
		if (earlier !== undefined) changed.push(notTakenOver(line, byQuantity(order, earlier, line)));
	}
	return { missing: absent, changed };
}

/** Undefined where only the price differs. */
function differenceOf(order: string, line: EntityInput, earlier: EntityRecord): Reason | undefined {
	if (!isAlike(line.fields, earlier, ['quantity'])) return byQuantity(order, earlier, line);
	const { description } = line.fields;
	if (isBlank(description) || isAlike(line.fields, earlier, ['description'])) return undefined;
	const [is, was] = [shown(description), shown(earlier['description'])];
	return {
		reason: `order ${order} has it with description '${was}' instead of '${is}'`,
		reasonNl: `op order ${order} staat omschrijving '${was}' in plaats van '${is}'`,
	};
}

function byQuantity(order: string, earlier: EntityRecord, { fields }: EntityInput): Reason {
	const [is, was] = [shown(fields['quantity']), shown(earlier['quantity'])];
	return {
		reason: `order ${order} has it with quantity ${was} instead of ${is}`,
		reasonNl: `op order ${order} staat aantal ${inDutch(was)} in plaats van ${inDutch(is)}`,
	};
}

function inDutch(amount: string): string {
	return amount.replace('.', ',');
}

function shown(value: EntityRecord[string] | undefined): string {
	return isBlank(value) ? '' : String(value);
}
